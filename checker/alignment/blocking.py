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

from collections.abc import Sequence

import numpy as np

from checker.alignment.buckets import Filed, Ints, distinct
from checker.alignment.profiles import Profile
from checker.alignment.words import rarity

KEYS = 18
"""Telling words a claim is filed under, the rarest first."""
TELLING = 6.5
"""Bits from which a stem is a key: about one word in 90."""
FEW = 4
"""A claim with fewer keys than this is filed under its runs of words, too."""
FIGURE, SPEAKER = 12.0, 40.0
"""Bits that a figure and a speaker count for."""
BLOCK = 512
"""Claims whose partners are looked for together."""
PARTNERS = 25
"""Claims that one claim is compared with at most: those that share most with it. Another may still choose it."""
SHARED = 0.12
"""Share of the smaller claim's keys, in bits, that two claims must share."""


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
    filed = Filed(keys, [(p.words, p.id) for p in profiles], too_common)
    mass = np.array([sum(own.values()) for own in keys])
    numbers: dict[str, int] = {}
    articles = np.array([numbers.setdefault(p.article, len(numbers)) for p in profiles], dtype=np.int64)
    found = [np.zeros(0, np.int64)]
    for start in range(0, size, BLOCK):
        who, others, worth = filed.met(start, min(size, start + BLOCK))
        apart = articles[who] != articles[others]
        pairs, place = distinct(who[apart] * size + others[apart])
        bits = np.bincount(place, weights=worth[apart], minlength=len(pairs))
        i, j = np.divmod(pairs, size)
        enough = bits >= SHARED * np.minimum(mass[i], mass[j])
        i, j, bits = i[enough], j[enough], bits[enough]
        order = np.lexsort((j, -bits * bits / mass[j], i))
        i, j = i[order], j[order]
        rank = np.arange(len(i)) - np.searchsorted(i, i)
        i, j = i[rank < PARTNERS], j[rank < PARTNERS]
        found.append(np.minimum(i, j) * size + np.maximum(i, j))
    return np.stack(np.divmod(distinct(np.concatenate(found))[0], max(1, size)), axis=1)
