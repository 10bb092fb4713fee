"""The learned judge around its network: what it is given, what it makes of the answer, what it refuses."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from checker.learned import LONGEST, Judge, ModelError, Opinion, encode, opinion

LEFT, RIGHT = "Ilse Vorn said 12 boats sank.", "Twenty boats sank, said Ilse Vorn."


class Words:
    """A tokenizer whose pieces are words and marks; a piece's number is its length."""

    def encode(self, text: str, add_special_tokens: bool) -> Any:
        assert not add_special_tokens
        found = list(re.finditer(r"\w+|[^\w\s]", text))
        return SimpleNamespace(ids=[10 + len(m.group()) for m in found], offsets=[m.span() for m in found])

    def token_to_id(self, token: str) -> int:
        return {"<s>": 0, "</s>": 2}[token]


class Network:
    """Answers every pair alike and counts how often it is asked."""

    def __init__(self, *logits: float) -> None:
        self.logits, self.asked = logits, 0

    def run(self, names: list[str], feed: dict[str, Any]) -> list[Any]:
        assert names == ["logits"]
        assert feed["ids"].shape == feed["marks"].shape
        assert feed["ids"].shape[0] == 1
        self.asked += 1
        return [np.array([self.logits], np.float32)]


def test_words_that_the_other_side_lacks_are_marked_and_its_figures_apart() -> None:
    ids, marks = encode(Words(), LEFT, RIGHT)
    assert len(ids) == len(marks) == 19
    # <s> Ilse Vorn said 12 boats sank . </s></s> Twenty boats sank , said Ilse Vorn . </s>
    assert marks[:10] == [0, 1, 1, 1, 3, 1, 1, 0, 0, 0]
    assert marks[10:] == [5, 4, 4, 0, 4, 4, 4, 0, 0]


def test_the_order_of_the_texts_changes_nothing() -> None:
    assert encode(Words(), LEFT, RIGHT) == encode(Words(), RIGHT, LEFT)
    judge = Judge(network := Network(1, 2, 0, 0), Words())
    assert judge.opinion(LEFT, RIGHT) == judge.opinion(RIGHT, LEFT)
    assert network.asked == 1


@pytest.mark.parametrize(("one", "two"), [(300, 5), (5, 300), (300, 300), (54, 54), (0, 0)])
def test_of_long_texts_the_ends_are_cut(one: int, two: int) -> None:
    ids, marks = encode(Words(), "a " * one, "b " * two)
    assert len(ids) == len(marks) == min(LONGEST, one + two + 4)


def test_an_opinion_gives_log_odds_within_bounds() -> None:
    even = Opinion(*[math.log(0.25)] * 4)
    assert even.odds == pytest.approx(math.log(1 / 3), abs=0.001)
    assert even.aligned == 0.0
    sure = Opinion(-30.0, 0.0, -30.0, -30.0)
    assert sure.odds == sure.aligned == 8.0
    assert Opinion(-30.0, -30.0, 0.0, -30.0).aligned == -8.0


def folder(path: Path, **config: Any) -> Path:
    (path / "config.json").write_text(json.dumps({"format": 1, "sha256": {}} | config), encoding="utf-8")
    for name in ("model.onnx", "tokenizer.json"):
        (path / name).write_bytes(b"another")
    return path


def broken(path: Path) -> Path:
    (folder(path) / "config.json").write_text("{", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda p: p, "config.json cannot be read"),
        (lambda p: folder(p, format=2), "of another version"),
        (folder, "SHA-256 is not the one"),
        (broken, "is damaged"),
    ],
)
def test_a_damaged_model_is_refused_in_one_line(tmp_path: Path, made: Any, why: str) -> None:
    with pytest.raises(ModelError, match=why) as caught:
        Judge.load(made(tmp_path))
    assert "\n" not in str(caught.value)
    assert "--engine rules" in str(caught.value)


@pytest.mark.model
def test_the_packaged_judge_tells_one_statement_from_two() -> None:
    fire = "Nine people died when a warehouse burnt down in Orsa on Friday, the fire chief said."
    again = "A fire in an Orsa warehouse killed nine people on Friday, according to the fire chief."
    other = "The Orsa orchestra will open its new season with a concert by the lake."
    assert opinion(fire, again) == opinion(again, fire)
    assert opinion(fire, again).aligned > 2
    assert opinion(fire, other).aligned < 0
    assert opinion(fire, again).odds < 0
    chances = opinion(fire, other)
    assert sum(math.exp(c) for c in (chances.same, chances.conflict, chances.different, chances.neutral)) == (
        pytest.approx(1.0)
    )


@pytest.mark.model
def test_hostile_and_empty_texts_get_an_opinion() -> None:
    for text in ("", " ", "\u202e\x00\ufeff", "a" * 5000, "<s></s>" * 50, "𝔘" * 300):
        assert -8.0 <= opinion(text, "The mayor resigned.").odds <= 8.0
