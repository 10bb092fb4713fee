"""The matchers: each says in one number, 0 to 1, how far two claims agree, or differ, in one respect.

``MATCHERS`` is the registry, plain data: name -> function of a pair, the cheap ones first. A matcher gives None where
it has nothing to say (no figure in a claim); :mod:`checker.alignment.score` then counts :data:`SILENT`. What each is
worth, for claims of a story and for two claims side by side, stands in ``rules/thresholds.yaml``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from checker.alignment.profiles import FRAGMENT, Profile

SILENT = 0.5
"""What a matcher counts for that has nothing to say."""


BULK = 80.0
"""Bits in common that are full points for :func:`bulk`."""


SMALL = 10.0
"""Bits added to the smaller claim's mass, so that a claim of one word is not covered by everything that has it."""


FEW = 4
"""Articles in which a speaker may be heard and still be a seldom one."""


CROWD = 4
"""Claims that an article must have for its telling of one claim of a speaker to mean anything."""


COMMON, LONE, RUN = 6, 150.0, 10
"""Telling words in common, bits that one side lacks, and words in a row that are full points."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two profiles, and what the word matchers share: the sum of the shared stems' weights, of their squares, and how
    many stems they are."""

    left: Profile
    right: Profile
    shared: float
    squares: float
    common: int


Matcher = Callable[[Pair], float | None]


def pair_of(left: Profile, right: Profile) -> Pair:
    """The pair of two profiles."""
    small, large = sorted((left.weights, right.weights), key=len)
    shared = sorted(w for k, w in small.items() if k in large)
    return Pair(left, right, sum(shared), sum(w * w for w in shared), len(shared))


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


def base(pair: Pair) -> float:
    """What every pair starts from."""
    return 1.0


def speaker(pair: Pair) -> float:
    """1 for one speaker."""
    return float(pair.left.speaker is not None and pair.left.speaker == pair.right.speaker)


def side(pair: Pair) -> float:
    """1 where two speak for one body, or one for the other: a party's note and its leader."""
    return float(not speaker(pair) and pair.left.side is not None and pair.left.side == pair.right.side)


def nameless(pair: Pair) -> float:
    """1 where neither side has a speaker that is known by name: they may be anybody, and so the same."""
    return float(pair.left.speaker is None and pair.right.speaker is None)


def seldom(pair: Pair) -> float:
    """1 for one speaker, or a body's document and its people, heard once in each article; more claims tell less.

    Whoever is heard in many articles has said many things: from :data:`FEW` articles on, that counts against it. Where
    an article tells of one or two claims in all, it tells nothing that a speaker has but one.
    """
    one = pair.left.speaker is not None and pair.left.speaker == pair.right.speaker
    # a body's document tells what its people did; two of its people may speak of two things
    written = pair.left.document != pair.right.document and pair.left.side is not None
    if not one and not (written and pair.left.side == pair.right.side):
        return 0.0
    rare = 1.0 / math.sqrt(max(1, pair.left.says) * max(1, pair.right.says))
    crowd = min(1.0, (min(pair.left.among, pair.right.among) - 1) / (CROWD - 1))
    return rare * crowd * min(1.0, FEW / max(1, pair.left.heard))


def overlap(pair: Pair) -> float:
    """How much rarity is shared, on a scale on which the first words count most."""
    return min(1.0, math.log1p(pair.shared / 10.0) / 3.0)


def common(pair: Pair) -> float:
    """How many telling words are shared, :data:`COMMON` being full."""
    return min(1.0, pair.common / COMMON)


def lone(pair: Pair) -> float:
    """How much rarity the side with more to tell has beyond what is shared, :data:`LONE` bits being full."""
    return min(1.0, max(0.0, max(pair.left.mass, pair.right.mass) - pair.shared) / LONE)


def same_names(pair: Pair) -> float:
    """Share of the smaller claim's names that the other has; 0 where a side has none."""
    return names(pair) or 0.0


def in_a_row(pair: Pair) -> float:
    """The longest run of words that both have, :data:`RUN` words being full."""
    least, most = 0, RUN
    while least < most:
        size = (least + most + 1) // 2
        if _runs(pair.left.words, size) & _runs(pair.right.words, size):
            least = size
        else:
            most = size - 1
    return least / RUN


def _runs(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}


def quotations(pair: Pair) -> float:
    """1 where both are quotations from end to end: two prints of one would share most words."""
    return float(pair.left.direct and pair.right.direct)


def distance(pair: Pair) -> float:
    """How far apart, 0 to 1, the two stand in their articles: what is news stands at the top of both."""
    return abs(pair.left.place - pair.right.place)


def day(pair: Pair) -> float:
    """1 where both are told to have been said on the same weekday."""
    return float(pair.left.day is not None and pair.left.day == pair.right.day)


def stance(pair: Pair) -> float:
    """1 where both cues tell the same of the speaker beyond that he said it: a denial, an admission, a promise."""
    return float(pair.left.stance == pair.right.stance != "neutral")


def negation(pair: Pair) -> float:
    """1 where one main clause is negated and the other is not."""
    return float(pair.left.negated != pair.right.negated)


MATCHERS: dict[str, Matcher] = {
    "base": base,
    "speaker": speaker,
    "side": side,
    "nameless": nameless,
    "seldom": seldom,
    "quotations": quotations,
    "distance": distance,
    "day": day,
    "stance": stance,
    "negation": negation,
    "figures": figures,
    "names": names,
    "same_names": same_names,
    "common": common,
    "lone": lone,
    "overlap": overlap,
    "cosine": cosine,
    "cover": cover,
    "bulk": bulk,
    "sequence": sequence,
    "sorted": sorted_words,
    "in_a_row": in_a_row,
}
