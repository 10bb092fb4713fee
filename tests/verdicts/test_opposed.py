"""Opposites said of one thing, which neither conflict nor bear each other out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from checker.alignment.group import align
from checker.verdicts.opposed import opposed, unvouched
from tests.alignment.made import article, thresholds
from tests.verdicts.pairs import claim

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (
            "We will reopen the tunnel once the pumps have been tested",
            "the tunnel would stay shut for weeks",
            ("reopen", "shut"),
        ),
        (
            "the market will open again when the fire office agrees",
            "the market was closed on Monday",
            ("open", "closed"),
        ),
        ("the fare will rise if the council asks for it", "the fare has fallen every year", ("rise", "fallen")),
    ],
)
def test_opposites_with_little_else_in_common(nlp: Language, left: str, right: str, words: tuple[str, str]) -> None:
    one, two = claim(nlp, "l", left), claim(nlp, "r", right)
    there, back = opposed(one, two), opposed(two, one)
    assert there is not None
    assert back is not None
    assert (there[0].text, there[1].text) == (back[1].text, back[0].text) == words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the tunnel would remain closed", "the tunnel would stay shut for weeks"),  # the same of one thing
        ("the tunnel will not open before May", "the tunnel would stay shut for weeks"),  # denied opposite: the same
        ("the new tunnel under the harbour will open on 3 May", "the new tunnel under the harbour will close on 3 May"),
        ("the tunnel will be tested", "the tunnel would stay shut for weeks"),
    ],
)  # the third is for the rules of conflict: all but one word is the same
def test_what_is_not_opposed(nlp: Language, left: str, right: str) -> None:
    assert opposed(claim(nlp, "l", left), claim(nlp, "r", right)) is None


def test_they_are_not_corroborated(nlp: Language) -> None:
    texts = {
        "x": "We will reopen the tunnel once the pumps have been tested",
        "y": "the tunnel and its pumps would stay shut for weeks",
    }
    said = [claim(nlp, name, text, speaker="Iris Hallam") for name, text in texts.items()]
    papers = [article(name, text) for name, text in texts.items()]
    assert len(align(said, papers, thresholds()).groups) == 1
    apart = align(said, papers, thresholds(), apart=lambda one, two: opposed(one, two) is not None)
    assert len(apart.groups) == 2


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("a toll on the bridge", "denial", True), ("there will be no toll on the bridge", "neutral", False), True),
        (("the pump had failed", "neutral", True), ("the pump had failed", "neutral", False), True),
        (("the pump had failed", "neutral", True), ("the pump had failed", "neutral", True), False),
        (("the pump had failed", "denial", False), ("the pump had failed in April", "accusation", False), True),
        (("the pump had failed", "denial", False), ("the pump had failed", "denial", False), False),
        (("the pump had failed", "denial", False), ("the pump had not failed", "neutral", False), False),
        (("the firm planned job cuts", "denial", False), ("there were no plans to cut jobs", "neutral", False), False),
    ],
)
def test_who_leaves_open_or_denies_does_not_vouch(
    nlp: Language, left: tuple[str, str, bool], right: tuple[str, str, bool], expected: bool
) -> None:
    one, two = (
        replace(made, attribution=replace(made.attribution, stance=stance, negated=negated))
        for name, (text, stance, negated) in (("l", left), ("r", right))
        for made in [claim(nlp, name, text)]
    )
    assert unvouched(one, two) is unvouched(two, one) is expected
