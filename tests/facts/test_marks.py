"""Scores, ranks and times of day: read as wholes, never as quantities."""

from __future__ import annotations

import pytest

from checker.facts.marks import marks
from checker.records import Span


def read(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(m.kind, m.values) for m in marks(text, 0)]


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Velm beat Harlow 2-1.", "score", (2, 1)),
        ("Harlow lost 1–2 at home.", "score", (2, 1)),
        ("The council voted 34 - 12 for it.", "score", (34, 12)),
        ("She finished third.", "rank", (3,)),
        ("He came 14th in Velm.", "rank", (14,)),
        ("The train left at 6 p.m.", "clock", (18 * 60,)),
        ("The train left at 6.30am on Friday.", "clock", (6 * 60 + 30,)),
        ("The train left at 18:05.", "clock", (18 * 60 + 5,)),
        ("The train left at 05:30.", "clock", (5 * 60 + 30,)),
        ("The train left at 5:30.", "clock", (5 * 60 + 30, 17 * 60 + 30)),
        ("The train left at noon.", "clock", (12 * 60,)),
        ("The train left at midnight.", "clock", (0,)),
        ("The train left at 12 a.m.", "clock", (0,)),
        ("The hearing starts at 9 a.m. EST.", "zoned", (9 * 60,)),
        ("The train left in the evening.", "part", (17 * 60, 24 * 60)),
    ],
)
def test_a_mark_and_its_values(text: str, kind: str, values: tuple[int, ...]) -> None:
    assert read(text) == [(kind, values)]


@pytest.mark.parametrize(
    "text",
    [
        "A third of the crew left.",
        "Two thirds of the crew left.",
        "One second passed.",
        "Profit fell in the second quarter.",
        "Call 555-0134-22 for tickets.",
        "It rose 2-3 percent.",
        "The port cost $2-3 million.",
        "Ratio 1:200 on the map.",
    ],
)
def test_no_mark(text: str) -> None:
    assert read(text) == []


def test_what_a_date_takes_is_no_rank() -> None:
    text = "The ferry sank on 3rd May."
    assert marks(text, 0, [Span(18, 25)]) == []
    assert [m.span for m in marks("came 3rd", 100)] == [Span(105, 108)]
