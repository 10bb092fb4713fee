"""Numerals in plain text: numbers with their signs, currencies and units, as values with their precision.

    measure  := [sign] [currency] number [unit | currency code] ["and a half"] ["old"]
    compound := measure ["and"] measure of a smaller unit                  6ft 2in, two hours and 20 minutes
    ratio    := number "in" number                                         four in 10: a share, in percent
    rate     := measure "per" round number                                 12 per 100,000

Only text is read here; which of the numerals count something, and what, is decided in :mod:`checker.facts.quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import Decimal

from checker.facts.lexing import Lexeme, glued, lexemes
from checker.facts.measures import MINUS, Numeral, compound, long_spell, may_begin, stuck, turned, unit_words, with_unit
from checker.facts.millions import in_millions
from checker.facts.numbers import number
from checker.facts.numberwords import FIRST_WORDS, VULGAR, Number, step_of
from checker.facts.portions import and_part
from checker.facts.tokens import Token
from checker.facts.units import CODES, DURATIONS, SIGNS, UNITS
from checker.lexicon import either
from checker.records import Span

__all__ = ["Numeral", "numerals", "step_of"]


_FIGURE = re.compile(r"\d+|[½¼¾⅓⅔⅛⅜⅝⅞]")
_WORD = re.compile(r"[^\W\d_]+")
_ROUND = frozenset({3, 4, 5, 10, 100, 1000})
"""Of how many "one in …" tells a share."""
_LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|within|tak(?:es?|ing)|took|almost|nearly|about|least|than)\s+$", re.I
)
_NO_SPELL = re.compile(r"[ \-]\w+[ \-](?:earlier|later|before|after|old|long)\b", re.I)
_SIGNS_REACH, _UNITS_REACH = 24, 60
"""Letters before the first and behind the last letter of a number that may belong to it."""
_BETWEEN = frozenset({"by", "to", "and", "or"})
_DASHES = frozenset({"-", "−", "–"})
_SPELLS = frozenset(name for name, unit in UNITS.items() if unit in DURATIONS)
_TIME_WORDS = _SPELLS | {f"{name}long" for name in _SPELLS}
_OPENING = frozenset({*FIRST_WORDS, *VULGAR, *_TIME_WORDS, "a", "an"})
"""What a number may begin with, digits aside."""
_SPELL = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|within|tak(?:es?|ing)|took|almost|nearly|about|least|than)\s+an?[ -]"
    r"(?:sec|min|ho|da|we|fo|mo|ye|de|ce)"
    rf"|\b(?:{either(name for name in _SPELLS if name[-1] != 's')})-?(?=long\b)",
    re.IGNORECASE,
)


def _widened(text: str, within: Span) -> tuple[int, int]:
    """*within* with what may belong to its first and last number, from one blank to another."""
    end = text.find(" ", min(len(text), within.end + _UNITS_REACH))
    return text.rfind(" ", 0, max(0, within.start - _SIGNS_REACH)) + 1, len(text) if end < 0 else end


def stretch(
    text: str, offset: int, tokens: Sequence[Token], known: Set[str], taken: Sequence[Span] = ()
) -> Span | None:
    """From the first to the last word of *text* that may be part of a number, None where there is none, as in most
    texts; the words of *tokens*, whose first is at *offset*, are *known* in lower case. What is *taken* is no number.
    """
    spots = [m.start() for m in _FIGURE.finditer(text)]
    if not _TIME_WORDS.isdisjoint(known):
        spots += [m.end() for m in _SPELL.finditer(text)]
    if not FIRST_WORDS.isdisjoint(known):
        spots += [t.start - offset for t in tokens if t.lower in FIRST_WORDS]
    spots = [at for at in spots if 0 <= at < len(text) and not any(t.start <= at < t.end for t in taken)]
    return Span(min(spots), max(spots) + 1) if spots else None


def numerals(text: str, taken: Sequence[Span] = (), within: Span | None = None) -> list[Numeral]:
    """All numerals of *text* in order, in time linear in its length; what overlaps *taken* is passed over.

    *within* is a stretch outside which no word of a number stands, where that is known.
    """
    items = lexemes(text) if within is None else lexemes(text, *_widened(text, within))
    out: list[Numeral] = []
    i = 0
    while i < len(items):
        if items[i].kind != "figure" and (items[i].lower not in _OPENING or not may_begin(items, i)):
            i += 1
            continue
        found = _measure(text, items, i, out[-1].digits_end if out else 0)
        if found is None:
            i += 1
            continue
        n, stop = found
        out.append(n)
        i = max(stop, i + 1)
        while i < len(items) and items[i].start < n.end:
            i += 1
    return [n for n in out if not n.glued and not any(n.start < t.end and t.start < n.end for t in taken)]


def _measure(text: str, items: list[Lexeme], i: int, done: int) -> tuple[Numeral, int] | None:
    n = number(items, i, lambda at: unit_words(items, at))
    if n is None:
        return _one_spell(text, items, i)
    start, currency, known = _before(items, i, done)
    if not known and items[i].kind == "figure":
        return _named(items, i, n)
    if items[i].kind == "figure" and n.scaled and items[n.stop - 1].lower in ("m", "b") and not currency:
        n = _letter(text, items, i, n)
    m = Numeral(n.low, n.step, currency or ("percent" if n.share else ""), start, items[n.stop - 1].end,
                items[n.stop - 1].end, loose=n.open, worded=n.worded, scaled=n.scaled, times=n.times,
                ceiling=n.high if n.open else None, share=n.share)  # fmt: skip
    m, stop = with_unit(text, items, m, n.stop)
    if stop == n.stop and not m.unit:
        ratio = _ratio(items, m, stop)
        if ratio is not None:
            return ratio
    if not m.unit and stuck(items, n.stop):
        return replace(m, glued=True), stop
    m, stop = compound(text, items, m, stop)
    return turned(text, items, i, m), stop


def _named(items: Sequence[Lexeme], i: int, n: Number) -> tuple[Numeral, int]:
    """The figure of a name, with its scale passed over: of "Xy640 million" nothing is left to be read."""
    stop = n.stop
    return (
        Numeral(n.low, n.step, "", items[i].start, items[stop - 1].end, items[stop - 1].end, glued=True),
        stop,
    )


def _before(items: Sequence[Lexeme], i: int, done: int) -> tuple[int, str, bool]:  # noqa: PLR0911  one return a form
    """Where the expression begins, the currency before the figure at *i*, and whether what is glued to it is known."""
    start = items[i].start
    if i == 0 or items[i].kind != "figure":
        return start, "", True
    p, close = items[i - 1], glued(items, i)
    if items[i].start - p.end > 1 or p.start < done:
        return start, "", not (close and p.kind == "word")
    if p.kind == "sign" and p.text not in _DASHES:
        if i > 1 and items[i - 2].kind == "word" and glued(items, i - 1) and items[i - 2].lower + p.lower in SIGNS:
            return items[i - 2].start, SIGNS[items[i - 2].lower + p.lower], True
        return (p.start, SIGNS[p.lower], True) if p.lower in SIGNS else (start, "", True)
    if p.kind == "word":
        return _word_before(items, i, close=close)
    if p.text in ("-", "‑") and close and i > 1 and glued(items, i - 1):
        return start, "", items[i - 2].kind != "word" or items[i - 2].lower in FIRST_WORDS | MINUS | _BETWEEN
    return start, "", True


def _word_before(items: Sequence[Lexeme], i: int, *, close: bool) -> tuple[int, str, bool]:
    """What :func:`_before` tells where a word stands before the figure at *i*, *close* to it or behind a blank."""
    p, start = items[i - 1], items[i].start
    if i > 1 and items[i - 2].text == "$" and glued(items, i - 1) and "$" + p.lower in SIGNS and close:
        return items[i - 2].start, SIGNS["$" + p.lower], True
    if p.text in CODES and not (close and p.text == "COP" and not _big(items, i)):
        return p.start, CODES[p.text], True
    if p.lower.rstrip(".") in SIGNS and (len(p.text) > 1 or (close and p.text.isupper())):
        one = len(p.text) == 1 and not (items[i].text.find(",") > 0 or " " in items[i].text or _big(items, i))
        return (p.start, SIGNS[p.lower.rstrip(".")], True) if not one else (start, "", not close)
    return start, "", not close


def _big(items: Sequence[Lexeme], i: int) -> bool:
    """Whether a scale or decimals follow: "R2.5bn" is money, "R5" is a road."""
    behind = items[i + 1] if i + 1 < len(items) else None
    return bool(
        behind
        and behind.kind == "word"
        and behind.lower in ("m", "bn", "b", "million", "billion", "trillion", "k", "tn")
    )


def _letter(text: str, items: Sequence[Lexeme], i: int, n: Number) -> Number:
    """*n* with its "m" or "b" taken for a scale only where something is counted by it: no "4.2m wall"."""
    letter = items[n.stop - 1]
    if unit_words(items, n.stop) or in_millions(text, items[i].start, letter, items[i].decimals > 0):
        return n
    if items[n.stop - 2].kind != "figure":
        return n
    return replace(n, low=items[i].value, high=items[i].value, step=step_of(items[i].value, items[i].decimals, 0),
                   stop=n.stop - 1, scaled=False)  # fmt: skip


def _ratio(items: Sequence[Lexeme], m: Numeral, stop: int) -> tuple[Numeral, int] | None:
    """ "four in 10", "nine out of ten", "one in every five": a share in percent."""
    at = stop
    words: list[str] = []
    while at < len(items) and len(words) < 3 and items[at].lower in ("in", "out", "of", "every"):
        words.append(items[at].lower)
        at += 1
    if at >= len(items) or tuple(words) not in (("in",), ("in", "every"), ("out", "of"), ("out", "of", "every")):
        return None
    whole = number(items, at, lambda _: 0)
    if whole is None or whole.scaled or whole.open or whole.low != int(whole.low):
        return None
    chance = whole.stop < len(items) and items[whole.stop].lower in ("chance", "chances")
    if int(whole.low) not in _ROUND and not chance:
        return None
    if not 0 < m.value < whole.low or m.loose or m.times or (words[0] == "out" and whole.low not in (10, 100, 1000)):
        return None
    if unit_words(items, whole.stop) or (whole.stop < len(items) and items[whole.stop].text == "-"):
        return None
    end = items[whole.stop - 1].end
    value = (m.value * 100 / whole.low).quantize(Decimal("0.1")) if whole.low != 10 else m.value * 10
    return replace(m, value=value, step=Decimal(5), unit="percent", digits_end=end, end=end, share=True), whole.stop


def _one_spell(text: str, items: Sequence[Lexeme], i: int) -> tuple[Numeral, int] | None:
    """One month, week, …; "four a day" and "a week ago" state no length of time."""
    many = long_spell(items, i)
    if many:
        end, unit = items[i + many - 1].end, UNITS[items[i].lower.removesuffix("long")]
        return Numeral(Decimal(1), Decimal(1), unit, items[i].start, items[i].end, end, worded=True), i + many
    if items[i].lower not in ("a", "an") or i + 1 >= len(items):
        return None
    at = i + 2 if items[i + 1].text == "-" else i + 1
    if at >= len(items) or items[at].lower not in _SPELLS or items[at].lower.endswith("s"):
        return None
    half = and_part(items, at + 1)
    if half is None and (
        not _LASTING.search(text[max(0, items[i].start - 12) : items[i].start]) or _NO_SPELL.match(text, items[i].end)
    ):
        return None
    value = 1 + (half[0] if half else Decimal(0))
    stop = half[1] if half else at + 1
    step, unit = Decimal("0.1") if half else Decimal(1), UNITS[items[at].lower]
    m = Numeral(value, step, unit, items[i].start, items[i].end, items[stop - 1].end, worded=True)
    return compound(text, list(items), m, stop)
