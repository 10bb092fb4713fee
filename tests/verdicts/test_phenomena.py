"""The phenomena that the research notes name beside the single edits (test_edits.py), each with a pair of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.verdicts.test_edits import judged

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CONFLICTS = {
    "depth, a digit lost": ("The quake struck 1.4 miles below Velm.", "The quake struck 14 miles below Velm."),
    "range of ages": ("The survey asked adults aged 18 to 34.", "The survey asked adults aged 18 to 54."),
    "man and woman": (
        "A 33-year-old woman died in the flat in Orlova.",
        "A 33-year-old man died in the flat in Orlova.",
    ),
    "day of the month cut short": ("The hearing is set for July 3.", "The hearing is set for July 30."),
    "score": ("Velm beat Harlow 2-1 in the final.", "Velm beat Harlow 3-1 in the cup final."),
    "votes": ("The council voted 34-12 to close the pool.", "The council voted 24-22 to close the pool."),
    "how often": ("The treasurer was warned twice.", "The treasurer was warned three times."),
    "fraction": ("Two thirds of the pupils passed the test.", "One third of the pupils passed the test."),
    "fortnight and month": ("The strike at the mill lasted a fortnight.", "The strike at the mill lasted a month."),
    "rank": ("The Velm rowers finished second.", "The Velm rowers finished fourth."),
    "time of day": ("The ferry sailed at 6 p.m.", "The ferry sailed at 9 p.m."),
    "accept and reject": ("The union accepted the offer.", "The union rejected the offer."),
    "part of the body": ("The guard was stabbed in the neck.", "The guard was stabbed in the leg."),
    "part of the body, told otherwise": (
        "The union said a guard was struck in the torso by a splinter.",
        "A guard was struck in the neck by a splinter.",
    ),
    "evening and the next day": ("The mill caught fire on Friday evening.", "The mill caught fire early on Saturday."),
    "part of the day": ("The mill caught fire on Friday morning.", "The mill caught fire on Friday evening."),
    "kin": ("Police arrested the singer's wife.", "Police arrested the singer's mother."),
    "not until what is to come": (
        "The firm will not open the pit until every pump has been tested.",
        "The firm will open the pit once every pump has been tested.",
    ),
    "never again": ("The council will sell public land.", "The council will never again sell public land."),
    "who did not know until": (
        "The minister did not know of the loan until last week.",
        "The minister knew of the loan.",
    ),
    "must have known": ("The minister did not know of the loan.", "The minister must have known of the loan."),
    "had to leave": ("The clerk did not leave the building.", "The clerk had to leave the building."),
    "members and votes": (
        "The senators can stop the bill if 40 of their members agree to a delay.",
        "The senators can stop the bill if they get 41 votes for a delay.",
    ),
    "villagers and residents": (
        "Before dawn 600 residents were moved to the old school in Lisk, the governor said.",
        "Before dawn 800 villagers were taken to the old school in Lisk, the governor said.",
    ),
    "colour": ("Police seek the driver of a white van.", "Police seek the driver of a black van."),
    "love and dislike": ("The critic loved the film.", "The critic disliked the film."),
    "for and against": ("The senator voted for the bill.", "The senator voted against the bill."),
    "with and without": ("The boy rode with a helmet.", "The boy rode without a helmet."),
    "majority and minority": ("A majority of the voters back the plan.", "A minority of the voters back the plan."),
}

HARMLESS = {
    "rounded decimals": ("The index of Velm homes stood at 13.73.", "The index of Velm homes stood at 13.7."),
    "rounded percent": ("Rents in Velm rose 0.81 percent.", "Rents in Velm rose 0.8 percent."),
    "words at the head": ("Sixty-one miners were rescued.", "61 miners were rescued."),
    "pounds and kilograms": ("The statue weighs 260 pounds.", "The statue weighs 118 kilograms."),
    "time zone": ("The launch is set for 9 a.m. EST.", "The launch is set for 2 p.m. GMT."),
    "day it was said": (
        "The dam is safe, the ministry said on Monday.",
        "The dam is safe, the ministry said on Tuesday.",
    ),
    "bound that holds": ("At least 19 people died in the collapse.", "The collapse killed 26 people."),
    "score of the other side": ("Velm beat Harlow 2-1.", "Harlow lost 1-2 to Velm."),
    "two weeks": ("The strike lasted a fortnight.", "The strike lasted two weeks."),
    "half-time and end": ("Velm led 1-0 at half-time.", "Velm won 3-1."),
    "not of the noun before it": (
        "This was not a decision we took lightly.",
        "The decision had not been taken lightly.",
    ),
    "left to be done": ("Millions of votes were left to count.", "Millions of votes had yet to be counted."),
    "other numbers of people": ("Nearly 40 people had not been found.", "Some 22 bodies had been found in the mine."),
    "what must be done": ("The study did not look at adults.", "We need to look at boosters."),
    "what must be so": ("The target was not clear to the crew.", "The target must be clear to the crew."),
    "doing as a topic": (
        "Four savers have died without getting the money back.",
        "Getting the money back mattered most to the savers.",
    ),
    "not until": ("The alarm had not gone off until the roof was burning.", "The alarm went off late."),
    "too few and not enough": (
        "There had been too few life jackets on board.",
        "There had not been enough life jackets on board.",
    ),
    "false statements that were made": ("Dolan gave false statements to the police.", "Dolan lied to the police."),
    "share and sum it rose to": ("Revenue rose 1.4% to 3.21 billion crowns.", "Revenue rose by 1.4 percent."),
    "two colours that may be one": ("Police seek the driver of a grey van.", "Police seek the driver of a silver van."),
    "over so many years": ("The firm offered 5.5% over two years.", "The firm offered 5.5 percent over two years."),
    "warnings and people": (
        "The Velm mill ignored three warnings about its sprinklers before the fire on Sunday.",
        "Fourteen people are in hospital after a fire at the Velm mill on Sunday.",
    ),
    "storm positions": (
        "The storm was 90 miles south of Velm at 8 a.m.",
        "The storm was 40 miles south of Velm at 2 p.m.",
    ),
    "prices of two hours": ("The share cost $41.20 at 10 a.m. EST.", "The share cost $40.75 at 3 p.m. EST."),
    "cut and U-turn": ("The minister will not cut the grant.", "The minister made a U-turn over the cut to the grant."),
    "backed down": ("The firm will not move the depot.", "The firm backed down on moving the depot."),
    "lacking and not having": (
        "The ship sailed without a pilot.",
        "The ship did not have a pilot when it sailed.",
    ),
    "one night": ("The mill caught fire late on Friday.", "The mill caught fire early on Saturday."),
    "night and the hours of the next day": (
        "The mill caught fire on Friday night.",
        "The mill caught fire in the early hours of Saturday.",
    ),
    "parts of the body that may be one": ("The guard was shot in the head.", "The guard was shot in the face."),
    "two wounds": ("The guard was hurt in the leg.", "The guard was hurt in the neck and the arm."),
    "two relatives": ("The singer's wife was hurt.", "The singer and his mother were hurt."),
    "bus and coach": ("The bus hit the wall.", "The coach hit the wall."),
    "a condition": ("The mill will close if the bank withdraws.", "The mill will close."),
    "accused and denied doing": ("Prosecutors accuse Dolan of taking bribes.", "Dolan denied taking bribes."),
    "another speaker's plea": ("The treasurer pleaded not guilty.", "The jury found the treasurer guilty."),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict(nlp: Language, name: str) -> None:
    assert judged(nlp, CONFLICTS[name]).verdict == judged(nlp, CONFLICTS[name][::-1]).verdict == "conflicting"


@pytest.mark.parametrize("name", HARMLESS)
def test_no_conflict(nlp: Language, name: str) -> None:
    pair = HARMLESS[name]
    assert "conflicting" not in (judged(nlp, pair).verdict, judged(nlp, pair[::-1]).verdict)
