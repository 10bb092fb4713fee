"""Names as strings: folding, parts, initials, and whether two names can be one person's.

Nothing here looks at a text. Spellings of single words are judged in :mod:`checker.speakers.spelling`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from checker.speakers.given import is_given
from checker.speakers.lexicon import LEGAL_FORMS, PARTICLES, SUFFIXES
from checker.speakers.spelling import given_agrees, variant

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|an)-(?=\w{3})", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in folded parts, in the order written; initials are single letters. ``suffix``: jr, sr, ii …"""

    parts: tuple[str, ...]
    suffix: str = ""

    @property
    def family(self) -> str:
        """The last part, which most papers use alone."""
        return self.parts[-1] if self.parts else ""

    @property
    def given(self) -> tuple[str, ...]:
        """All parts before the last."""
        return self.parts[:-1]


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """*word* in lower case, without accents, dots and a possessive ending."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _POSSESSIVE.sub("", plain.replace("’", "'").replace("ʼ", "'").casefold().strip(".,")).replace("'", "")


@lru_cache(maxsize=50_000)
def parse(text: str) -> Name:
    """The parts of a name. "H.D.Kumaraswamy", "HD Kumaraswamy" and "H D Kumaraswamy" have the same parts."""
    words = [_POSSESSIVE.sub("", w) if len(w) > 3 else w for w in _WORD.findall(text.replace("’", "'"))]
    suffix = ""
    while len(words) > 1 and fold(words[-1]) in SUFFIXES:
        suffix = fold(words.pop())
    mixed = any(not w.isupper() for w in words)
    parts: list[str] = []
    for place, word in enumerate(words):
        if mixed and word.isupper() and 1 < len(word) <= 3 and place + 1 < len(words):
            parts.extend(fold(letter) for letter in word)
        else:
            parts.append(fold(_ARTICLE.sub("", word)))
    return Name(tuple(p for p in parts if p), suffix)


def compatible(left: Name, right: Name, *, lenient: bool = False) -> bool:  # noqa: PLR0911 - one reason a line
    """Whether two full names (two parts or more each) can be one person's: family, first names and initials agree.

    *lenient*: also where the one drops an initial that the other begins with ("K. V. Naik", "Veerabhadra Naik"); that
    alone is no evidence for one person.
    """
    if len(left.parts) < 2 or len(right.parts) < 2:
        return False
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return False
    if sorted(left.parts) == sorted(right.parts):
        return True
    if _in_syllables(left, right):
        return True
    if not variant(left.family, right.family):
        return _cut_short(*sorted((left.parts, right.parts), key=len))
    mine = [p for p in left.given if p not in PARTICLES]
    other = [p for p in right.given if p not in PARTICLES]
    if not mine or not other:
        return bool(set(left.given) & set(right.given))
    if given_agrees(mine[0], other[0]):
        return _middles_agree(mine[1:], other[1:])
    if lenient and _led_by_initials(*sorted((mine, other), key=len)):
        return True
    longer = [p for p in (mine + other) if len(p) > 1]
    shared = [p for p in mine if len(p) > 1 and any(variant(p, q) for q in other)]
    return len(mine) != len(other) and bool(shared) and len(longer) > 1


def _in_syllables(left: Name, right: Name) -> bool:
    """Whether the two differ in spaces and hyphens only, family name first or last: "Zhao Jian Guo", "Jianguo Zhao"."""
    if min(map(len, (*left.parts, *right.parts))) < 2:
        return False
    one, *turned = ("".join(p).replace("-", "") for p in (left.parts, right.parts, _turned(right), _back(right)))
    return len(one) >= 6 and one in turned


def _turned(name: Name) -> tuple[str, ...]:
    return (*name.parts[1:], name.parts[0])


def _back(name: Name) -> tuple[str, ...]:
    return (name.parts[-1], *name.parts[:-1])


def _cut_short(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the longer name goes on where the shorter ends: of two family names, or of a name, the father's and the
    grandfather's, papers often print the first only ("Marisol Quintana Reyes", "Halima Abdi Noor")."""
    if len(short) >= len(long):
        return False
    if len(short) >= 3:
        return long[: len(short)] == short
    first, second = short
    if min(len(first), len(second)) < 2 or second in PARTICLES or is_given(second):
        return False
    return given_agrees(first, long[0]) and variant(second, long[1])


def _led_by_initials(short: list[str], long: list[str]) -> bool:
    """Whether only initials stand before what the shorter row of given names begins with."""
    for skip in range(1, len(long)):
        if len(long[skip - 1]) > 1:
            return False
        if given_agrees(short[0], long[skip]):
            return True
    return False


def _middles_agree(left: list[str], right: list[str]) -> bool:
    return not left or not right or any(given_agrees(a, b) for a in left for b in right)


def holds(full: Name, short: Name) -> bool:
    """Whether every part of *short* (a surname or first name used alone) is a part of *full*."""
    return bool(short.parts) and all(len(p) > 1 and p in full.parts for p in short.parts)


def spelled_like(full: Name, short: str) -> bool:
    """Whether one folded word is a spelling variant of a part of *full*."""
    return any(len(p) > 1 and variant(p, short) for p in full.parts)


def fullest(names: Iterable[str]) -> str:
    """The best name to show: most whole parts, then least initials, no handle, then the first in the alphabet.

    A spelling with joined initials ("HD Kumaraswamy") is preferred to "H.D.Kumaraswamy" and "H D Kumaraswamy".
    """

    def rank(text: str) -> tuple[int, int, int, int, int, int, str]:
        name = parse(core(text))
        whole = sum(len(p) > 1 for p in name.parts)
        crowded = bool(re.search(r"\.\w", text)) + bool(re.search(r"\b\w \w\b", text)) * 2
        shouted = text.isupper() and len(text) > 5
        alone = len(name.parts) < 2
        return (text.startswith("@"), shouted, -min(whole, 3), alone, crowded, -len(name.parts) + (whole > 3), text)

    return min(names, key=rank, default="")


@lru_cache(maxsize=20_000)
def initials(text: str) -> str:
    """The capitals of a body's name: "All India Trinamool Congress" -> "aitc", "Janata Dal (Secular)" -> "jds"."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper()]
    return "".join(w if w.isupper() and len(w) < 4 else w[0] for w in words).casefold()


def bare(text: str) -> str:
    """A body's name without its article."""
    return text.removeprefix("the ").removeprefix("The ").strip()


@lru_cache(maxsize=50_000)
def core(text: str) -> str:
    """A body's name without its article and its legal form: "Varnholt AG" and "Varnholt" are one."""
    words = bare(text).split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in LEGAL_FORMS:
        words.pop()
    return " ".join(words).rstrip(",")


def titled_by(name: Name, offices: Iterable[str]) -> bool:
    """Whether what look like initials are short for one of *offices*: "CS Kamau", a cabinet secretary."""
    first = next((n for n, p in enumerate(name.parts) if len(p) > 1), 0)
    short = "".join(name.parts[:first])
    if len(short) < 2:
        return False
    words = (
        [w for w in re.findall(r"[^\W\d_]+", o.casefold()) if w not in ("of", "the", "for", "and")] for o in offices
    )
    return any("".join(w[0] for w in row).endswith(short) for row in words)


@lru_cache(maxsize=50_000)
def letters(text: str) -> str:
    """An abbreviation without dots and brackets: "JD(S)" -> "jds", "F.B.I." -> "fbi"."""
    return "".join(c for c in text if c.isalnum()).casefold()


def shouted(name: str) -> bool:
    """Whether a name is printed in capitals and is no abbreviation: a dateline or a headline."""
    return len(name) > 5 and name.isupper()
