"""Which numerals of a content state a quantity, of what, how exactly, and in which role.

Years, clock times, scores, telephone numbers, list numbers and parts of names ("Flight 141", "Boeing 747") state none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker.facts.bounds import bounds, plain
from checker.facts.counted import counted, slot_of
from checker.facts.numerals import Numeral, numerals
from checker.facts.ranges import joined
from checker.facts.tokens import Token
from checker.facts.units import DURATIONS, MONEY
from checker.lexicon import words
from checker.records import Quantity, Span

MONTHS = words("calendar", "month") | words("calendar", "month-short")
MONTHS |= {f"{month}." for month in words("calendar", "month-short")}
_NOT_COUNTED = words("numbers", "label")
_CLOCK = re.compile(r"\s*(?::\s?\d\d|[ap]\.?\s?m\b|o'clock|gmt\b|[ecmp][sd]t\b|hours gmt)", re.IGNORECASE)
_COUNTING = frozenset({"nummod", "dobj", "pobj", "attr", "nsubj"})
_CHOOSING = words("grammar", "choosing")
_ONE_OF_THEM = frozenset({"dead", "killed", "injured", "other", "more"})
_STAND_FOR_PEOPLE = frozenset({"killed", "injured", "wounded", "arrested", "others"})
_SPENDING = words("verbs", "spending")
_HUNDREDTHS = {"cent": "USD", "pence": "GBP", "bp": "percent"}
_SCORE_AFTER = re.compile(r"\s?[-–:/]\s?\d")
_SCORE_BEFORE = re.compile(r"\d\s?[-–:/]\s?$")


def quantities(text: str, offset: int, tokens: Sequence[Token], taken: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of *text*, which starts at *offset*; *tokens* are all tokens of the content.

    Numerals that overlap *taken* (dates) are left out.
    """
    found = joined(text, numerals(text))
    if not found:
        return []
    starts = [t.start for t in tokens]
    out = []
    for n in found:
        span = Span(offset + n.start, offset + n.end)
        if any(span.overlaps(t) for t in taken):
            continue
        first = max(0, bisect_right(starts, span.start) - 1)
        after = bisect_left(starts, span.end)
        if first >= len(tokens) or tokens[first].end <= span.start:
            continue
        if not _states_quantity(text, n, tokens, first, after):
            continue
        out.append(_quantity(text, offset, n, tokens, first, after))
    return out


def _states_quantity(text: str, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether *n*, which stands from the token *first* to before *after*, counts or measures anything."""
    following = tokens[after] if after < len(tokens) else None
    previous = tokens[first - 1] if first else None
    if not n.unit and previous is not None and previous.lower in _NOT_COUNTED:
        return False
    if not n.unit and not n.worded and (_clock_or_score(text, n) or _name_or_year(text, n, tokens, first, following)):
        return False
    return not (n.worded and n.value == 1 and not n.unit) or _counts_one(text, n, previous, following)


def _clock_or_score(text: str, n: Numeral) -> bool:
    before, behind = text[max(0, n.start - 8) : n.start], text[n.digits_end : n.digits_end + 14]
    if _CLOCK.match(behind) or re.search(r"\d:\s?$", before):
        return True
    return bool(_SCORE_AFTER.match(behind) or _SCORE_BEFORE.search(before))


def _name_or_year(text: str, n: Numeral, tokens: Sequence[Token], first: int, following: Token | None) -> bool:
    """Whether the figure *n* is a year or part of a name ("Boeing 747"); nothing that is counted may follow it."""
    if n.scaled or _noun(following):
        return False
    if 1900 <= n.value <= 2099 and n.step <= 1000 and "," not in text[n.start : n.digits_end]:
        return True
    if not first or tokens[first].dep in _COUNTING:
        return False
    previous = tokens[first - 1]
    return previous.pos == "PROPN" and previous.end >= tokens[first].start - 1 and previous.lower not in MONTHS


def _counts_one(text: str, n: Numeral, previous: Token | None, following: Token | None) -> bool:
    """Whether "one" is a figure; "no one", "the one" and "one of them" are not."""
    if text[n.start : n.digits_end].lower().startswith("a") or (previous is not None and previous.lower in _CHOOSING):
        return False
    return _noun(following) or (following is not None and following.lower in _ONE_OF_THEM)


def _noun(token: Token | None) -> bool:
    return token is not None and (token.pos in ("NOUN", "PROPN", "ADJ") or token.lower in _STAND_FOR_PEOPLE)


def _quantity(text: str, offset: int, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> Quantity:
    low, high, approximate = bounds(text, n)
    counts, head = counted(tokens, after)
    slot = slot_of(tokens, head if head >= 0 else max(first, after - 1))
    unit, step = n.unit, n.step
    if unit == "pound" and slot[:1] and slot[0] in _SPENDING:
        unit = "GBP"
    end = offset + n.end
    if n.times:
        counts = ("time",)
    elif counts == ("time",) and head == after:
        end = tokens[head].end  # "three times" is one expression, as "twice" is
    if n.age or (not unit and _is_age(tokens, first, after, n)):
        unit, kind = "year", "age"
    else:
        kind = _kind(unit)
    if unit in _HUNDREDTHS:
        unit, step = _HUNDREDTHS[unit], step / 100
        low, high = (None if x is None else x / 100 for x in (low, high))
    elif unit == "point":
        unit = "percent"
    low, high = (None if x is None else plain(x) for x in (low, high))
    return Quantity(low, high, unit, counts, approximate, Span(offset + n.start, end), slot, step / 2, kind)


def _kind(unit: str) -> str:
    if unit in MONEY:
        return "money"
    if unit in ("percent", "point", "bp"):
        return "percent"
    return "duration" if unit in DURATIONS else "measure" if unit else "count"


def _is_age(tokens: Sequence[Token], first: int, after: int, n: Numeral) -> bool:
    """ ", 47," after a name, "aged 47", "at 77" after "died"."""
    if n.scaled or n.step > 10 or not 0 < n.value < 120 or first == 0:
        return False
    if tokens[first - 1].lower in ("aged", "age"):
        return True
    closes = after >= len(tokens) or tokens[after].text in (",", ".", ";", ")")
    return (
        closes
        and tokens[first - 1].text in (",", "(")
        and first >= 2
        and tokens[first - 2].pos == "PROPN"
        and tokens[first - 2].lower not in MONTHS
    )
