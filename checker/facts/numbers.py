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

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.facts.lexing import Lexeme, glued, too_long
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
_MOST = _whole_numbers(values("numbers", "most"))
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
_SHORT = words("numbers", "short")
_ARTICLES = ("a", "an")
_OF_ALL = words("grammar", "of-all")
_ORDINALS = words("grammar", "one-half-of-two")
_MOST_EXACT = Decimal("0.0001")
_PERCENT_STEP = Decimal(5)
FIRST_WORDS = frozenset({*ONES, *TENS, *(s for s in SCALES if s not in _SHORT), *PARTS, *GROUPS, *LOOSE, *FEW, *TIMES})
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


def number(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    """The number that begins at lexeme *i*; None where none does."""
    first = items[i]
    if first.kind == "figure":
        return _digits(items, i)
    if first.kind == "sign":
        return _vulgar(items, i)
    for form in (_few, _loose, _part, _times, _cardinal):
        found = form(items, i, unit_at)
        if found is not None:
            return found
    return None


def _at(items: Sequence[Lexeme], i: int) -> str:
    return items[i].lower if 0 <= i < len(items) else ""


def _hop(items: Sequence[Lexeme], i: int) -> int:
    """*i*, or what stands behind a hyphen at *i*."""
    return i + 1 if _at(items, i) in ("-", "‑") and i + 1 < len(items) else i


def _digits(items: Sequence[Lexeme], i: int) -> Number | None:
    figure = items[i]
    if too_long(figure):
        return None
    value, step, stop = figure.value, step_of(figure.value, figure.decimals, 0), i + 1
    piece = _fraction(items, stop)
    half = _and_a_half(items, stop) if piece is None and not figure.decimals else None
    if piece is not None:
        value, step, stop = value + piece[0], Decimal("0.01"), piece[1]
    elif half is not None:
        value, step, stop = value + half[0], Decimal("0.1"), half[1]
    return _scaled(items, Number(value, value, step, stop, worded=False), figure.decimals)


def _fraction(items: Sequence[Lexeme], i: int) -> tuple[Decimal, int] | None:
    """The fraction in digits at *i*, "½" or "3/8", also behind a hyphen, and where it ends."""
    if _at(items, i) in VULGAR and glued(items, i):
        top, bottom = VULGAR[items[i].text]
        return Decimal(top) / bottom, i + 1
    j = _hop(items, i)
    if j + 2 < len(items) and items[j].kind == items[j + 2].kind == "figure" and items[j + 1].text == "/":
        top, bottom = int(items[j].value), int(items[j + 2].value)
        if 0 < top < bottom <= 64 and glued(items, j + 1) and glued(items, j + 2) and _at(items, j + 3) != "/":
            return (Decimal(top) / bottom).normalize(), j + 3
    return None


def _vulgar(items: Sequence[Lexeme], i: int) -> Number | None:
    if items[i].text not in VULGAR:
        return None
    top, bottom = VULGAR[items[i].text]
    value = Decimal(top) / bottom
    return _scaled(items, Number(value, value, Decimal("0.01"), i + 1, worded=False), 2)


def _scaled(items: Sequence[Lexeme], n: Number, decimals: int = 0) -> Number:
    """*n* times the scale words behind it: "5m", "2.5 lakh crore", "two and a half million"."""
    stop, power = n.stop, 0
    while True:
        at = _hop(items, stop)
        name = _at(items, at)
        if name not in SCALES or items[at].kind != "word":
            break
        if name in _SHORT and (n.worded or power or items[at].text in ("K", "CR") or not _against(items, at)):
            break
        if power and SCALES[name] <= SCALES[_at(items, stop - 1)] and name not in ("crore", "crores"):
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


def _cardinal(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    start = i
    if _at(items, i) in _ARTICLES:
        i += 1
        if _at(items, _hop(items, i)) not in SCALES and _at(items, i) not in GROUPS:
            return None
        i = _hop(items, i)
    elif _at(items, i) not in ONES and _at(items, i) not in TENS and _at(items, i) not in SCALES:
        return None
    if items[i].lower in _SHORT:
        return None
    total, i = _whole(items, i) if _at(items, i) not in GROUPS else (1, i)
    value, step = Decimal(total), step_of(Decimal(total), 0, 0)
    point = _point(items, i)
    if point is not None:
        value, step, i = value + point[0], point[1], point[2]
    half = _and_a_half(items, i)
    if half is not None:
        value, step, i = value + half[0], Decimal("0.1"), half[1]
    at = _hop(items, i)
    if _at(items, at) in GROUPS and (at > start or _at(items, start) in _ARTICLES):
        return Number(value * GROUPS[_at(items, at)], value * GROUPS[_at(items, at)], Decimal(2), at + 1)
    n = Number(value, value, step, i)
    scaled = _scaled(items, n) if step < 1 else n
    return scaled if scaled.stop > start else None


def _whole(items: Sequence[Lexeme], i: int) -> tuple[int, int]:
    """The whole number in words from *i* on, and where it ends."""
    total, current, biggest, stop = 0, 0, 99, i
    while True:
        name = _at(items, i)
        if name in ONES and (current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and ONES[name] < 10)):
            current += ONES[name]
        elif name in TENS and current % 100 == 0:
            current += TENS[name]
        elif name == "hundred" and current < 100:
            current = max(1, current) * 100
        elif name in SCALES and SCALES[name] > 2 and name not in _SHORT and SCALES[name] < biggest:
            total += max(1, current) * int(10 ** SCALES[name])
            current, biggest = 0, SCALES[name]
        else:
            return total + current, stop
        stop = i + 1
        i = _hop(items, stop)
        if _at(items, i) == "and" and (current % 100 == 0 and (current or total)) and _below_hundred(items, i + 1):
            i += 1


def _below_hundred(items: Sequence[Lexeme], i: int) -> bool:
    return _at(items, i) in ONES or _at(items, i) in TENS


def _point(items: Sequence[Lexeme], i: int) -> tuple[Decimal, Decimal, int] | None:
    """Decimals in words, "point two five": their value, their step, and where they end."""
    if _at(items, i) != "point":
        return None
    digits = ""
    i += 1
    while _at(items, i) in ONES and ONES[_at(items, i)] < 10:
        digits += str(ONES[_at(items, i)])
        i += 1
    return (Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)), i) if digits else None


