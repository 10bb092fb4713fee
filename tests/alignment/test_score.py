from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.alignment.matchers import MATCHERS, pair_of
from checker.alignment.profiles import profile, story_of
from checker.alignment.score import aligned, points, score, score_from, score_profiles
from checker.alignment.words import stem, word_list
from checker.records import Kind
from tests.alignment.made import claim, thresholds

FERRY = "the ferry to Lund Island will stop running in May because the pier at Tessin is rotten"
PARAPHRASE = "that from May no ferry will run to Lund Island, the pier at Tessin being rotten"
OTHER = "the new library in Velm has won a prize for its roof"


def test_the_score_is_the_sum_of_its_parts() -> None:
    found = score(claim("a", "x", FERRY), claim("b", "y", PARAPHRASE), thresholds=thresholds())
    assert found.score == pytest.approx(sum(p.value * p.weight for p in found.parts), abs=0.01)
    assert {p.name for p in found.parts} == set(thresholds().pair_weights)


def test_points_are_the_sum_of_the_same_parts_and_nothing_against_a_veto() -> None:
    claims = [claim("a", "x", FERRY), claim("b", "y", PARAPHRASE), claim("c", "z", OTHER)]
    story, weights = story_of(claims), thresholds().weights
    one, other, third = (profile(c, story) for c in claims)
    parts = score_profiles(one, other, weights).parts
    assert points(one, other, weights) == pytest.approx(sum(p.value * p.weight for p in parts), abs=0.005)
    assert score_profiles(one, third, weights).vetoes
    assert points(one, third, weights) == 0.0


def test_a_paraphrase_counts_and_another_topic_does_not() -> None:
    least = thresholds().pair
    assert aligned(score(claim("a", "x", FERRY), claim("b", "y", PARAPHRASE), thresholds=thresholds()), least)
    assert not aligned(score(claim("a", "x", FERRY), claim("b", "y", OTHER), thresholds=thresholds()), least)


def test_a_subset_of_the_words_is_not_full_agreement() -> None:
    # token_set_ratio gives 100 to any subset; a claim of one shared word must not be a match
    found = score(claim("a", "x", "the ferry"), claim("b", "y", FERRY), thresholds=thresholds())
    assert found.score < 60


def test_swapping_the_sides_changes_nothing() -> None:
    left, right = claim("a", "x", FERRY), claim("b", "y", PARAPHRASE)
    assert score(left, right, thresholds=thresholds()) == score(right, left, thresholds=thresholds())


def test_a_speaker_counts_and_a_seldom_speaker_more() -> None:
    both = [claim("a", "x", "the pier is rotten", "Ruiz"), claim("b", "y", "a pier so rotten", "Ruiz")]
    rest = [claim(f"{key}{n}", key, OTHER, f"Nobody {n}") for n in range(9) for key in "xy"]
    alone = score(*both, thresholds=thresholds(), story=story_of([*both, *rest])).score
    busy = [*both, *rest, *(claim(f"z{n}", "x", OTHER, "Ruiz") for n in range(9))]
    often = score(*both, thresholds=thresholds(), story=story_of(busy)).score
    two = [both[0], claim("b", "y", "a pier so rotten", "Okafor")]
    others = score(*two, thresholds=thresholds(), story=story_of([*two, *rest])).score
    assert alone > often > others
    # where there is little else, it tells nothing that a speaker is heard once
    assert score(*both, thresholds=thresholds(), story=story_of(both)).parts[3].value == 0


def test_one_who_has_no_name_is_seldom_one_who_has() -> None:
    def counted(one: str | None, other: str | None) -> float:
        told = [claim("a", "x", "the pier is rotten", one), claim("b", "y", "a pier so rotten", other)]
        return score(*told, thresholds=thresholds(), story=story_of(told)).score

    assert counted("Ruiz", "Ruiz") > counted(None, None) > counted("Ruiz", None) == counted(None, "Ruiz")
    assert counted("Ruiz", None) == counted("Ruiz", "Okafor")


def test_what_everybody_speaks_of_tells_little() -> None:
    pair = [claim("a", "x", "the ferry will be sold"), claim("b", "y", "the ferry is a danger")]
    among = [*pair, *(claim(f"n{n}", "x", f"the ferry and thing{n}") for n in range(30))]
    assert (
        score(*pair, thresholds=thresholds(), story=story_of(among)).score
        < score(*pair, thresholds=thresholds(), story=story_of(pair)).score
    )


def test_quotations_of_two_speakers_in_different_words_are_vetoed_and_the_veto_is_told() -> None:
    left = claim("a", "x", "The case is politically motivated and I will fight it", "Ruiz", "direct")
    right = claim("b", "y", "A politically motivated stunt like this has no place in court", "Okafor", "direct")
    found = score(left, right, thresholds=thresholds(), story=story_of([left, right]))
    assert found.vetoes == ("quotations of two speakers in different words",)
    assert not aligned(found, 0)


