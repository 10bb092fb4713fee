"""Passages of other genres and usages, in our own words, with what must be found: a floor of its own.

genres.jsonl is in the benchmark's format. It holds courts, sport, business, science, disasters; Indian, British,
African and Australian usage; agency, tabloid, tweet and transcript; and narration that must yield nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.attribution.engine import Engine
from checker.attribution.evaluation import evaluate
from checker.attribution.gold import GoldArticle, read
from checker.attribution.scoring import figures

if TYPE_CHECKING:
    from spacy.language import Language

PASSAGES = Path(__file__).with_name("genres.jsonl")


def passages() -> list[GoldArticle]:
    return [item for item in read(PASSAGES) if isinstance(item, GoldArticle)]


def test_there_are_enough_passages_of_each_kind() -> None:
    kinds = Counter(p.id.split("-")[0] for p in passages())
    assert kinds.total() >= 80
    assert {"court", "sport", "business", "science", "disaster", "india", "britain", "africa", "australia", "agency",
            "tabloid", "tweet", "transcript"} <= set(kinds)  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("mode", "content", "strict", "end_to_end"), [("rules", 0.95, 0.89, 0.95), ("hybrid", 0.95, 0.91, 0.95)]
)
def test_other_genres_stay_above_their_floor(
    nlp: Language, mode: str, content: float, strict: float, end_to_end: float
) -> None:
    from checker.rulebook import load

    engine = Engine(nlp, load().cues, engine="hybrid" if mode == "hybrid" else "rules")
    reached = figures(evaluate(engine, passages(), speech=False).counts)
    assert reached["content"][2] >= content
    assert reached["strict"][2] >= strict
    assert reached["end to end"][2] >= end_to_end
