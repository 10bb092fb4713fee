"""How well figures, dates and their roles are read: the marked phrases of real news, scored.

    python -m benchmarks.figures --bench ../shared/bench [--half open|unread|blind|later] [--errors]

``benchmarks/marks/figures.jsonl`` holds places and readings, no text: a sentence a line (``set``, ``id``, ``field``,
``at`` in the text of the bench or of the pool beside it), its ``marks`` with ``at`` within the sentence. A careful
reader marked them before the grammar was written, without looking at any tool's output. Sentences are parted by a hash:
``open`` ones may be looked at, the ``unread`` ones are only scored, and ``--errors`` prints none of them. The ``blind``
ones (one sentence a story, rich in roles and in names with figures) were marked later, before the tool was run on them,
and their errors read after that first score (docs/dependencies.md). The ``later`` ones were marked by whoever mends the
grammar, rich in roles, and are developed on.

A quantity's ``value`` is a number, ``>n``, ``<n``, ``~n``, ``n-m``, or ``*n`` for "hundreds" (n at least, up to where a
writer takes the next word). A ``unit`` is an ISO code, ``percent``, ``pp`` (percentage points), ``pt`` (points of an
index, printed or not), ``age`` or the singular of its name. ``change`` is ``up``, ``down`` (by) or ``to``. A date's
``value`` is ISO with parts left out (``--11-08``; ``=2016`` behind it is the year that the publication date makes of
it), ``Q3``, ``2016-Q2``, ``H1``, ``FY2003``, ``1960s``, a weekday, ``T20:00``, two dates with ``/`` between, or ``rel``
for what stands relative to the day of publication. ``either`` counts neither way; ``name``, ``rank`` and ``score``
must not be read as a quantity.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import pathlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from checker.facts.extract import facts_of
from checker.language import load
from checker.records import DateRange, Facts, Mark, Quantity, Span

MARKS = pathlib.Path(__file__).parent / "marks" / "figures.jsonl"
HALVES = ("open", "unread", "blind", "later")
_SAME = Decimal("0.011")
"""Share by which a reading may differ from the mark: two thirds are 66.7 percent."""
_DAY_LONG = {"decade": 3652.425, "year": 365.2425, "month": 30.436875, "week": 7.0, "day": 1.0}
_SIZES = {
    "time": {**_DAY_LONG, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400},
    "length": {"inch": 1.0, "ft": 12.0, "yard": 36.0},
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_QUARTERS = {"Q": "quarter", "H": "half"}


def _texts(bench: pathlib.Path, sets: set[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every text that marks point into, by set and id."""
    out: dict[tuple[str, str], dict[str, Any]] = {}
    for name in sets:
        path = bench.parent / "pool" / "outlets.jsonl" if name == "pool" else bench / "data" / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for one in row["articles"] if name == "pool" else [row]:
                out[name, one["id"]] = one
    return out


def _number(text: str) -> tuple[str, Decimal, Decimal]:
    """How a marked value is meant, and its two ends."""
    if text[0] in "<>~*":
        sort, rest = text[0], text[1:].lstrip("~")
        return sort, Decimal(rest), Decimal(rest)
    low, dash, high = text.partition("-")
    return ("-", Decimal(low), Decimal(high)) if dash else ("=", Decimal(low), Decimal(low))


def _near(a: Decimal | None, b: Decimal, by: Decimal = _SAME) -> bool:
    return a is not None and abs(a - b) <= abs(b) * by


def value_right(q: Quantity, marked: str, factor: Decimal = Decimal(1)) -> bool:
    """Whether *q* has the value that is *marked*, once multiplied by *factor* into the mark's unit."""
    sort, low, high = _number(marked)
    ends = [None if x is None else x * factor for x in (q.low, q.high)]
    if sort == ">":
        return _near(ends[0], low) and (ends[1] is None or ends[1] > low)
    if sort == "<":
        return _near(ends[1], high) and (ends[0] is None or ends[0] < high)
    if sort == "*":
        return ends[0] is not None and ends[0] > low / 2 and (ends[1] is None or ends[1] >= 3 * low)
    if sort == "~":
        tenth = Decimal("0.1")
        return (_near(ends[0], low, tenth) and _near(ends[1], high, tenth)) and bool(ends[0] <= low * (1 + _SAME))  # type: ignore[operator]  # both are near
    return _near(ends[0], low) and _near(ends[1], high)


def unit_factor(q: Quantity, marked: str, phrase: str) -> Decimal | None:
    """By what *q* is to be multiplied to be in the *marked* unit; None where it is in another."""
    unit = "age" if q.kind == "age" else q.unit
    if unit == marked or (marked == "pt" and unit in ("", "point")) or (marked == "pp" and unit == "point"):
        return Decimal(1)
    if {unit, marked} <= {"sqyard", "square yard"}:
        return Decimal(1)
    for sizes in _SIZES.values():
        if unit in sizes and marked in sizes:
            return Decimal(str(sizes[unit] / sizes[marked]))
    if not unit and re.fullmatch(r"[\d.,\- /]+|[a-z]+", phrase, re.IGNORECASE):
        return Decimal(1)  # a unit that the phrase leaves to what stands before it may be left out
    return None


