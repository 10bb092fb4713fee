"""Publication dates as files state them: ISO 8601, RFC 2822, and the spelled-out forms of pages."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from checker.lexicon import either, values

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?![\d-])")
_NUMBERS = values("calendar", "month") | values("calendar", "month-short")
_MONTH = rf"({either(name[:3] for name in _NUMBERS)})[a-z]{{0,6}}\.?"
_DAY, _YEAR = r"(\d{1,2})(?:st|nd|rd|th)?", r"(\d{4})\b"
_DAY_FIRST = re.compile(rf"\b{_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}{_YEAR}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}", re.IGNORECASE)


def published(value: str) -> dt.date | None:
    """The day that *value* names, in the zone it was stated in; None where it names none that exists.

    Understood are ISO 8601 (with or without time and zone), RFC 2822 ("Sat, 25 Mar 2023 10:00:00 +0530"), "25 March
    2023" and "March 25, 2023". Forms such as 03/04/2023 are left out: they mean different days in different countries.
    """
    text = value.strip()[:200]
    found = _ISO.match(text)
    if found:
        return _day(*(int(part) for part in found.groups()))
    if text[:1].isalpha() and "," in text[:12]:
        try:
            return parsedate_to_datetime(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    if found := _DAY_FIRST.search(text):
        return _day(int(found[3]), int(_NUMBERS[found[2].lower()]), int(found[1]))
    if found := _MONTH_FIRST.search(text):
        return _day(int(found[3]), int(_NUMBERS[found[1].lower()]), int(found[2]))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
