"""Two figures that state one range share their unit and their scale."""

from __future__ import annotations

import pytest

from checker.facts.numerals import numerals
from checker.facts.ranges import joined


def read(text: str) -> list[tuple[str, str]]:
    return [(f"{n.value:f}", n.unit) for n in joined(text, numerals(text))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It lasts 2.5 to 4 hours.", [("2.5", "hour"), ("4", "hour")]),
        ("It lasts two to three hours.", [("2", "hour"), ("3", "hour")]),
        ("It costs $2 to $3 million.", [("2000000", "USD"), ("3000000", "USD")]),
        ("It costs $2-3 million.", [("2000000", "USD"), ("3000000", "USD")]),
        ("Rents rose 2-4 percent.", [("2", "percent"), ("4", "percent")]),
        ("It weighs 4 or 5 tonnes.", [("4", "tonne"), ("5", "tonne")]),
        # no ranges
        ("Sales fell 21 percent to $107.6 million.", [("21", "percent"), ("107600000", "USD")]),
        ("It rose 12 points to 4,310.", [("12", "point"), ("4310", "")]),
        ("They won 2 to 1.", [("2", ""), ("1", "")]),
        ("Some 1,200 to 3 million people came.", [("1200", ""), ("3000000", "")]),
    ],
)
def test_what_a_range_shares(text: str, figures: list[tuple[str, str]]) -> None:
    assert read(text) == figures