def date_right(d: DateRange, marked: str) -> bool:  # noqa: PLR0911  one return a form
    """Whether *d* reads what is *marked*, the year that is worked out included."""
    stated, _, year = marked.partition("=")
    if year and not (d.first and d.last and d.first.year == d.last.year == int(year)):
        return False
    if stated == "rel":
        return bool(d.words or d.period)
    if stated in _DAYS:
        return d.weekday == _DAYS.index(stated)
    if m := re.fullmatch(r"(\d{4})s", stated):
        return d.precision == "decade" and d.year == int(m[1])
    if m := re.fullmatch(r"FY(\d{4})", stated):
        return d.period == "fiscal year" and d.year == int(m[1])
    if m := re.fullmatch(r"(?:(\d{4})-)?([QH])(\d)", stated):
        return d.period == _QUARTERS[m[2]] and d.index == int(m[3]) and (not m[1] or d.year == int(m[1]))
    if "/" in stated:
        first, last = (_day(x) for x in stated.split("/"))
        return _covers(d, first, last)
    y, month, day = _day(stated)
    return (d.year, d.month, d.day) == (y, month, day)


def _covers(d: DateRange, first: tuple[int, int, int], last: tuple[int, int, int]) -> bool:
    if not d.first or not d.last:
        return d.month in (first[1], last[1]) and bool(d.month)
    one, two = (d.first.year, d.first.month), (d.last.year, d.last.month)
    return one == (first[0] or one[0], first[1] or one[1]) and two == (last[0] or two[0], last[1] or two[1])


def _day(text: str) -> tuple[int, int, int]:
    m = re.fullmatch(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?", text)
    assert m, text
    return (0 if m[1] == "-" else int(m[1])), int(m[2] or 0), int(m[3] or 0)


def _clock_right(mark: Mark, marked: str) -> bool:
    hour, minute = map(int, marked[1:].split(":"))
    return mark.kind in ("clock", "zoned") and hour * 60 + minute in mark.values


def score(marks: Sequence[dict[str, Any]], facts: Facts, text: str) -> Iterator[tuple[str, bool, str]]:
    """(what was asked, whether it is right, what it was) for every mark of a sentence *text*, read as *facts*."""
    met: set[int] = set()
    for mark in marks:
        at, phrase = Span(*mark["at"]), text[slice(*mark["at"])]
        here = [i for i, q in enumerate(facts.quantities) if q.span.overlaps(at)]
        met.update(here)
        if mark["kind"] in ("name", "rank", "score"):
            yield "names", not here, f"{mark['kind']} “{phrase}” read as a figure"
        elif mark["kind"] == "quantity":
            found = [facts.quantities[i] for i in here]
            yield from _quantity(mark, found, phrase)
        elif mark["kind"] == "date":
            value = mark["value"]
            if value[0] == "T" and value[1].isdigit():
                right = any(m.span.overlaps(at) and _clock_right(m, value) for m in facts.marks)
            else:
                right = any(d.span.overlaps(at) and date_right(d, value) for d in facts.dates)
                if "/" in value and not right:  # the two ends may be read one by one
                    ends = value.split("/")
                    right = all(any(d.span.overlaps(at) and date_right(d, e) for d in facts.dates) for e in ends)
            near = [d for d in facts.dates if d.span.overlaps(at)]
            said = [(d.first, d.last, d.year, d.month, d.day, d.period, d.words) for d in near]
            yield "dates", right, f"“{phrase}” {value} but {said}"
    for i, q in enumerate(facts.quantities):
        if i not in met:
            phrase = text[q.span.start : q.span.end]
            yield "spurious", False, f"“{phrase}” read as {q.low}..{q.high} {q.unit}"


def _quantity(mark: dict[str, Any], found: Sequence[Quantity], phrase: str) -> Iterator[tuple[str, bool, str]]:
    marked, unit = mark["value"], mark.get("unit", "")
    good = []
    for q in found:
        factor = unit_factor(q, unit, phrase)
        if factor is not None and value_right(q, marked, factor):
            good.append(q)
    if not good and "-" in marked[1:] and len(found) == 2:
        low, high = marked.split("-")  # a range may be read as its two ends
        ends = [(q, unit_factor(q, unit, phrase)) for q in found]
        if all(f is not None and value_right(q, m, f) for (q, f), m in zip(ends, (low, high), strict=True)):
            good = [found[0]]
    said = [(str(q.low), str(q.high), q.unit, q.kind, q.role, q.change) for q in found]
    yield "values", bool(good), f"“{phrase}” {marked} {unit} but {said}"
    if good:
        yield "roles", good[0].role == mark["role"], f"“{phrase}” {mark['role']} but {said}"
        yield "changes", good[0].change == mark.get("change", ""), f"“{phrase}” {mark.get('change', '')} but {said}"
        if "period" in mark:
            yield "periods", bool(good[0].period), f"“{phrase}” has a period, but none was read"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--half", choices=HALVES, help="only these sentences")
    parser.add_argument("--errors", action="store_true", help="print what is wrong in all but the unread half")
    args = parser.parse_args()
    rows = [json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines()]
    texts, nlp = _texts(args.bench, {r["set"] for r in rows}), load()
    for half in HALVES if args.half is None else (args.half,):
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        for row in (r for r in rows if r["half"] == half):
            article = texts[row["set"], row["id"]]
            text = article[row["field"]][slice(*row["at"])]
            day = article.get("date") or article.get("published")
            facts = facts_of(nlp(text), [Span(0, len(text))], published=dt.date.fromisoformat(day) if day else None)
            for what, good, why in score(row["marks"], facts, text):
                right[what] += good
                asked[what] += 1
                if args.errors and half != "unread" and not good:
                    print(f"{what:9s} {why}\n          {text}")
        print(half, *(f"{k} {right[k] / n:.3f} ({right[k]}/{n})" for k, n in asked.items() if k != "spurious"), end="")
        print(f" spurious figures {asked['spurious']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
