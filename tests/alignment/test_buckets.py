"""Buckets on arrays hold what filing claim by claim would."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from itertools import combinations

import numpy as np
import pytest

from checker.alignment.buckets import NEIGHBOURS, REFINED, Filed, distinct

Keys = list[dict[str, float]]
Text = tuple[tuple[str, ...], str]


def made(size: int, words: int, seed: int) -> tuple[Keys, list[Text]]:
    """Claims with some of so many words, the first ones in most of them."""
    rng = random.Random(seed)
    worth = {f"word{n:03}": round(rng.uniform(1, 20), 3) for n in range(words)}
    keys = [{w: worth[w] for w in worth if rng.random() < 1.5 / (1 + int(w[4:]))} for _ in range(size)]
    return keys, [((f"text{rng.randrange(9)}",), f"c{n}") for n in range(size)]


def plainly(keys: Keys, texts: list[Text], too_common: int) -> Counter[tuple[tuple[int, ...], float]]:
    """The buckets, by claim and key, one after the other: their claims and what they are worth."""
    worth = {k: v for own in keys for k, v in own.items()}

    def file(found: list[list[tuple[str, ...]]]) -> dict[tuple[str, ...], list[int]]:
        buckets = defaultdict(list)
        for i, own in enumerate(found):
            for key in own:
                buckets[key].append(i)
        return buckets

    single = file([[(k,) for k in own] for own in keys])
    chosen = [tuple(sorted([k for k in own if len(single[(k,)]) > too_common][:REFINED])) for own in keys]
    double = file([list(combinations(own, 2)) for own in chosen])
    crowded = {k for k, claims in double.items() if len(claims) > too_common}
    triple = file([[k for k in combinations(own, 3) if crowded.issuperset(combinations(k, 2))] for own in chosen])
    out: Counter[tuple[tuple[int, ...], float]] = Counter()
    for buckets in (single, double, triple):
        for key, claims in buckets.items():
            bits = round(sum(worth[k] for k in key), 6)
            if 1 < len(claims) <= too_common:
                out[tuple(claims), bits] += 1
            elif buckets is triple and len(claims) > 1:
                near = sorted(claims, key=texts.__getitem__)
                for at in range(0, len(near), NEIGHBOURS):
                    part = tuple(sorted(near[at : at + 2 * NEIGHBOURS]))
                    out[part, bits] += len(part) > 1
    return +out


@pytest.mark.parametrize("too_common", [2, 5, 20, 60])
@pytest.mark.parametrize(("size", "words"), [(0, 5), (1, 5), (30, 8), (200, 6), (400, 40)])
def test_the_same_buckets_as_one_by_one(size: int, words: int, too_common: int) -> None:
    keys, texts = made(size, words, seed=size)
    filed = Filed(keys, texts, too_common)
    ends = (filed.starts + filed.sizes).tolist()
    found = Counter(
        (tuple(filed.members[start:end].tolist()), round(bits, 6))
        for start, end, bits in zip(filed.starts.tolist(), ends, filed.worth.tolist(), strict=True)
    )
    assert found == plainly(keys, texts, too_common)
    if size == 200 and too_common < 60:
        assert any(len(part) == 2 * NEIGHBOURS for part, _ in found), "or no bucket was ever parted"


def test_a_claim_meets_all_that_stand_in_its_buckets() -> None:
    keys, texts = made(200, 12, seed=7)
    filed = Filed(keys, texts, 20)
    who, others, worth = filed.met(40, 90)
    met = Counter(zip(who.tolist(), others.tolist(), worth.tolist(), strict=True))
    wanted: Counter[tuple[int, int, float]] = Counter()
    for start, size, bits in zip(filed.starts.tolist(), filed.sizes.tolist(), filed.worth.tolist(), strict=True):
        members = filed.members[start : start + size].tolist()
        wanted.update((i, j, bits) for i in members if 40 <= i < 90 for j in members)
    assert met == wanted


def test_distinct_is_what_numpy_calls_unique() -> None:
    values = np.array([7, 3, 3, 0, 9, 7, 7], dtype=np.int64)
    found, place = distinct(values)
    wanted, inverse = np.unique(values, return_inverse=True)
    assert found.tolist() == wanted.tolist()
    assert place.tolist() == inverse.tolist()
    assert not len(distinct(np.zeros(0, np.int64))[0])
