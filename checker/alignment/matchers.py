"""The matchers: each says in one number, 0 to 1, how far two claims agree in one respect.

``MATCHERS`` is the registry, plain data: name -> function of a pair, the cheap ones first. A matcher gives None where
it has nothing to say (no figure in a claim, no resolved speaker); :mod:`checker.alignment.score` then counts
:data:`SILENT`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from checker.alignment.words import FRAGMENT, Profile

SILENT = 0.5
"""What a matcher counts for that has nothing to say."""


BULK = 80.0
"""Bits in common that are full points for :func:`bulk`."""


SMALL = 10.0
"""Bits added to the smaller claim's mass, so that a claim of one word is not covered by everything that has it."""


FEW = 4
"""Articles in which a speaker may be heard and still be a seldom one."""


ONE_SIDE = 0.7
"""What two speakers for one body count: a party's note and its leader."""


UNNAMED = 0.25
"""What a named and an unnamed speaker count: it may be one, and seldom is."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two profiles, and what the word matchers share: the sum of the shared stems' weights, and of their squares."""

    left: Profile
    right: Profile
    shared: float
    squares: float


Matcher = Callable[[Pair], float | None]


def pair_of(left: Profile, right: Profile) -> Pair:
    """The pair of two profiles."""
    small, large = sorted((left.weights, right.weights), key=len)
    shared = sorted(w for k, w in small.items() if k in large)
    return Pair(left, right, sum(shared), sum(w * w for w in shared))


def cosine(pair: Pair) -> float:
    """Cosine of the two claims' content stems, weighted by rarity."""
    return pair.squares / (pair.left.norm * pair.right.norm) if pair.squares else 0.0


def cover(pair: Pair) -> float:
    """Share of the smaller claim's rarity that the other claim holds: a fragment against the full quotation.

    1 where both outlets print the same telling fragment of one speaker's words in quotation marks, whatever each
    tells around it: a paper quotes few words where these are what the news is.
    """
    if (pair.left.fragments or pair.right.fragments) and pair.shared >= FRAGMENT and _same_fragment(pair):
        return 1.0
    return pair.shared / (min(pair.left.mass, pair.right.mass) + SMALL)


def _same_fragment(pair: Pair) -> bool:
    left, right = pair.left, pair.right
    if left.speaker is None or left.speaker != right.speaker:
        return False
    return any(map(right.quotes, left.fragments)) or any(map(left.quotes, right.fragments))


def bulk(pair: Pair) -> float:
    """How much rarity is shared in all, :data:`BULK` bits being full: a long overlap is no accident."""
    return min(1.0, pair.shared / BULK)


def sequence(pair: Pair) -> float:
    """Longest common subsequence of words over the shorter claim's length (rapidfuzz)."""
    small = min(len(pair.left.words), len(pair.right.words))
    return LCSseq.similarity(pair.left.words, pair.right.words) / small if small else 0.0


def sorted_words(pair: Pair) -> float:
    """rapidfuzz's ``token_sort_ratio``: letters in common once the words are sorted."""
    return fuzz.ratio(pair.left.sorted, pair.right.sorted) / 100.0


def names(pair: Pair) -> float | None:
    """Share of the smaller claim's names that the other has."""
    return _share(pair.left.names, pair.right.names)


def figures(pair: Pair) -> float | None:
    """Share of the smaller claim's figures that the other has."""
    return _share(pair.left.figures, pair.right.figures)


def _share(left: frozenset[str], right: frozenset[str]) -> float | None:
    return len(left & right) / min(len(left), len(right)) if left and right else None


def speaker(pair: Pair) -> float | None:
    """1 for one speaker, less for two who speak for one body or where one has no name, 0 for two others."""
    if pair.left.speaker is None and pair.right.speaker is None:
        return None
    if pair.left.speaker is None or pair.right.speaker is None:
        return UNNAMED
    if pair.left.speaker == pair.right.speaker:
        return 1.0
    return ONE_SIDE if pair.left.side is not None and pair.left.side == pair.right.side else 0.0


def seldom(pair: Pair) -> float:
    """1 for one speaker, or a body's document and its people, heard once in each article; more claims tell less.

    Whoever is heard in many articles has said many things: from :data:`FEW` articles on, that counts against it.
    """
    one = pair.left.speaker is not None and pair.left.speaker == pair.right.speaker
    # a body's document tells what its people did; two of its people may speak of two things
    written = pair.left.document != pair.right.document and pair.left.side is not None
    if not one and not (written and pair.left.side == pair.right.side):
        return 0.0
    rare = 1.0 / math.sqrt(max(1, pair.left.says) * max(1, pair.right.says))
    return rare * min(1.0, FEW / max(1, pair.left.heard))


MATCHERS: dict[str, Matcher] = {
    "speaker": speaker,
    "seldom": seldom,
    "figures": figures,
    "names": names,
    "cosine": cosine,
    "cover": cover,
    "bulk": bulk,
    "sequence": sequence,
    "sorted": sorted_words,
}