def _and_a_half(items: Sequence[Lexeme], i: int) -> tuple[Decimal, int] | None:
    """What "and a half" or "-and-three-quarters" at *i* adds, and where it ends."""
    i = _hop(items, i)
    if _at(items, i) != "and":
        return None
    i = _hop(items, i + 1)
    top = 1 if _at(items, i) in _ARTICLES else ONES.get(_at(items, i), 0)
    i = _hop(items, i + 1)
    return (Decimal(top) / PARTS[_at(items, i)], i + 1) if 0 < top < 10 and _at(items, i) in PARTS else None


def half_behind(items: Sequence[Lexeme], i: int) -> tuple[Decimal, int] | None:
    """What "and a half" behind a unit adds: "an hour and a half"; None where it does not stand at *i*."""
    return _and_a_half(items, i)


def _part(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:  # noqa: PLR0911  one return a form
    start, top = i, 0
    if _at(items, i) in _ARTICLES:
        top, i = 1, _hop(items, i + 1)
    elif _at(items, i) in ONES and 0 < ONES[_at(items, i)] < 10:
        top, i = ONES[_at(items, i)], _hop(items, i + 1)
    name = _at(items, i)
    if name not in PARTS or (not top and name != "half") or (top > 1 and not name.endswith("s") and name != "quarter"):
        return None
    if name == "half" and not top and _at(items, start - 1) in _ORDINALS:
        return None
    value = Decimal(top or 1) / PARTS[name]
    after = i + 1
    j = after + 1 if _at(items, after) == "of" else after
    k = _hop(items, j)
    article = _at(items, k) in (*_ARTICLES, "one")
    k = _hop(items, k + 1) if article else k
    if _at(items, k) in GROUPS and (article or name == "half"):
        return Number(value * GROUPS[_at(items, k)], value * GROUPS[_at(items, k)], Decimal(2), k + 1)
    if _at(items, k) in SCALES and _at(items, k) not in _SHORT and (article or name == "half"):
        found = _scaled(items, Number(value, value, Decimal("0.05"), k))
        return replace(found, step=value * Decimal(1).scaleb(SCALES[_at(items, k)]) / 5)
    if unit_at(k) and (article or (name in ("half", "quarter", "quarters") and j == after)):
        return Number(value, value, Decimal("0.1"), k)
    whole = _at(items, after) == "of" or (name == "half" and not top and _at(items, after) in _OF_ALL)
    if not whole and not (top > 1 and name != "quarter"):
        return None
    share = (value * 100).quantize(Decimal("0.1"))
    return Number(share, share, _PERCENT_STEP, after, share=True)


def _few(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    if _at(items, i) in _ARTICLES:
        i += 1
        if _at(items, i) not in ("few", "couple"):
            return None
    elif _at(items, i) != "several":
        return None
    low, high = FEW[items[i].lower], _MOST[items[i].lower]
    j = i + 2 if _at(items, i + 1) == "of" else i + 1
    name = _at(items, j)
    if name in GROUPS:
        return Number(Decimal(low * GROUPS[name]), Decimal(high * GROUPS[name]), Decimal(1), j + 1, open=low != high)
    if name in SCALES and name not in _SHORT:
        by = Decimal(1).scaleb(SCALES[name])
        return Number(low * by, high * by + (by - 1 if low != high else 0), by, j + 1, open=low != high)
    if unit_at(j):
        return Number(Decimal(low), Decimal(high), Decimal(1), j, open=low != high)
    return None


def _loose(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    first = LOOSE.get(_at(items, i))
    if first is None:
        return None
    of = _at(items, i + 1) == "of"
    second = _at(items, i + 2) if of else ""
    if second in LOOSE and second != "tens":
        base = Decimal(LOOSE[second]) / 2
        size = {"tens": 10, "dozens": 12, "scores": 20}.get(items[i].lower, first // 2)
        low = base * size * 2
        return Number(low, low * 10 - 1, base * size, i + 3, open=True)
    if items[i].lower == "tens" or (
        items[i].lower == "scores" and not (of or _at(items, i + 1) in ("were", "are", "more"))
    ):
        return None  # the scores of a match, and tens of nothing
    return Number(Decimal(first), Decimal(_MOST[items[i].lower]), Decimal(first), i + 1, open=True)


def _times(items: Sequence[Lexeme], i: int, unit_at: UnitAt) -> Number | None:
    name = _at(items, i)
    if name not in TIMES:
        return None
    if name == "once" and _at(items, i - 1) not in words("numbers", "counts-once"):
        return None
    return Number(Decimal(TIMES[name]), Decimal(TIMES[name]), Decimal(1), i + 1, times=True)
