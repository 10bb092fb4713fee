"""Of which time a figure is: "16 cents in the third quarter", "12 percent last year", "81 a year earlier"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from checker.records import DateRange, Quantity

_REACH = 48
"""Letters behind a figure within which its time is told."""
_FRONT = 60
"""Letters before a figure within which a time that begins its clause is told."""
_EARLIER = re.compile(
    r"[^.;:]{0,24}?\b(?:(?:a|one) (?P<unit>year|month|week|quarter|decade) (?:earlier|ago|before|previously)|"
    r"(?:the )?(?:same|year-ago|year-earlier) (?:period|quarter|month|time)(?: (?:last year|a year (?:ago|earlier)))?|"
    r"(?:the )?(?P<unit2>year|month|week|quarter) before|"
    r"(?:in )?the (?:prior|previous|preceding) (?P<unit3>year|month|week|quarter))\b(?!['’]s)",
    re.IGNORECASE,
)
_PRIOR = re.compile(
    r"\b(?:prior|previous|preceding) (?P<unit>year|month|week|quarter)['’]s\b[^.;:,\d]*$", re.IGNORECASE
)
_BREAK = re.compile(r"[;:.!?](?:\s|$)|\b(?:and|but|while|when|after|compared)\b|\d")
_SHORT = frozenset({"day"})


def key_of(date: DateRange) -> str:  # noqa: PLR0911  one return a form
    """A time as figures are compared by it: "Q3", "2016-Q2", "2016", "--05", "2016-05", "last year"; "" for a day."""
    year = str(date.year) if date.year else ""
    if date.period in ("quarter", "half") and date.index:
        return f"{year + '-' if year else ''}{date.period[0].upper()}{date.index}"
    if date.period == "fiscal year":
        return f"FY{date.year}"
    if date.month:
        known = date.first.year if date.first and date.sure else date.year
        return f"{known or '-'}-{date.month:02}" + (f"-{date.day:02}" if date.day else "")
    if date.year:
        return f"{date.year}{'s' if date.period == 'decade' else ''}"
    if date.words and date.precision == "period":
        if date.words.endswith("year") and date.first and date.first.year == (date.last or date.first).year:
            return str(date.first.year)
        return date.words
    return ""


def ahead(found: Sequence[Quantity], published: dt.date | None) -> list[Quantity]:
    """*found*, where what is stated of a year after that of publication is a forecast."""
    if published is None:
        return list(found)
    return [
        replace(q, role="forecast")
        if q.role == "stated" and len(q.period) < 8 and q.period[:4].isdigit() and int(q.period[:4]) > published.year
        else q
        for q in found
    ]


def with_periods(text: str, offset: int, found: Sequence[Quantity], dates: Sequence[DateRange]) -> list[Quantity]:
    """*found* with the period of each: the nearest time behind it with no other figure between, else one that begins
    its clause. Lengths of time and ages have none."""
    out = []
    for n, q in enumerate(found):
        if q.kind in ("duration", "age"):
            out.append(q)
            continue
        start, end = q.span.start - offset, q.span.end - offset
        limit = found[n + 1].span.start - offset if n + 1 < len(found) else len(text)
        ago = _EARLIER.match(text, end, min(limit, end + _REACH))
        if ago is not None:
            out.append(replace(q, period=f"{(ago['unit'] or ago['unit2'] or ago['unit3'] or 'year').lower()} -1"))
            continue
        prior = _PRIOR.search(text, max(0, start - _FRONT), start)
        if prior is not None:
            out.append(replace(q, period=f"{prior['unit'].lower()} -1"))
            continue
        out.append(replace(q, period=_behind(text, offset, end, limit, dates) or _before(text, offset, start, dates)))
    return out


def _behind(text: str, offset: int, end: int, limit: int, dates: Sequence[DateRange]) -> str:
    for d in dates:
        at = d.span.start - offset
        if end <= at < min(limit, end + _REACH) and not d.of_statement:
            owning = text.startswith(("'s", "’s"), d.span.end - offset)  # "from last week's 40" is a time of the 40
            return "" if owning or _BREAK.search(text, end, at) else key_of(d)
    return ""


def _before(text: str, offset: int, start: int, dates: Sequence[DateRange]) -> str:
    for d in reversed(dates):
        end = d.span.end - offset
        if end <= start and start - end <= _FRONT and not d.of_statement and d.precision not in _SHORT:
            return "" if _BREAK.search(text, end, start) else key_of(d)
    return ""
