"""The scorer of marked figures, on readings made by hand."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest

from benchmarks.figures import MARKS, date_right, score, value_right
from checker.records import DateRange, Facts, Quantity, Span


def q(low: int | None, high: int | None, unit: str = "", role: str = "stated") -> Quantity:
    ends = [None if x is None else Decimal(x) for x in (low, high)]
    return Quantity(ends[0], ends[1], unit, (), False, Span(0, 2), role=role)  # type: ignore[arg-type]  # any role


@pytest.mark.parametrize(
    ("marked", "right", "wrong"),
    [
        ("40", (40, 40), (40, None)),
        (">40", (40, None), (40, 40)),
        ("<40", (None, 40), (40, None)),
        ("30-40", (30, 40), (30, 30)),
        ("*100", (200, 1999), (24, 199)),
        ("~40", (36, 40), (44, 44)),
    ],
)
def test_a_value_is_right_where_both_ends_are(
    marked: str, right: tuple[int | None, int | None], wrong: tuple[int | None, int | None]
) -> None:
    assert value_right(q(*right), marked)
    assert not value_right(q(*wrong), marked)


def test_what_is_read_in_a_name_or_unmarked_is_told() -> None:
    name = [{"at": [0, 2], "kind": "name"}]
    facts = Facts(quantities=(q(16, 16),))
    assert [(what, good) for what, good, _ in score(name, facts, "16 jets")] == [("names", False)]
    assert [(what, good) for what, good, _ in score([], facts, "16 jets")] == [("spurious", False)]


def test_a_year_that_is_worked_out_must_be_right() -> None:
    day = dt.date(2016, 11, 8)
    date = DateRange(day, day, Span(0, 6), month=11, day=8)
    assert date_right(date, "--11-08=2016")
    assert not date_right(date, "--11-08=2015")


def test_marks_hold_no_text() -> None:
    rows = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    assert {key for r in rows for key in r} == {"set", "id", "field", "at", "marks", "half"}
    assert {key for r in rows for m in r["marks"] for key in m} <= {
        "at",
        "kind",
        "value",
        "unit",
        "role",
        "change",
        "period",
    }
    assert sum(len(r["marks"]) for r in rows) >= 600
