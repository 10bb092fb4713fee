from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from benchmarks.scale import generate
from checker.alignment.blocking import PARTNERS
from checker.alignment.blocking import candidates as rows
from checker.alignment.profiles import Profile, profile, story_of
from checker.alignment.score import score_profiles
from tests.alignment.made import claim, thresholds


def candidates(profiles: Sequence[Profile], too_common: int) -> list[tuple[int, int]]:
    return [(i, j) for i, j in rows(profiles, too_common).tolist()]


def test_nothing_and_one_claim_have_no_candidates() -> None:
    assert candidates([], 60) == candidates([profile(claim("c", "x", "the ferry to Lund Island"))], 60) == []


def test_claims_of_one_article_are_never_candidates() -> None:
    ready = [profile(claim(f"c{n}", "x", "the ferry to Lund Island")) for n in range(4)]
    assert not candidates(ready, 60)


def test_each_pair_comes_once_in_ascending_order() -> None:
    ready = [profile(claim(f"c{n}", f"a{n}", "the ferry to Lund Island stops in May")) for n in range(6)]
    found = candidates(ready, 60)
    assert found == sorted(set(found)) == list(combinations(range(6), 2))


def test_a_word_that_everybody_uses_finds_no_candidates_but_a_second_one_does() -> None:
    many = [profile(claim(f"c{n:03}", f"a{n}", f"harbour thing{n}")) for n in range(100)]
    pair = [profile(claim("p1", "p", "harbour crocodile")), profile(claim("p2", "q", "harbour crocodile"))]
    found = set(candidates([*many, *pair], 60))
    assert (100, 101) in found
    assert len(found) < 100 * 99 / 2 / 2


def test_the_number_of_partners_is_bounded() -> None:
    ready = [profile(claim(f"c{n:04}", f"a{n}", "the ferry to Lund Island stops in May")) for n in range(400)]
    assert len(candidates(ready, 60)) <= 400 * PARTNERS


def test_blocking_finds_what_comparing_all_pairs_finds() -> None:
    claims, _ = generate(240)
    shared = story_of(claims)
    ready = sorted((profile(c, shared) for c in claims), key=lambda p: p.id)
    found = set(candidates(ready, thresholds().too_common))
    strong = [
        (i, j)
        for i, j in combinations(range(len(ready)), 2)
        if ready[i].article != ready[j].article
        and score_profiles(ready[i], ready[j], thresholds().weights).score >= thresholds().link
    ]
    assert len(strong) > 100
    assert sum(pair in found for pair in strong) >= 0.99 * len(strong)