def test_the_same_words_from_two_speakers_stay_comparable() -> None:
    left = claim("a", "x", FERRY, "Ruiz", "direct")
    right = claim("b", "y", FERRY, "Okafor", "direct")
    assert not score(left, right, thresholds=thresholds(), story=story_of([left, right])).vetoes


@pytest.mark.parametrize(
    ("kind", "body", "known"),
    [("unnamed", None, False), ("document", None, False), ("document", "Harbour Board", True), ("person", None, True)],
)
def test_unnamed_sources_and_documents_of_nobody_s_are_anybody(kind: str, body: str | None, known: bool) -> None:
    told = claim("a", "x", "the harbour is unsafe", "the report")
    assert told.speaker is not None
    speaker = replace(told.speaker, type=kind, body=body)  # type: ignore[arg-type]
    assert (profile(replace(told, speaker=speaker)).speaker is not None) == known


def _covered(one: str, other: str, speaker: str = "Ruiz", kind: Kind = "mixed") -> float:
    told = [claim("a", "x", one, "Ruiz", "mixed"), claim("b", "y", other, speaker, kind)]
    found = score(*told, thresholds=thresholds(), story=story_of(told))
    return next(p.value for p in found.parts if p.name == "cover")


def test_a_telling_fragment_that_both_outlets_quote_covers_the_claim() -> None:
    said = "the sale of the whole island fleet to a bank was “a rotten gamble”"
    assert _covered(said, "“It was a rotten gamble, and everybody in the harbour office knew it,”", kind="direct") == 1
    assert _covered(said, 'that her rivals had taken "a rotten gamble" in the spring of last year') == 1
    # told in the paper's own words, in other words, or by somebody else, it is no more than the words are worth
    assert _covered(said, "that her rivals had taken a rotten gamble in spring", kind="indirect") < 0.6
    assert _covered(said, "that her rivals had “gambled on a rotten pier” in the spring of last year") < 0.6
    assert _covered(said, "“It was a rotten gamble, and everybody knew it,”", "Okafor", "direct") < 0.6
    # and neither a common word in quotation marks nor a name tells a statement
    assert (
        _covered("the fleet was “not for” banks", "“It was not for my children that I sold the pier,”", kind="direct")
        < 0.6
    )
    assert _covered("banks of “Velm” bid for boats", "“Velm has a library with a new roof,”", kind="direct") < 0.6


def test_quotations_inside_a_claim_are_taken_one_by_one() -> None:
    told = claim("a", "x", 'the "rotten" pier and the harbour\'s "broken posts" stay', "Ruiz", "mixed")
    assert profile(told, story_of([told])).quoted == (" rotten ", " broken posts ")


def test_no_telling_word_in_common_is_a_veto() -> None:
    assert score(claim("a", "x", FERRY), claim("b", "y", OTHER), thresholds=thresholds()).vetoes


def test_figures_have_a_say() -> None:
    left = claim("a", "x", "the fire in Velm hurt 14 people")
    same, other = claim("b", "y", "14 people were hurt by fire"), claim("b", "y", "15 people were hurt by fire")
    assert score(left, same, thresholds=thresholds()).score > score(left, other, thresholds=thresholds()).score + 10


@pytest.mark.parametrize(("one", "two"), [("discriminates", "discrimination"), ("indictment", "indicted")])
def test_derived_words_have_one_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)


def test_abbreviations_are_one_word() -> None:
    assert word_list("The F.B.I. met JD(S) in the U.S.") == ("the", "fbi", "met", "jds", "in", "the", "us")


TEXTS = st.lists(
    st.sampled_from("ferry Lund pier Tessin rotten May 14 storm mayor Velm boat harbour the a of".split()),
    min_size=1,
    max_size=14,
).map(" ".join)


@given(TEXTS, TEXTS)
@example("the a", "ferry Lund Lund Lund Tessin May the the the")  # 39.9996 points: 40 once rounded
def test_every_matcher_stays_between_0_and_1_and_giving_up_early_never_loses_a_link(one: str, two: str) -> None:
    left, right = claim("a", "x", one, "Ruiz"), claim("b", "y", two, "Ruiz")
    shared = story_of([left, right])
    a, b = profile(left, shared), profile(right, shared)
    for matcher in MATCHERS.values():
        value = matcher(pair_of(a, b))
        assert value is None or 0 <= value <= 1 + 1e-9
    whole = score_profiles(a, b, thresholds().weights)
    early = score_from(a, b, thresholds().weights, thresholds().link)
    assert (early == whole) if whole.score >= thresholds().link else (early is None or early == whole)


def test_one_telling_word_and_one_speaker_are_no_link() -> None:
    fled = claim("a", "x", "the suspect fled to the coast in a stolen van", "Marin")
    served = claim("b", "y", "the suspect is a former soldier and long lived abroad", "Marin")
    found = score(fled, served, thresholds=thresholds(), story=story_of([fled, served]))
    assert found.vetoes == ("one telling word in common among many",)
