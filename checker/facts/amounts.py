"""Amounts that words leave open or tell in one: "several hundred", "dozens", "tens of thousands", "twice"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.facts.lexing import Lexeme
from checker.facts.numberwords import ARTICLES, FEW, GROUPS, LOOSE, MOST, SCALES, SHORT, TIMES, Number, UnitAt, word_at
from checker.lexicon import words


def few(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    """The small unsaid number at *i*: "several hundred", "a couple of days"; None where none stands there."""
    if word_at(items, i) in ARTICLES:
        i += 1
        if word_at(items, i) not in ("few", "couple"):
            return None
    elif word_at(items, i) != "several":
        return None
    low, high = FEW[items[i].lower], MOST[items[i].lower]
    j = i + 2 if word_at(items, i + 1) == "of" else i + 1
    name = word_at(items, j)
    if name in GROUPS:
        return Number(Decimal(low * GROUPS[name]), Decimal(high * GROUPS[name]), Decimal(1), j + 1, open=low != high)
    if name in SCALES and name not in SHORT:
        by = Decimal(1).scaleb(SCALES[name])
        return Number(low * by, high * by + (by - 1 if low != high else 0), by, j + 1, open=low != high)
    if unit_at(j):
        return Number(Decimal(low), Decimal(high), Decimal(1), j, open=low != high)
    return None


def loose(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    """The open amount at *i*: "dozens", "tens of thousands"; None where none stands there."""
    first = LOOSE.get(word_at(items, i))
    if first is None:
        return None
    of = word_at(items, i + 1) == "of"
    second = word_at(items, i + 2) if of else ""
    if second in LOOSE and second != "tens":
        base = Decimal(LOOSE[second]) / 2
        size = {"tens": 10, "dozens": 12, "scores": 20}.get(items[i].lower, first // 2)
        low = base * size * 2
        return Number(low, low * 10 - 1, base * size, i + 3, open=True)
    if items[i].lower == "tens" or (
        items[i].lower == "scores" and not (of or word_at(items, i + 1) in ("were", "are", "more"))
    ):
        return None  # the scores of a match, and tens of nothing
    return Number(Decimal(first), Decimal(MOST[items[i].lower]), Decimal(first), i + 1, open=True)


def times(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    """How often, where *i* says it in one word: "twice"; None where it does not."""
    name = word_at(items, i)
    if name not in TIMES:
        return None
    if name == "once" and word_at(items, i - 1) not in words("numbers", "counts-once"):
        return None
    return Number(Decimal(TIMES[name]), Decimal(TIMES[name]), Decimal(1), i + 1, times=True)
