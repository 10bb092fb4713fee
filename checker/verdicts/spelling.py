"""When two printed words are one spoken word: house spelling, contractions, titles, transliterated names.

These are conventions of print, not of speech; what they forgive is no change of wording.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from checker.lexicon import values, words

_HOUSE = tuple(
    (re.compile(a), b)
    for a, b in (
        (r"(?<=\w{3})is(e|es|ed|er|ers|ing|ation|ations)$", r"iz\1"),
        (r"(?<=\w{3})yse(d|s|r)?$", r"yze\1"),
        (r"(?<=\w{3})our(s|ed|ing|able|ful|ite|ites|hood|ly)?$", r"or\1"),
        (r"(?<=\w{3})([tb])re(s|d)?$", r"\1er\2"),
        (r"(?<=\w{2})ll(ed|ing|er|ers)$", r"l\1"),
        (r"(?<=\w{2})ence$", "ense"),
        (r"dgement(s)?$", r"dgment\1"),
        (r"ogramme(s)?$", r"ogram\1"),
        (r"ogue(s)?$", r"og\1"),
    )
)
_WORDS = values("forms", "spelled")
_NUMBERS = values("numbers", "number")
CLITICS = values("forms", "clitic")
STEMS_BEFORE_NOT = values("forms", "before-not")
FILLERS = words("forms", "filler")
FILLER_PHRASES = frozenset({("you", "know"), ("i", "mean")})
TITLES = words("persons", "title")


@lru_cache(maxsize=1 << 14)
@lru_cache(maxsize=1 << 15)
def spoken(word: str) -> str:
    """The normal form of one printed word: two words with one normal form are the same word, spelled differently."""
    folded = unicodedata.normalize("NFKD", word)
    key = "".join(c for c in folded if not unicodedata.combining(c)).lower().replace("’", "'")
    if key in CLITICS:
        return CLITICS[key]
    key = "".join(c for c in key if c.isalnum() or c in "%&") or key
    key = _NUMBERS.get(key, _WORDS.get(key, key))
    if len(key) > 5:
        for pattern, new in _HOUSE:
            key = pattern.sub(new, key)
    return key


PARTICLES = words("names", "particle-dropped")
_SOUNDS = tuple(
    (re.compile(a), b)
    for a, b in (
        ("sch|sh|ch|tch|tsch|cz", "s"),
        ("kh|gh|ck|q|g|c|x", "k"),
        ("dh|th|tt|dd|t", "d"),
        ("ph|v|w", "f"),
        ("[aeiouyhj'’-]", ""),
        ("z", "s"),
        ("b", "p"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 12)
def skeleton(name: str) -> str:
    """The consonants of a name as transliterations share them: "Qaddafi" and "Gadhafi" are both "kdf"."""
    key = name.lower()
    for pattern, new in _SOUNDS:
        key = pattern.sub(new, key)
    return key


def transliterated(left: str, right: str) -> bool:
    """Whether two words look like one name in two transliterations ("Kumarswami", "Kumaraswamy")."""
    if not (left[:1].isupper() and right[:1].isupper()) or min(len(left), len(right)) < 5:
        return False
    alike, bones = JaroWinkler.similarity(left.lower(), right.lower()), skeleton(left)
    if left[0] == right[0] and alike >= 0.92:
        return True
    return bones == skeleton(right) and (len(bones) > 2 or (len(bones) == 2 and alike >= 0.8))
