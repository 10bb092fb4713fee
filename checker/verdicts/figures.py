"""When two stated figures can both be right: rounding, bounds, units, sums and complements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from checker.lexicon import values
from checker.records import FigureRole, Quantity

# How much of the base unit of its dimension one unit is; definitions of the international yard and pound, SI.
_FACTORS = values("units", "factor")
FACTORS = {unit: (dimension, Decimal(_FACTORS[unit])) for unit, dimension in values("units", "dimension").items()}
CONVERSION = Decimal("0.08")
MOST = 4
"""Counts of one deed that may be summed."""
_UNIT = Decimal("0.5")
_POINTS = frozenset({frozenset({"percent", "point"}), frozenset({"point", "pp"})})
"""Units of shares that writers take for one another; five percent are not five percentage points."""
_MAIN: frozenset[FigureRole] = frozenset({"stated", "part"})
"""Roles of the figures that a statement asserts."""


def dimension(q: Quantity) -> str:
    """What kind of thing *q* measures: only figures of one dimension may be compared."""
    if q.kind == "count" and q.counts[:1] == ("time",):
        return "times"  # how often something happened is no number of people
    if q.kind in ("age", "percent", "money", "count"):
        return q.kind
    return FACTORS.get(q.unit, (q.unit, Decimal(1)))[0]


def like(a: Quantity, b: Quantity) -> bool:
    """Whether the two play like roles in their statements, of like periods: only then do they say the same or not.

    What a figure is compared with may be another's stated one, where both are of one period.
    """
    if unlike_periods(a, b):
        return False
    if {a.change, b.change} in ({"up", "to"}, {"down", "to"}):
        return False  # by how much, and to what
    if a.role == b.role or {a.role, b.role} <= _MAIN:
        return True
    if {a.role, b.role} & _MAIN and {a.role, b.role} & {"base", "earlier"}:
        return bool(a.period) and a.period == b.period
    return False


_DIGIT = re.compile(r"\d")


def unlike_periods(a: Quantity, b: Quantity) -> bool:
    """Whether the two are of two periods of one kind: two quarters, two years, two months."""
    if not a.period or not b.period or a.period == b.period:
        return False
    return _DIGIT.sub("0", a.period) == _DIGIT.sub("0", b.period)


def other_role(a: Quantity, b: Quantity) -> bool:
    """Whether the two are one value, once as the figure itself and once as what it is compared with, was expected to
    be, was said to be before, is a part of, or is not."""
    if (a.low, a.high, a.unit) != (b.low, b.high, b.unit) or like(a, b) or unlike_periods(a, b):
        return False
    if a.period and b.period and a.period != b.period:
        return False  # each is of its own time, as far as can be told
    return len({a.role, b.role} & _MAIN) == 1


def spread(q: Quantity, tolerance: Decimal = Decimal(0)) -> tuple[Decimal, Decimal]:
    """The values *q* may stand for: its range, widened by how exactly it is stated and by a rule's *tolerance*.

    An approximate or large round figure, and one with decimals, is good to half of its last place; a small bare count
    is exact.
    """
    low = q.low if q.low is not None else Decimal("-Infinity")
    high = q.high if q.high is not None else Decimal("Infinity")
    size = abs(value_of(q))
    slack = size * tolerance
    if q.approximate and low * 2 <= high:
        return low, high  # "hundreds" reaches from where to where, and no further
    if q.approximate or size >= 1000 or q.precision < _UNIT or q.kind in ("money", "measure", "percent"):
        slack = max(slack, min(q.precision, size / 10))
    return low - slack, high + slack


def compatible(a: Quantity, b: Quantity, tolerance: Decimal = Decimal(0)) -> bool:  # noqa: PLR0911  one return an excuse
    """Whether both figures can hold as stated: at the coarser stated precision, and with 8 % for a conversion.

    Two figures of one precision that differ are not excused by rounding, whatever "about" stands before them. An open
    range ("dozens", "at least 40") agrees only with what it can hold and what counts the same thing.
    """
    if a.unit != b.unit:
        return _converted(a, b)
    if a.low == b.low and a.high == b.high:
        return True
    if _ranged(a) and _ranged(b):
        return False  # two exact ranges that are not the same
    if _same_bound(a, b):
        # "more than 3 million" and "more than 3 billion" do not exclude each other, but nobody writes both of one sum
        return _apart(a, b) <= max(a.precision, b.precision, max(abs(value_of(a)), abs(value_of(b))) * tolerance)
    if not (_finite(a) and _finite(b)):
        low_a, high_a = spread(a, tolerance)
        low_b, high_b = spread(b, tolerance)
        return low_a <= high_b and low_b <= high_a
    if a.precision == b.precision and a.low == a.high and b.low == b.high:
        return _apart(a, b) <= max(abs(value_of(a)), abs(value_of(b))) * tolerance
    if a.precision != b.precision:
        # truncation is as common as rounding: "17 million" for 17.7
        coarse, fine = (a, b) if a.precision > b.precision else (b, a)
        place = coarse.precision * 2
        exact = coarse.kind in ("count", "age", "duration") and value_of(coarse) < 1_000_000
        if not exact and 0 <= value_of(fine) - value_of(coarse) < place and place * 4 <= value_of(coarse) * 3:
            return True
    low_a, high_a = spread(a, tolerance)
    low_b, high_b = spread(b, tolerance)
    return low_a <= high_b and low_b <= high_a


def _ranged(q: Quantity) -> bool:
    """Whether *q* is stated as from where to where: "between 30 and 40"."""
    return q.low is not None and q.high is not None and q.low < q.high and not q.approximate


def _same_bound(a: Quantity, b: Quantity) -> bool:
    return (a.low is None and b.low is None) or (a.high is None and b.high is None)


def _finite(q: Quantity) -> bool:
    return q.low is not None and q.high is not None


def value_of(q: Quantity) -> Decimal:
    """The lower end of *q*, or its upper where it has none."""
    value = q.high if q.low is None else q.low
    return Decimal(0) if value is None else value


def _apart(a: Quantity, b: Quantity) -> Decimal:
    return abs(value_of(a) - value_of(b))


def _converted(a: Quantity, b: Quantity) -> bool:  # noqa: PLR0911  one return a form
    # a margin of 3 percent is one of 3 percentage points; what rose by 3 percent did not rise by 3 points
    if frozenset({a.unit, b.unit}) in _POINTS or ({a.unit, b.unit} == {"percent", "pp"} and not (a.change or b.change)):
        low_a, high_a = spread(a)
        low_b, high_b = spread(b)
        return low_a <= high_b and low_b <= high_a
    one, two = FACTORS.get(a.unit), FACTORS.get(b.unit)
    if one is None or two is None or one[0] != two[0]:
        return False
    x, y = value_of(a) * one[1], value_of(b) * two[1]
    if x == y:
        return True
    if (a.low is None or b.low is None or a.high is None or b.high is None) and _same_bound(a, b):
        return abs(x - y) <= CONVERSION * max(x, y)
    if a.low is None or b.low is None:
        return x <= y * (1 + CONVERSION) if b.low is None and a.low is not None else a.low is None
    if a.high is None or b.high is None:
        return True
    slack = max(CONVERSION * max(x, y), a.precision * one[1], b.precision * two[1])
    return abs(x - y) <= slack


def relative_gap(a: Quantity, b: Quantity) -> float:
    """Difference over the larger, 0 to 1, in one unit where the two can be converted."""
    one, two = (FACTORS.get(q.unit, ("", Decimal(1)))[1] if a.unit != b.unit else Decimal(1) for q in (a, b))
    x, y = value_of(a) * one, value_of(b) * two
    if x == y and a.high is not None and b.high is not None:
        x, y = a.high * one, b.high * two  # two ranges from one figure on
    if x * y < 0:
        return 1.0
    x, y = abs(x), abs(y)
    return float(abs(x - y) / max(x, y)) if max(x, y) else 0.0


def explained(a: Quantity, others: Sequence[Quantity], own: Sequence[Quantity]) -> bool:
    """Whether *a* is a sum of two of *others*, or a part of one of them beside another of its *own*.

    Counts of one deed may also add up in threes and fours: "two women, a man and a child died".
    """
    mine, theirs = (
        value_of(a),
        [q for q in others if dimension(q) == dimension(a) and q.unit == a.unit and q.role in _MAIN],
    )
    if any(value_of(p) + value_of(q) == mine for p, q in combinations(theirs, 2)):
        return True
    if _adds_up(mine, theirs):
        return True
    beside = [q for q in own if q is not a and dimension(q) == dimension(a) and q.unit == a.unit and q.role in _MAIN]
    if any(value_of(q) + mine == value_of(t) for q in beside for t in theirs):
        return True
    return any(_adds_up(value_of(t), [a, *beside]) for t in theirs)


def _adds_up(total: Decimal, parts: Sequence[Quantity]) -> bool:
    """Whether all counts of one deed, three or four of them, make up *total*."""
    deed = parts[0].slot[:2] if parts and parts[0].kind == "count" else ()
    same = [q for q in parts if q.kind == "count" and q.slot[:2] == deed]
    return bool(deed) and 3 <= len(same) <= MOST and sum(map(value_of, same)) == total


def complements(a: Quantity, b: Quantity) -> bool:
    """Whether the two are shares that make up the whole: 80 % and the other 20 %."""
    return (
        a.unit == b.unit == "percent"
        and _finite(a)
        and _finite(b)
        and value_of(a) + value_of(b) == 100
        and value_of(a) != value_of(b)
    )
