"""The matchers: each says in one number, 0 to 1, how far two claims agree in one respect.

``MATCHERS`` is the registry, plain data: name -> function of two profiles. A matcher gives None where it has nothing to
say (no figure in either claim, no resolved speaker); :mod:`checker.alignment.score` then counts a half for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from checker.alignment.words import Profile

Matcher = Callable[[Profile, Profile], float | None]
SMALL = 10.0
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
    """How much rarity is shared in all, 80 bits being full: a long overlap is no accident."""
    return min(1.0, sum(w for k, w in left.weights.items() if k in right.weights) / 80.0)


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


def seldom(left: Profile, right: Profile) -> float:
    """1 for one speaker whom both articles let speak once; the more claims a speaker has, the less it tells."""
    if left.speaker is None or left.speaker != right.speaker:
        return 0.0
    return 1.0 / math.sqrt(max(1, left.says) * max(1, right.says))


MATCHERS: dict[str, Matcher] = {
    "cosine": cosine, "cover": cover, "bulk": bulk, "sequence": sequence,
    "sorted": sorted_words, "names": names, "figures": figures, "speaker": speaker,
    "seldom": seldom,
}
