"""Which attributions inside another are claims of their own."""

from __future__ import annotations

import dataclasses

import pytest

from checker.attribution.nesting import claims_of_their_own
from checker.records import Attribution, Span


def build(text: str, source: str, content: str, *, confidence: float = 0.9) -> tuple[Attribution, Attribution]:
    """An outer attribution over all of *text* and one inside it."""
    at = text.index(content)
    inner_source = (Span(text.index(source), text.index(source) + len(source)),) if source else ()
    outer = Attribution("outer", (), (), (Span(0, len(text)),), "indirect")
    inner = Attribution("inner", inner_source, (), (Span(at, at + len(content)),), "indirect", "outer")
    return outer, dataclasses.replace(inner, confidence=confidence)


@pytest.mark.parametrize(
    ("text", "source", "content", "confidence", "kept"),
    [
        (
            "the union said the lamps had failed two days before",
            "the union",
            "the lamps had failed two days",
            0.9,
            True,
        ),
        ("we said the lamps had failed two days before", "we", "the lamps had failed two days", 0.9, False),
        ("It shows the lamps had failed two days before", "It", "the lamps had failed two days", 0.9, False),
        ("was said the lamps had failed two days before", "", "the lamps had failed two days", 0.9, False),
        ("the union denounced the lamps", "the union", "the lamps", 0.9, False),
        ("the union urged her to leave now", "the union", "her to leave now", 0.9, True),
        ("the union urged her to leave", "the union", "to leave", 0.9, False),
        (
            "the union said the lamps had failed two days before",
            "the union",
            "the lamps had failed two days",
            0.5,
            False,
        ),
    ],
)
def test_kept_or_not(text: str, source: str, content: str, confidence: float, kept: bool) -> None:
    found = claims_of_their_own(build(text, source, content, confidence=confidence), text)
    assert [a.id for a in found] == (["outer", "inner"] if kept else ["outer"])


def test_what_stands_inside_a_dropped_one_goes_with_it() -> None:
    text = "we said the union said the lamps had failed two days before"
    outer, middle = build(text, "we", "the union said the lamps had failed two days before")
    inner = dataclasses.replace(
        build(text, "the union", "the lamps had failed two days")[1], id="third", within="inner"
    )
    assert [a.id for a in claims_of_their_own((outer, middle, inner), text)] == ["outer"]
