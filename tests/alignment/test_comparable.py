"""Which attributions are compared as claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.alignment.comparable import comparable, doubtful
from checker.records import Attribution, Claim, Facts, Span, Word

TEXT = "Ana Velde I who "
VELDE = Span(0, 9)


def claim(
    name, text, kind="indirect", within=None, source=VELDE, verbs=(), confidence=0.9, states="claim", commits="asserts"
):
    words = tuple(Word(v, v, "VERB", Span(0, 1)) for v in verbs)
    attribution = Attribution(name, (source,) if source else (), (), (Span(0, 1),), kind, within, confidence=confidence)
    attribution = replace(attribution, states=states, commitment=commits)
    return Claim(name, "a", text, attribution, None, Facts(words=words))


def kept(*claims):
    return [c.id for c in comparable(claims, {"a": TEXT})]


@pytest.mark.parametrize(
    ("text", "kind", "verbs"),
    [
        ("the bridge closed on Friday", "indirect", ("close",)),
        ("the bridge is safe", "indirect", ()),
        ("the bridge isn’t safe", "indirect", ()),
        ("“Not in my town”", "direct", ()),
        ("a ban on lorries of more than seven tonnes", "indirect", ()),
    ],
)
def test_statements_are_kept(text, kind, verbs):
    assert kept(claim("x", text, kind, verbs=verbs)) == ["x"]


@pytest.mark.parametrize(("text", "kind"), [("“nonsense”", "direct"), ("very safe", "mixed")])
def test_single_words_are_not(text, kind):
    assert kept(claim("x", text, kind)) == []


@pytest.mark.parametrize("states", ["topic", "act", "wish", "question", "refusal", "words"])
def test_what_states_nothing_is_not(states):
    assert kept(claim("x", "the plan for a new bridge over the river at Velde", states=states)) == []


def test_what_is_unlikely_to_state_anything_is_not_shown():
    unsure = claim("x", "a new bridge over the river")
    unsure = replace(unsure, attribution=replace(unsure.attribution, claimhood=(("bias", 0.5),)))
    assert kept(unsure) == []
    assert [c.id for c in doubtful([unsure], [], 0.4)] == ["x"]


def test_guesses_are_not():
    assert kept(claim("x", "the bridge is safe", confidence=0.4)) == []


def test_nested_claims_need_a_named_source():
    outer = claim("o", "Ana Velde said the bridge is safe")
    assert kept(outer, claim("n", "the bridge is safe", within="o")) == ["o", "n"]
    assert kept(outer, claim("n", "the bridge is safe", within="o", source=Span(10, 11))) == ["o"]
    assert kept(outer, claim("n", "the bridge is safe", within="o", source=None)) == ["o"]


def test_a_claim_whose_outer_claim_is_left_out_stands_for_itself():
    (only,) = comparable([claim("o", "nothing", "direct"), claim("n", "the bridge is safe", within="o")], {"a": TEXT})
    assert only.attribution.within is None


def test_what_is_left_out_but_not_improbable_is_doubtful():
    given = [
        claim("kept", "the bridge is safe"),
        claim("object", "the new bridge", states="topic"),
        claim("asked", "whether the bridge is safe", states="question", commits="asked"),
        claim("guess", "the bridge is not safe", confidence=0.45),
        claim("wild", "the bridge is not safe", confidence=0.3),
        claim("short", "nonsense", "direct"),
    ]
    assert [c.id for c in doubtful(given, comparable(given, {"a": TEXT}), 0.4)] == ["object", "guess"]


def test_a_doubtful_claim_inside_one_that_is_left_out_stands_for_itself():
    given = [claim("o", "the bridge", confidence=0.2), claim("n", "the bridge is safe", within="o", confidence=0.45)]
    (only,) = doubtful(given, (), 0.4)
    assert (only.id, only.attribution.within) == ("n", None)
