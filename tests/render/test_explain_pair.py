"""`checker explain ID OTHER` tells of any two claims why they are one statement or two."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from checker.alignment.matchers import MATCHERS
from checker.alignment.why import Why
from checker.problems import CheckerError
from checker.records import Alignment, Part
from checker.render import render
from checker.render.explain import explain
from checker.render.explain_pair import ABOUT, explain_pair
from tests.alignment.made import thresholds
from tests.render.fixtures import story

Json = dict[str, Any]
Answer = Callable[[str, str], tuple[Why | None, str]]


def report() -> Json:
    value: Json = json.loads(render("json", story()))
    return value


def never(left: str, right: str) -> tuple[None, str]:
    raise AssertionError("the report itself tells")


def told(score: float, vetoes: tuple[str, ...] = (), *, bits: float = 30.0, candidate: bool = True) -> Answer:
    """An answer that has the same to say of every pair."""

    def answer(left: str, right: str) -> tuple[Why, str]:
        one, two = sorted((left, right))
        link = Alignment(one, two, score, (Part("cover", score / 100, 100.0),), vetoes)
        return Why(link, (("Ana Ruiz", bits),), 12.0, candidate), ""

    return answer


def strangers(value: Json) -> tuple[str, str]:
    """Two claims of different articles that stand in no group together."""
    together = {frozenset((a, b)) for g in value["groups"] for a in g["claims"] for b in g["claims"]}
    for a in value["claims"]:
        for b in value["claims"]:
            if a["article"] != b["article"] and frozenset((a["id"], b["id"])) not in together:
                return a["id"], b["id"]
    raise AssertionError


def linked(value: Json) -> tuple[str, str]:
    link = next(a for g in value["groups"] for a in g["alignments"] if a["score"] == 92.5)
    return link["left"], link["right"]


def test_every_matcher_is_told_in_words() -> None:
    assert ABOUT.keys() >= MATCHERS.keys()


def test_two_joined_claims_tell_group_score_and_threshold_from_the_report_alone() -> None:
    value = report()
    pair = linked(value)
    text = explain_pair(value, pair, never, thresholds())
    group = next(g for g in value["groups"] if {*pair} <= {*g["claims"]})
    for words in (
        "joined: yes",
        f"both stand in group {group['id']}: {group['verdict']}",
        f"enough for a link ({thresholds().link:g})",
        "score: 92.5 of 100",
        "words      0.91 x 50    =  45.5",
        "compared: yes, they are a candidate pair",
    ):
        assert words in text


def test_a_parted_pair_tells_the_reason_from_the_report_alone() -> None:
    value = report()
    left, right = strangers(value)
    why = "they say opposite things: “open” and “shut”"
    value["parted"] = [{"left": left, "right": right, "score": 61.2, "parts": [], "vetoes": [why]}]
    text = explain_pair(value, (right, left), never, thresholds())
    assert "joined: no" in text
    assert f"why: {why}" in text
    assert "score: 61.2 of 100" in text
    for one, other in ((left, right), (right, left)):
        alone = explain(value, one)
        assert f"kept apart from {other}" in alone
        assert f"score 61.2 with {one}, but {why}" in alone
    group = next(g["id"] for g in value["groups"] if left in g["claims"])
    assert f"kept apart from {right}" in explain(value, group)


REASONS = {
    "below": (told(31.5), "too little alike: the score of 31.5 is below what a link asks for"),
    "veto": (told(70.0, ("no telling word in common",)), "why: no telling word in common"),
    "keys": (told(20.0, bits=5.0, candidate=False), "too few telling words, names or figures to be compared"),
    "crowded": (told(70.0, candidate=False), "each shares more with other claims"),
    "changed": (told(70.0), "the rules or the articles have changed"),
}


@pytest.mark.parametrize("name", REASONS)
def test_a_pair_without_a_link_tells_why(name: str) -> None:
    answer, words = REASONS[name]
    value = report()
    text = explain_pair(value, strangers(value), answer, thresholds())
    assert "joined: no" in text
    assert words in text
    assert "shared keys, in bits: Ana Ruiz" in text
    assert ("compared: no" in text) == (name in ("keys", "crowded"))


def test_a_pair_that_only_others_join_says_so() -> None:
    value = report()
    left, right = linked(value)
    for group in value["groups"]:
        group["alignments"] = [a for a in group["alignments"] if {a["left"], a["right"]} != {left, right}]
    text = explain_pair(value, (left, right), told(31.5), thresholds())
    assert "joined: yes" in text
    assert "through other claims of the group; the two alone score 31.5" in text


def test_claims_of_one_article_are_not_compared() -> None:
    value = report()
    article = value["articles"][0]["id"]
    one, two = [c["id"] for c in value["claims"] if c["article"] == article][:2]
    assert "claims of one article are never compared" in explain_pair(value, (one, two), never, thresholds())
    next(c for c in value["claims"] if c["id"] == one)["copies"] = [two]
    assert "twice in one article are one utterance" in explain_pair(value, (one, two), never, thresholds())


def test_what_cannot_be_worked_out_again_is_said() -> None:
    value = report()
    text = explain_pair(value, strangers(value), lambda a, b: (None, "changed or gone since: a.txt"), thresholds())
    assert "why: cannot be worked out again: changed or gone since: a.txt" in text


def test_of_two_groups_the_closest_claims_are_told() -> None:
    value = report()
    left, right = strangers(value)
    groups = [next(g for g in value["groups"] if i in g["claims"]) for i in (left, right)]
    value["parted"] = [{"left": left, "right": right, "score": 61.2, "parts": [], "vetoes": ["why"]}]
    text = explain_pair(value, (groups[0]["id"], groups[1]["id"]), never, thresholds())
    assert text.startswith(f"claim {left}")
    assert f"\nclaim {right}" in text


@pytest.mark.parametrize("other", ["article", "same", "nothing"])
def test_ids_that_are_no_two_claims(other: str) -> None:
    value = report()
    claim = value["claims"][0]["id"]
    second = {"article": value["articles"][0]["id"], "same": claim, "nothing": "zzzzzz"}[other]
    with pytest.raises(CheckerError) as error:
        explain_pair(value, (claim, second), never, thresholds())
    assert error.value.problem.code == "E604"


def test_the_number_of_candidate_pairs_is_told() -> None:
    value = report()
    value["stats"] = {"candidates": 83, "claims": 21}
    words = "compared: 83 candidate pairs among the report's 21 claims"
    assert words in explain(value, value["claims"][0]["id"])
    assert words in explain(value, value["groups"][0]["id"])
    assert words in explain_pair(value, linked(value), never, thresholds())
