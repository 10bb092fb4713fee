"""What is told although no rule is sure enough of it, and what a denial or one speaker makes of a pair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.records import Claim
from checker.verdicts.conflicts import conflicts
from tests.verdicts.pairs import claim, evidence, kinds, rules

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

MONDAY = "Shares rose as the mayor opened the pier on Monday in front of a large crowd of islanders."
TUESDAY = "The mayor opened the new pier on Tuesday, the harbour office said."


def test_a_difference_in_doubt_is_a_note_and_no_conflict(nlp: Language) -> None:
    found = [e for e in evidence(nlp, MONDAY, TUESDAY) if e.kind == "date"]
    assert [(e.relation, e.level) for e in found] == [("differs", "note")]
    assert found[0].message.endswith("too little else is alike to call it a conflict")


def test_what_hardly_differs_is_no_doubt(nlp: Language) -> None:
    assert [e for e in evidence(nlp, MONDAY, MONDAY.replace("large ", "")) if e.relation == "differs"] == []


def told(nlp: Language, stance: str, name: str, text: str) -> Claim:
    one = claim(nlp, name, text)
    return replace(one, attribution=replace(one.attribution, stance=stance))


@pytest.mark.parametrize(
    ("left", "right", "kinds"),
    [
        ("the ship had been overloaded", "his ship was not overloaded", []),
        ("the ship had been overloaded", "the ship had been overloaded", ["denial"]),
        ("40 people had died in the ferry fire", "52 people had died in the ferry fire", []),
        ("the ferry left on Tuesday", "the ferry left on Wednesday", []),
    ],
    ids=["bears out its negation", "contradicts its content", "names no other figure", "names no other day"],
)
def test_a_denial_turns_its_content_around(nlp: Language, left: str, right: str, kinds: list[str]) -> None:
    for one, two in (("denial", "neutral"), ("neutral", "denial")):
        a, b = (left, right) if one == "denial" else (right, left)
        found = conflicts(told(nlp, one, "l", a), told(nlp, two, "r", b), rules())
        assert [e.kind for e in found if e.relation == "conflicts"] == kinds


def test_two_denials_of_one_thing_agree(nlp: Language) -> None:
    sides = (
        told(nlp, "denial", "l", "the ship was overloaded"),
        told(nlp, "denial", "r", "the ship had been overloaded"),
    )
    assert [e for e in conflicts(*sides, rules()) if e.relation == "conflicts"] == []


def test_one_speaker_means_one_thing(nlp: Language) -> None:
    left, right = "He had forgiven his accusers.", "He would never forgive those who accused him."
    assert kinds(nlp, left, right, speakers=("Elia Otte", "Elia Otte")) == ["negation"]
