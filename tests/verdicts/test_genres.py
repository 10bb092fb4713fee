"""Pairs as they stand in papers of several countries: what must be called a conflict, and what must not.

Half of them contradict each other. The others differ as two honest reports of one thing do: rounded, converted, counted
with and without something, planned and done, of another person, place or day.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.comparing import Comparison, Pair, Side, compare

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CONFLICTS = [
    (
        "negation",
        "The Harlow Crown Court jury found Declan Pryce guilty of manslaughter.",
        "The Harlow Crown Court jury found Declan Pryce not guilty of manslaughter.",
    ),
    (
        "number",
        "Judge Mirela Stan sentenced the former treasurer to six years in prison.",
        "Judge Mirela Stan sentenced the former treasurer to nine years in prison.",
    ),
    (
        "antonym",
        "The appeal court upheld the conviction of Pryce.",
        "The appeal court overturned the conviction of Pryce.",
    ),
    (
        "number",
        "The jury of seven women and five men deliberated for two days.",
        "The jury of seven women and five men deliberated for four days.",
    ),
    ("actor", "Velm Rovers beat Orlova United in the cup final.", "Orlova United beat Velm Rovers in the cup final."),
    ("number", "Amara Osei won the 400 metres in 49.2 seconds.", "Amara Osei won the 400 metres in 50.2 seconds."),
    ("number", "The match was watched by 41,000 people.", "The match was watched by 14,000 people."),
    (
        "antonym",
        "Harnet Foods reported a profit of $4.1 million for the quarter.",
        "Harnet Foods reported a loss of $4.1 million for the quarter.",
    ),
    (
        "antonym",
        "Harnet Foods shares rose 4 percent after the announcement.",
        "Harnet Foods shares fell 4 percent after the announcement.",
    ),
    ("number", "Harnet Foods will cut 1,200 jobs.", "Harnet Foods will cut 2,100 jobs."),
    ("number", "The deal values Harnet Foods at $2.3 billion.", "The deal values Harnet Foods at $3.2 billion."),
    (
        "antonym",
        "Harnet Foods accepted the offer from Brill Capital.",
        "Harnet Foods rejected the offer from Brill Capital.",
    ),
    (
        "antonym",
        "The central bank raised interest rates on Thursday.",
        "The central bank cut interest rates on Thursday.",
    ),
    (
        "number",
        "The earthquake killed at least 40 people in Velm province.",
        "The earthquake killed 25 people in Velm province.",
    ),
    (
        "number",
        "The magnitude 6.1 earthquake struck Velm province at dawn.",
        "The magnitude 7.1 earthquake struck Velm province at dawn.",
    ),
    ("number", "Fourteen people, including three children, died.", "Fourteen people, including five children, died."),
    (
        "number",
        "Firefighters rescued 31 residents from the building.",
        "Firefighters rescued 13 residents from the building.",
    ),
    ("quantifier", "All passengers survived the crash.", "None of the passengers survived the crash."),
    ("unit", "The dam holds 40 million cubic metres of water.", "The dam holds 40 billion cubic metres of water."),
    (
        "actor",
        "The train was travelling from Velm to Orlova when it derailed.",
        "The train was travelling from Orlova to Velm when it derailed.",
    ),
    (
        "number",
        "The state government will spend Rs 45 crore on the flyover.",
        "The state government will spend Rs 54 crore on the flyover.",
    ),
    ("number", "Over 3 lakh farmers have received the grant.", "Over 8 lakh farmers have received the grant."),
    (
        "number",
        "Police lathi-charged protesters in Dharpur, injuring 17.",
        "Police lathi-charged protesters in Dharpur, injuring 71.",
    ),
    (
        "date",
        "The Kaduna High Court adjourned the case to 14 March.",
        "The Kaduna High Court adjourned the case to 4 March.",
    ),
    ("number", "The governor approved N30bn for the road.", "The governor approved N13bn for the road."),
    (
        "quantifier",
        "Most patients at Harlow hospital waited more than four hours.",
        "Few patients at Harlow hospital waited more than four hours.",
    ),
    ("negation", "The minister resigned before the vote.", "The minister did not resign before the vote."),
    ("antonym", "The minister resigned before the vote.", "The minister resigned after the vote."),
    (
        "antonym",
        "Talks between the union and the railway collapsed on Friday.",
        "Talks between the union and the railway succeeded on Friday.",
    ),
    ("antonym", "The suspect was arrested on Tuesday.", "The suspect was released on Tuesday."),
    ("antonym", "The drug reduced deaths by 30 percent.", "The drug increased deaths by 30 percent."),
    (
        "denial",
        "The minister denied that he had met the lobbyist.",
        "The minister admitted that he had met the lobbyist.",
    ),
    ("negation", "The minister said he had met the lobbyist.", "The minister said he had never met the lobbyist."),
    ("antonym", "The bridge has been closed since Monday.", "The bridge has been open since Monday."),
    ("negation", "Inspectors found lead in the water.", "Inspectors found no lead in the water."),
]
HARMLESS = [
    ("Pryce was acquitted of murder but convicted of manslaughter.", "Pryce was convicted of manslaughter."),
    ("Pryce pleaded not guilty to fraud on Monday.", "Pryce, who denies fraud, appeared in court on Monday."),
    ("Prosecutors asked for a sentence of 12 years.", "The judge sentenced him to eight years."),
    ("The trial is expected to last six weeks.", "The trial, now in its third week, is expected to last six weeks."),
    ("He was jailed for 18 months.", "He was jailed for a year and a half."),
    (
        "Pryce, 44, of Harlow, was jailed for life and must serve at least 22 years.",
        "Pryce was jailed for life with a minimum term of 22 years.",
    ),
    ("Velm Rovers beat Orlova United 3-1.", "Orlova United lost 1-3 to Velm Rovers."),
    ("Amara Osei won the 400m in 49.23 seconds.", "Amara Osei won the 400 metres in 49.2 seconds."),
    (
        "Rovers signed the striker for £12m.",
        "Rovers signed the striker for an initial £12m, rising to £15m with add-ons.",
    ),
    ("The match was watched by 41,000 people.", "A crowd of 40,982 watched the match."),
    ("Harnet Foods shares rose 4 percent on Tuesday.", "Harnet Foods shares have fallen 20 percent this year."),
    ("Revenue rose to $310 million from $280 million a year earlier.", "Revenue was $310 million, up 11 percent."),
    (
        "Harnet Foods will cut 1,200 jobs, or 8 percent of its staff.",
        "Harnet Foods will cut about 1,200 of its 15,000 jobs.",
    ),
    ("Harnet Foods will cut 1,200 jobs, 300 of them in Velm.", "Harnet Foods will cut 300 jobs in Velm."),
    (
        "The deal values Harnet Foods at $2.3 billion including debt.",
        "The deal values Harnet Foods at $1.9 billion excluding debt.",
    ),
    (
        "Harnet Foods rejected a first offer from Brill Capital.",
        "Harnet Foods accepted a sweetened offer from Brill Capital.",
    ),
    ("Inflation slowed to 3.1 per cent in May.", "Inflation fell to 3.1% in May from 3.4% in April."),
    ("The central bank left interest rates unchanged.", "The central bank did not change interest rates."),
    ("The earthquake killed at least 40 people in Velm province.", "The earthquake killed 43 people in Velm province."),
    ("The earthquake killed dozens of people in Velm province.", "The earthquake killed 43 people in Velm province."),
    ("Fourteen people died, among them three children.", "Fourteen people, including three children, died."),
    ("Three children were among the 14 dead.", "Fourteen people died."),
    ("The fire broke out at about 3 a.m.", "The fire broke out in the early hours."),
    ("All passengers survived the crash.", "No passengers were killed in the crash."),
    ("The ferry was carrying 80 passengers and 12 crew.", "There were 92 people on board the ferry."),
    ("Two men and a woman were killed.", "Three people were killed."),
    ("Flood waters rose by two metres.", "Flood waters rose by more than six feet."),
    ("The storm weakened to a Category 1 hurricane.", "The storm, once a Category 4 hurricane, has weakened."),
    (
        "The state government will spend Rs 45 crore on the flyover.",
        "The state government will spend Rs 450 million on the flyover.",
    ),
    ("The firm was fined Rs 2.5 lakh.", "The firm was fined Rs 250,000."),
    ("About 12 lakh students sat the exam.", "About 1.2 million students sat the exam."),
    ("The firm was fined Rs 2,50,000.", "The firm was fined Rs 2.5 lakh."),
    (
        "Chief minister Anand Rao inaugurated the metro line in Dharpur on Sunday.",
        "CM Rao inaugurated the Dharpur metro line on Sunday.",
    ),
    ("The governor approved N30bn for the road.", "The governor approved 30 billion naira for the road."),
    (
        "Load-shedding will return to stage 4 on Monday.",
        "Load-shedding will be raised from stage 2 to stage 4 on Monday.",
    ),
    ("The MP was suspended from the Commons for a fortnight.", "The MP was suspended from the Commons for two weeks."),
    ("The house was sold for half a million pounds.", "The house was sold for £500,000."),
    ("Two thirds of councillors voted for the plan.", "Sixty-seven per cent of councillors voted for the plan."),
    ("Councillors voted 34 to 12 for the plan.", "Councillors backed the plan by 34 votes to 12."),
    ("The minister may resign.", "The minister will resign."),
    ("The minister is likely to resign before the vote.", "The minister has not resigned."),
    ("The union called off the strike.", "The strike will not go ahead, the union said."),
    ("The suspect was arrested in Lyon on Tuesday.", "French police arrested the suspect this week."),
    ("The suspect was arrested on Tuesday.", "The suspect was charged on Thursday."),
    ("The company employs 300 people in Velm.", "The company employs 4,000 people worldwide."),
    ("Unemployment in Velm was 5.1 percent in May.", "Unemployment in Orlova was 7.4 percent in May."),
    ("The drug reduced deaths by 30 percent in men.", "The drug reduced deaths by 22 percent in women."),
    ("The vaccine is 90 percent effective.", "The vaccine fails in one in ten people."),
    (
        "The minister said he did not remember meeting the lobbyist.",
        "The minister said he had no memory of meeting the lobbyist.",
    ),
    ("The bridge was closed on Monday.", "The bridge was reopened on Thursday."),
    ("Inspectors found high levels of lead in the water.", "Inspectors found lead in the water."),
]


def judged(nlp: Language, left: str, right: str) -> Comparison:
    from checker.rulebook import load

    (found,) = compare([Pair("1", Side(left), Side(right))], nlp, load((), project=Path("/nonexistent")))
    return found


@pytest.mark.parametrize(("kind", "left", "right"), CONFLICTS)
def test_a_conflict(nlp: Language, kind: str, left: str, right: str) -> None:
    found = judged(nlp, left, right)
    assert (found.verdict, found.kind) == ("conflicting", kind)


@pytest.mark.parametrize(("left", "right"), HARMLESS)
def test_no_conflict(nlp: Language, left: str, right: str) -> None:
    assert judged(nlp, left, right).verdict != "conflicting"
    assert judged(nlp, right, left).verdict != "conflicting"
