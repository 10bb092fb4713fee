"""What is noted where claims do not conflict: rounding, bounds, finer dates, certainty, and figures of two days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.verdicts.pairs import evidence, kinds

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (
            "About 1,200 homes in Velm lost power.",
            "Some 1,187 homes in Velm lost power.",
            (
                "number",
                "agrees",
                "about 1,200 homes and about 1,187 homes: both can be right, since the one is rounded",
            ),
        ),
        (
            "At least 40 people were hurt in Velm.",
            "Up to 60 people were hurt in Velm.",
            (
                "number",
                "agrees",
                "at least 40 people and at most 60 people: both can be right, since the one is a bound",
            ),
        ),
        (
            "The mayor of Velm resigned in March 2022.",
            "The mayor of Velm resigned on 14 March 2022.",
            ("date", "agrees", "March 2022 and 2022-03-14 can both be right, and the one is finer"),
        ),
        (
            "Harnet Foods may close the Velm mill.",
            "Harnet Foods will close the Velm mill.",
            ("modality", "differs", "“close” is stated as possible on one side and as to come on the other"),
        ),
        (
            "Harnet Foods allegedly closed the Velm mill.",
            "Harnet Foods closed the Velm mill.",
            ("modality", "differs", "“close” is stated with a hedge on one side and as a fact on the other"),
        ),
    ],
)
def test_a_harmless_difference_is_a_note(nlp: Language, left: str, right: str, told: tuple[str, str, str]) -> None:
    for one, two in ((left, right), (right, left)):
        (found,) = evidence(nlp, one, two)
        assert (found.kind, found.relation, found.message) == told
        assert found.level == "note"
        assert found.left.text in one
        assert found.right.text in two


def test_nothing_is_noted_where_another_does_it(nlp: Language) -> None:
    left, right = "Harnet Foods may close the Velm mill.", "The council of Orlova will close the Velm zoo."
    assert [e for e in evidence(nlp, left, right) if e.kind == "modality"] == []


def test_figures_as_of_two_days_are_an_update(nlp: Language) -> None:
    left = "Police said 40 people had died in the ferry fire as of Monday."
    right = "By early Wednesday, 52 people had died in the ferry fire, police said."
    (found,) = [e for e in evidence(nlp, left, right) if e.relation != "agrees"]
    assert (found.kind, found.relation, found.level) == ("update", "differs", "warning")
    assert kinds(nlp, left, right.replace("Wednesday", "Monday")) == ["number"]


def test_a_denial_is_shown_in_its_own_words(nlp: Language) -> None:
    (found,) = evidence(nlp, "A whale swam up the river Harn.", "Reports of a whale in the river Harn are false.")
    assert {found.left.value, found.right.value} == {"false", "stated"}
