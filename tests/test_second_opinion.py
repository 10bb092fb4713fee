"""What a judge's opinion changes, with a judge that is made up: where it is asked, and what it is worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from checker.comparing import Pair, Side, compare
from checker.pipeline import learned_judge
from checker.verdicts import scoring
from tests.judges import Judge

if TYPE_CHECKING:
    from spacy.language import Language

BATHS = (
    "The council voted to shut the Harbour Street baths in spring.",
    "Harbour Street's swimming baths are to close next year, councillors decided.",
)
TUNNEL = ("The mayor praised the new library.", "The tunnel will open in nine years.")


def verdict(nlp: Language, texts: tuple[str, str], judge: Judge | None) -> str:
    from checker.rulebook import load

    book = load((), project=Path("/nonexistent"))
    return next(compare([Pair("1", *map(Side, texts))], nlp, book, judge=judge)).verdict


@pytest.mark.model
def test_in_doubt_it_says_whether_two_claims_are_one_statement(nlp: Language) -> None:
    for turned in (BATHS, BATHS[::-1]):
        assert verdict(nlp, turned, Judge(same=0.97)) == "corroborated"
        assert verdict(nlp, turned, Judge(different=0.97)) == "unrelated"


@pytest.mark.model
def test_it_is_not_asked_about_what_is_clear(nlp: Language) -> None:
    judge = Judge(same=0.97)
    assert verdict(nlp, TUNNEL, judge) == "unrelated"
    assert verdict(nlp, (BATHS[0], BATHS[0]), judge) == "corroborated"
    assert judge.asked == []


@pytest.mark.model
def test_a_conflict_is_never_told_without_evidence(nlp: Language) -> None:
    assert verdict(nlp, BATHS, Judge(conflict=0.999)) == "corroborated"


def test_only_doubtful_chances_ask_for_it_and_its_odds_are_a_part_of_the_sum() -> None:
    weights = {"number": {"bias": -0.5, "judge": 0.7, "judged": 0.6}, "date": {"bias": -0.5}}
    with patch.object(scoring, "weights", lambda: weights):
        assert [scoring.in_doubt("number", c) for c in (0.05, 0.1, 0.5, 0.9, 0.95)] == [False, True, True, True, False]
        assert not scoring.in_doubt("date", 0.5)
        assert not scoring.in_doubt("unknown", 0.5)
        named = {"bias": 1.0, **scoring.opinion(-3.0)}
        assert scoring.parts("number", named) == (("judge", -2.1), ("judged", 0.6), ("bias", -0.5))
        assert scoring.chance("number", named) < 0.2 < scoring.chance("number", {"bias": 1.0})


def test_without_learned_models_there_is_no_judge() -> None:
    assert learned_judge("en_core_web_sm 3.8.0; engine rules") is None
    assert learned_judge("en_core_web_sm 3.8.0; engine hybrid 0123") is not None
