"""Times that are one of a series: quarters, halves, fiscal years, decades, centuries, parts of a month or a year, years
before Christ, stretches that are told by their last month.

What is one of a series is compared by its number: the first and the third quarter are two, and "the six months to June"
is the first half. A fiscal year has no days, for every house begins its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.facts.numberwords import ONES
from checker.facts.resolving import months, relative_of
from checker.lexicon import either, values, words
from checker.records import DateRange, Span

_ORDINALS = {word: int(n) for word, n in values("calendar", "ordinal").items()}
_CENTURIES = {word: int(n) for word, n in values("calendar", "century").items()}
_LASTING = {word: int(n) for word, n in values("calendar", "lasting").items()}
_YEAR = r"(?:1[5-9]|20)\d\d"
_ORD = "|".join(_ORDINALS)
PERIOD = re.compile(
    rf"\b(?:(?:fiscal |financial )?(?P<ord>{_ORD})[ \-](?:fiscal[ \-])?(?P<noun>quarter|half)(?!-)\b"
    r"(?!\s?(?:-?time|hour|dozen|brother|sister))"
    rf"(?:[ \-]of (?:the )?(?:(?P<fy1>fiscal|financial)(?: year)? )?"
    rf"(?P<y1>{_YEAR}|(?:last |this |next )?year)|\s(?P<y2>{_YEAR}))?"
    rf"|(?P<qh>[QH])(?P<n1>[1-4])(?:[ \-]?(?P<y3>{_YEAR}))?(?!\w)"
    rf"|(?P<n2>[1-4])(?P<qh2>[QH])(?:[ \-]?(?P<y4>{_YEAR}))?(?!\w)"
    rf"|(?:fiscal|financial)[ \-](?:year )?(?:[’'](?P<fy2>\d\d)|(?P<fy3>{_YEAR})(?:[\-/–](?P<fy3b>\d\d))?)(?!\d)"
    rf"|(?P<fy4>{_YEAR})(?:[\-/–]\d\d)? (?:fiscal|financial) year"
    rf"|FY[ \-]?[’']?(?P<fy5>{_YEAR}|\d\d)(?:[\-/–]\d\d)?(?!\d)"
    rf"|(?P<cent>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_CENTURIES)})[ \-](?:century|centuries)(?P<cbc> BCE?)?(?! fox)"
    rf"|(?P<bc>\d{{1,5}}) (?P<era>BCE?|B\.C\.|AD|A\.D\.|CE)(?!\w)|(?:AD|A\.D\.) (?P<ad>\d{{1,4}})(?!\w)"
    rf"|(?P<ya>{_YEAR})[\-–/](?P<yb>{_YEAR}|\d\d)(?![\d\-–/])"
    rf"|(?P<rel>(?:the )?(?:{either(words('calendar', 'relative'))}) "
    rf"(?:(?:fiscal|financial) )?(?:quarter|half|year|decade|century)(?! of)|"
    r"the year before|the year after|year-ago (?:quarter|period)))",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?P<part>early|mid|late)[ \-](?:in )?$|\bthe (?P<part2>beginning|start|middle|end) of $", re.IGNORECASE
)
STRETCH = re.compile(
    r"\b(?:(?P<n>\w+) months?|(?P<noun>quarter|half-year|half|year|week)),? "
    r"(?:to|ended|ending|through|up to|that ended)"
    r"(?: on)?(?: the end of)? $",
    re.IGNORECASE,
)
_PARTS = {word: int(n) for word, n in values("calendar", "third").items()}
BEGINS = frozenset({*_ORDINALS, *_CENTURIES}) | words("calendar", "begins-period")
"""Words, in lower case, with which a period may begin; others begin or end with a digit: "Q3", "300 BC"."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period in a text: where it stands, and the date it makes without its role."""

    start: int
    end: int
    date: DateRange


def period_at(text: str, at: int, offset: int, published: dt.date | None) -> Period | None:
    """The period that begins at *at* of *text*; None where none does."""
    m = PERIOD.match(text, at)
    if m is None:
        return None
    span = Span(offset + m.start(), offset + m.end())
    found = _read(m, span, published)
    return Period(m.start(), m.end(), found) if found is not None else None


