"""Words by which two claims take two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.verdicts.against import against
from tests.verdicts.pairs import claim

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def told(nlp: Language, left: str, right: str) -> tuple[str, str] | None:
    found = against(claim(nlp, "l", left), claim(nlp, "r", right), (left, right))
    turned = against(claim(nlp, "r", right), claim(nlp, "l", left), (right, left))
    assert (found is None) == (turned is None)
    if found is None or turned is None:
        return None
    assert turned == (found[1], found[0])
    return found[0][1], found[1][1]


@pytest.mark.parametrize(
    ("left", "right", "sides"),
    [
        ("its members had voted against the merger", "members had voted for the merger", ("against", "for")),
        ("its members had voted against the merger", "members voted in favour of it", ("against", "for")),
        ("the owner, and not the state, would pay", "the state would pay", ("not state", "state")),
        ("the state rather than the owner would pay", "the owner would pay for it", ("not owner", "owner")),
        ("the pool would reopen on schedule", "the pool, he feared, would close on schedule", None),
        ("the gate had been open all night", "the gate had been closed all night", ("open", "closed")),
    ],
)
def test_two_sides_are_seen(nlp: Language, left: str, right: str, sides: tuple[str, str] | None) -> None:
    assert told(nlp, left, right) == sides


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("members had voted against the merger", "members had voted not for the merger, but against it"),
        ("they had voted 30 for and 12 against", "they had voted against by 12 to 30"),
        ("they argued for a toll", "they spoke against the bridge"),
        ("the owner, and not the state, would pay", "the owner would pay, not the state"),
        ("the owner, and not the state, would pay", "the owner would pay and the state would lend"),
        ("he was not the right man for the job", "the man had asked for the job"),
        ("it was unclear whether or not the pump had failed", "the pump had perhaps failed"),
        ("the gate had not been open", "the gate had been closed"),
    ],
)
def test_one_side_in_other_words_is_not(nlp: Language, left: str, right: str) -> None:
    assert told(nlp, left, right) is None
