"""Short plain pairs, each named after the one thing in which the two differ: what conflicts, and what never must."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.comparing import Comparison, Pair, Side, compare
from checker.rulebook import load

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CONFLICTS = {
    "weekday": ("The factory closed on Wednesday.", "The factory closed on Tuesday."),
    "weekday of a headline": ("Velm mill shut on Friday", "Velm mill shut on Monday"),
    "month": ("The library opened in March.", "The library opened in April."),
    "day of the month": ("The ferry sank on 3 May.", "The ferry sank on 13 May."),
    "year": ("The tunnel opened in 1987.", "The tunnel opened in 1978."),
    "clock time": ("The train left at 6 p.m.", "The train left at 8 p.m."),
    "count": ("The fire killed 14 people.", "The fire killed 19 people."),
    "count in words": ("Three ships sank.", "Five ships sank."),
    "money": ("The bridge cost $4 million.", "The bridge cost $7 million."),
    "percent": ("Prices rose 4 percent.", "Prices rose 7 percent."),
    "age": ("The driver was 34 years old.", "The driver was 43 years old."),
    "measure": ("The well is 40 metres deep.", "The well is 60 metres deep."),
    "ordinal": ("She finished third.", "She finished second."),
    "score": ("Velm beat Harlow 2-1.", "Velm beat Harlow 3-1."),
    "votes": ("The council voted 34-12 for the tunnel.", "The council voted 24-22 for the tunnel."),
    "twice": ("He was arrested twice.", "He was arrested three times."),
    "fractions": ("Two thirds of the pupils passed.", "One third of the pupils passed."),
    "magnitude": ("The port cost $3 million.", "The port cost $3 billion."),
    "unit": ("The siege lasted nine days.", "The siege lasted nine weeks."),
    "fortnight": ("The strike lasted a fortnight.", "The strike lasted a month."),
    "currency": ("The vase cost 40 euros.", "The vase cost 40 pounds."),
    "negation": ("The pilot reported the fault.", "The pilot did not report the fault."),
    "negation of be": ("The bridge is safe.", "The bridge is not safe."),
    "never": ("The minister visited the camp.", "The minister never visited the camp."),
    "refused": ("The firm paid the fine.", "The firm refused to pay the fine."),
    "no longer": ("The mine still employs 40 people.", "The mine no longer employs 40 people."),
    "rise and fall": ("Shares in the shipyard rose.", "Shares in the shipyard fell."),
    "accept and reject": ("The union accepted the offer.", "The union rejected the offer."),
    "win and lose": ("Velm won the final.", "Velm lost the final."),
    "guilty": ("The jury found him guilty.", "The jury found him innocent."),
    "alive": ("The miners were found alive.", "The miners were found dead."),
    "before and after": ("The crew left before the storm.", "The crew left after the storm."),
    "all and none": ("All of the miners survived.", "None of the miners survived."),
    "most and few": ("Most teachers back the plan.", "Few teachers back the plan."),
    "more and fewer": ("More than 400 people came.", "Fewer than 400 people came."),
    "actor": ("Teodora Lindqvist won the election.", "Rafael Okonjo won the election."),
    "actor by surname": ("Lindqvist won the election.", "Okonjo won the election."),
    "done to": ("The court jailed Marek Dolan.", "The court jailed Tomas Reuel."),
    "role swap": ("Harlow beat Velm.", "Velm beat Harlow."),
    "body": ("Harnet Foods bought the mill.", "Brill Capital bought the mill."),
    "place": ("The plane landed in Lisbon.", "The plane landed in Madrid."),
    "place in the north": ("The bomb exploded in Lagos.", "The bomb exploded in Nairobi."),
    "speaker": ("The bridge is safe, Marek Dolan said.", "The bridge is safe, Tomas Reuel said."),
    "hoax": ("A whale swam up the river.", "The whale in the river is a hoax."),
    "denial": ("Harnet Foods will close the mill.", "Harnet Foods denied that it will close the mill."),
}

HARMLESS = {
    "itself": ("The factory closed on Tuesday.", "The factory closed on Tuesday."),
    "day and part of it": ("The factory closed on Tuesday.", "The factory closed on Tuesday evening."),
    "day left out": ("The factory closed on Tuesday.", "The factory closed."),
    "day of saying": (
        "The factory closed, the mayor said on Tuesday.",
        "The factory closed, the mayor said on Wednesday.",
    ),
    "month and day": ("The ferry sank in May.", "The ferry sank on 3 May."),
    "decade": ("The tunnel opened in 1987.", "The tunnel opened in the 1980s."),
    "clock forms": ("The train left at 6 p.m.", "The train left at 18:00."),
    "words for digits": ("The fire killed 14 people.", "The fire killed fourteen people."),
    "rounded": ("The march drew 1,187 people.", "The march drew about 1,200 people."),
    "bound": ("At least 40 people died.", "The fire killed 43 people."),
    "nearly": ("Nearly 400 people came.", "Some 394 people came."),
    "dozens": ("Dozens of people died.", "The fire killed 43 people."),
    "dead and hurt": ("The fire killed 14 people.", "The fire injured 19 people."),
    "two things counted": ("The storm sank 14 boats.", "The storm sank 3 ferries."),
    "fortnight same": ("The strike lasted a fortnight.", "The strike lasted two weeks."),
    "twice same": ("He was arrested twice.", "He was arrested two times."),
    "score same": ("Velm beat Harlow 2-1.", "Velm beat Harlow by two goals to one."),
    "score turned": ("Velm beat Harlow 2-1.", "Harlow lost to Velm 1-2."),
    "fraction same": ("Two thirds of the pupils passed.", "66 percent of the pupils passed."),
    "sum": ("Two women and a man died in the flat.", "Three people died in the flat."),
    "synonym": ("The firm bought the mill.", "The firm purchased the mill."),
    "two negations": ("The pilot did not report the fault.", "The pilot failed to report the fault."),
    "rejected, not approved": ("The council did not approve the tunnel.", "The council rejected the tunnel."),
    "may": ("The mill will close.", "The mill may close."),
    "allegedly": ("Dolan stole the money.", "Dolan allegedly stole the money."),
    "all and most": ("All of the miners survived.", "Most of the miners survived."),
    "title": ("Mr Dolan won the election.", "Marek Dolan won the election."),
    "town and country": ("The plane landed in Lisbon.", "The plane landed in Portugal."),
    "passive": ("Harlow beat Velm.", "Velm was beaten by Harlow."),
    "who says it": ("The bridge is safe.", "The bridge is safe, Marek Dolan said."),
    "accused": ("Dolan was charged with arson.", "Dolan denies arson."),
    "modifier": ("The red ship sank.", "The old ship sank."),
    "other verb": ("The mayor opened the library.", "The mayor visited the library."),
    "list number": ("Flight 612 left Velm.", "Flight 614 left Velm."),
    "feet for metres": ("The well is 40 metres deep.", "The well is 131 feet deep."),
    "a question": ("Will the mill close?", "The mill will not close."),
    "today and yesterday": ("The mayor resigned yesterday.", "The mayor resigned today."),
    "a column of every week": ("What the villages say, 3 May", "What the villages say, 10 May"),
    "a list of every day": ("Ships to watch on Monday", "Ships to watch on Thursday"),
    "markets of two days": (
        "Shares in the shipyard closed lower on Wednesday.",
        "Shares in the shipyard closed lower on Friday.",
    ),
    "time zones": ("The hearing starts at 9 a.m. EST.", "The hearing starts at 6 a.m. PST."),
    "denied and not": ("Lund denied that the ship was overloaded.", "Lund insisted the ship was not overloaded."),
}


def judged(nlp: Language, left: str, right: str) -> Comparison:
    (found,) = compare([Pair("1", Side(left), Side(right))], nlp, load((), project=Path("/nonexistent")))
    return found


@pytest.mark.parametrize("name", CONFLICTS)
def test_one_fact_that_differs_is_a_conflict(nlp: Language, name: str) -> None:
    left, right = CONFLICTS[name]
    assert judged(nlp, left, right).verdict == judged(nlp, right, left).verdict == "conflicting"


@pytest.mark.parametrize("name", HARMLESS)
def test_what_can_both_be_so_is_none(nlp: Language, name: str) -> None:
    left, right = HARMLESS[name]
    assert "conflicting" not in (judged(nlp, left, right).verdict, judged(nlp, right, left).verdict)


def test_the_fact_that_differs_may_cost_a_pair_its_likeness(nlp: Language) -> None:
    left = "She has signed a contract with Brill House to write two books."
    right = "The singer also announced that she has struck a deal with Brill House to pen four books."
    assert judged(nlp, left, right).verdict == judged(nlp, right, left).verdict == "conflicting"
    assert judged(nlp, left, right.replace("four", "two")).verdict != "conflicting"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The suspect was arrested on Tuesday.", "The suspect was charged on Thursday."),
        ("Dolan was sentenced to 35 years in prison.", "Tomas Reuel was sentenced to 1,000 years in prison."),
    ],
)
def test_two_deeds_and_two_people_stay_unlike(nlp: Language, left: str, right: str) -> None:
    assert judged(nlp, left, right).verdict == "unrelated"
