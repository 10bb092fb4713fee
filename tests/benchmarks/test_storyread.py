"""Our own marked openings in the form of the bench's stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import storyread


def test_without_the_pool_there_are_no_openings(tmp_path: Path) -> None:
    assert list(storyread.marked(tmp_path)) == []


def test_a_rejected_claim_is_a_rejected_span_and_verdicts_have_the_benchs_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Ana Silk said 40 sheep had drowned. It rained."
    heard = 'Ana Silk: "Forty-one sheep drowned."'
    articles = [{"id": "s.1", "outlet": "Herald", "text": said}, {"id": "s.2", "outlet": "Post", "text": heard}]
    (tmp_path / "outlets.jsonl").write_text(json.dumps({"id": "s", "articles": articles}), encoding="utf-8")
    own = {
        "story": "s",
        "claims": [
            {"id": "1.1", "article": "s.1", "content": [[14, 34]], "speaker": "Ana Silk"},
            {"id": "1.2", "article": "s.1", "content": [[36, 45]], "speaker": None},
            {"id": "2.1", "article": "s.2", "content": [[11, 35]], "speaker": "Ana Silk"},
        ],
        "groups": [{"claims": ["1.1", "2.1"], "verdict": "conflict", "kind": "number"}],
        "near": [["1.2", "2.1"]],
        "rejected": ["1.2"],
    }
    marks = tmp_path / "benchmarks/marks"
    marks.mkdir(parents=True)
    for name in storyread.MARKS:
        (marks / name).write_text(json.dumps(own) if name == storyread.MARKS[0] else "", encoding="utf-8")
    monkeypatch.setattr(storyread, "ROOT", tmp_path)
    (row,) = storyread.marked(tmp_path)
    assert [(c["id"], c["kind"]) for c in row["claims"]] == [("1.1", "indirect"), ("2.1", "direct")]
    assert row["rejected"] == [{"article": "s.1", "content": [[36, 45]]}]
    assert row["near"] == []
    assert [(g["verdict"], g["kind"], g["cross_speaker"]) for g in row["groups"]] == [("conflicting", "number", False)]
