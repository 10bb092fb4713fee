"""The matchers: each says in one number, 0 to 1, how far two claims agree in one respect.

``MATCHERS`` is the registry, plain data: name -> function of two profiles. A matcher gives None where it has nothing to
say (no figure in either claim, no resolved speaker); :mod:`checker.alignment.score` then counts a half for it.
"""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from checker.alignment.words import Profile

Matcher = Callable[[Profile, Profile], float | None]
SMALL = 12.0
"""Bits added to the smaller claim's mass, so that a claim of one word is not covered by everything that has it."""


def cosine(left: Profile, right: Profile) -> float:
    """Cosine of the two claims' content stems, weighted by rarity."""
    shared = sum(w * w for k, w in left.weights.items() if k in right.weights)
    return shared / (left.norm * right.norm) if shared else 0.0


def cover(left: Profile, right: Profile) -> float:
    """Share of the smaller claim's rarity that the other claim holds: a fragment against the full quotation."""
    shared = sum(w for k, w in left.weights.items() if k in right.weights)
    return shared / (min(left.mass, right.mass) + SMALL)


def bulk(left: Profile, right: Profile) -> float:
    """How much rarity is shared in all, 100 bits being full: a long overlap is no accident."""
    return min(1.0, sum(w for k, w in left.weights.items() if k in right.weights) / 100.0)


def shingles(left: Profile, right: Profile) -> float:
    """Share of the smaller claim's runs of three words that the other has: the same words in the same order."""
    small = min(len(left.shingles), len(right.shingles))
    return len(left.shingles & right.shingles) / (small + 1) if small else 0.0


def sequence(left: Profile, right: Profile) -> float:
    """Longest common subsequence of words over the shorter claim's length (rapidfuzz)."""
    small = min(len(left.words), len(right.words))
    return LCSseq.similarity(left.words, right.words) / small if small else 0.0


def sorted_words(left: Profile, right: Profile) -> float:
    """rapidfuzz's ``token_sort_ratio``: letters in common once the words are sorted."""
    return fuzz.token_sort_ratio(" ".join(left.words), " ".join(right.words)) / 100.0


def names(left: Profile, right: Profile) -> float | None:
    """Share of the smaller claim's names that the other has."""
    if not left.names or not right.names:
        return None
    return len(left.names & right.names) / min(len(left.names), len(right.names))


def figures(left: Profile, right: Profile) -> float | None:
    """Share of the smaller claim's figures that the other has."""
    if not left.figures or not right.figures:
        return None
    return len(left.figures & right.figures) / min(len(left.figures), len(right.figures))


def speaker(left: Profile, right: Profile) -> float | None:
    """1 for one speaker, 0 for two."""
    if left.speaker is None or right.speaker is None:
        return None
    return float(left.speaker == right.speaker)


MATCHERS: dict[str, Matcher] = {
    "cosine": cosine, "cover": cover, "bulk": bulk, "shingles": shingles, "sequence": sequence,
    "sorted": sorted_words, "names": names, "figures": figures, "speaker": speaker,
}
