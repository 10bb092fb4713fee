"""How exactly a figure is meant: "about 40", "at least 40", "40 or more", "nearly 40", "between 30 and 40"."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.facts.numerals import Numeral
from checker.facts.units import DURATIONS
from checker.lexicon import either, words

_SENSES = {
    "about": words("numbers", "about"),
    "near_below": words("numbers", "just-below"),
    "near_above": words("numbers", "just-above"),
    "high_open": words("numbers", "at-least"),
    "low_open": words("numbers", "at-most"),
}
_BEHIND_SENSES = {
    "about": words("numbers", "about-behind"),
    "high_open": words("numbers", "at-least-behind"),
    "low_open": words("numbers", "at-most-behind"),
}
_SENSE = {phrase: sense for sense, phrases in _SENSES.items() for phrase in phrases}
_BEFORE = re.compile(rf"(?<![\w-])(?:{either(_SENSE)})\s*$", re.IGNORECASE)
_BEHIND_SENSE = {phrase: sense for sense, phrases in _BEHIND_SENSES.items() for phrase in phrases}
_BEHIND = re.compile(rf"\s*(?:{either(_BEHIND_SENSE)})(?!\w)", re.IGNORECASE)
_SPREAD = re.compile(r"(?:%|\d|percent|per cent|[mb]illion|dollars|pounds|euros)\s+over\s*$", re.IGNORECASE)
_MOVED_UP = re.compile(rf"\b(?:{either(words('numbers', 'moves-up'))})\s+up to\s*$", re.IGNORECASE)
_REACH = 28
_TENTH = Decimal("0.1")


def plain(value: Decimal) -> Decimal:
    """*value* without exponent or trailing zeros: 1.20E+9 becomes 1200000000."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def bounds(text: str, n: Numeral) -> tuple[Decimal | None, Decimal | None, bool]:
    """Lowest and highest value that *n* may mean in *text* (None: open), and whether it is only approximate."""
    value, top = n.value, n.value if n.ceiling is None else n.ceiling
    if n.loose:
        return value, top, True
    before = _BEFORE.search(text[max(0, n.start - _REACH) : n.start])
    words = " ".join(before.group().lower().split()) if before else ""
    behind = _BEHIND.match(text[n.end : n.end + 14])
    tail = _BEHIND_SENSE[" ".join(behind.group().lower().split())] if behind else ""
    if words == "over" and n.unit in DURATIONS and _SPREAD.search(text[: n.start]):
        words = ""  # "5.5% over two years" is spread over them
    if n.ceiling is not None or (words == "over a" and text[n.digits_end : n.digits_end + 1] == "-"):
        words = ""  # "over three to four years", "over a two-night stay"
    if words == "up to" and _MOVED_UP.search(text[max(0, n.start - 40) : n.start]):
        words = ""  # "was revised up to 371,000" is no bound
    sense = _SENSE.get(words, "")
    if sense == "high_open" or tail == "high_open":
        return value, None, False
    if sense == "low_open" or tail == "low_open":
        return None, top, False
    if sense == "near_below":
        return value - abs(value) * _TENTH, top, True
    if sense == "near_above":
        return value, top + abs(top) * _TENTH, True
    return value, top, sense == "about" or tail == "about"
