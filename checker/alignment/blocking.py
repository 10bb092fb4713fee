"""Candidate pairs: which claims are worth comparing at all, found without comparing all with all.

Two claims are candidates when they share keys: telling words and names, figures, the speaker, or, where a claim has few
of these, runs of three words. A key that more claims share than ``too_common`` says too little alone; its claims are
filed under two such keys together, then three. Where even three do not tell them apart, each meets its neighbours in
alphabetical order. So every claim is in a bounded number of buckets of bounded size, and it is compared with a bounded
number of others, those that share most with it: the number of pairs grows with the number of claims, not with its
square. (Progressive refinement of blocks; see Papadakis et al., "Blocking and Filtering Techniques for Entity
Resolution: A Survey", 2020.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from checker.alignment.words import Profile, rarity

KEYS = 18
"""Telling words a claim is filed under, the rarest first."""
REFINED = 5
"""How many of its too common keys a claim combines."""
TELLING = 6.5
"""Bits from which a stem is a key: about one word in 90."""
FEW = 4
"""A claim with fewer keys than this is filed under its runs of words, too."""
NEIGHBOURS = 8
FIGURE, SPEAKER = 12.0, 40.0
"""Bits that a figure and a speaker count for."""
BLOCK = 512
"""Claims whose partners are looked for together."""
PARTNERS = 25
"""Claims that one claim is compared with at most: those that share most with it. Another may still choose it."""
SHARED = 0.12
"""Share of the smaller claim's keys, in bits, that two claims must share."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Key = tuple[str, ...]
Buckets = dict[Key, list[int]]


def keys_of(profile: Profile) -> dict[str, float]:
    """The single keys of one claim with their rarity in bits, the most telling first."""
    stems = sorted((-rarity(k), k) for k in profile.weights)
    keys = {k: -bits for bits, k in stems[:KEYS] if -bits >= TELLING}
    keys |= {f"#{f}": FIGURE for f in sorted(profile.figures)[:4]}
    if len(keys) < FEW:
        keys |= {" ".join(s): TELLING for s in sorted(profile.shingles)}
    if profile.speaker:
        keys[f"@{profile.speaker}"] = SPEAKER
    return keys


def candidates(profiles: Sequence[Profile], too_common: int) -> Ints:
    """Pairs of indices into *profiles*, one a row, ``i < j``, each once, of different articles, in ascending order."""
    size = len(profiles)
    keys = [keys_of(p) for p in profiles]
    filed = _Filed(_layers(keys, profiles, too_common), keys)
    mass = np.array([sum(own.values()) for own in keys])
    numbers: dict[str, int] = {}
    articles = np.array([numbers.setdefault(p.article, len(numbers)) for p in profiles], dtype=np.int64)
    found = [np.zeros(0, np.int64)]
    for start in range(0, size, BLOCK):
        who, others, worth = filed.met(start, min(size, start + BLOCK))
        apart = articles[who] != articles[others]
        pairs, place = _distinct(who[apart] * size + others[apart])
        bits = np.bincount(place, weights=worth[apart], minlength=len(pairs))
        i, j = np.divmod(pairs, size)
        enough = bits >= SHARED * np.minimum(mass[i], mass[j])
        i, j, bits = i[enough], j[enough], bits[enough]
        order = np.lexsort((j, -bits * bits / mass[j], i))
        i, j = i[order], j[order]
        rank = np.arange(len(i)) - np.searchsorted(i, i)
        i, j = i[rank < PARTNERS], j[rank < PARTNERS]
        found.append(np.minimum(i, j) * size + np.maximum(i, j))
    return np.stack(np.divmod(_distinct(np.concatenate(found))[0], max(1, size)), axis=1)


def _distinct(values: Ints) -> tuple[Ints, Ints]:
    """The different *values* in ascending order, and the place among them of each value.

    As ``numpy.unique`` does, which imports numpy's masked arrays: a twentieth of what a short run takes.
    """
    order = np.argsort(values)
    ascending = values[order]
    new = np.diff(ascending, prepend=-1) > 0
    place = np.empty(len(values), np.int64)
    place[order] = np.cumsum(new) - 1
    return ascending[new], place


class _Filed:
    """Who shares which key with whom, as arrays: the members of all buckets in a row, and each claim's buckets."""

    def __init__(self, layers: Sequence[tuple[Buckets, list[list[Key]]]], keys: Sequence[dict[str, float]]) -> None:
        members: list[int] = []
        starts = [0]
        worth: list[float] = []
        held: list[list[int]] = [[] for _ in keys]
        for buckets, own in layers:
            numbers = {}
            for key, claims in buckets.items():
                numbers[key] = len(worth)
                members += claims
                starts.append(len(members))
                worth.append(sum(keys[claims[0]].get(k, 0.0) for k in key))
            for mine, its in zip(held, own, strict=True):
                mine += [numbers[key] for key in its]
        self.members, self.starts = np.array(members, dtype=np.int64), np.array(starts, dtype=np.int64)
        self.sizes, self.worth = np.diff(self.starts), np.array(worth)
        self.held = np.array([n for mine in held for n in mine], dtype=np.int64)
        self.first = np.cumsum([0, *map(len, held)])

    def met(self, start: int, end: int) -> tuple[Ints, Ints, Floats]:
        """For claims *start* to *end*: the claim, one that shares a bucket with it, what the bucket's key is worth."""
        buckets = self.held[self.first[start] : self.first[end]]
        sizes = self.sizes[buckets]
        owner = np.repeat(np.arange(start, end), np.diff(self.first[start : end + 1]))
        places = np.arange(sizes.sum()) + np.repeat(self.starts[buckets] - np.cumsum(sizes) + sizes, sizes)
        return np.repeat(owner, sizes), self.members[places], np.repeat(self.worth[buckets], sizes)


def _layers(
    keys: Sequence[dict[str, float]], profiles: Sequence[Profile], too_common: int
) -> list[tuple[Buckets, list[list[Key]]]]:
    """Buckets under one key, two and three, and the buckets of each claim that are small enough to be compared."""
    single = _file([[(key,) for key in own] for own in keys])
    common = {key[0] for key, members in single.items() if len(members) > too_common}
    chosen = [tuple(sorted([key for key in own if key in common][:REFINED])) for own in keys]
    double = _file([list(combinations(own, 2)) for own in chosen])
    crowded = {key for key, members in double.items() if len(members) > too_common}
    triple = _file(
        [[key for key in combinations(own, 3) if crowded.issuperset(combinations(key, 2))] for own in chosen]
    )
    out = []
    for buckets in (single, double, triple):
        held: list[list[Key]] = [[] for _ in profiles]
        small = {}
        for key, members in sorted(buckets.items()):
            if 1 < len(members) <= too_common:
                small[key] = members
            elif buckets is triple and len(members) > 1:
                small |= _neighbourhoods(key, members, profiles)
        for key, members in small.items():
            for i in members:
                held[i].append(key)
        out.append((small, held))
    return out


def _neighbourhoods(key: Key, members: Sequence[int], profiles: Sequence[Profile]) -> Buckets:
    """A bucket that nothing splits, as overlapping buckets of alphabetical neighbours."""
    order = sorted(members, key=lambda i: (profiles[i].words, profiles[i].id))
    return {(*key, str(at)): sorted(order[at : at + 2 * NEIGHBOURS]) for at in range(0, len(order), NEIGHBOURS)}


def _file(keys: Sequence[Sequence[Key]]) -> Buckets:
    buckets: Buckets = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            buckets[key].append(i)
    return buckets
