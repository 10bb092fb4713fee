"""Parts of a number: "three quarters of a million", "and a half", "3/8"; shares: "two thirds of them", "by a third"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.facts.lexing import Lexeme, glued
from checker.facts.numberwords import (
    ARTICLES,
    GROUPS,
    ONES,
    PARTS,
    SCALES,
    SHORT,
    VULGAR,
    Number,
    UnitAt,
    hop,
    scaled_by,
    word_at,
)
from checker.lexicon import words

_OF_ALL = words("grammar", "of-all")
_ORDINALS = words("grammar", "one-half-of-two")
_BEFORE_SHARE, _BEHIND_SHARE = words("numbers", "before-share"), words("numbers", "behind-share")
_PERCENT_STEP = Decimal(5)


def fraction(items: Sequence[Lexeme], i: int) -> tuple[Decimal, int] | None:
    """The fraction in digits at *i*, "½" or "3/8", also behind a hyphen, and where it ends."""
    if word_at(items, i) in VULGAR and glued(items, i):
        top, bottom = VULGAR[items[i].text]
        return Decimal(top) / bottom, i + 1
    j = hop(items, i)
    if j + 2 < len(items) and items[j].kind == items[j + 2].kind == "figure" and items[j + 1].text == "/":
        top, bottom = int(items[j].value), int(items[j + 2].value)
        if 0 < top < bottom <= 64 and glued(items, j + 1) and glued(items, j + 2) and word_at(items, j + 3) != "/":
            return (Decimal(top) / bottom).normalize(), j + 3
    return None


def and_part(items: Sequence[Lexeme], i: int) -> tuple[Decimal, int] | None:
    """What "and a half" or "-and-three-quarters" at *i* adds, and where it ends."""
    i = hop(items, i)
    if word_at(items, i) != "and":
        return None
    i = hop(items, i + 1)
    top = 1 if word_at(items, i) in ARTICLES else ONES.get(word_at(items, i), 0)
    i = hop(items, i + 1)
    return (Decimal(top) / PARTS[word_at(items, i)], i + 1) if 0 < top < 10 and word_at(items, i) in PARTS else None


def part(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:  # noqa: PLR0911  one return a form
    """The part at *i*, of a scale, of a unit or as a share in percent; None where none stands there."""
    start, top = i, 0
    if word_at(items, i) in ARTICLES:
        top, i = 1, hop(items, i + 1)
    elif word_at(items, i) in ONES and 0 < ONES[word_at(items, i)] < 10:
        top, i = ONES[word_at(items, i)], hop(items, i + 1)
    name = word_at(items, i)
    if name not in PARTS or (not top and name != "half") or (top > 1 and not name.endswith("s") and name != "quarter"):
        return None
    if name == "half" and not top and word_at(items, start - 1) in _ORDINALS:
        return None
    value = Decimal(top or 1) / PARTS[name]
    after = i + 1
    j = after + 1 if word_at(items, after) == "of" else after
    k = hop(items, j)
    article = word_at(items, k) in (*ARTICLES, "one")
    k = hop(items, k + 1) if article else k
    if word_at(items, k) in GROUPS and (article or name == "half"):
        return Number(value * GROUPS[word_at(items, k)], value * GROUPS[word_at(items, k)], Decimal(2), k + 1)
    plain = name == "half" or (name == "quarter" and j == after)
    if word_at(items, k) in SCALES and word_at(items, k) not in SHORT and (article or plain):
        found = scaled_by(items, Number(value, value, Decimal("0.05"), k))
        return replace(found, step=value * Decimal(1).scaleb(SCALES[word_at(items, k)]) / 5)
    if unit_at(k) and (article or (name in ("half", "quarter", "quarters") and j == after)):
        return Number(value, value, Decimal("0.1"), k)
    whole = word_at(items, after) == "of" or (name == "half" and not top and word_at(items, after) in _OF_ALL)
    if not whole and not (top > 1 and name != "quarter") and not (top and _by_part(items, start, after)):
        return None
    share = (value * 100).quantize(Decimal("0.1"))
    return Number(share, share, _PERCENT_STEP, after, share=True)


def _by_part(items: Sequence[Lexeme], start: int, after: int) -> bool:
    """Whether the part from *start* to before *after* is a share by itself: "fell by a third", "nearly one-third —"."""
    behind = items[after] if after < len(items) else None
    closed = behind is None or behind.lower in _BEHIND_SHARE or (behind.kind == "sign" and behind.text not in "-/’'")
    return closed and word_at(items, start - 1) in _BEFORE_SHARE
