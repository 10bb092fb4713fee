"""How exactly a figure is meant: "about 40", "at least 40", "40 or more", "nearly 40"."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.facts.numerals import Numeral
from checker.facts.units import DURATIONS
from checker.lexicon import either, words

_AFTER = re.compile(r"\s*(?:or (?:so|more)|or (?:less|fewer)|-?plus|\+)(?!\w)", re.IGNORECASE)
_LOW_OPEN = words("numbers", "at-most")
_HIGH_OPEN = words("numbers", "at-least")
_NEAR_BELOW = words("numbers", "just-below")
_NEAR_ABOVE = words("numbers", "just-above")


_BOUNDS = words("numbers", "about") | _LOW_OPEN | _HIGH_OPEN | _NEAR_BELOW | _NEAR_ABOVE
_ABOUT = re.compile(rf"\b(?:{either(_BOUNDS)})\s*$", re.IGNORECASE)
_SPREAD = re.compile(r"(?:%|\d|percent|per cent|[mb]illion|dollars|pounds|euros)\s+over\s*$", re.IGNORECASE)


def plain(value: Decimal) -> Decimal:
    """*value* without exponent or trailing zeros: 1.20E+9 becomes 1200000000."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def bounds(text: str, n: Numeral) -> tuple[Decimal | None, Decimal | None, bool]:
    """Lowest and highest value that *n* may mean in *text* (None: open), and whether it is only approximate."""
    value = n.value
    if n.loose:
        return value, n.ceiling, True
    before = _ABOUT.search(text[max(0, n.start - 24) : n.start])
    words = " ".join(before.group().lower().split()) if before else ""
    behind = _AFTER.match(text[n.end : n.end + 14])
    tail = " ".join(behind.group().lower().split()) if behind else ""
    if words == "over" and n.unit in DURATIONS and _SPREAD.search(text[: n.start]):
        words = ""  # "5.5% over two years" is spread over them
    if words in _HIGH_OPEN or tail in ("or more", "plus", "-plus", "+"):
        return value, None, False
    if words in _LOW_OPEN or tail in ("or less", "or fewer"):
        return None, value, False
    if words in _NEAR_BELOW:
        return value * Decimal("0.9"), value, True
    if words in _NEAR_ABOVE:
        return value, value * Decimal("1.1"), True
    return value, value, bool(words) or tail == "or so"
