"""A text as the words, figures and signs that the grammar of numbers reads, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 18
"""Digits of the longest figure that is read; what is longer is an identifier."""
_BLANK = "[ \u00a0\u2009\u202f]"
_FIGURE = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)"  # 1,200,000.50
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"  # 12,34,567
    r"|\d{1,4}(?:,\d{4})+(?![\d,]*\d)"  # 12,0000
    r"|(?<=[$£€₹¥])\d{1,3}(?:,\s\d{3})+(?!\d)"  # $300, 000, as old corpora print it
    rf"|(?<![\d.,/:-])(?<![\d.,/:-]{_BLANK})\d{{1,3}}(?:{_BLANK}\d{{3}})+(?![\d.,:/-]*\d|{_BLANK}\d|\w)"  # 1 200 000
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"  # 1'200'000
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.200.000,50
    rf"|\d+,\d{{1,2}}(?={_BLANK}?(?:%|per ?cent\b|[mb]illions?\b|euros?\b))"  # 3,5 percent
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
)
_LEXEME = re.compile(rf"(?P<figure>{_FIGURE})|(?P<word>[^\W\d_]+(?:\.[^\W\d_]+\.?)*)|(?P<sign>[^\w\s]|_)")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}")
_ONE_POINT = re.compile(r"\d+\.\d+")


@dataclass(slots=True)
class Lexeme:
    """A piece of text: a ``figure`` with its value and the number of its decimals, a ``word`` or a ``sign``."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    value: Decimal = Decimal(0)
    decimals: int = 0


def lexemes(text: str, start: int = 0, end: int | None = None) -> list[Lexeme]:
    """All lexemes of *text* from *start* to *end* in order, in time linear in their length."""
    out = []
    for m in _LEXEME.finditer(text, start, len(text) if end is None else end):
        kind, piece = m.lastgroup or "", m.group()
        if kind == "figure":
            value, decimals = _value(piece)
            out.append(Lexeme(kind, piece, piece, m.start(), m.end(), value, decimals))
        else:
            out.append(Lexeme(kind, piece, piece.lower(), m.start(), m.end()))
    return out


def _value(piece: str) -> tuple[Decimal, int]:
    if _CONTINENTAL.fullmatch(piece) and not _ONE_POINT.fullmatch(piece):
        piece = piece.replace(".", "").replace(",", ".")
    plain = re.sub(r"[^\d.]", "", piece)
    return Decimal(plain), len(plain.partition(".")[2].rstrip("0"))  # a rounded 13.70 is no more exact than 13.7


def too_long(lexeme: Lexeme) -> bool:
    """Whether the figure is an identifier rather than a number."""
    return sum(c.isdigit() for c in lexeme.text) > LONGEST


def glued(items: Sequence[Lexeme], i: int) -> bool:
    """Whether the lexeme at *i* follows the one before without a blank."""
    return i > 0 and items[i - 1].end == items[i].start
