"""Units behind numbers, and what several numbers of one measure make: "6ft 2in", "minus 5", "12 per 100,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.facts.lexing import Lexeme, glued
from checker.facts.numbers import number
from checker.facts.numberwords import FIRST_WORDS, VULGAR
from checker.facts.portions import and_part
from checker.facts.units import CODES, DURATIONS, HOLDS, MONEY, MOST_WORDS, UNITS
from checker.lexicon import words


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text: its ``value`` in ``unit``, the size of its last stated place (``step``), and its place.

    ``end`` is the end of the whole expression with its unit, ``digits_end`` that of the number alone. ``ceiling`` is
    the upper end of a range and of what is ``loose`` ("dozens"), None for a plain figure. ``scaled`` tells that a scale
    word was used, ``times`` that the word says how often ("twice"). ``glued`` ones are parts of a word ("F-16") and are
    passed over.
    """

    value: Decimal
    step: Decimal
    unit: str
    start: int
    digits_end: int
    end: int
    age: bool = False
    loose: bool = False
    worded: bool = False
    scaled: bool = False
    times: bool = False
    ceiling: Decimal | None = None
    share: bool = False
    glued: bool = False


_LETTERS = {"C": "celsius", "F": "fahrenheit", "″": "inch", '"': "inch"}
MINUS = frozenset({"minus", "negative"})
_FEET = re.compile(r"(\d)['’′]\s?(\d{1,2})[\"”″]")
_COLD = re.compile(r"\s(?:below (?:zero|freezing)|under zero)\b", re.I)
_PER = re.compile(
    r"\s(?:(?:\w+\s)?(?:per|in every|for every|out of every))\s(100,?000|1,000,000|million|1,000|thousand|100)\b", re.I
)
_BEFORE_SPELL = words("numbers", "before-spell")
_DOUBTFUL, _LARGE_ONLY = words("units", "doubtful"), words("units", "large-only")


def stuck(items: Sequence[Lexeme], i: int) -> bool:
    """Whether letters stand against the end of the figure before *i*: "747s", "5G"."""
    return 0 < i < len(items) and items[i].kind == "word" and glued(items, i) and items[i - 1].kind == "figure"


def may_begin(items: Sequence[Lexeme], i: int) -> bool:
    """Whether a number may begin with the lexeme at *i*."""
    item = items[i]
    if item.kind == "figure" or item.lower in FIRST_WORDS or item.text in VULGAR or long_spell(items, i):
        return True
    if item.lower not in ("a", "an") or i + 1 == len(items):
        return False
    following = items[i + 1]
    return following.lower in FIRST_WORDS or following.lower in UNITS or following.text == "-"


def long_spell(items: Sequence[Lexeme], i: int) -> int:
    """How many lexemes from *i* on tell that something lasts one of a unit: "decade-long", "weeklong"; 0 for none."""
    name = items[i].lower
    if name.endswith("long"):
        return int(name[-5:-4] != "s" and UNITS.get(name[:-4], "") in DURATIONS)
    dashed = i + 2 < len(items) and items[i + 2].lower == "long" and items[i + 1].text == "-"
    return 3 if dashed and name[-1:] != "s" and UNITS.get(name, "") in DURATIONS else 0


def unit_words(items: Sequence[Lexeme], i: int) -> int:
    """How many lexemes of a unit stand at *i*, hyphens left out of its name; 0 where none does."""
    best, name, at, count = 0, "", i, 0
    while at < len(items) and count < MOST_WORDS + 1:
        item = items[at]
        if item.text == "-" and count and glued(items, at):
            at += 1
            continue
        if item.kind == "figure" or (count and item.kind == "sign" and item.text not in "/°"):
            break
        joint = "" if not count or item.text in "/" or name[-1:] in "/°" else " "
        name += (
            joint + item.lower.rstrip(".")
            if item.lower not in UNITS and item.lower.endswith(".") and "." not in item.lower[:-1]
            else joint + item.lower
        )
        count += 1
        at += 1
        if name in UNITS:
            best = at - i
    return best


