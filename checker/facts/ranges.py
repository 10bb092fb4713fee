"""Ranges: what one of two figures leaves to the other, as in "2.5 to 4 hours" and "$2 to $3 million"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checker.facts.numerals import Numeral
from checker.facts.units import MONEY, SCALES

_TO = re.compile(r"\s?(?:to|or|-|–|—)\s?", re.IGNORECASE)
_DASHES = frozenset("-–—")
_BY_HAND = 1000
"""From here on a figure is written out, and takes no scale word from the next."""


def joined(text: str, found: list[Numeral]) -> list[Numeral]:
    """*found* with what one figure of a range leaves to the other: "2.5 to 4 hours", "$2 to $3 million"."""
    for i in range(len(found) - 1):
        one, two = found[i : i + 2]
        between = _TO.fullmatch(text, one.end, two.start)
        if between and one.value < two.value and not (one.age or one.times or two.times):
            found[i : i + 2] = _range(text, one, two)
    return found


def _range(text: str, one: Numeral, two: Numeral) -> tuple[Numeral, Numeral]:
    money = one.unit in MONEY and text[one.end : two.start].strip() in _DASHES
    if one.unit and two.unit != one.unit and not money:
        return one, two  # "fell 21 percent to $107.6 million", "rose 1.4% to 3 billion crowns"
    # what stands behind the first figure, as in "12 points to 4,310", does not belong to the second
    second = replace(two, unit=two.unit or (one.unit if one.end == one.digits_end else ""))
    by = Decimal(1)
    if two.scaled and not one.scaled and not one.worded and one.value < _BY_HAND:
        by = Decimal(10) ** _scale_of(text, two)
    first = replace(one, value=one.value * by, step=one.step * by, scaled=one.scaled or by > 1)
    return replace(first, unit=one.unit or two.unit), second


def _scale_of(text: str, n: Numeral) -> int:
    """The power of ten that the scale word of *n* stands for."""
    words = text[n.start : n.digits_end].lower()
    return next((SCALES[s] for s in sorted(SCALES, key=len, reverse=True) if words.endswith(s)), 0)
