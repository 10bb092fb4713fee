"""Numerals in plain text: digits and words, scales, currencies and units, as values with their precision.

Only text is read here; which of the numerals count something, and what, is decided in :mod:`checker.facts.quantities`.
Runs of number words are read by the library text2num; what it leaves out (dozens, halves, fractions) is ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from checker.facts.millions import in_millions
from checker.facts.units import CURRENCIES, SCALES, UNITS
from checker.lexicon import either, values, words

_ONES = either(words("numbers", "number") - {"zero"})
_BIG = "hundred|thousand|million|billion|trillion"
_LOOSE = either(words("numbers", "least"))
_CODES = either(words("units", "code"))
_SIGNS = "$£€¥₹₦₵¢₱₩₽₺₴"
_CUR = (
    rf"(?P<cur>(?:us|u\.s\.|au?|ca?|hk|nz|nt|s|r)?\$|\$(?:us|a|c|nz|hk)(?=\d)|gh[₵¢]|[{_SIGNS[1:]}]|"
    rf"(?:rs\.?|{_CODES})(?=\s?\d)|[nr](?=\d))\s?"
)
_DIGITS = (
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)|"
    r"\d+(?:\.\d+)?|(?<=[$£€ ])\.\d+)(?P<frac>(?:[ -]|(?=½))(?:\d/\d{1,2}|½))?"
)
_SPELLS = either(words("units", "duration"))
_UNIT = "|".join(sorted((re.escape(u) for u in UNITS), key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
NUMERAL = re.compile(
    rf"(?<![\w.,:/])(?:(?:{_CUR})?{_DIGITS}"
    rf"(?:[ \-]{{0,3}}(?P<scale>{_SCALE})(?![\w$]))?"
    rf"|(?P<dozen>(?:an?|one|half a|(?P<by>two|three|four|five|six))[ ](?:dozen|score)(?!\w))"
    rf"|(?P<points>(?:an?[ ])?(?P<piece>half|quarter|three[ \-]quarters)[ \-](?:of[ ])?(?:an?[ ])?(?:percentage[ \-])?"
    rf"points?(?!\w))"
    rf"|(?P<loose>{_LOOSE})(?!\w)"
    rf"|(?P<times>twice|thrice)(?!\w)"
    rf"|(?P<each>an?)(?=[ \-](?:{_SPELLS})(?!\w))"
    rf"|(?P<part>(?:(?P<top>an?|one|two|three|four|nine)[ \-])?"
    rf"(?P<bottom>half|(?:third|quarter|fourth|fifth|tenth)s?)(?=[ ]of(?:\s|$)))"
    rf"|(?P<words>(?:an?[ ])?(?:{_ONES}|{_BIG})(?:(?:[ \-]{{1,3}}|[ ]and[ ])(?:{_ONES}|{_BIG}))*)(?!\w)"
    rf")(?:\s?(?P<sign>%)|[ \-]{{0,3}}(?P<unit>{_UNIT})(?!\w))?(?P<old>[ \-]{{1,3}}olds?(?!\w))?",
    re.IGNORECASE,
)
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_FLOORS = {word: int(least) for word, least in values("numbers", "least").items()}
# how far "dozens" and the like reach: to where a writer would take the next word
_CEILINGS = {
    24: 199,
    40: 199,
    200: 1999,
    2000: 19999,
    20000: 199999,
    200000: 1999999,
    2000000: 1999999999,
    2000000000: 1999999999999,
}
LONGEST = 18
"""Digits of the longest figure that is read; what is longer is an identifier."""
_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text: its ``value`` in ``unit``, the size of its last stated place (``step``), and its place.

    ``end`` is the end of the whole expression with its unit, ``digits_end`` that of the number alone. ``loose``
    numerals ("dozens") state only a floor. ``scaled`` tells that a scale word was used, ``times`` that the word
    says how often ("twice").
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

    @property
    def ceiling(self) -> Decimal | None:
        """How far a loose numeral reaches ("hundreds": below two thousand); None for the others."""
        return Decimal(_CEILINGS[int(self.value)]) if self.loose else None


_TRIGGER = re.compile(
    rf"\d|½|(?<!\w)an? (?=dozen|score|hundred|thousand|million|billion|{either(_FRACTIONS)})|"
    rf"(?<!\w)an?(?=[ \-](?:{_SPELLS})(?!\w))|"
    rf"(?<!\w)(?:twice|thrice|half|third|quarter|{_ONES}|{_BIG}|{_LOOSE})(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:(?:[^\s\d]*[{_SIGNS}]|\b(?:rs\.?|{_CODES}))\s)?[^\s\d]*$", re.IGNORECASE)


_FIGURE = re.compile(r"[\d½]")
_WORD = re.compile(r"\w+")
_NUMBER_WORDS = frozenset(
    {"dozen", "score", "twice", "thrice", *_FRACTIONS, *_BIG.split("|")}
    | (words("numbers", "number") - {"zero"})
    | words("numbers", "least")
    | words("units", "duration")
)
_LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|within|tak(?:es?|ing)|took|almost|nearly|about|least|than)\s+$", re.I
)
_NO_SPELL = re.compile(r"[ \-]\w+[ \-](?:ago|earlier|later|before|after|old|long)\b", re.I)


def numerals(text: str) -> list[Numeral]:
    """All numerals of *text* in order, in time linear in its length."""
    if not _FIGURE.search(text) and _NUMBER_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return []  # as in half of all texts; looking words up costs a third of looking for the pattern at every letter
    out, done = [], 0
    for trigger in _TRIGGER.finditer(text):
        at = trigger.start()
        if at < done:
            continue
        # step back over what is printed against the figure: "US$", "(", "£"
        before = _BEFORE.search(text, max(done, at - 8), at)
        start = before.start() if before else at
        match = NUMERAL.search(text, start, min(len(text), start + 200))
        if match is None or match.start() > at:
            continue
        done = match.end()
        found = _read(text, match)
        if found is not None:
            out.append(found)
    return out


def step_of(value: Decimal, decimals: int, scale: int) -> Decimal:
    """The size of the last place stated: decimals count under the scale, trailing zeros count as places left out."""
    if decimals:
        return Decimal(1).scaleb(scale - decimals)
    whole, zeros = int(value.scaleb(-scale)), 0
    while whole and whole % 10 == 0:
        whole //= 10
        zeros += 1
    return Decimal(1).scaleb(scale + zeros)


def _digits(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal, int] | None:
    """Value, step and end of a figure in digits; None where it is an identifier or cannot be told ("50m")."""
    plain = m["digits"].replace(",", "")
    if len(plain) > LONGEST:
        return None
    scale, name = 0, (m["scale"] or "").lower()
    if m["cur"] and m["cur"] in "NnRr" and (m["cur"].islower() or not (name or "," in m["digits"])):
        return None  # "R2.5bn" is money, "N7" and "R5" are roads
    if name:
        if name in ("m", "b") and not m["cur"] and not m["unit"] and not in_millions(text, m):
            return None  # "50m" without a currency may be fifty metres or fifty million
        scale = SCALES[name]
    elif text[m.end("digits") : m.end("digits") + 1].isalpha() and not (
        m["unit"] and m.start("unit") == m.end("digits")
    ):
        return None
    value, decimals = Decimal(plain), len(plain.partition(".")[2])
    if decimals > 1 and plain.endswith("0") and plain[-2] != "0":
        decimals -= 1  # "13.70" is 13.73 rounded; "2.00" is meant to be exact
    if m["frac"]:
        top, _, bottom = m["frac"].strip(" -").replace("½", "1/2").partition("/")
        if int(bottom or 0) <= 0:
            return None
        value, decimals = value + Decimal(top) / Decimal(bottom), max(decimals, 1)
    value = value.scaleb(scale)
    end = m.end("scale") if m["scale"] else m.end("frac") if m["frac"] else m.end("digits")
    return value, step_of(value, decimals, scale), end


def _read(text: str, m: re.Match[str]) -> Numeral | None:
    unit = UNITS.get(" ".join((m["unit"] or "").lower().split()), "") or ("percent" if m["sign"] else "")
    digits, start, end = bool(m["digits"]), m.start(), m.end()
    if digits:
        figure = _digits(text, m)
        if figure is None:
            return None
        value, step, digits_end = figure
    else:
        form = next(name for name in _FORMS if m[name])
        reading = _FORMS[form](text, m)
        if reading is None:
            return None
        (value, step), digits_end = reading, m.end(form)
        unit = "percent" if form in ("points", "part") else unit
    if digits and m["cur"]:
        unit = CURRENCIES.get(m["cur"].strip().lower(), "USD")
        end = digits_end
    if unit == "pound" and value >= 1_000_000:
        unit = "GBP"
    if unit in ("percent", "point") and digits and step > 1:
        step = Decimal(1)  # 60 % is no rounder than 63 %
    return Numeral(
        value,
        step,
        unit,
        start,
        digits_end,
        end if unit else digits_end,
        age=bool(m["old"]) and unit == "year",
        loose=bool(m["loose"]),
        worded=not digits,
        scaled=bool(digits and m["scale"]),
        times=bool(m["times"]),
    )


def _number_words(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    whole = _words(m["words"])
    # the scale of a figure that could not be read says nothing alone: "Xy640 million" is no million
    if whole is None or (text[: m.start()].rstrip(" -")[-1:].isdigit() and m["words"].lower() in _BIG.split("|")):
        return None
    return Decimal(whole), step_of(Decimal(whole), 0, 0)


def _dozen(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal]:
    words = m["dozen"].lower()
    times = Decimal("0.5") if words.startswith("half") else Decimal(_SMALL.get((m["by"] or "one").lower(), 1))
    return times * (12 if "dozen" in words else 20), Decimal(2)


def _points(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal]:
    value = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(m["piece"].lower(), Decimal("0.75"))
    return value, Decimal("0.01")


def _times(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal]:
    return Decimal(2 if m["times"].lower() == "twice" else 3), Decimal(1)


def _spell(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """One month, week, …; "four a day" and "a week ago" state no length of time."""
    if not _LASTING.search(text[max(0, m.start() - 12) : m.start()]) or _NO_SPELL.match(text, m.end("each")):
        return None
    return Decimal(1), Decimal(1)


def _loose(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal]:
    value = Decimal(_FLOORS[" ".join(m["loose"].lower().split())])
    return value, value


def _part(text: str, m: re.Match[str]) -> tuple[Decimal, Decimal]:
    bottom = m["bottom"].lower()
    share = _FRACTIONS[bottom if bottom == "half" else bottom.removesuffix("s")]
    value = Decimal(100) * _SMALL.get((m["top"] or "one").lower(), 1) / share
    return value.quantize(Decimal("0.1")), Decimal(5)


_FORMS: dict[str, Callable[[str, re.Match[str]], tuple[Decimal, Decimal] | None]] = {
    "words": _number_words,
    "dozen": _dozen,
    "points": _points,
    "times": _times,
    "each": _spell,
    "loose": _loose,
    "part": _part,
}
"""How each form without digits is read, to value and step; the names are those of the groups of :data:`NUMERAL`."""


def _words(text: str) -> int | None:
    from text_to_num import text2num

    words = re.sub(r"[\s\-]+", " ", text.lower()).strip()
    for article in ("a ", "an "):
        if words.startswith(article):
            words = "one " + words[len(article) :]
    try:
        return int(text2num(words, "en"))
    except ValueError:
        return None
