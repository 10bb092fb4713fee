"""The words of numbers, and what the grammar of numbers is made of: see :mod:`checker.facts.numbers`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.facts.lexing import Lexeme
from checker.lexicon import values, words


def _whole_numbers(found: Mapping[str, str]) -> dict[str, int]:
    return {word: int(value) for word, value in found.items()}


_NUMBERS = _whole_numbers(values("numbers", "number"))
ONES = {word: value for word, value in _NUMBERS.items() if value < 20}
TENS = {word: value for word, value in _NUMBERS.items() if value >= 20}
SCALES = _whole_numbers(values("numbers", "zeros"))
PARTS = _whole_numbers(values("numbers", "part"))
GROUPS = _whole_numbers(values("numbers", "group"))
LOOSE = _whole_numbers(values("numbers", "least"))
FEW = _whole_numbers(values("numbers", "fewest"))
MOST = _whole_numbers(values("numbers", "most"))
TIMES = _whole_numbers(values("numbers", "times"))
VULGAR = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
SHORT = words("numbers", "short")
ARTICLES = ("a", "an")
FIRST_WORDS = frozenset({*ONES, *TENS, *(s for s in SCALES if s not in SHORT), *PARTS, *GROUPS, *LOOSE, *FEW, *TIMES})
"""Words one of which every number without digits holds."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before the lexeme ``stop``: lowest and highest value, size of the last place stated, and how
    it was told. A ``share`` is in percent; ``open`` ones ("dozens") state no more than from where to where."""

    low: Decimal
    high: Decimal
    step: Decimal
    stop: int
    worded: bool = True
    scaled: bool = False
    open: bool = False
    share: bool = False
    times: bool = False


UnitAt = Callable[[int], int]
"""How many lexemes of a unit's name stand at a position; 0 where none does."""


def step_of(value: Decimal, decimals: int, scale: int) -> Decimal:
    """The size of the last place stated: decimals count under the scale, trailing zeros count as places left out."""
    if decimals:
        return Decimal(1).scaleb(scale - decimals)
    whole, zeros = int(value.scaleb(-scale)), 0
    while whole and whole % 10 == 0:
        whole //= 10
        zeros += 1
    return Decimal(1).scaleb(scale + zeros)


def word_at(items: Sequence[Lexeme], i: int) -> str:
    """The lexeme at *i* in lower case, "" where there is none."""
    return items[i].lower if 0 <= i < len(items) else ""


def hop(items: Sequence[Lexeme], i: int) -> int:
    """*i*, or what stands behind a hyphen at *i*."""
    return i + 1 if word_at(items, i) in ("-", "‑") and i + 1 < len(items) else i


def scaled_by(items: Sequence[Lexeme], n: Number, decimals: int = 0) -> Number:
    """*n* times the scale words behind it: "5m", "2.5 lakh crore", "two and a half million"."""
    stop, power = n.stop, 0
    while True:
        at = hop(items, stop)
        name = word_at(items, at)
        if name not in SCALES or items[at].kind != "word":
            break
        if name in SHORT and (n.worded or power or items[at].text in ("K", "CR") or not _against(items, at)):
            break
        if power and SCALES[name] <= SCALES[word_at(items, stop - 1)] and name not in ("crore", "crores"):
            break
        power += SCALES[name]
        stop = at + 1
    if not power:
        return n
    by = Decimal(1).scaleb(power)
    step = step_of(n.low * by, decimals, power) if n.low == n.high and n.step >= Decimal("0.0001") else n.step * by
    if n.step < 1 and not decimals:
        step = n.step * by
    return replace(n, low=n.low * by, high=n.high * by, step=step, stop=stop, scaled=True)


def _against(items: Sequence[Lexeme], i: int) -> bool:
    """Whether a short scale stands close behind its figure: "5m", "5 bn"; "m" and "b" of something else do not."""
    return items[i].start - items[i - 1].end <= 1
