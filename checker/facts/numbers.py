"""The grammar of numbers: lexemes in, values out.

    number   := cardinal | digits | part | few | loose | times
    cardinal := ones, tens and scales, "and", hyphens; "a hundred"; "two dozen"
    digits   := figure [fraction]
    both     := … ["point" digits] ["and a" part] [scale …]          two and a half million, 2.5 lakh crore
    part     := ["a" | cardinal] (half, third, …) ["of"] ["a"] scale   half a million, three quarters of a million
              | … ["a"] unit                                            half an hour
              | … "of" …                                                two thirds of them: a share, in percent
    few      := ("several" | "a few" | "a couple of") (scale | unit)
    loose    := ("dozens" | "hundreds" | "tens of thousands" …)

Nothing here knows of units but whether one follows, nor of the text around the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.facts.amounts import few, loose, times
from checker.facts.lexing import Lexeme, too_long
from checker.facts.numberwords import (
    ARTICLES,
    GROUPS,
    ONES,
    SCALES,
    SHORT,
    TENS,
    VULGAR,
    Number,
    UnitAt,
    hop,
    scaled_by,
    step_of,
    word_at,
)
from checker.facts.portions import and_part, fraction, part


def number(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    """The number that begins at lexeme *i*; None where none does."""
    first = items[i]
    if first.kind == "figure":
        return _digits(items, i)
    if first.kind == "sign":
        return _vulgar(items, i)
    for form in (few, loose, part, times, _cardinal):
        found = form(items, i, unit_at)
        if found is not None:
            return found
    return None


def _digits(items: Sequence[Lexeme], i: int) -> Number | None:
    figure = items[i]
    if too_long(figure):
        return None
    value, step, stop = figure.value, step_of(figure.value, figure.decimals, 0), i + 1
    piece = fraction(items, stop)
    half = and_part(items, stop) if piece is None and not figure.decimals else None
    if piece is not None:
        value, step, stop = value + piece[0], Decimal("0.01"), piece[1]
    elif half is not None:
        value, step, stop = value + half[0], Decimal("0.1"), half[1]
    return scaled_by(items, Number(value, value, step, stop, worded=False), figure.decimals)


def _vulgar(items: Sequence[Lexeme], i: int) -> Number | None:
    if items[i].text not in VULGAR:
        return None
    top, bottom = VULGAR[items[i].text]
    value = Decimal(top) / bottom
    return scaled_by(items, Number(value, value, Decimal("0.01"), i + 1, worded=False), 2)


def _cardinal(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    start = i
    if word_at(items, i) in ARTICLES:
        i += 1
        if word_at(items, hop(items, i)) not in SCALES and word_at(items, i) not in GROUPS:
            return None
        i = hop(items, i)
    elif word_at(items, i) not in ONES and word_at(items, i) not in TENS and word_at(items, i) not in SCALES:
        return None
    if items[i].lower in SHORT:
        return None
    total, i = _whole(items, i) if word_at(items, i) not in GROUPS else (1, i)
    value, step = Decimal(total), step_of(Decimal(total), 0, 0)
    point = _point(items, i)
    if point is not None:
        value, step, i = value + point[0], point[1], point[2]
    half = and_part(items, i)
    if half is not None:
        value, step, i = value + half[0], Decimal("0.1"), half[1]
    at = hop(items, i)
    if word_at(items, at) in GROUPS and (at > start or word_at(items, start) in ARTICLES):
        return Number(value * GROUPS[word_at(items, at)], value * GROUPS[word_at(items, at)], Decimal(2), at + 1)
    n = Number(value, value, step, i)
    scaled = scaled_by(items, n) if step < 1 else n
    return scaled if scaled.stop > start else None


def _whole(items: Sequence[Lexeme], i: int) -> tuple[int, int]:
    """The whole number in words from *i* on, and where it ends."""
    total, current, biggest, stop = 0, 0, 99, i
    while True:
        name = word_at(items, i)
        if name in ONES and (current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and ONES[name] < 10)):
            current += ONES[name]
        elif name in TENS and current % 100 == 0:
            current += TENS[name]
        elif name == "hundred" and current < 100:
            current = max(1, current) * 100
        elif name in SCALES and SCALES[name] > 2 and name not in SHORT and SCALES[name] < biggest:
            total += max(1, current) * int(10 ** SCALES[name])
            current, biggest = 0, SCALES[name]
        else:
            return total + current, stop
        stop = i + 1
        i = hop(items, stop)
        if word_at(items, i) == "and" and (current % 100 == 0 and (current or total)) and _below_hundred(items, i + 1):
            i += 1


def _below_hundred(items: Sequence[Lexeme], i: int) -> bool:
    return word_at(items, i) in ONES or word_at(items, i) in TENS


def _point(items: Sequence[Lexeme], i: int) -> tuple[Decimal, Decimal, int] | None:
    """Decimals in words, "point two five": their value, their step, and where they end."""
    if word_at(items, i) != "point":
        return None
    digits = ""
    i += 1
    while word_at(items, i) in ONES and ONES[word_at(items, i)] < 10:
        digits += str(ONES[word_at(items, i)])
        i += 1
    return (Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)), i) if digits else None
