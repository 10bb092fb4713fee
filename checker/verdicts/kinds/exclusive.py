"""Kinds of one thing that exclude each other without being opposites: neck and leg, wife and mother, bus and ferry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.records import Word
from checker.verdicts.matching import DATA, Matching, stem


class Kinds(NamedTuple):
    """What a word may be: its thing (line of the table), the kinds of it, and whether a story often has several."""

    thing: int
    of: frozenset[int]
    several: bool


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kinds]:
    """Stem to what it may be a kind of."""
    found: dict[str, Kinds] = {}
    text = (DATA / "exclusive.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for thing, line in enumerate(lines):
        for kind, words in enumerate(line.removeprefix("+").split()):
            for key in map(stem, words.split("/")):
                before = found[key].of if key in found else frozenset()
                found[key] = Kinds(thing, before | {kind}, line.startswith("+"))
    return found


def excluding(m: Matching) -> Iterator[tuple[Word, Word, bool]]:
    """Nouns and adjectives without a partner, one of each side, that are two kinds of one thing, in one place of both.

    The word before must answer the other's, and so must the word behind, where both have one. A side that names several
    kinds tells of several persons or wounds. With each two comes whether a story often has several such things.
    """
    sides = _by_thing(m.left, m.partner), _by_thing(m.right, m.back)
    for thing in sorted(sides[0].keys() & sides[1].keys()):
        mine, theirs = sides[0][thing], sides[1][thing]
        if len(mine) != 1 or len(theirs) != 1 or mine[0][1].of & theirs[0][1].of:
            continue
        i, j = mine[0][0], theirs[0][0]
        begins, ends = i == j == 0, i + 1 == len(m.left) or j + 1 == len(m.right)
        if (begins or m.partner.get(i - 1) == j - 1) and (ends or m.partner.get(i + 1) == j + 1):
            yield m.left[i], m.right[j], mine[0][1].several


def _by_thing(words: Sequence[Word], answered: Mapping[int, int]) -> dict[int, list[tuple[int, Kinds]]]:
    out: dict[int, list[tuple[int, Kinds]]] = defaultdict(list)
    for i, word in enumerate(words):
        known = kinds().get(stem(word.lemma)) if word.pos in ("NOUN", "ADJ") and i not in answered else None
        if known is not None:
            out[known.thing].append((i, known))
    return out
