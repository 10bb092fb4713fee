"""What is a conflict, of which kind, and what only looks like one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from checker.verdicts.conflicts import conflicts, filled
from checker.verdicts.kinds.number import NumberRule
from tests.verdicts.pairs import claim, evidence, kinds, rules

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
MONDAY, WEDNESDAY = dt.date(2024, 5, 6), dt.date(2024, 5, 8)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (
            "number",
            "Rescuers said the Orlova mine fire killed 14 workers.",
            "Rescuers said the Orlova mine fire killed 19 workers.",
        ),
        (
            "number",
            "Marek Dolan, 47, was fined for dumping oil in Velm harbour.",
            "Marek Dolan, 52, was fined for dumping oil in Velm harbour.",
        ),
        (
            "number",
            "The Harnet bridge will cost the council $4.2 million.",
            "The Harnet bridge will cost the council $6.8 million.",
        ),
        (
            "unit",
            "The Velm reservoir will stay closed for six weeks.",
            "The Velm reservoir will stay closed for six months.",
        ),
        (
            "unit",
            "Harnet Foods paid more than $3 million for the Velm mill.",
            "Harnet Foods paid more than $3 billion for the Velm mill.",
        ),
        ("unit", "Harnet Foods paid $3 million for the Velm mill.", "Harnet Foods paid £3 million for the Velm mill."),
        ("date", "The mayor of Velm resigned on 14 March 2022.", "The mayor of Velm resigned on 17 March 2022."),
        ("date", "The Orlova tunnel collapsed on Monday morning.", "The Orlova tunnel collapsed on Thursday morning."),
        (
            "negation",
            "The pilot reported an engine fault before the landing at Orlova.",
            "The pilot did not report an engine fault before the landing at Orlova.",
        ),
        (
            "negation",
            "The bank repaid the pensioners of Velm in full.",
            "The bank failed to repay the pensioners of Velm in full.",
        ),
        (
            "antonym",
            "The Velm council approved the harbour tunnel on Monday.",
            "The Velm council rejected the harbour tunnel on Monday.",
        ),
        (
            "antonym",
            "Ferry traffic between Velm and Orlova rose in the spring.",
            "Ferry traffic between Velm and Orlova fell in the spring.",
        ),
        (
            "quantifier",
            "All of the Orlova bridges were inspected last spring.",
            "None of the Orlova bridges were inspected last spring.",
        ),
        (
            "quantifier",
            "More than 400 residents signed the Velm petition.",
            "Fewer than 400 residents signed the Velm petition.",
        ),
        (
            "denial",
            "A whale swam up the river Harn to Orlova.",
            "The whale in the river Harn at Orlova is a hoax, police say.",
        ),
    ],
)
def test_kinds(nlp: Language, kind: str, left: str, right: str) -> None:
    assert kinds(nlp, left, right)[:1] == [kind]


@pytest.mark.parametrize(
    ("why", "left", "right"),
    [
        ("number in words", "The Orlova fire killed fourteen miners.", "The Orlova fire killed 14 miners."),
        (
            "thousand separators",
            "Some 12,400 voters in Velm were turned away.",
            "Some 12400 voters in Velm were turned away.",
        ),
        ("rounding", "About 1,200 homes in Velm lost power.", "Some 1,187 homes in Velm lost power."),
        ("truncation", "Harnet Foods lost $17 million last year.", "Harnet Foods lost $17.7 million last year."),
        ("percent forms", "Sales at Harnet Foods rose 8 percent.", "Sales at Harnet Foods rose 8 per cent."),
        (
            "money forms",
            "Harnet Foods paid $1.2bn for the mill.",
            "Harnet Foods paid 1.2 billion dollars for the mill.",
        ),
        ("unit conversion", "The Orlova pipeline is 30 miles long.", "The Orlova pipeline is 48 kilometres long."),
        ("weight", "The bell weighs 260 pounds and hangs in Velm.", "The bell weighs 118 kg and hangs in Velm."),
        ("sum of two", "The dam burst killed 14 villagers and 3 firefighters.", "The dam burst killed 17 people."),
        (
            "complement",
            "Eighty percent of Orlova residents voted for the merger.",
            "Twenty percent of Orlova residents voted against the merger.",
        ),
        (
            "bound that holds",
            "At least 30 people were trapped when the dam at Velm burst.",
            "Thirty people were trapped when the dam at Velm burst.",
        ),
        (
            "another role",
            "The tram crash in Velm injured 18 passengers.",
            "The tram crash in Velm killed two passengers.",
        ),
        (
            "day of the statement",
            "The mayor said on Monday that the tunnel was safe.",
            "The mayor said on Tuesday that the tunnel was safe.",
        ),
        (
            "contraction",
            "The bank does not intend to repay the pensioners.",
            "The bank doesn't intend to repay the pensioners.",
        ),
        (
            "negation in other words",
            "The bank did not repay the pensioners of Velm.",
            "The bank failed to repay the pensioners of Velm.",
        ),
        (
            "not only",
            "The bank not only repaid the pensioners but thanked them.",
            "The bank repaid the pensioners and thanked them.",
        ),
        ("modality", "Harnet Foods will close the Velm mill.", "Harnet Foods may close the Velm mill."),
        ("hedge", "Harnet Foods closed the Velm mill.", "Harnet Foods allegedly closed the Velm mill."),
        (
            "weaker quantifier",
            "All of the Orlova bridges were inspected.",
            "Most of the Orlova bridges were inspected.",
        ),
        (
            "negated opposite",
            "The Velm council did not approve the harbour tunnel.",
            "The Velm council rejected the harbour tunnel.",
        ),
        ("title", "President Ana Ruiz opened the Velm clinic.", "Ms. Ruiz opened the Velm clinic."),
        ("initials", "The World Harbour Union praised the Velm clinic.", "The WHU praised the Velm clinic."),
        ("town and country", "The minister opened the clinic in Lyon.", "The minister opened the clinic in France."),
        (
            "state abbreviation",
            "The clinic in Denver, Colo., opened in the spring.",
            "The clinic in Denver, Colorado, opened in the spring.",
        ),
        (
            "passive",
            "The council sold the harbour to Harnet Foods.",
            "The harbour was sold to Harnet Foods by the council.",
        ),
        ("charge and denial", "Marek Dolan was charged with arson in Velm.", "Marek Dolan denies arson."),
        (
            "plea and verdict",
            "Marek Dolan pleaded not guilty to arson in Velm.",
            "Marek Dolan was found guilty of arson in Velm.",
        ),
        (
            "clock time",
            "The Velm parade begins at 10:30 a.m. on Sunday.",
            "The Velm parade begins at 11 a.m. on Sunday.",
        ),
        ("finer date", "The mayor of Velm resigned in March 2022.", "The mayor of Velm resigned on 14 March 2022."),
        ("both deny", "The story of the Orlova whale is a hoax.", "The Orlova whale was a hoax, police say."),
        ("refusal", "A request for a new trial in Velm was denied.", "Lawyers in Velm request a new trial."),
    ],
)
def test_what_only_looks_like_a_conflict(nlp: Language, why: str, left: str, right: str) -> None:
    assert kinds(nlp, left, right) == [], why


def test_one_weekday_read_as_past_and_as_to_come_is_no_conflict(nlp: Language) -> None:
    left = "The Orlova harbour tunnel offer was on the table until Friday, the mayor of Velm said."
    right = "The Orlova harbour tunnel offer would be on the table until Friday, the mayor of Velm said."
    assert kinds(nlp, left, right, days=(MONDAY, MONDAY)) == []


def test_a_day_is_resolved_against_both_dates(nlp: Language) -> None:
    left = "The Orlova harbour tunnel collapsed on Friday while the mayor of Velm inspected the northern gate."
    right = left.replace("Friday", "3 May")
    assert kinds(nlp, left, right, days=(dt.date(2024, 5, 5), dt.date(2024, 5, 5))) == []
    assert kinds(nlp, left, right, days=(dt.date(2024, 5, 12), dt.date(2024, 5, 12)))[:1] == ["date"]


def test_a_growing_toll_is_an_update_where_the_articles_are_days_apart(nlp: Language) -> None:
    left, right = "Police said 40 people died in the ferry fire.", "Police said 52 people died in the ferry fire."
    (found,) = [e for e in evidence(nlp, left, right, days=(MONDAY, WEDNESDAY)) if e.relation != "agrees"]
    assert (found.kind, found.relation, found.level) == ("update", "differs", "warning")
    assert kinds(nlp, left, right, days=(MONDAY, MONDAY)) == ["number"]


def test_a_figure_that_shrinks_from_one_day_to_the_next_is_no_update(nlp: Language) -> None:
    left, right = "Police said 40 people died in the ferry fire.", "Police said 52 people died in the ferry fire."
    assert kinds(nlp, right, left, days=(MONDAY, WEDNESDAY)) == ["number"]
    assert kinds(nlp, left, right, days=(WEDNESDAY, MONDAY)) == ["number"]


def test_two_speakers_dispute(nlp: Language) -> None:
    left, right = "The ferry carried 40 passengers when it sank.", "The ferry carried 52 passengers when it sank."
    assert kinds(nlp, left, right, speakers=("Marek Dolan", "Tomas Reuel")) == ["dispute"]
    assert kinds(nlp, left, right, speakers=("Marek Dolan", "Marek Dolan")) == ["number"]


def test_evidence_names_spans_values_and_rule(nlp: Language) -> None:
    left, right = "Police said 40 people died in the ferry fire.", "Police said 52 people died in the ferry fire."
    (found,) = [e for e in evidence(nlp, left, right) if e.relation == "conflicts"]
    assert (found.rule, found.left.value, found.right.value) == ("death-toll", "40 people", "52 people")
    assert found.left.span.text(left) == found.left.text == "40"
    assert found.message == "l says 40 people, r says 52 people"
    assert "conflicts.yaml:" in found.origin


def test_rules_of_the_house_are_asked_before_the_built_in_ones(nlp: Language) -> None:
    """The shipped rule about the killed covers "killed 40 goats" as well, and comes first by its id."""
    sides = claim(nlp, "l", "The barn fire killed 40 goats."), claim(nlp, "r", "The barn fire killed 42 goats.")

    def asked(origin: str) -> list[str]:
        own = NumberRule(id="zoo", why="By eye.", about=("goat",), tolerance=Decimal("0.1"), origin=origin)
        return [e.rule for e in conflicts(*sides, (*rules(), own)) if e.relation == "conflicts"]

    assert asked("house/figures.yaml:3") == []
    assert asked("built-in/conflicts.yaml:3") == ["death-toll"]


def test_equal_figures_are_evidence_too(nlp: Language) -> None:
    found = evidence(nlp, "The Orlova fire killed fourteen miners.", "The Orlova fire killed 14 miners.")
    assert [(e.relation, e.left.value, e.right.value) for e in found] == [("agrees", "14 miners", "14 miners")]


PAIRS = [
    ("Rescuers said the Orlova mine fire killed 14 workers.", "Rescuers said the Orlova mine fire killed 19 workers."),
    ("Harnet Foods will close the Velm mill.", "Harnet Foods denies report that it will close the Velm mill."),
    (
        "Ferry traffic between Velm and Orlova rose in the spring.",
        "Ferry traffic between Velm and Orlova fell in the spring.",
    ),
    ("The mayor of Velm resigned on 14 March 2022.", "The mayor of Velm resigned on 17 March 2022."),
    ("The bank repaid the pensioners of Velm in full.", "The bank failed to repay the pensioners of Velm in full."),
    ("Inspectors fined Marek Dolan for dumping oil.", "Inspectors fined Tomas Reuel for dumping oil."),
    ("About 1,200 homes in Velm lost power.", "Some 1,187 homes in Velm lost power."),
]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_swapping_the_sides_swaps_the_places_and_nothing_else(nlp: Language, left: str, right: str) -> None:
    one, two = evidence(nlp, left, right), evidence(nlp, right, left)
    assert [(e.rule, e.kind, e.relation, e.left.value, e.right.value) for e in one] == [
        (e.rule, e.kind, e.relation, e.right.value, e.left.value) for e in two
    ]


@pytest.mark.parametrize("text", [t for pair in PAIRS for t in pair])
def test_a_claim_never_conflicts_with_itself(nlp: Language, text: str) -> None:
    a, b = claim(nlp, "a", text), claim(nlp, "b", text)
    assert [e for e in conflicts(a, b, rules()) if e.relation == "conflicts"] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [p for p in PAIRS if "1,200" in p[0]]
    + [
        ("The council sold the harbour to Harnet Foods.", "The harbour was sold to Harnet Foods by the council."),
        ("The Orlova fire killed fourteen miners.", "The Orlova fire killed 14 miners."),
    ],
)
@pytest.mark.parametrize(
    "more",
    [
        "Sheep graze on the island all year.",
        "It rained.",
        "The museum shows 300 paintings.",
        "Nobody plays chess on Sundays.",
    ],
)
def test_an_unrelated_sentence_creates_no_conflict(nlp: Language, left: str, right: str, more: str) -> None:
    assert kinds(nlp, f"{left} {more}", right) == []
    assert kinds(nlp, left, f"{right} {more}") == []


@pytest.mark.parametrize("form", ["14", "fourteen", "Fourteen"])
def test_the_form_of_a_number_never_matters(nlp: Language, form: str) -> None:
    assert kinds(nlp, f"The Orlova fire killed {form} miners.", "The Orlova fire killed 19 miners.") == ["number"]


def test_a_message_is_filled_and_never_read_as_a_template(nlp: Language) -> None:
    (found,) = [e for e in evidence(nlp, *PAIRS[0]) if e.relation == "conflicts"]
    a, b = claim(nlp, "a", "x", speaker="{right.value}"), claim(nlp, "b", "y")
    text = filled("{left.speaker} {left.value} {nothing} {", (a, found.left, None), (b, found.right, None))
    assert text == "{right.value} 14 workers {nothing} {"


def test_a_sum_does_not_grow_like_a_toll(nlp: Language) -> None:
    left = "Closing the branches of the Velm library saves $840,000 a year."
    right = left.replace("840,000", "480,000")
    assert kinds(nlp, left, right, days=(MONDAY, WEDNESDAY)) == ["number"]
