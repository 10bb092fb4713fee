"""Spellings of one name, a word at a time: transliterations, familiar forms, the same first name in two languages.

Variants are judged by a consonant skeleton (transliterations differ in vowels, doubled letters and h) and by rapidfuzz;
familiar forms come from the hand-curated list of the `nicknames` package.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from checker.lexicon import values
from checker.speakers.given import gender_of

if TYPE_CHECKING:
    from nicknames import NickNamer

_ODD = frozenset(
    frozenset((short, name)) for short, names in values("names", "short-of").items() for name in names.split(",")
)
_LANGUAGES = tuple(frozenset((name, *others.split(","))) for name, others in values("names", "also-written").items())
_HIS, _HERS = re.compile(r"(?:ov|ev|in|yn|sk(?:i|y|iy|yi|ij))$"), re.compile(r"ska(?:ya|ja|ia)?$")
_SOUNDS = tuple(
    (re.compile(a), b)
    for a, b in (
        (r"^[gqk]h?(?=[aeou]\w{4})", "k"),
        (r"^h(?=[rly])", "g"),
        (r"c(?![eiyhz])", "k"),
        (r"ph", "f"),
        (r"sch|sh", "s"),
        (r"tch|ch", "c"),
        (r"[kg]h", "k"),
        (r"q|ck", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"z", "s"),
        (r"(?<=.)h", ""),
        (r"(?<=.)[aeiouy]+", ""),
        (r"(.)\1+", r"\1"),
    )
)


CUT = 4  # letters that a familiar form must have which is only the beginning of the name


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """What stays of a folded word across transliterations: its consonants, brought to one spelling."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


def _his_and_hers(left: str, right: str) -> bool:
    """Whether two Slavic family names are a man's and a woman's: Petrov and Petrova, Lysenkovsky and Lysenkovskaya."""
    short, long = sorted((left, right), key=len)
    return bool(_HIS.search(short)) and (long == short + "a" or bool(_HERS.search(long)))


def variant(left: str, right: str) -> bool:
    """Whether two folded words can be spellings of one name; words under five letters must be equal."""
    if left == right:
        return True
    if left.replace("-", "") == right.replace("-", ""):
        return True
    if min(len(left), len(right)) < 5 or _his_and_hers(left, right):
        return False
    alike = ratio(left, right)
    if skeleton(left) == skeleton(right) and len(skeleton(left)) >= 2:
        return alike >= (65 if len(skeleton(left)) > 2 else 70)
    return min(len(left), len(right)) >= 9 and left[0] == right[0] and alike >= 88


@lru_cache(maxsize=1)
def _nicknames() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()


@lru_cache(maxsize=20_000)
def familiar(left: str, right: str) -> bool:
    """Whether one folded first name is a familiar form of the other (William and Bill)."""
    if min(len(left), len(right)) < 2:
        return False
    if gender_of(left) and gender_of(right) and gender_of(left) != gender_of(right):
        return False
    short, long = sorted((left, right), key=lambda w: (len(w), w))
    if len(short) >= CUT and len(long) > len(short) + 1 and long.startswith(short):
        return True  # "Rafa" and "Rafael"
    namer = _nicknames()
    if right not in namer.nicknames_of(left) and left not in namer.nicknames_of(right):
        return False
    # the list also has rare and doubtful pairs (Bill and Robert): keep those that look it, and the well-known odd ones
    return left[0] == right[0] or short.rstrip("yei") in long or frozenset((short, long)) in _ODD


def given_agrees(left: str, right: str) -> bool:
    """Whether two folded first names can be one: an initial of it, a spelling, a familiar form, another language's."""
    if len(left) == 1 or len(right) == 1:
        return left[:1] == right[:1]
    if variant(left, right) or _sounded(left) == _sounded(right) or familiar(left, right):
        return True
    return any(left in row and right in row for row in _LANGUAGES)


@lru_cache(maxsize=20_000)
def _sounded(first: str) -> str:
    """A first name, however short, without what spellings of one differ in: "Ana" and "Anna", "Sara" and "Sarah"."""
    plain = first.replace("ph", "f").replace("ck", "k").replace("c", "k")
    return re.sub(r"(.)\1+", r"\1", plain[:1] + plain[1:].replace("h", ""))
