"""When two stated figures can both be right: rounding, bounds, units, sums and complements."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from checker.lexicon import values, words
from checker.records import Quantity, Word

# How much of the base unit of its dimension one unit is; definitions of the international yard and pound, SI.
_FACTORS = values("units", "factor")
FACTORS = {unit: (dimension, Decimal(_FACTORS[unit])) for unit, dimension in values("units", "dimension").items()}
CONVERSION = Decimal("0.08")
MOST = 4
"""Counts of one deed that may be summed."""
_UNIT = Decimal("0.5")


def dimension(q: Quantity) -> str:
    """What kind of thing *q* measures: only figures of one dimension may be compared."""
    if q.kind == "count" and q.counts[:1] == ("time",):
        return "times"  # how often something happened is no number of people
    if q.kind in ("age", "percent", "money", "count"):
        return q.kind
    return FACTORS.get(q.unit, (q.unit, Decimal(1)))[0]


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether the two are stated in one unit."""
    return a.unit == b.unit


def spread(q: Quantity, tolerance: Decimal = Decimal(0)) -> tuple[Decimal, Decimal]:
    """The values *q* may stand for: its range, widened by how exactly it is stated and by a rule's *tolerance*.

    An approximate or large round figure, and one with decimals, is good to half of its last place; a small bare count
    is exact.
    """
    low = q.low if q.low is not None else Decimal("-Infinity")
    high = q.high if q.high is not None else Decimal("Infinity")
    size = abs(_value(q))
    slack = size * tolerance
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
    if _same_bound(a, b):
        # "more than 3 million" and "more than 3 billion" do not exclude each other, but nobody writes both of one sum
        return _apart(a, b) <= max(a.precision, b.precision, max(abs(_value(a)), abs(_value(b))) * tolerance)
    if not (_finite(a) and _finite(b)):
        low_a, high_a = spread(a, tolerance)
        low_b, high_b = spread(b, tolerance)
        return low_a <= high_b and low_b <= high_a
    if a.precision == b.precision and a.low == a.high and b.low == b.high:
        return _apart(a, b) <= max(abs(_value(a)), abs(_value(b))) * tolerance
    if a.precision != b.precision:
        # truncation is as common as rounding: "17 million" for 17.7
        coarse, fine = (a, b) if a.precision > b.precision else (b, a)
        place = coarse.precision * 2
        exact = coarse.kind in ("count", "age", "duration") and _value(coarse) < 1_000_000
        if not exact and 0 <= _value(fine) - _value(coarse) < place and place * 4 <= _value(coarse) * 3:
            return True
    low_a, high_a = spread(a, tolerance)
    low_b, high_b = spread(b, tolerance)
    return low_a <= high_b and low_b <= high_a


def _same_bound(a: Quantity, b: Quantity) -> bool:
    return (a.low is None and b.low is None) or (a.high is None and b.high is None)


def _finite(q: Quantity) -> bool:
    return q.low is not None and q.high is not None


def _value(q: Quantity) -> Decimal:
    value = q.high if q.low is None else q.low
    return Decimal(0) if value is None else value


def _apart(a: Quantity, b: Quantity) -> Decimal:
    return abs(_value(a) - _value(b))


def _converted(a: Quantity, b: Quantity) -> bool:
    one, two = FACTORS.get(a.unit), FACTORS.get(b.unit)
    if one is None or two is None or one[0] != two[0]:
        return False
    x, y = _value(a) * one[1], _value(b) * two[1]
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
    x, y = abs(_value(a) * one), abs(_value(b) * two)
    return float(abs(x - y) / max(x, y)) if max(x, y) else 0.0


def explained(a: Quantity, others: Sequence[Quantity], own: Sequence[Quantity]) -> bool:
    """Whether *a* is a sum of two of *others*, or a part of one of them beside another of its *own*.

    Counts of one deed may also add up in threes and fours: "two women, a man and a child died".
    """
    mine, theirs = _value(a), [q for q in others if dimension(q) == dimension(a) and q.unit == a.unit]
    if any(_value(p) + _value(q) == mine for p, q in combinations(theirs, 2)):
        return True
    if _adds_up(mine, theirs) or _within(mine, theirs):
        return True
    beside = [q for q in own if q is not a and dimension(q) == dimension(a) and q.unit == a.unit]
    if any(_value(q) + mine == _value(t) for q in beside for t in theirs):
        return True
    return any(_adds_up(_value(t), [a, *beside]) for t in theirs)


