"""The gate before scoring lets through every pair whose score is high enough, and few others."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from benchmarks.scale import generate
from checker.alignment.gate import passing
from checker.alignment.profiles import Profile, profile, story_of
from checker.alignment.score import score_profiles
from tests.alignment.made import claim, thresholds


def varied() -> list[Profile]:
    """Claims with and without a speaker, a side, a document, figures, fragments; heard here and there; one empty."""
    claims, _ = generate(60)
    for n in range(6):
        claims.append(
            claim(f"f{n}", f"f{n}", f"the plan of day {n} is “a rotten gamble” with thing{n}", "Ruiz", "mixed")
        )
    ready = [profile(c, story_of(claims)) for c in claims]
    assert any(p.fragments for p in ready)
    ready += [
        replace(p, speaker=f"s{n % 3}" if n % 4 else None, side=f"b{n % 2}" if n % 5 else None, document=n % 7 == 0)
        for n, p in enumerate(ready)
    ]
    ready += [replace(p, says=1 + n % 3, heard=1 + n % 9, figures=frozenset()) for n, p in enumerate(ready[:40])]
    return [*ready, profile(claim("none", "x", ""))]


@pytest.mark.parametrize("least", [10.0, 40.0, 70.0])
@pytest.mark.parametrize("which", ["weights", "pair_weights"])
def test_no_pair_of_a_high_score_is_held_back(least: float, which: str) -> None:
    weights = getattr(thresholds(), which)
    ready = varied()
    pairs = np.array(list(combinations(range(len(ready)), 2)))
    passed = set(passing(ready, pairs, weights, least))
    high = {(i, j) for i, j in combinations(range(len(ready)), 2) if _score(ready[i], ready[j], weights) >= least}
    assert high <= passed
    assert len(passed - high) <= 0.2 * len(pairs)


def test_pairs_keep_their_order_and_nothing_comes_of_nothing() -> None:
    ready = varied()[:20]
    pairs = np.array(list(combinations(range(20), 2)))
    assert list(passing(ready, pairs, thresholds().weights, 0.0)) == [(i, j) for i, j in combinations(range(20), 2)]
    assert list(passing([], np.zeros((0, 2), np.int64), thresholds().weights, 40.0)) == []


def _score(left: Profile, right: Profile, weights: dict[str, float]) -> float:
    return score_profiles(left, right, weights).score
