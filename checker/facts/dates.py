"""Dates and times of day-like precision: as words, as calendar parts, and as ranges of days.

"On Friday" in an article published on Sunday 5 May is 3 May; without a publication date it stays a Friday. A day that
goes with a verb of saying ("he said on Friday") is the day of the statement, not of what happened, and is marked so.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence

from checker.facts.tokens import Token, climb
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
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_PERIOD = either(words("calendar", "period"))
_PLAIN_MONTH = either(_MONTH_NUMBERS.keys() - {"march", "may"})  # no verbs
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
    rf"(?<=of )may|(?<=of )march)(?!\w)"
    rf"|(?P<decade>(?:the\s)?(?:{_YEAR[:-4]}\d0)s)(?!\w)"
    rf"|(?P<year>{_YEAR})(?![\d,.%-]\d|\w|\s?(?:people|percent|per cent|%)))",
    re.IGNORECASE,
)
SAYING = words("verbs", "dates-statement")
PLANS = words("verbs", "dates-plan")
_BEGINS = frozenset({*WEEKDAYS, *_MONTH_OF, *(f"{m}." for m in _MONTH_OF)}) | words("calendar", "begins-date")
_VERBS = frozenset({"VERB", "AUX"})


def dates(text: str, offset: int, tokens: Sequence[Token], published: dt.date | None) -> list[DateRange]:
    """The dates of *text*, which starts at *offset*, in order."""
    starts = [t.start for t in tokens]
    out = []
    for m in _found(text, offset, tokens):
        if (m["year"] or m["decade"]) and m.start() and text[m.start() - 1] in "$£€.,:#/":
            continue
        if (m["m1"] and m["m1"][0].islower()) or (m["m4"] and m["m4"][0].islower()):
            continue
        if m["weekday"] and m["weekday"][0].islower():
            continue
        span = Span(offset + m.start(), offset + m.end())
        at = max(0, bisect_right(starts, span.start) - 1)
        slot, said = _role(tokens, at)
        out.append(_dated(m, span, published, slot, said))
    return out


def _found(text: str, offset: int, tokens: Sequence[Token]) -> Iterator[re.Match[str]]:
    """Matches of :data:`DATE`, tried only at words that can begin a date."""
    done = 0
    for t in tokens:
        at = t.start - offset
        if at >= done and (t.lower in _BEGINS or t.text[0].isdigit()) and at < len(text):
            m = DATE.match(text, at)
            if m:
                done = m.end()
                yield m


def _month(name: str | None) -> int:
    return _MONTH_OF.get((name or "").lower().rstrip("."), 0)


def _dated(m: re.Match[str], span: Span, published: dt.date | None, slot: tuple[str, ...], said: bool) -> DateRange:
    year = int(m["y1"] or m["y2"] or m["y3"] or m["year"] or 0)
    month = _month(m["m1"] or m["m2"] or m["m3"] or m["m4"])
    day = int(re.sub(r"\D", "", m["d1"] or m["d2"] or "0"))
    weekday, shift, words = -1, None, ""
    if m["iso"]:
        year, month, day = (int(p) for p in m["iso"].split("-"))
    elif m["decade"]:
        year, words = int(re.sub(r"\D", "", m["decade"])), "decade"
    elif m["weekday"]:
        weekday = WEEKDAYS.index(m["weekday"].lower())
        words = (m["which"] or "").lower()
    elif m["rel"]:
        words = m["rel"].lower()
        shift = -1 if words in ("yesterday", "last night") else 1 if words == "tomorrow" else 0
    elif m["span"]:
        words = m["span"].lower()
    precision = (
        "decade"
        if m["decade"]
        else "day"
        if day or weekday >= 0 or shift is not None
        else "month"
        if month
        else "year"
        if year
        else "period"
    )
    first, last = _resolve(year, month, day, weekday, shift, words, precision, published, slot)
    relative = weekday >= 0 or shift is not None or bool(m["span"])
    return DateRange(first, last, span, precision, said, relative, slot, year, month, day, weekday, words)


def _resolve(  # noqa: PLR0911  one return a form of date, in the order of their certainty
    year: int,
    month: int,
    day: int,
    weekday: int,
    shift: int | None,
    words: str,
    precision: str,
    published: dt.date | None,
    slot: tuple[str, ...],
) -> tuple[dt.date | None, dt.date | None]:
    try:
        if precision == "decade":
            return dt.date(year, 1, 1), dt.date(year + 9, 12, 31)
        if year and not month:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if month:
            if not year:
                if published is None:
                    return None, None
                year = _nearest_year(month, day, published, "future" in slot)
            if day:
                return dt.date(year, month, day), dt.date(year, month, day)
            return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
        if published is None:
            return None, None
        if shift is not None:
            on = published + dt.timedelta(days=shift)
            # papers of the next morning print "today" and "last night" with the day before in mind
            return on - dt.timedelta(days=1), on
        if weekday >= 0:
            return _weekday(weekday, words, published, "future" in slot)
        return _period(words, published)
    except (ValueError, OverflowError):
        return None, None


def _weekday(weekday: int, words: str, published: dt.date, future: bool) -> tuple[dt.date, dt.date]:
    if future or words == "next":
        on = published + dt.timedelta(days=(weekday - published.weekday()) % 7)
        return on, on
    on = published - dt.timedelta(days=(published.weekday() - weekday) % 7)
    # "last Wednesday" on a Thursday may be the day before or that of the week before
    return (on - dt.timedelta(days=7) if words == "last" else on), on


def _nearest_year(month: int, day: int, published: dt.date, future: bool) -> int:
    if future:
        return published.year if (month, day or 31) >= (published.month, published.day) else published.year + 1
    return published.year if (month, day) <= (published.month, published.day) else published.year - 1


def _period(words: str, published: dt.date) -> tuple[dt.date | None, dt.date | None]:  # noqa: PLR0911  one a form
    monday = published - dt.timedelta(days=published.weekday())
    if words.endswith("week"):
        if "last" in words or "previous" in words or "past" in words:
            return monday - dt.timedelta(days=7), published
        if "next" in words:
            return monday + dt.timedelta(days=7), monday + dt.timedelta(days=13)
        return monday, monday + dt.timedelta(days=6)
    if words.endswith("month"):
        first = published.replace(day=1)
        if "last" in words or "previous" in words or "past" in words:
            return (first - dt.timedelta(days=1)).replace(day=1), published
        if "next" in words:
            return None, None
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if words.endswith("year"):
        year = published.year + (-1 if "last" in words or "previous" in words else 1 if "next" in words else 0)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return None, None


def _role(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], bool]:
    """The verb a date goes with (and "future" where it lies ahead), and whether that verb reports a statement."""
    if at >= len(tokens):
        return (), False
    i = tokens[at].head
    verb = climb(tokens, i, _VERBS)
    if verb < 0:
        near = climb(tokens, i, frozenset({"NOUN"}))
        return ((tokens[near].lemma,) if near >= 0 else ()), near >= 0 and tokens[near].lemma in SAYING
    t = tokens[verb]
    ahead = any(
        tokens[k].lemma in ("will", "would", "shall") or (tokens[k].lower in ("'ll", "to") and tokens[k].dep == "aux")
        for k in t.kids
    )
    ahead = ahead or _planned(tokens, at, verb)
    return ((t.lemma, "future") if ahead else (t.lemma,)), t.lemma in SAYING and not ahead


def _planned(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether a day that goes with the verb itself lies ahead of it: what is "planned for Thursday", and in the present
    tense what "starts on Thursday" or "is open until Friday"; not what has been shut since, nor the day of a noun ("are
    dead after a fire on Monday")."""
    link = tokens[at].head
    while tokens[link].pos in ("ADJ", "PROPN") and tokens[link].head not in (link, verb):
        link = tokens[link].head
    planned = tokens[tokens[link].head].lemma
    if planned in PLANS and (tokens[link].lower == "for" or planned in ("due", "expect", "schedule")):
        return True
    above = tokens[link].head if link != verb else verb
    kids = [tokens[k] for k in tokens[verb].kids]
    if above != verb or tokens[link].lower in ("since", "after", "from") or any(k.lemma == "have" for k in kids):
        return False
    present = any(t.tag in ("VBZ", "VBP") for t in (tokens[verb], *(k for k in kids if k.dep.startswith("aux"))))
    return present and tokens[verb].lemma not in SAYING