def _name(items: Sequence[Lexeme], i: int, many: int) -> str:
    """The unit named by the *many* lexemes from *i* on."""
    out = ""
    for item in items[i : i + many]:
        if item.text == "-":
            continue
        out += ("" if not out or item.text == "/" or out[-1] in "/°" else " ") + item.lower
    return UNITS.get(out) or UNITS[out.rstrip(".")]


def with_unit(text: str, items: Sequence[Lexeme], m: Numeral, stop: int) -> tuple[Numeral, int]:
    """*m* with the unit that stands behind it, or the code of its currency."""
    at = stop + 1 if stop < len(items) and items[stop].text in ("-", "‑") and m.unit == "" else stop
    close = "" if m.unit or stop >= len(items) else _close_unit(text, items, stop)
    if close:
        return replace(m, unit=close, end=items[stop].end), stop + 1
    if not m.unit and _passed_over(items, at, m.loose):
        at = stop = at + 1
    many = unit_words(items, at) if at < len(items) and items[at].start - items[at - 1].end <= 3 else 0
    if many and not m.share and items[at].start <= items[stop - 1].end + 3:
        named = _named(items, m, at, many)
        if named is None:
            return m, stop
        m, stop = named
    elif (
        not m.unit and stop < len(items) and items[stop].text in CODES and items[stop].start - items[stop - 1].end <= 1
    ):
        m, stop = replace(m, unit=CODES[items[stop].text], end=items[stop].end), stop + 1
    elif m.share:
        return m, stop
    if m.unit == "pound" and m.value >= 1_000_000:
        m = replace(m, unit="GBP")
    if m.unit in ("percent", "point", "pp") and not m.worded and m.step > 1:
        m = replace(m, step=Decimal(1))  # 60 % is no rounder than 63 %
    j = stop + 1 if stop < len(items) and items[stop].text == "-" else stop
    if m.unit == "year" and j < len(items) and items[j].lower in ("old", "olds"):
        m, stop = replace(m, age=True, end=items[j].end), j + 1
    return _rate(text, items, m, stop)


def _named(items: Sequence[Lexeme], m: Numeral, at: int, many: int) -> tuple[Numeral, int] | None:
    """*m* in the unit named by the *many* lexemes from *at* on, with "and a half" behind it; None where it is not its.

    "$5 a day" and "£59m pounds": the sign has told it.
    """
    unit = _name(items, at, many)
    if m.unit and unit not in (m.unit, "pence", "cent"):
        return None
    if items[at].text in ("PT", "MIN", "SEC", "PC", "M") or _alone(items, at, many, unit):
        return None
    stop = at + many
    half = None if m.loose else and_part(items, stop)
    if half is None:
        return replace(m, unit=m.unit or unit, end=items[stop - 1].end), stop
    end = items[half[1] - 1].end
    return replace(m, unit=m.unit or unit, value=m.value + half[0], step=Decimal("0.1"), end=end), half[1]


def _passed_over(items: Sequence[Lexeme], at: int, loose: bool) -> bool:
    """Whether what stands at *at* only parts a figure from its unit: "one full percentage point", "10 long months",
    "hundreds of billions of dollars"."""
    if at + 1 >= len(items) or not (width := unit_words(items, at + 1)):
        return False
    word, unit = items[at].lower, _name(items, at + 1, width)
    of_money = loose and word == "of" and unit in MONEY
    return word == "full" or of_money or (unit in DURATIONS and word in _BEFORE_SPELL)


def _close_unit(text: str, items: Sequence[Lexeme], i: int) -> str:
    """The unit that the letter or sign at *i* is for the figure it stands against, else "": "40C", "a 17in screen",
    and "17"" where no quotation ends."""
    if items[i].lower == "in" and stuck(items, i):
        return "inch"
    if items[i].text not in _LETTERS or not glued(items, i) or items[i - 1].kind != "figure":
        return ""
    if i + 1 < len(items) and glued(items, i + 1):
        return ""
    quoted = items[i].text == '"' and text.count('"', 0, items[i].start) % 2
    return "" if quoted else _LETTERS[items[i].text]


