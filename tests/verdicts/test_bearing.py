"""Whether two claims with a link bear each other out, with a judge that is made up."""

from __future__ import annotations

import math
from dataclasses import replace
from unittest.mock import patch

import pytest

from checker.records import Alignment, ClaimGroup, Evidence, Part, Place, Span
from checker.verdicts import bearing
from checker.verdicts.bearing import KIND, RULE, chance, doubted, doubts, features
from checker.verdicts.judge import NOT_BORNE_OUT, judge
from tests.alignment.made import article, claim
from tests.judges import Judge

CLAIMS = {c.id: c for c in (claim("a", "x", "the recorder was found"), claim("b", "y", "divers look for a recorder"))}
ARTICLES = {"x": article("x", "the recorder was found"), "y": article("y", "divers look for a recorder")}
LINK = Alignment("a", "b", 70.0)


def told(
    asked: Judge, link: Alignment = LINK, evidence: tuple[Evidence, ...] = (), bear: float = 0.6, beyond: float = 90.0
) -> list[Evidence]:
    return list(doubts([link], CLAIMS, ARTICLES, evidence, asked, bear=bear, beyond=beyond))


@pytest.mark.parametrize(
    ("chances", "message"),
    [
        ({"neutral": 0.6, "same": 0.1}, "read together, they may say two different things"),
        ({"conflict": 0.8}, "read together, they may be at odds"),
    ],
)
def test_what_the_judge_does_not_take_for_one_statement_is_left_open(chances: dict[str, float], message: str) -> None:
    (found,) = told(Judge(**chances))
    assert (found.rule, found.kind, found.relation, found.level, found.open) == (RULE, KIND, "differs", "note", True)
    assert found.message == f"{message}; neither bears the other out"
    assert (found.left.claim, found.right.claim) == ("a", "b")
    assert found.chance is not None
    assert found.chance < 0.6
    total = sum(adds for _, adds in found.parts)
    assert 1 / (1 + math.exp(-total)) == pytest.approx(found.chance, abs=0.001)


def test_what_it_takes_for_one_statement_bears_out() -> None:
    assert told(Judge(same=0.9)) == []


def test_it_is_not_asked_about_what_is_beyond_doubt_or_left_open_already() -> None:
    judged = Judge(conflict=0.9)
    assert told(judged, replace(LINK, score=90.0)) == []
    place = Place("a", Span(0, 1), "1"), Place("b", Span(0, 1), "2")
    open_ = Evidence("left-open", "number", "differs", "note", *place, "1 and 2", open=True)
    assert told(judged, evidence=(open_,)) == []
    assert judged.asked == []
    assert told(judged, beyond=60.0) == []
    assert judged.asked == []


def test_a_better_score_speaks_for_a_pair_and_a_likelier_conflict_against_it() -> None:
    even = Judge(same=0.4, conflict=0.3).said
    odds = Judge(same=0.2, conflict=0.5).said
    assert chance(features(even, score=90)) > chance(features(even, score=60)) > chance(features(odds, score=60))
    assert features(even, score=180) == features(even, score=100)


def test_the_score_is_that_of_the_parts_where_there_are_any() -> None:
    parts = (Part("base", 1.0, 40.0),)
    with patch.object(bearing, "weights", lambda: {"bias": 0.0, "score": 1.0, "aligned": 0.0, "contrary": 0.0}):
        (found,) = told(Judge(same=0.9), replace(LINK, parts=parts), bear=1.0)
    assert ("score", 4.0) in found.parts


def test_a_group_with_a_claim_that_bears_nothing_out_is_not_corroborated() -> None:
    third = claim("c", "z", "the recorder was found")
    claims = {**CLAIMS, "c": third}
    group = ClaimGroup("g", ("a", "b", "c"), (LINK, Alignment("a", "c", 70.0)))
    articles = {**ARTICLES, "z": article("z", "the recorder was found")}
    origins = (("x",), ("y",), ("z",))
    evidence = told(Judge(conflict=0.9))
    assert doubted(evidence) == {frozenset("ab")}
    assert judge(group, claims, articles, origins).label == "corroborated"
    place = Place("a", Span(0, 1), "for"), Place("b", Span(0, 1), "against")
    sides = Evidence("left-open", "antonym", "differs", "note", *place, "for and against", open=True)
    for left_open in (evidence, [sides]):
        found = judge(group, claims, articles, origins, (), left_open)
        assert (found.label, found.notes[0]) == ("unique", NOT_BORNE_OUT)
