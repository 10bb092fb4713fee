"""Buckets of claims that share keys, found on arrays: claims and keys are numbers, keys in alphabetical order.

A key that few claims share makes a bucket. The claims of one that more share are filed under two such keys together,
then three; what even three do not tell apart goes into overlapping buckets of alphabetical neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

REFINED = 5
"""How many of its too common keys a claim combines, the first that it has."""
NEIGHBOURS = 8
"""Half the size of a bucket of neighbours; each claim is in two."""
_PAIRS = {pair: n for n, pair in enumerate(combinations(range(REFINED), 2))}

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def distinct(values: Ints) -> tuple[Ints, Ints]:
    """The different *values* (none negative) in ascending order, and the place among them of each value.

    As ``numpy.unique`` does, which imports numpy's masked arrays: a twentieth of what a short run takes.
    """
    order = np.argsort(values)
    ascending = values[order]
    new = np.diff(ascending, prepend=-1) > 0
    place = np.empty(len(values), np.int64)
    place[order] = np.cumsum(new) - 1
    return ascending[new], place


class Filed:
    """Who shares which key with whom: the members of all buckets in a row, and each claim's buckets."""

    def __init__(
        self, keys: Sequence[Mapping[str, float]], texts: Sequence[tuple[tuple[str, ...], str]], too_common: int
    ) -> None:
        """*keys* are each claim's, with what they are worth, which is the same wherever a key stands; claims are
        neighbours where their *texts* are; more than *too_common* claims are too many for a bucket."""
        numbers = {key: n for n, key in enumerate(sorted({key for own in keys for key in own}))}
        who = np.repeat(np.arange(len(keys)), [len(own) for own in keys])
        what = np.array([numbers[key] for own in keys for key in own], dtype=np.int64)
        worth = np.zeros(len(numbers))
        worth[what] = [bits for own in keys for bits in own.values()]
        single = _layer(who, what)
        common = np.zeros(len(numbers), dtype=bool)
        common[single.keys] = single.sizes > too_common
        chosen, base = _chosen(who, what, common, len(keys)), max(1, int(common.sum()))
        double, triple = _combined(chosen, base, too_common)
        ones, (first, second), (pair, third) = worth[common], np.divmod(double.keys, base), np.divmod(triple.keys, base)
        twos = ones[first] + ones[second]
        triple, part_of = _parted(triple, texts, too_common)
        layers = [
            (single, worth[single.keys], (single.sizes > 1) & (single.sizes <= too_common)),
            (double, twos, (double.sizes > 1) & (double.sizes <= too_common)),
            (triple, (twos[pair] + ones[third])[part_of], triple.sizes > 1),
        ]
        self.members = np.concatenate([layer.of(kept) for layer, _, kept in layers])
        self.sizes = np.concatenate([layer.sizes[kept] for layer, _, kept in layers])
        self.worth = np.concatenate([bits[kept] for _, bits, kept in layers])
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.held = np.repeat(np.arange(len(self.sizes)), self.sizes)[np.argsort(self.members, kind="stable")]
        self.first = np.cumsum([0, *np.bincount(self.members, minlength=len(keys)).tolist()])

    def met(self, start: int, end: int) -> tuple[Ints, Ints, Floats]:
        """For claims *start* to *end*: the claim, one that shares a bucket with it, what the bucket's key is worth."""
        buckets = self.held[self.first[start] : self.first[end]]
        sizes = self.sizes[buckets]
        owner = np.repeat(np.arange(start, end), np.diff(self.first[start : end + 1]))
        places = np.arange(sizes.sum()) + np.repeat(self.starts[buckets] - np.cumsum(sizes) + sizes, sizes)
        return np.repeat(owner, sizes), self.members[places], np.repeat(self.worth[buckets], sizes)


@dataclass(frozen=True, slots=True)
class _Layer:
    """Claims by key: the keys in ascending order, how many claims have each, and the claims, key after key."""

    keys: Ints
    sizes: Ints
    members: Ints

    def of(self, kept: npt.NDArray[np.bool_]) -> Ints:
        """The claims that have one of the keys that are *kept*."""
        return self.members[np.repeat(kept, self.sizes)]


def _layer(claims: Ints, keys: Ints) -> _Layer:
    order = np.lexsort((claims, keys))
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return _Layer(keys[starts], np.diff(starts, append=len(keys)), claims[order])


def _chosen(who: Ints, what: Ints, common: npt.NDArray[np.bool_], size: int) -> Ints:
    """For each of *size* claims the numbers, among the *common* keys, of those that it combines; -1 where it has less.

    *who* has which key is told by *what*, row by row, the claims in ascending order.
    """
    rows = np.flatnonzero(common[what])
    rows = rows[np.arange(len(rows)) - np.searchsorted(who[rows], who[rows]) < REFINED]
    owner, number = who[rows], (np.cumsum(common) - 1)[what[rows]]
    out = np.full((size, REFINED), -1)
    out[owner, np.arange(len(rows)) - np.searchsorted(owner, owner)] = number[np.lexsort((number, owner))]
    return out


def _combined(chosen: Ints, base: int, too_common: int) -> tuple[_Layer, _Layer]:
    """Claims by two of their *chosen* keys, and by three of which any two are *too_common*, too.

    The key of two is the first's number times *base* plus the second's; that of three is the place of the first two
    among all twos times *base* plus the third's.
    """
    owners = [np.flatnonzero(chosen[:, b] >= 0) for _, b in _PAIRS]
    codes = [chosen[own, a] * base + chosen[own, b] for own, (a, b) in zip(owners, _PAIRS, strict=True)]
    double = _layer(np.concatenate(owners), np.concatenate(codes))
    place, crowded = np.zeros((len(_PAIRS), len(chosen)), np.int64), np.zeros((len(_PAIRS), len(chosen)), dtype=bool)
    for n, (own, code) in enumerate(zip(owners, codes, strict=True)):
        place[n, own] = np.searchsorted(double.keys, code)
        crowded[n, own] = double.sizes[place[n, own]] > too_common
    owners, codes = [], []
    for a, b, c in combinations(range(REFINED), 3):
        own = np.flatnonzero(crowded[_PAIRS[a, b]] & crowded[_PAIRS[a, c]] & crowded[_PAIRS[b, c]])
        owners.append(own)
        codes.append(place[_PAIRS[a, b], own] * base + chosen[own, c])
    return double, _layer(np.concatenate(owners), np.concatenate(codes))


def _parted(layer: _Layer, texts: Sequence[tuple[tuple[str, ...], str]], too_common: int) -> tuple[_Layer, Ints]:
    """*layer* with overlapping buckets of neighbours instead of each that is *too_common*, and the old one of each."""
    crowded = layer.sizes > too_common
    place = np.zeros(len(texts), np.int64)
    ordered = sorted(set(layer.of(crowded).tolist()), key=texts.__getitem__)
    place[np.array(ordered, dtype=np.int64)] = np.arange(len(ordered))
    number = np.repeat(np.arange(len(layer.keys)), layer.sizes)
    claims = layer.members[np.lexsort((place[layer.members], number))]
    rank = np.arange(len(number)) - np.repeat(np.cumsum(layer.sizes) - layer.sizes, layer.sizes)
    part = np.where(np.repeat(crowded, layer.sizes), rank // NEIGHBOURS, 0)
    base = int(part.max(initial=0)) + 1
    code, again = number * base + part, part > 0
    parted = _layer(np.concatenate((claims, claims[again])), np.concatenate((code, code[again] - 1)))
    return parted, parted.keys // base
