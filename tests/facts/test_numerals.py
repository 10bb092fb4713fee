"""Numerals in text: value, unit, precision, span."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.numerals import numerals, step_of


def read(text: str) -> list[tuple[Decimal, str]]:
    return [(n.value, n.unit) for n in numerals(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$1.2bn", 1_200_000_000, "USD"),
        ("1.2 billion dollars", 1_200_000_000, "USD"),
        ("US$55 million", 55_000_000, "USD"),
        ("$US1.06 million", 1_060_000, "USD"),
        ("$ 200 million", 200_000_000, "USD"),
        ("€50m", 50_000_000, "EUR"),
        ("Rs 500", 500, "INR"),
        ("50 million pounds", 50_000_000, "GBP"),
        ("8 pounds of flour", 8, "pound"),
        ("8.5%", Decimal("8.5"), "percent"),
        ("8.5 per cent", Decimal("8.5"), "percent"),
        ("twenty-one", 21, ""),
        ("a hundred and five", 105, ""),
        ("two dozen", 24, ""),
        ("three-quarters of it", 75, "percent"),
        ("half of them", 50, "percent"),
        ("2 1/2 weeks", Decimal("2.5"), "week"),
        ("36-year-old", 36, "year"),
        ("36 - year - old", 36, "year"),
        ("1,187", 1187, ""),
        ("48 kilometres", 48, "km"),
        ("dozens", 24, ""),
        ("4.2m people", 4_200_000, ""),
        ("3.1bn people", 3_100_000_000, ""),
        ("12m tonnes of grain", 12_000_000, "tonne"),
        ("1.5b dollars", 1_500_000_000, "USD"),
        ("Sh640 million", 640_000_000, "shilling"),
        ("Sh2.4b", 2_400_000_000, "shilling"),
        ("KShs 900", 900, "shilling"),
        ("Rs 1.5 lakh crore", 1_500_000_000_000, "INR"),
        ("twice", 2, ""),
        ("two fortnights", 2, "fortnight"),
        ("lasted a fortnight", 1, "fortnight"),
        ("for a month", 1, "month"),
        ("a month-long strike", 1, "month"),
        ("a weeklong truce", 1, "week"),
        ("40C", 40, "celsius"),
        ('a 17" screen', 17, "inch"),
        ('"he is 17" and', 17, ""),
        ("one full percentage point", 1, "pp"),
        ("10 long months", 10, "month"),
        ("three straight weeks", 3, "week"),
        ("six more months", 6, "month"),
        ("six more people", 6, ""),
        ("hundreds of billions of dollars", 200_000_000_000, "USD"),
        ("millions of euros", 2_000_000, "EUR"),
        ("millions of voters", 2_000_000, ""),
        ("a quarter million", 250_000, ""),
        ("fell by a third", Decimal("33.3"), "percent"),
        ("nearly one-third,", Decimal("33.3"), "percent"),
        ("COP 26m", 26_000_000, "peso"),
        ("a 6 in 8 chance", 75, "percent"),
        ("half a million", 500_000, ""),
        ("two and a half million", 2_500_000, ""),
        ("22 and a half years", Decimal("22.5"), "year"),
        ("one point two million", 1_200_000, ""),
        ("three-quarters of a million", 750_000, ""),
        ("an hour and a half", Decimal("1.5"), "hour"),
        ("6ft 2in", 74, "inch"),
        ("6’2”", 74, "inch"),
        ("two hours and 20 minutes", 140, "minute"),
        ("minus 5 degrees", -5, "degree"),
        ("-0.3%", Decimal("-0.3"), "percent"),
        ("12 degrees below zero", -12, "degree"),
        ("plus or minus 3 percent", 3, "percent"),
        ("R1 200 000", 1_200_000, "ZAR"),
        ("12 000 people", 12_000, ""),
        ("1.200.000 euros", 1_200_000, "EUR"),
        ("12,34,567", 1_234_567, ""),
        ("3,5 percent", Decimal("3.5"), "percent"),
        ("CHF 5m", 5_000_000, "CHF"),
        ("3 million Swiss francs", 3_000_000, "CHF"),
        ("2 million reais", 2_000_000, "BRL"),
        ("12 per 100,000", 12, "per 100000"),
        ("2 percentage points", 2, "pp"),
        ("a quarter point", Decimal("0.25"), "point"),
        ("four in 10", 40, "percent"),
        ("3 5/8 percent", Decimal("3.625"), "percent"),
        ("a couple of billion dollars", 2_000_000_000, "USD"),
    ],
)
def test_value_and_unit(text: str, value: Decimal | int, unit: str) -> None:
    assert read(text) == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "a 4.2m wall",
        "the 400m hurdles",
        "a 50m pool",
        "four a day is what",
        "a week ago",
        "Xyz640 million",
        "Covid-19",
        "F-16",
        "the G20",
        "747s",
        "no 5G",
    ],
)
def test_what_is_no_figure_or_cannot_be_told(text: str) -> None:
    assert [n for n in numerals(text) if n.value != 4] == []


def test_an_age_is_marked() -> None:
    assert numerals("the 36-year-old pilot")[0].age
    assert not numerals("a 36-year plan")[0].age


def test_loose_numerals_reach_to_the_next_word_up() -> None:
    hundreds, thousands = numerals("hundreds"), numerals("thousands")
    assert hundreds[0].loose
    assert hundreds[0].ceiling < thousands[0].value
    assert numerals("40")[0].ceiling is None


@pytest.mark.parametrize(
    ("value", "decimals", "scale", "step"),
    [
        (Decimal(1187), 0, 0, 1),
        (Decimal(1200), 0, 0, 100),
        (Decimal("1.2"), 1, 9, 10**8),
        (Decimal(0), 0, 0, 1),
    ],
)
def test_step_is_the_last_stated_place(value: Decimal, decimals: int, scale: int, step: int) -> None:
    assert step_of(value.scaleb(scale), decimals, scale) == step


def test_no_percentage_is_rounder_than_another() -> None:
    assert [n.step for n in numerals("60 percent and 63 percent")] == [1, 1]


@given(st.integers(min_value=1, max_value=10**9))
def test_thousand_separators_never_matter(n: int) -> None:
    assert read(f"{n:,}") == read(str(n)) == [(Decimal(n), "")]


@given(st.text(max_size=120))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    end = 0
    for n in numerals(text):
        assert end <= n.start < n.digits_end <= n.end <= len(text)
        end = n.digits_end
