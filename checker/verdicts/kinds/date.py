"""Two days, months or years given for one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from checker.lexicon import values
from checker.records import DateRange
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair
from checker.verdicts.kinds.marked import by_marks
from checker.verdicts.matching import key_of
from checker.verdicts.plain import day_and_part, tells

_NAMES = tuple(day.title() for day in values("calendar", "weekday"))
_MONTHS = ("", *(month.title() for month in values("calendar", "month")))


_SERIES = frozenset({"quarter", "half", "century"})
_NTH = ("", "first", "second", "third", "fourth")


def shown(d: DateRange) -> str:
    """The normalised date for people: "2024-05-03", "May 2024", "Friday"."""
    if d.first is not None and d.first == d.last:
        return d.first.isoformat()
    if d.weekday >= 0:
        return _NAMES[d.weekday]
    if d.period in _SERIES and d.index:
        return " ".join(
            str(p) for p in (_NTH[d.index] if d.index < len(_NTH) else f"{d.index}th", d.period, d.year) if p
        )
    if d.period == "fiscal year":
        return f"fiscal {d.year}"
    if d.year < 0:
        return f"{-d.year} BC"
    stated = " ".join(str(p) for p in (d.day, _MONTHS[d.month], d.year) if p)
    return stated or d.words


def excluding(a: DateRange, b: DateRange) -> bool:
    """Whether the two cannot be one day."""
    return _disjoint(a, b) is True


def _disjoint(a: DateRange, b: DateRange) -> bool | None:  # noqa: PLR0911  one return a form
    """True where the dates exclude each other, False where they may be one, None where it cannot be told."""
    if a.index and b.index and a.period == b.period and not (a.day and b.day):
        if a.period == "years":
            return a.index < b.year or b.index < a.year
        return a.index != b.index or bool(a.year and b.year and a.year != b.year)
    if a.period == b.period == "fiscal year":
        return a.year != b.year
    if a.weekday >= 0 and b.weekday >= 0 and not (a.first and b.first):
        return a.weekday != b.weekday
    if _by_parts(a, b):
        return _parts_differ(a, b)
    if a.weekday == b.weekday >= 0 and ("future" in a.slot) != ("future" in b.slot) and not (a.words or b.words):
        return None  # one "on Friday" was read as past and one as to come: nothing tells that they are two
    if a.first and b.first and a.last and b.last:
        slack = dt.timedelta(days=1 if (a.words and a.weekday < 0) or (b.words and b.weekday < 0) else 0)
        return a.first > b.last + slack or b.first > a.last + slack
    if "fiscal year" in (a.period, b.period):
        return None  # every house begins its own
    return _parts_differ(a, b)


def _by_parts(a: DateRange, b: DateRange) -> bool:
    """Whether the two are compared by what they state alone: no year of either is known better than by a guess."""
    plain = all(d.month and not d.period and not d.words for d in (a, b))
    return plain and ((not a.year and not b.year) or not (a.sure and b.sure))


def _parts_differ(a: DateRange, b: DateRange) -> bool | None:
    told = False
    for part in ("year", "month", "day"):
        x, y = getattr(a, part), getattr(b, part)
        if x and y:
            if x != y:
                return True
            told = True
    return False if told else None


def _of_event(d: DateRange) -> bool:
    """Whether *d* may be the day of what happened; a calendar date is compared even beside a verb of saying."""
    return not d.of_statement or not d.relative


def both_of_event(pair: Pair) -> Iterator[tuple[DateRange, DateRange]]:
    """Dates of the two sides, not of the statements, that may be one."""
    for a in pair.left.facts.dates:
        for b in pair.right.facts.dates:
            if _of_event(a) and _of_event(b) and _disjoint(a, b) is False:
                yield a, b
                break


class DateRule(ConflictBase):
    """Two days, months or years for one event; the day on which something was said is not compared."""

    kind: Literal["date"] = "date"
    topic = "a date"
    meaning = "Two accounts give different dates for one event."
    told_in_doubt = True
    alone_decides = True
    same_speaker = 0.7

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Every two dates of the event that exclude each other and that nothing on the other side agrees with."""
        yield from by_marks(pair, "date", "clock", "zoned", "part", "series")
        left, right = ([d for d in c.facts.dates if _of_event(d)] for c in (pair.left, pair.right))
        if not left or not right or pair.figures_clash:
            return  # "closed at 6.27 on Thursday", "at 6.18 on Tuesday": what recurs has as many days as figures
        if not tells(pair.left) and not tells(pair.right):
            return  # "Headlines in Velm newspapers on 3 May" tells of nothing that happened
        met_right = {j for j, b in enumerate(right) if any(_disjoint(a, b) is False for a in pair.left.facts.dates)}
        lone_left = [a for a in left if not any(_disjoint(a, b) is False for b in pair.right.facts.dates)]
        lone_right = [b for j, b in enumerate(right) if j not in met_right]
        for a in lone_left:
            for b in lone_right:
                if _disjoint(a, b) is True and not _one_night(pair, a, b):
                    yield Candidate(
                        a.span,
                        b.span,
                        (shown(a), shown(b)),
                        _features(pair, a, b, len(lone_left), len(lone_right), len(met_right)),
                    )


_LATE = frozenset({"late", "later", "night", "overnight", "midnight"})
_EARLY = frozenset({"early", "night", "hours", "dawn", "overnight", "midnight"})


def _one_night(pair: Pair, a: DateRange, b: DateRange) -> bool:
    """Whether the two may be one night: "late on Friday", or "on Friday" alone, and "early on Saturday"."""
    parts = [set(day_and_part(c, d.span)[1].split()) for c, d in ((pair.left, a), (pair.right, b))]
    if _follows(a, b):
        return _night(parts[0], parts[1])
    return _follows(b, a) and _night(parts[1], parts[0])


def _night(first: set[str], second: set[str]) -> bool:
    return bool(first & _LATE) or (len(first) == 1 and bool(second & _EARLY))


def _follows(a: DateRange, b: DateRange) -> bool:
    """Whether *b* is the day after *a*."""
    if a.first and b.first:
        return b.first - a.first == dt.timedelta(days=1)
    return a.weekday >= 0 and b.weekday == (a.weekday + 1) % 7


def _features(pair: Pair, a: DateRange, b: DateRange, left: int, right: int, met: int) -> dict[str, float]:
    verb_a, verb_b = (key_of(d.slot[0]) if d.slot else "" for d in (a, b))
    return {
        **pair.common,
        "days_other": 0.0,
        "around": pair.match.around(a.span, b.span),
        "verb_same": float(bool(verb_a) and verb_a == verb_b),
        "verb_other": float(bool(verb_a and verb_b) and verb_a != verb_b),
        "no_verb": float(not verb_a or not verb_b),
        "ahead_other": float(("future" in a.slot) != ("future" in b.slot)),
        "agreeing": float(min(met, 2)),
        "unmatched": float(min(max(left, right) - 1, 3)),
        "precision_same": float(a.precision == b.precision),
        "years": float(a.precision == "year" == b.precision),
        "weekdays": float(a.weekday >= 0 and b.weekday >= 0),
        "figures_same": float(
            min(
                2,
                sum(
                    1
                    for p in pair.left.facts.quantities
                    if any(p.low == q.low and p.unit == q.unit for q in pair.right.facts.quantities)
                ),
            )
        ),
    }
