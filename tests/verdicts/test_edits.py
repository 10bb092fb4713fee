"""One pair for every single edit that makes a conflict, and every one that must not, as the research notes list them.

A conflict differs from its pair in the one thing that it is named after. A control says the same in another form, and
what is weaker says less than the other without contradicting it.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.comparing import Comparison, Pair, Side, compare

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CONFLICTS = {
    "number": ("The landslide in Orlova buried 17 houses.", "The landslide in Orlova buried 71 houses."),
    "magnitude": ("The port of Velm cost $3.4 million to build.", "The port of Velm cost $3.4 billion to build."),
    "unit": ("The siege of the mill lasted nine days.", "The siege of the mill lasted nine weeks."),
    "currency": ("The painting was sold for 40 million euros.", "The painting was sold for 40 million pounds."),
    "date": ("The factory in Harlow closed on 3 May 2021.", "The factory in Harlow closed on 13 May 2021."),
    "weekday": ("The orchestra will play in Velm on Tuesday.", "The orchestra will play in Velm on Thursday."),
    "negation in": ("The inspectors visited the mine before the fire.",
                    "The inspectors did not visit the mine before the fire."),
    "negation out": ("The pilot had not reported the fault before take-off.",
                     "The pilot had reported the fault before take-off."),
    "antonym": ("Shares in the shipyard rose on Friday morning.", "Shares in the shipyard fell on Friday morning."),
    "quantifier": ("All of the miners were brought to the surface.",
                   "None of the miners were brought to the surface."),
    "place": ("The negotiators signed the treaty in Lisbon.", "The negotiators signed the treaty in Vienna."),
    "actor": ("Teodora Lindqvist won the election for mayor of Velm.",
              "Rafael Okonjo won the election for mayor of Velm."),
    "role swap": ("Harlow Rovers beat Velm United in the final.", "Velm United beat Harlow Rovers in the final."),
}  # fmt: skip

CONTROLS = {
    "number in words": ("The landslide buried 17 houses.", "The landslide buried seventeen houses."),
    "rounding": ("The port cost $3.38 million to build.", "The port cost about $3.4 million to build."),
    "separators": ("Some 12000 people marched in Velm.", "Some 12,000 people marched in Velm."),
    "percent forms": ("Prices rose 4 percent in May.", "Prices rose 4% in May."),
    "money forms": ("The port cost $3.4 million.", "The port cost 3.4m dollars."),
    "unit converted": ("The tunnel is 10 kilometres long.", "The tunnel is 6.2 miles long."),
    "synonym": ("The firm will buy the shipyard.", "The firm will purchase the shipyard."),
    "passive": ("The storm destroyed the pier.", "The pier was destroyed by the storm."),
    "reordered": ("On Friday the council closed the bridge.", "The council closed the bridge on Friday."),
    "negation paraphrase": ("The minister did not attend the funeral.", "The minister was absent from the funeral."),
    "double negation": ("The minister did not deny the report.", "The minister did not dispute the report."),
    "contraction": ("The union will not sign the deal.", "The union won't sign the deal."),
    "title": ("Dr Ines Duarte treated the wounded.", "Ines Duarte treated the wounded."),
    "attribution": ("The dam held, the engineer said.", "According to the engineer, the dam held."),
    "abbreviation": ("The United Nations sent two convoys.", "The UN sent two convoys."),
    "spelling": ("The labour organisation travelled to the harbour.", "The labor organization traveled to the harbor."),
    "complement": ("Sixty percent of voters backed the levy.", "Forty percent of voters opposed the levy."),
}

WEAKER = {
    "modality": ("The council will close the bridge.", "The council may close the bridge."),
    "modality firmer": ("The council plans to close the bridge.", "The council will close the bridge."),
    "hedge": ("The treasurer stole the money.", "The treasurer allegedly stole the money."),
    "quantifier weaker": ("All schools in Velm stay shut.", "Most schools in Velm stay shut."),
    "finer date": ("The factory closed in May 2021.", "The factory closed on 3 May 2021."),
    "finer place": ("The ship sank off Portugal.", "The ship sank off the coast of Portugal near Porto."),
    "bound": ("At least 40 people were hurt.", "The blast hurt 43 people."),
}

TRAPS = {
    "sum of two": ("Two women and one man died in the flat.", "Three people died in the flat."),
    "sum with a person": ("Two women and a man", "Three people"),
    "sum with a person, told": ("Two women and a man died in the flat.", "Three people died in the flat."),
    "sum of three": ("Two women, a man and a child died in the flat.", "Four people died in the flat."),
    "yearly part": (
        "The pipeline will cost $5.1 billion over 30 years.",
        "The pipeline will cost $170 million a year.",
    ),
    "yet to": ("The ministry has yet to answer the letter.", "The ministry has not answered the letter."),
    "unless": ("The mill will close unless it is sold.", "The mill will close if it is not sold."),
    "turn-about": ("The council will not cut the bus line.", "The council dropped its plan to cut the bus line."),
    "charge and denial": ("Rafael Okonjo was charged with arson.", "Rafael Okonjo denies arson."),
    "plea and verdict": ("Rafael Okonjo pleaded not guilty to arson.", "Rafael Okonjo was found guilty of arson."),
    "sought and awarded": (
        "The farmers sought $9 million in damages.",
        "The farmers were awarded $2 million in damages.",
    ),
    "with and without": ("Profit was $31 million excluding the sale.", "Profit was $44 million including the sale."),
    "a year ago": ("The shipyard employed 400 people a year ago.", "The shipyard now employs 350 people."),
    "group and part": ("The storm injured 40 people.", "The storm injured 12 children."),
    "dead and hurt": ("The blast killed four people.", "The blast injured nine people."),
    "other days": ("Shares closed lower on Wednesday.", "Shares closed higher on Friday."),
    "decade": ("The pier was built in 1985.", "The pier was built in the 1980s."),
    "time of day": ("The train left at 6 p.m.", "The train left at 18:00."),
    "other index": ("The Velm index rose 12 points to 4,310.", "The Harlow index rose 31 points to 9,120."),
    "other period": ("Sales rose 4 percent in the quarter.", "Sales rose 11 percent in the year."),
    "age and count": ("The 41-year-old miner was found alive.", "Rescuers found 12 miners alive."),
    "list number": ("Flight 612 left Velm with 80 people on board.", "The flight left Velm with 80 people on board."),
}


def judged(nlp: Language, pair: tuple[str, str]) -> Comparison:
    return compared(nlp, *(Side(text) for text in pair))


def compared(nlp: Language, left: Side, right: Side) -> Comparison:
    from checker.rulebook import load

    (found,) = compare([Pair("1", left, right)], nlp, load((), project=Path("/nonexistent")))
    return found


@pytest.mark.parametrize("edit", CONFLICTS)
def test_an_edit_that_makes_a_conflict(nlp: Language, edit: str) -> None:
    assert judged(nlp, CONFLICTS[edit]).verdict == "conflicting"
    assert judged(nlp, CONFLICTS[edit][::-1]).verdict == "conflicting"


@pytest.mark.parametrize("edit", CONTROLS)
def test_an_edit_that_says_the_same(nlp: Language, edit: str) -> None:
    assert judged(nlp, CONTROLS[edit]).verdict != "conflicting"
    assert judged(nlp, CONTROLS[edit][::-1]).verdict != "conflicting"


@pytest.mark.parametrize("edit", WEAKER)
def test_an_edit_that_says_less(nlp: Language, edit: str) -> None:
    assert judged(nlp, WEAKER[edit]).verdict != "conflicting"
    assert judged(nlp, WEAKER[edit][::-1]).verdict != "conflicting"


@pytest.mark.parametrize("trap", TRAPS)
def test_what_looks_like_a_conflict(nlp: Language, trap: str) -> None:
    assert judged(nlp, TRAPS[trap]).verdict != "conflicting"
    assert judged(nlp, TRAPS[trap][::-1]).verdict != "conflicting"


def test_one_quotation_in_two_mouths(nlp: Language) -> None:
    words = '"We told the ministry about the crack in March," {} said.'
    left, right = (Side(words.format(who), speaker=who) for who in ("Ines Duarte", "Tomas Lind"))
    assert (compared(nlp, left, right).verdict, compared(nlp, left, right).kind) == ("conflicting", "speaker")


def test_a_day_named_two_ways(nlp: Language) -> None:
    friday = dt.date(2021, 5, 7)
    said = Side("The orchestra played in Velm on Tuesday.", published=friday)
    for written, verdict in (
        ("4 May", "corroborated"),
        ("Tuesday, 4 May 2021", "corroborated"),
        ("Thursday", "conflicting"),
    ):
        other = Side(f"The orchestra played in Velm on {written}.", published=friday)
        assert compared(nlp, said, other).verdict == verdict
