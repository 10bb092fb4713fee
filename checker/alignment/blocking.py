"""Candidate pairs: which claims are worth comparing at all, found without comparing all with all.

Two claims are candidates when they share a key: a telling word or name, a figure, or, where a claim has few telling
words, a run of three words. A key that more claims share than ``too_common`` says too little alone; its claims
are filed under two such keys together, then three (the speaker counts as one of these). Where even three do not
tell them apart, each is paired with its neighbours in alphabetical order. So every claim is in a bounded number of
buckets of bounded size, and the number of pairs grows with the number of claims, not with its square. (Progressive
refinement of blocks; see Papadakis et al., "Blocking and Filtering Techniques for Entity Resolution: A Survey", 2020.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.alignment.words import Profile, rarity

KEYS = 18
"""Telling words a claim is filed under, the rarest first."""
REFINED = 8
"""How many of its too common keys a claim combines."""
TELLING = 6.5
"""Bits from which a stem is a key: about one word in 90."""
FEW = 4
"""A claim with fewer keys than this is filed under its runs of words, too."""
NEIGHBOURS = 8

Key = tuple[str, ...]
Buckets = dict[Key, list[int]]


def keys_of(profile: Profile) -> tuple[str, ...]:
    """The single keys of one claim, the most telling first."""
    stems = sorted((-rarity(k), k) for k in profile.weights)
    words = [k for bits, k in stems[:KEYS] if -bits >= TELLING]
    figures = [f"#{f}" for f in sorted(profile.figures)[:4]]
    runs = [" ".join(s) for s in sorted(profile.shingles)] if len(words) + len(figures) < FEW else []
    return (*words, *figures, *runs)


def candidates(profiles: Sequence[Profile], too_common: int) -> Iterator[tuple[int, int]]:
    """Pairs of indices into *profiles*, ``i < j``, each once, of different articles, in ascending order."""
    keys = [keys_of(p) for p in profiles]
    partners: list[set[int]] = [set() for _ in profiles]

    def pair(members: Sequence[int], reach: int) -> None:
        for at, i in enumerate(members):
            for j in members[at + 1 : at + 1 + reach]:
                if profiles[i].article != profiles[j].article:
                    partners[min(i, j)].add(max(i, j))

    single = _file(((key,) for key in own) for own in keys)
    common = {key[0] for key, members in single.items() if len(members) > too_common}
    shared = [_shared(own, common, p.speaker) for own, p in zip(keys, profiles, strict=True)]
    double = _file(combinations(own, 2) for own in shared)
    crowded = {key for key, members in double.items() if len(members) > too_common}
    triple = _file((key for key in combinations(own, 3) if all(two in crowded for two in combinations(key, 2)))
                   for own in shared)
    for buckets in (single, double, triple):
        for members in buckets.values():
            if len(members) <= too_common:
                pair(members, too_common)
            elif buckets is triple:
                pair(sorted(members, key=lambda i: (profiles[i].words, profiles[i].id)), NEIGHBOURS)
    for i, others in enumerate(partners):
        for j in sorted(others):
            yield i, j


def _file(keys: Iterator[Iterator[Key]]) -> Buckets:
    buckets: Buckets = defaultdict(list)
    for i, own in enumerate(keys):
        for key in own:
            buckets[key].append(i)
    return buckets


def _shared(own: Sequence[str], common: set[str], speaker: str | None) -> tuple[str, ...]:
    """The keys a claim combines: those that are too common alone, and its speaker; sorted, so that pairs meet."""
    chosen = [key for key in own if key in common][:REFINED]
    return tuple(sorted((*chosen, *((f"@{speaker}",) if speaker and chosen else ()))))