def _rate(text: str, items: Sequence[Lexeme], m: Numeral, stop: int) -> tuple[Numeral, int]:
    """*m* with the round number that it is told of: "12 per 100,000 people"."""
    per = _PER.match(text, m.end) if m.digits_end else None
    if per is not None and m.unit in ("", "percent") and not m.share:
        many_words = re.sub(r"\W", "", per[1].lower())
        base = {"million": "1000000", "thousand": "1000"}.get(many_words, many_words)
        end = per.end()
        while stop < len(items) and items[stop].start < end:
            stop += 1
        m = replace(m, unit=f"per {base}", end=end)
    return m, stop


def _alone(items: Sequence[Lexeme], at: int, many: int, unit: str) -> bool:
    """Whether what looks like a unit is another word: "40 real people", "they won", "9 pt"."""
    if many > 1 or items[at].lower not in _DOUBTFUL:
        return False
    word = items[at].lower
    scaled = items[at - 1].lower in ("million", "billion", "trillion", "thousand", "crore", "bn")
    if word in _LARGE_ONLY:
        previous = items[at - 1]
        return not (scaled or (previous.kind == "figure" and previous.value >= (1000 if word != "stone" else 1)))
    if word in ("pc", "pp", "pt", "pts", "min", "sec"):
        return items[at - 1].kind != "figure"
    return False


def compound(text: str, items: list[Lexeme], m: Numeral, stop: int) -> tuple[Numeral, int]:
    """*m* with what follows it in a smaller unit: "6ft 2in", "an hour and 20 minutes", "5 feet 11"."""
    feet = _FEET.match(text, m.digits_end - 1)
    if feet and not m.unit and items[stop - 1].kind == "figure":
        while stop < len(items) and items[stop].start < feet.end():
            stop += 1
        return replace(
            m, value=m.value * 12 + int(feet[2]), step=Decimal(1), unit="inch", digits_end=feet.end(), end=feet.end()
        ), stop
    if m.unit not in HOLDS or m.age or m.loose or m.unit in MONEY:
        return m, stop
    at = stop
    if at < len(items) and items[at].text in (",", "-"):
        at += 1
    if at < len(items) and items[at].lower == "and":
        at += 1
    if at >= len(items) or not may_begin(items, at):
        return m, stop
    many, small = HOLDS[m.unit]
    n = number(items, at, lambda k: unit_words(items, k))
    if n is None or n.open or n.share or not 0 < n.low < many:
        return m, stop
    width = unit_words(items, n.stop)
    behind = n.stop + 1 if not width and n.stop < len(items) and items[n.stop].text == "-" else n.stop
    width = unit_words(items, behind)
    bare = (
        m.unit == "ft"
        and not width
        and at == stop + (items[stop].text == "-")
        and items[at].start - items[stop - 1].end <= 1
    )
    if not bare and (not width or _name(items, behind, width) != small):
        return m, stop
    last = n.stop if bare else behind + width
    last += bare and last < len(items) and items[last].lower == "in" and stuck(items, last)
    end = items[last - 1].end
    return replace(m, value=m.value * many + n.low, step=n.step, unit=small, end=end), last


def turned(text: str, items: Sequence[Lexeme], i: int, m: Numeral) -> Numeral:
    """*m* below zero where a minus stands before it: "minus 5", "-5", "-$3m", "5 below zero"."""
    before = next((x for x in reversed(items[max(0, i - 3) : i]) if x.end <= m.start), None)
    if m.loose or m.age:
        return m
    if before is not None and before.lower in MINUS and m.start - before.end <= 1:
        if text[: before.start].endswith("plus or "):
            return m  # a margin on either side
        return replace(m, value=-m.value, start=before.start)
    signed = m.unit in MONEY or m.unit in ("percent", "pp", "point", "degree", "celsius", "fahrenheit")
    if signed and before is not None and before.text in ("-", "−") and before.end == m.start:
        free = before.start == 0 or text[before.start - 1] in " (\u00a0"
        loose = before.start >= 2 and text[before.start - 2 : before.start].strip().isdigit()
        return replace(m, value=-m.value, start=before.start) if free and not loose else m
    cold = _COLD.match(text, m.end) if m.unit in ("degree", "celsius", "fahrenheit", "") else None
    return replace(m, value=-m.value, end=cold.end()) if cold else m
