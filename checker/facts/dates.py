"""Dates and times of day-like precision: as words, as calendar parts, and as ranges of days.

"On Friday" in an article published on Sunday 5 May is 3 May; without a publication date it stays a Friday. A day that
goes with a verb of saying ("he said on Friday") is the day of the statement, not of what happened, and is marked so.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from checker.facts.periods import BEGINS, Period, narrowed, period_at
from checker.facts.resolving import Told, relative_of, told, weekday_of, year_of
from checker.facts.tokens import Token
from checker.lexicon import either, values, words
from checker.records import DateRange, Span

WEEKDAYS = tuple(values("calendar", "weekday"))
"""Monday first."""
_MONTH_NUMBERS = {name: int(number) for name, number in values("calendar", "month").items()}
_MONTH_OF = _MONTH_NUMBERS | {name: int(number) for name, number in values("calendar", "month-short").items()}
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_PERIOD = either(words("calendar", "period"))
_PLAIN_MONTH = either(_MONTH_NUMBERS.keys() - {"march", "may"})  # no verbs
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
DATE = re.compile(
    rf"\b(?:(?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)"
    rf"|(?P<m1>{_MONTH})\s(?P<d1>{_DAY})(?![\d:.]\d|\w|,\d{{3}}\b)(?:,?\s(?P<y1>{_YEAR})(?!\d))?"
    rf"|(?P<d2>{_DAY})(?:\sof)?\s(?P<m2>{_MONTH})(?!\w)(?:,?\s(?P<y2>{_YEAR})(?!\d))?"
    rf"|(?P<m3>{_MONTH})(?:,|\sof)?\s(?P<y3>{_YEAR})(?!\d)"
    rf"|(?:(?P<which>last|next|this|previous|early|late|mid-?|later|earlier)\s)?(?P<weekday>{'|'.join(WEEKDAYS)})(?!\w)"
    rf"|(?P<rel>today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening)|earlier today)(?!\w)"
    rf"|(?P<span>(?:last|next|this|earlier this|later this|the past|the previous)\s"
    rf"(?:{_PERIOD}))(?!\w)"
    rf"|(?P<m4>{_PLAIN_MONTH}|"
    rf"(?<=in )march|(?<=in )may|(?<=last )march|(?<=last )may|(?<=since )march|(?<=since )may|(?<=by )may|"
    rf"(?<=of )may|(?<=of )march|"
    rf"(?<=mid-)(?:march|may)|(?<=early )(?:march|may)|(?<=late )(?:march|may)|(?<=until )(?:march|may))(?!\w)"
    rf"|(?P<decade>(?:the\s)?(?:{_YEAR[:-4]}\d0|[’'](?=\d0s)\d0)s)(?!\w)"
    rf"|(?P<year>{_YEAR})(?![\d,.%-]\d|\w|\s?(?:people|percent|per cent|%)))",
    re.IGNORECASE,
)
_BEGINS = frozenset({*WEEKDAYS, *_MONTH_OF, *(f"{m}." for m in _MONTH_OF)}) | words("calendar", "begins-date")
_STARTS = _BEGINS | BEGINS
_DIGIT = re.compile(r"\d")
_NARROWING = words("calendar", "before-date")
_BEHIND_DIGITS = words("calendar", "behind-digits")


def dates(
    text: str, offset: int, tokens: Sequence[Token], published: dt.date | None, known: Set[str] | None = None
) -> list[DateRange]:
    """The dates of *text*, which starts at *offset*, in order; *known* are the words of *tokens* in lower case."""
    starts: list[int] = []
    out = []
    if known is not None and _STARTS.isdisjoint(known) and not _DIGIT.search(text):
        return []
    for m in _found(text, offset, tokens, published):
        starts = starts or [t.start for t in tokens]
        if isinstance(m, re.Match):
            if _no_date(text, m):
                continue
            start, end = m.start(), m.end()
        else:
            start, end = m.start, m.end
        span = Span(offset + start, offset + end)
        first = max(0, bisect_right(starts, span.start) - 1)
        how = told(tokens, first)
        if isinstance(m, re.Match):
            date = _dated(m, span, published, how)
        else:
            date = replace(m.date, of_statement=how.said, slot=how.slot)
        if first and tokens[first - 1].lower in _NARROWING:
            date = narrowed(date, text[max(0, start - 32) : start])
        out.append(date)
    return out


def _no_date(text: str, m: re.Match[str]) -> bool:
    """Whether what looks like a date is a price, a verb ("may", "march") or part of a longer number."""
    if (m["year"] or m["decade"]) and m.start() and text[m.start() - 1] in "$£€.,:#/":
        return True
    name = m["m1"] or m["m4"] or m["weekday"]
    return bool(name and name[0].islower())


def _found(
    text: str, offset: int, tokens: Sequence[Token], published: dt.date | None
) -> Iterator[re.Match[str] | Period]:
    """Matches of :data:`DATE` and periods, tried only at words that can begin one."""
    done = 0
    for i, t in enumerate(tokens):
        if t.lower not in _STARTS and not t.text[-1].isdigit() and not t.text[0].isdigit():
            continue
        digit = t.text[0].isdigit()
        at = t.start - offset
        if at < done or at >= len(text):
            continue
        if digit:
            behind = tokens[i + 1].lower if i + 1 < len(tokens) else ""
            maybe = not t.text.isdigit() or behind in _BEHIND_DIGITS
        else:
            maybe = t.lower not in _BEGINS or t.lower in BEGINS
        period = period_at(text, at, offset, published) if maybe else None
        if period is not None:
            done = period.end
            yield period
        elif digit or t.lower in _BEGINS:
            m = DATE.match(text, at)
            if m:
                done = m.end()
                yield m


def _month(name: str | None) -> int:
    return _MONTH_OF.get((name or "").lower().rstrip("."), 0)


def _dated(m: re.Match[str], span: Span, published: dt.date | None, how: Told) -> DateRange:  # noqa: PLR0911  one return a form
    year = int(m["y1"] or m["y2"] or m["y3"] or m["year"] or 0)
    month = _month(m["m1"] or m["m2"] or m["m3"] or m["m4"])
    day = int(re.sub(r"\D", "", m["d1"] or m["d2"] or "0"))
    blank = DateRange(None, None, span, of_statement=how.said, slot=how.slot, year=year, month=month, day=day)
    try:
        if m["iso"]:
            year, month, day = (int(p) for p in m["iso"].split("-"))
            return replace(_days(blank, year, month, day), year=year, month=month, day=day)
        if m["decade"]:
            digits = re.sub(r"\D", "", m["decade"])
            year = int(digits) if len(digits) == 4 else 1900 + int(digits)
            first, last = dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
            return replace(
                blank, first=first, last=last, precision="decade", year=year, words="decade", period="decade"
            )
        if m["weekday"]:
            return _weekday(m, blank, published, how)
        if m["rel"] or m["span"]:
            return _relative(m, blank, published)
        if month and not year:
            if published is None:
                return replace(blank, precision="day" if day else "month")
            year, sure = year_of(month, day, published, how.tense)
            return replace(_days(blank, year, month, day), sure=sure)
        return _days(blank, year, month, day)
    except (ValueError, OverflowError):
        return replace(blank, precision="day" if day else "month" if month else "year")


def _days(date: DateRange, year: int, month: int, day: int) -> DateRange:
    """*date* with its days, which ``year``, ``month`` and ``day`` (0 where left out) name."""
    if day:
        return replace(date, first=dt.date(year, month, day), last=dt.date(year, month, day), precision="day")
    if month:
        last = dt.date(year, month, monthrange(year, month)[1])
        return replace(date, first=dt.date(year, month, 1), last=last, precision="month")
    return replace(date, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31), precision="year")


def _weekday(m: re.Match[str], blank: DateRange, published: dt.date | None, how: Told) -> DateRange:
    weekday, which = WEEKDAYS.index(m["weekday"].lower()), (m["which"] or "").lower()
    first, last = (
        (None, None) if published is None else weekday_of(weekday, which, published, ahead="future" in how.slot)
    )
    return replace(blank, first=first, last=last, precision="day", relative=True, weekday=weekday, words=which)


def _relative(m: re.Match[str], blank: DateRange, published: dt.date | None) -> DateRange:
    words = (m["rel"] or m["span"]).lower()
    date = replace(blank, precision="day" if m["rel"] else "period", relative=True, words=words)
    if published is None:
        return date
    if m["span"]:
        first, last = relative_of(words, published)
        return replace(date, first=first, last=last)
    shift = -1 if words in ("yesterday", "last night") else 1 if words == "tomorrow" else 0
    on = published + dt.timedelta(days=shift)
    # papers of the next morning print "today" and "last night" with the day before in mind
    return replace(date, first=on - dt.timedelta(days=1), last=on)
