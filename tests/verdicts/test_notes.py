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
                "about 1,200 homes and some 1,187 homes: both can be right, since the one is rounded",
            ),
        ),
        (
            "At least 40 people were hurt in Velm.",
            "Up to 60 people were hurt in Velm.",
            (
                "number",
                "agrees",
                "at least 40 people and up to 60 people: both can be right, since the one is a bound",
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


def test_a_counted_thing_is_told_as_it_is_printed(nlp: Language) -> None:
    left, right = "The Velm ferry carried 11 crew when it sank.", "The Velm ferry had 11 crew when it sank."
    assert [e.message for e in evidence(nlp, left, right) if e.kind == "number"] == ["both say 11 crew"]
    left, right = "Six midwives left the ward at Velm.", "The six midwives left the Velm ward."
    assert [e.message for e in evidence(nlp, left, right) if e.kind == "number"] == ["both say 6 midwives"]


def test_one_figure_of_two_names_is_told_as_the_same_and_not_as_rounded(nlp: Language) -> None:
    left, right = "The Velm ferry had 11 crew when it sank.", "The Velm ferry had 11 sailors when it sank."
    told = [e.message for e in evidence(nlp, left, right) if e.kind == "number"]
    assert told == [] or told[0].endswith(": the same figure")


def test_a_promise_to_do_it_and_that_it_would_be_done_are_as_sure(nlp: Language) -> None:
    left, right = "to raise the Velm dam by a metre", "that he would raise the Velm dam by a metre"
    assert "modality" not in [e.kind for e in evidence(nlp, left, right)]
    left = "that he had raised the Velm dam by a metre"
    assert "modality" in [e.kind for e in evidence(nlp, left, right)]


def test_a_negation_is_told_in_the_words_of_the_claims(nlp: Language) -> None:
    left, right = "The Velm ferry was never inspected in March.", "The Velm ferry was inspected in March."
    (found,) = (e for e in evidence(nlp, left, right) if e.relation == "conflicts")
    assert {found.left.value, found.right.value} == {"was never inspected", "was inspected"}