_JOINT = 4
"""Letters between the two figures of a range: those of " to "."""


def _within(value: Decimal, figures: Sequence[Quantity]) -> bool:
    """Whether *value* lies in a range that two of *figures* state: "0.2 to 0.4 percent"."""
    return any(
        0 < q.span.start - p.span.end <= _JOINT and _value(p) <= value <= _value(q)
        for p, q in combinations(sorted(figures, key=lambda f: f.span), 2)
    )


def _adds_up(total: Decimal, parts: Sequence[Quantity]) -> bool:
    """Whether all counts of one deed, three or four of them, make up *total*."""
    deed = parts[0].slot[:2] if parts and parts[0].kind == "count" else ()
    same = [q for q in parts if q.kind == "count" and q.slot[:2] == deed]
    return bool(deed) and 3 <= len(same) <= MOST and sum(map(_value, same)) == total


def complements(a: Quantity, b: Quantity) -> bool:
    """Whether the two are shares that make up the whole: 80 % and the other 20 %."""
    return (
        a.unit == b.unit == "percent"
        and _finite(a)
        and _finite(b)
        and _value(a) + _value(b) == 100
        and _value(a) != _value(b)
    )


_PLURALS = values("forms", "plural")


_SPELLED = words("units", "has-plural")
"""Units that are named by a word; "km" and "percent" have no plural."""


def _plural(lemma: str, value: str) -> str:
    """A counted thing's dictionary form as it is printed beside *value*; what is no plain noun stays as it is."""
    if value == "1" or not lemma.isalpha() or lemma in ("people", "police", "dead", "injured", "wounded", "accused"):
        return lemma
    if lemma in _PLURALS:
        return _PLURALS[lemma]
    if lemma.endswith(("s", "x", "ch", "sh")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "s"


BESIDE = 4
"""Words behind a figure among which the thing that it counts is told as printed."""
_LARGE = tuple((name, Decimal(10) ** zeros) for name, zeros in (("trillion", 12), ("billion", 9), ("million", 6)))


def shown(q: Quantity, words: Sequence[Word] = ()) -> str:
    """The normalised value for people: "1,200 people", "at least 40", "USD 1.2 billion", "8.5 percent".

    What is counted is told as it stands among *words*, the claim's: "2 co-accused", "11 crew".
    """
    value = _digits(_value(q))
    if q.low is not None and q.high is not None and q.low != q.high and q.high / max(q.low, Decimal(1)) < 5:
        value = f"{_digits(q.low)}-{_digits(q.high)}"
    bound = "at least " if q.high is None else "at most " if q.low is None else "about " if q.approximate else ""
    if q.kind == "money":
        return f"{bound}{q.unit} {value}"
    what = "" if q.kind != "count" or not q.counts else " " + (_printed(q, words) or _plural(q.counts[0], value))
    unit = _plural(q.unit, value) if q.unit in _SPELLED else q.unit
    return f"{bound}{value}{' ' + unit if unit else ''}{what}"


def _digits(value: Decimal) -> str:
    """*value* in digits; millions and more in words where two places tell them whole: "3.21 billion"."""
    for name, size in _LARGE:
        if value >= size:
            short = value / size
            return f"{short.normalize():f} {name}" if short == round(short, 2) else f"{value:,}"
    return f"{value:,}"


def _printed(q: Quantity, words: Sequence[Word]) -> str:
    """The counted thing as it stands behind the figure, with what a hyphen ties to it; "" where it stands elsewhere."""
    after = [n for n, w in enumerate(words) if w.span.start >= q.span.end][:BESIDE]
    at = next((n for n in after if words[n].lemma == q.counts[0]), -1)
    if at < 0:
        return ""
    text = words[at].text
    while at and words[at - 1].span.end == words[at].span.start and words[at - 1].span.start >= q.span.end:
        at -= 1
        text = words[at].text + text
    return text
