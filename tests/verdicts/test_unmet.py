"""What one side states and the other leaves open, or gives otherwise, bears nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.verdicts.unmet import unmet
from tests.verdicts.pairs import claim

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
TESTED = "the vaccine was tested on 400 people"


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        (TESTED, "the vaccine was tested", "400 people is left open by the other side"),
        ("the vaccine was tested", TESTED, "400 people is left open by the other side"),
        (
            "the bridge would cost £4 million",
            "we will spend £14 million on the bridge",
            "GBP 4 million and GBP 14 million",
        ),
        ("the ferry stops on 3 May 2026", "the ferry stops", "2026-05-03 is left open by the other side"),
    ],
)
def test_what_is_left_open_or_given_otherwise_is_told(nlp: Language, left: str, right: str, message: str) -> None:
    (found,) = unmet(claim(nlp, "l", left), claim(nlp, "r", right), (left, right))
    assert found.message == f"{message}; neither bears the other out"
    assert found.open
    (turned,) = unmet(claim(nlp, "r", right), claim(nlp, "l", left), (right, left))
    assert (turned.left, turned.right) == (found.right, found.left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (TESTED, "400 people were given the vaccine in a test"),
        (TESTED, "the library has won a prize"),  # another thing, which the link answers for
        ("the bridge would cost about £4 million", "the bridge would cost £4.2 million"),
        ("the ferry stops on 3 May 2026", "the ferry stops in May 2026"),
        ("nine posts were rotten and two were lost", "two posts were lost"),
    ],
)
def test_what_agrees_or_is_not_of_one_thing_is_not(nlp: Language, left: str, right: str) -> None:
    assert unmet(claim(nlp, "l", left), claim(nlp, "r", right), (left, right)) == ()
