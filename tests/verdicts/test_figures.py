"""When two figures can both be right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checker.records import Quantity, Span
from checker.verdicts.figures import compatible, complements, explained, like, other_role, relative_gap
from checker.verdicts.telling import shown


def q(
    value: float | str,
    unit: str = "",
    *,
    step: float = 1,
    about: bool = False,
    high: object = "same",
    low: object = "same",
    kind: str = "",
    counts: tuple[str, ...] = (),
) -> Quantity:
    v = Decimal(str(value))
    top = v if high == "same" else high
    floor = v if low == "same" else low
    kind = kind or ("percent" if unit == "percent" else "money" if unit == "USD" else "measure" if unit else "count")
    return Quantity(floor, top, unit, counts, about, Span(0, 1), (), Decimal(str(step)) / 2, kind)  # type: ignore[arg-type]  # ints


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        (q(40), q(40), True),
        (q(40), q(41), False),
        (q(1187), q(1200, about=True, step=100), True),
        (q(1260), q(1200, about=True, step=100), False),
        (q(225), q(220, about=True, step=10), True),
        (q(17_700_000, "USD", step=100_000), q(17_000_000, "USD", step=1_000_000), True),
        (q(1_200_000_000, "USD", step=10**8), q(1_300_000_000, "USD", step=10**8), False),
        (q(1_200_000_000, "USD", step=10**8, about=True), q(1_300_000_000, "USD", step=10**8), False),
        (q("0.81", "percent", step=0.01), q("0.8", "percent", step=0.1), True),
        (q(60, "percent"), q(63, "percent"), False),
        (q(40, high=None), q(52), True),
        (q(40, high=None), q(31), False),
        (q(40, high=None), q(90, high=None), False),
        (q(30, "mile"), q(48, "km"), True),
        (q(30, "mile"), q(60, "km"), False),
        (q(260, "pound"), q(117, "kg"), True),
        (q(48, "year", kind="duration"), q(48, "month", kind="duration"), False),
        (q(24, "month", kind="duration"), q(2, "year", kind="duration"), True),
        (q(5, "USD"), q(5, "EUR", kind="money"), False),
    ],
)
def test_both_can_hold(a: Quantity, b: Quantity, both: bool) -> None:
    assert compatible(a, b) is both
    assert compatible(b, a) is both


def test_only_like_roles_of_like_periods_are_alike() -> None:
    stated, base = q(12), replace(q(12), role="base", period="year -1")
    assert like(stated, replace(q(12), role="part"))
    assert not like(stated, base)
    assert other_role(stated, base)
    assert like(replace(stated, period="year -1"), base)
    assert not like(replace(stated, period="Q1"), replace(stated, period="Q3"))
    assert not like(replace(stated, change="up"), replace(stated, change="to"))


def test_ranges_agree_with_what_they_hold_and_not_with_other_ranges() -> None:
    assert compatible(q(30, high=Decimal(40)), q(35))
    assert not compatible(q(30, high=Decimal(40)), q(52))
    assert not compatible(q(18, high=Decimal(34)), q(18, high=Decimal(54)))
    assert relative_gap(q(18, high=Decimal(34)), q(18, high=Decimal(54))) > 0


def test_points_are_percent_only_where_nothing_changed() -> None:
    points, percent = q(3, "pp", kind="percent"), q(3, "percent")
    assert compatible(points, percent)
    assert not compatible(replace(points, change="up"), replace(percent, change="up"))


def test_tolerance() -> None:
    assert not compatible(q(100), q(104))
    assert compatible(q(100), q(104), Decimal("0.05"))


def test_sums_and_complements_explain_a_figure() -> None:
    assert explained(q(17), (q(14), q(3)), (q(17),))
    assert explained(q(14), (q(17),), (q(14), q(3)))
    assert not explained(q(17), (q(14), q(4)), (q(17),))
    assert complements(q(80, "percent"), q(20, "percent"))
    assert not complements(q(80, "percent"), q(30, "percent"))
    assert not complements(q(50, "percent"), q(50, "percent"))


def test_gap_is_relative_and_unit_aware() -> None:
    assert relative_gap(q(50), q(100)) == 0.5
    assert relative_gap(q(1, "km"), q(1000, "m")) == 0


def test_values_for_people() -> None:
    assert shown(q(1200, counts=("home",))) == "1,200 homes"
    assert [
        shown(q(n, counts=(w,))) for n, w in ((1, "home"), (3, "city"), (2, "person"), (5, "dead"), (4, "bus"))
    ] == [
        "1 home",
        "3 cities",
        "2 people",
        "5 dead",
        "4 buses",
    ]
    assert shown(q(40, high=None)) == "at least 40"
    assert shown(q(5, "USD")) == "USD 5"
    assert shown(q("8.5", "percent")) == "8.5 percent"


def test_millions_are_shown_in_words_where_two_places_tell_them_whole() -> None:
    assert shown(q(3_210_000_000, "USD")) == "USD 3.21 billion"
    assert shown(q(41_000_000, counts=("crown",))) == "41 million crowns"
    assert shown(q(3_214_567, counts=("vote",))) == "3,214,567 votes"
    assert shown(q(700_000_000, high=Decimal(750_000_000))) == "700 million-750 million"
    assert shown(q(999_999)) == "999,999"
