"""Ranges: two figures that state one, from the lower to the upper, and what the one leaves to the other.

    range := "between" measure "and" measure | ["from"] measure ("to" | "or" | dash) measure
           | "more than" measure "but" ("less" | "fewer") "than" measure

"Rose from 30 to 40" is no range but a figure and what it was before: see :mod:`checker.facts.roles`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from checker.facts.numberwords import SCALES
from checker.facts.numerals import Numeral
from checker.facts.units import MONEY
from checker.lexicon import either, words

_HANGING = re.compile(r"-(?:\s(?:and|or|to)\s|,\s)|-by-|\sby\s|\s?[x×]\s?")
_TO = re.compile(r"\s?(?:to|or|-|–|—)\s?|\s(?:or )?(?:perhaps|maybe|possibly|even) (?:as many as )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|an estimated\s|some\s)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s|just\s)?$", re.IGNORECASE)
_AND = re.compile(r"\sand\s(?:about\s)?", re.IGNORECASE)
_BUT = re.compile(r"[ ,]+but\s(?:less|fewer|under|below|not more|no more)(?:\sthan)?\s", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more than|over|above|at least)\s$", re.IGNORECASE)
_COUNTS = re.compile(rf"[ -](?!(?:{either(words('numbers', 'behind-share'))})\b)\w", re.IGNORECASE)
_DASHES = frozenset("-–—")
_BY_HAND = 1000
"""From here on a figure is written out, and takes no scale word from the next."""
_FAR = 20
"""How many times the lower end the upper one of a range is at most where a dash or "to" stands between."""
_WORD = re.compile(r"[^\W\d_]+")
_MEANWHILE = 40
"""Letters before a range in which a verb of change makes it a change."""


def joined(text: str, found: list[Numeral], changes: Callable[[Numeral], bool] = lambda n: False) -> list[Numeral]:
    """*found* with every two figures that state a range as one: "2.5 to 4 hours", "between $2 and $3 million".

    *changes* tells whether a figure is what something changed from: then both stay figures.
    """
    out: list[Numeral] = []
    i = 0
    while i < len(found):
        pair = found[i : i + 2]
        if len(pair) == 2 and not (pair[0].age or pair[0].times or pair[1].times or pair[0].loose or pair[1].loose):
            made = _hanging(text, pair[0], pair[1]) or _pair(text, pair[0], pair[1], changes)
            if made is not None:
                out += made
                i += 2
                continue
        out.append(found[i])
        i += 1
    return out


def _pair(text: str, one: Numeral, two: Numeral, changes: Callable[[Numeral], bool]) -> list[Numeral] | None:  # noqa: PLR0911  one return a form
    between = _BETWEEN.search(text, max(0, one.start - 24), one.start)
    if between and _AND.fullmatch(text, one.end, two.start):
        return _made(text, one, two, between.start())
    more = _MORE.search(text, max(0, one.start - 12), one.start)
    if more and _BUT.fullmatch(text, one.end, two.start):
        return _made(text, one, two, more.start())
    joint = _TO.fullmatch(text, one.end, two.start)
    if not joint or joint.group() == " — " or (one.share and not two.unit):
        return None
    first, second = _shared(text, one, two)
    dash = joint.group().strip() in _DASHES
    if dash and not second.unit and not second.scaled and _score(text, second):
        return None
    if not dash and joint.group().strip().lower() == "to" and changes(one):
        return [first, second] if (first, second) != (one, two) else None
    if (second.unit in MONEY and not two.unit and second.scaled and joint.group().strip().lower() == "to"
            and one.end > one.digits_end and not _COUNTS.match(text, two.end)):  # fmt: skip
        return [one, second]  # "fell 600 million pounds to 1.6 billion"
    if (
        first.value >= second.value
        or first.unit != second.unit
        or (one.end > one.digits_end and two.end == two.digits_end and not dash)
    ):
        return None
    if second.value > first.value * _FAR and first.value > 0 and not dash:
        return None
    if dash and _years(first, second):
        return None
    before = _FROM.search(text, max(0, one.start - 14), one.start)
    return _made(text, one, two, before.start() if before else one.start)


def _hanging(text: str, one: Numeral, two: Numeral) -> list[Numeral] | None:
    """The two figures of "3- and 4-year-olds", of which the first hangs on the unit of the second."""
    if one.unit or not two.unit or not _HANGING.fullmatch(text, one.end, two.start):
        return None
    return [replace(one, unit=two.unit, age=two.age), two]


def _made(text: str, one: Numeral, two: Numeral, start: int) -> list[Numeral] | None:
    first, second = _shared(text, one, two)
    if first.unit != second.unit or not first.value < second.value:
        return None
    step = min(first.step, second.step)
    return [replace(first, start=min(start, one.start), ceiling=second.value, step=step, end=two.end,
                    digits_end=two.digits_end, age=second.age, scaled=second.scaled)]  # fmt: skip


def _score(text: str, n: Numeral) -> bool:
    """Whether "24-31" is told as a score: "a 24-31 defeat"; or nothing that is counted follows."""
    m = _WORD.search(text, n.end, min(len(text), n.end + 16))
    return m is None or m.start() > n.end + 1 or m.group().lower() in words("numbers", "behind-score")


def _years(one: Numeral, two: Numeral) -> bool:
    return not one.unit and 1900 <= one.value <= 2099 and (two.value < 100 or 1900 <= two.value <= 2099)


def _shared(text: str, one: Numeral, two: Numeral) -> tuple[Numeral, Numeral]:
    """The two with what either leaves to the other: a unit, a currency, a scale word."""
    money = one.unit in MONEY and text[one.end : two.start].strip() in _DASHES
    money = money or (one.unit in MONEY and not two.unit and one.scaled and two.scaled)
    if one.unit and two.unit != one.unit and not money and (two.unit or one.end > one.digits_end):
        return one, two  # "fell 21 percent to $107.6 million", "rose 1.4% to 3 billion crowns"
    second = replace(two, unit=two.unit or one.unit)
    by = Decimal(1)
    if two.scaled and not one.scaled and not one.worded and abs(one.value) < _BY_HAND:
        by = Decimal(10) ** _scale_of(text, two)
    first = replace(one, value=one.value * by, step=one.step * by, scaled=one.scaled or by > 1)
    return replace(first, unit=one.unit or two.unit), second


def _scale_of(text: str, n: Numeral) -> int:
    """The power of ten that the scale word of *n* stands for."""
    printed = text[n.start : n.digits_end].lower()
    return next((SCALES[s] for s in sorted(SCALES, key=len, reverse=True) if printed.endswith(s)), 0)
