"""The words of a claim as they are compared: plain, as stems, and how much each tells.

A stem is the Snowball (Porter 2) stem of the dictionary form, so that "discriminates" and "discrimination" meet. How
much a stem tells is its information content, ``log2(total / count)``, from the table ``counts.tsv`` beside this module:
counts of stems in 640,000 words of news. A stem the table does not know counts as seen once.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from checker.records import Word

_LETTERS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?=\s|$)")
_AFFIX = re.compile(r"(?<=\w)\((\w{1,3})\b\)?")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


def plain(text: str) -> str:
    """*text* in lower case without accents, with straight apostrophes."""
    if text.isascii():
        return text.translate(_APOSTROPHES).lower() if "`" in text else text.lower()
    folded = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def word_list(text: str) -> tuple[str, ...]:
    """The words of *text* as :func:`plain` gives them: "F.B.I." and "FBI" are one word, so are "JD(S)" and "JDS"."""
    joined = plain(text)
    if "(" in joined:
        joined = _AFFIX.sub(r"\1", joined)
    if "." in joined:
        joined = _INITIALS.sub("", joined)
    return tuple(_LETTERS.findall(joined))


def run(words: Sequence[str]) -> str:
    """*words* as one text in which a run of them can be looked for: a space around every word."""
    return f" {' '.join(words)} "


@lru_cache(maxsize=1 << 16)
def stem(lemma: str) -> str:
    """The Snowball stem of a dictionary form; the word itself where it is no English word."""
    return str(_stemmer().stemWord(lemma))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def _counts() -> tuple[dict[str, int], int]:
    lines = resources.files(__package__).joinpath("counts.tsv").read_text(encoding="utf-8").splitlines()
    total, table = int(lines[0]), {}
    for line in lines[1:]:
        word, _, count = line.partition("\t")
        table[word] = int(count)
    return table, total


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """The information content of a stem in bits: about 4 for "the", 10 for "minister", 19 for a word never seen."""
    table, total = _counts()
    return math.log2(total / table.get(word, 1))


def stems_of(words: Iterable[Word]) -> dict[str, float]:
    """The content stems among *words* with their rarity, in order of first occurrence."""
    out: dict[str, float] = {}
    for word in words:
        if word.pos in {"PUNCT", "SPACE", "SYM", "X", "DET", "PRON", "PART", "CCONJ", "SCONJ", "ADP", "AUX"}:
            continue
        for key in keys_of(word.lemma):
            if len(key) > 1 or key.isdigit():
                out[key] = rarity(key)
    return out


@lru_cache(maxsize=1 << 16)
def keys_of(lemma: str) -> tuple[str, ...]:
    """The stems of a dictionary form, one for most: "co-founder" has two."""
    return tuple(stem(piece) for piece in word_list(lemma))


def affixed(text: str) -> dict[str, float]:
    """Names with a bracketed letter, which the parse takes apart: "JD(S)" is "jds"."""
    if "(" not in text:
        return {}
    found = (stem("".join(m)) for m in re.findall(r"(\w{2,})\((\w{1,3})\)", plain(text)))
    return {key: rarity(key) for key in found}
