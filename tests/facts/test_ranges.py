"""Two figures that state one range share their unit and their scale."""

from __future__ import annotations

import pytest

from checker.facts.numerals import numerals
from checker.facts.ranges import joined


def read(text: str) -> list[tuple[str, str]]:
    return [(f"{n.value:f}" + (f"-{n.ceiling:f}" if n.ceiling else ""), n.unit) for n in joined(text, numerals(text))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It lasts 2.5 to 4 hours.", [("2.5-4", "hour")]),
        ("It lasts two to three hours.", [("2-3", "hour")]),
        ("It costs $2 to $3 million.", [("2000000-3000000", "USD")]),
        ("It costs $2-3 million.", [("2000000-3000000", "USD")]),
        ("Rents rose 2-4 percent.", [("2-4", "percent")]),
        ("It weighs 4 or 5 tonnes.", [("4-5", "tonne")]),
        ("Between 30 and 40 people came.", [("30-40", "")]),
        ("From $8 billion to $12 billion.", [("8000000000-12000000000", "USD")]),
        ("More than 30 but fewer than 40 people came.", [("30-40", "")]),
        ("Some 30-40 people came.", [("30-40", "")]),
        ("It was minus 10 to minus 5 degrees.", [("-10--5", "degree")]),
        # no ranges
        ("They lost by a 24-31 vote.", [("24", ""), ("31", "")]),
        ("The 2016-17 season ended.", [("2016", ""), ("17", "")]),
        ("Sales fell 21 percent to $107.6 million.", [("21", "percent"), ("107600000", "USD")]),
        ("Costs fell 600 million pounds to 1.6 billion.", [("600000000", "GBP"), ("1600000000", "GBP")]),
        ("Costs fell 600 million pounds to 1.6 billion barrels.", [("600000000", "GBP"), ("1600000000", "barrel")]),
        ("Of 90 guests, nearly a third — 30 — left.", [("90", ""), ("33.3", "percent"), ("30", "")]),
        ("It rose 12 points to 4,310.", [("12", "point"), ("4310", "")]),
        ("They won 2 to 1.", [("2", ""), ("1", "")]),
        ("Some 1,200 to 3 million people came.", [("1200", ""), ("3000000", "")]),
    ],
)
def test_what_a_range_shares(text: str, figures: list[tuple[str, str]]) -> None:
    assert read(text) == figures