def _read(m: re.Match[str], span: Span, published: dt.date | None) -> DateRange | None:  # noqa: PLR0911  one return a form
    if m["noun"] or m["n1"] or m["n2"]:
        return _quarter(m, span, published)
    year = m["fy2"] or m["fy3"] or m["fy4"] or m["fy5"]
    if year:
        return DateRange(None, None, span, "year", year=_full(m["fy3b"] or year), period="fiscal year")
    if m["cent"]:
        index = _CENTURIES.get(m["cent"].lower()) or int(re.sub(r"\D", "", m["cent"]))
        return DateRange(None, None, span, "century", period="century bc" if m["cbc"] else "century", index=index)
    if m["bc"] or m["ad"]:
        before = bool(m["era"]) and m["era"].upper().startswith("B")
        number = int(m["bc"] or m["ad"])
        return DateRange(None, None, span, "year", year=-number if before else number)
    if m["ya"]:
        first, last = int(m["ya"]), _full(m["yb"], int(m["ya"]) // 100)
        if last <= first or last - first > 100:
            return None
        return DateRange(
            dt.date(first, 1, 1), dt.date(last, 12, 31), span, "years", year=first, index=last, period="years"
        )
    words = " ".join(m["rel"].lower().split())
    first_day, last_day = (
        relative_of(words.replace("the same ", "").replace("following", ""), published) if published else (None, None)
    )
    if any(w in words for w in ("following", "before", "after", "same", "preceding", "ago")):
        first_day = last_day = None
    return DateRange(first_day, last_day, span, "period", relative=True, words=words)


def _quarter(m: re.Match[str], span: Span, published: dt.date | None) -> DateRange:
    letter = (m["qh"] or m["qh2"] or m["noun"])[0].lower()
    name = "quarter" if letter == "q" else "half"
    index = int(m["n1"] or m["n2"] or 0) or _ORDINALS[m["ord"].lower()]
    stated = m["y1"] or m["y2"] or m["y3"] or m["y4"] or ""
    year = int(stated) if stated.isdigit() else 0
    first = last = None
    fiscal = bool(m["fy1"]) or "fiscal" in m.group().lower() or "financial" in m.group().lower()
    if year and not fiscal:
        size = 3 if name == "quarter" else 6
        if index * size <= 12:
            first, last = months(year, (index - 1) * size + 1, index * size)
    return DateRange(first, last, span, "quarter" if name == "quarter" else "half", year=year, period=name, index=index)


def _full(year: str, century: int = 20) -> int:
    """A year with its century: "23" is 2023."""
    return int(year) if len(year) == 4 else century * 100 + int(year)


def narrowed(date: DateRange, before: str) -> DateRange:
    """*date* as the words *before* it make it: "mid-March", "the end of 2016", "the six months to June"."""
    part = PART.search(before)
    if part is not None:
        return _part_of(date, _PARTS[(part["part"] or part["part2"]).lower()])
    stretch = STRETCH.search(before)
    if stretch is None or not date.month:
        return date
    if stretch["noun"] and stretch["noun"].lower() == "week":
        return date
    many = _LASTING[stretch["noun"].lower()] if stretch["noun"] else ONES.get(stretch["n"].lower(), 0)
    if not many and stretch["n"] and stretch["n"].isdigit():
        many = int(stretch["n"])
    if not 2 <= many <= 12:
        return date
    year = date.last.year if date.last else date.year
    first, last = months(year, date.month - many + 1, date.month) if year else (None, None)
    name, index = "", 0
    if many in (3, 6) and date.month % many == 0:
        name, index = ("quarter", date.month // 3) if many == 3 else ("half", date.month // 6)
    return replace(date, first=first, last=last, precision="period", period=name or "months", index=index or date.month)


def _part_of(date: DateRange, part: int) -> DateRange:
    """The first, middle or last part of *date*: of a month a third with some days to spare, of a year four months."""
    if date.first is None or date.last is None or date.precision not in ("month", "year", "decade"):
        return replace(date, words=date.words or ("early", "mid", "late")[part - 1])
    days = (date.last - date.first).days
    third, spare = days // 3, days // 10
    first = date.first + dt.timedelta(days=max(0, (part - 1) * third - spare))
    last = date.last if part == 3 else min(date.last, date.first + dt.timedelta(days=part * third + spare))
    return replace(date, first=first, last=last)


def pieces(text: str) -> Iterator[re.Match[str]]:
    """Every period of *text*, for tests."""
    yield from PERIOD.finditer(text)
