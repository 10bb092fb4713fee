"""What `checker explain` tells of single words: the tagger asked again, of the article or of the sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.articles import read
from checker.attribution.tagger import ModelError, Tagger
from checker.records import Article
from checker.render.explain import _words
from checker.wordscores import WordScore, WordScores, word_scores

TEXT = "Rain fell all day over the hills.\n\nThe mayor said the bridge was safe. Nobody crossed it.\n"


@pytest.fixture
def story(tmp_path: Path) -> tuple[Path, dict[str, Any], dict[str, Any]]:
    """An article's file, a report of it and the claim in it."""
    path = tmp_path / "courier.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = next(a for a in read([str(path)]) if isinstance(a, Article))
    at = article.text.index

    def span(words: str) -> dict[str, Any]:
        return {"start": at(words), "end": at(words) + len(words), "text": words}

    claim: dict[str, Any] = {"id": "c1", "article": article.id, "sentence": span("The mayor said the bridge was safe.")}
    claim |= {"source": [span("The mayor")], "cue": [span("said")], "content": [span("the bridge was safe")]}
    known = {"id": article.id, "path": str(path), "sha256": article.sha256}
    digest = Tagger.load().digest[:12]
    return path, {"model": f"en_core_web_sm 3.8.0; engine hybrid {digest}", "articles": [known]}, claim


def surest(found: WordScores) -> list[tuple[str, str]]:
    return [(w.word, max(("source", "cue", "content"), key=lambda part: getattr(w, part))) for w in found.words]


WANTED = [
    ("The", "source"), ("mayor", "source"), ("said", "cue"), ("the", "content"), ("bridge", "content"),
    ("was", "content"), ("safe", "content"),
]  # fmt: skip


def test_the_words_of_a_claim_are_scored_in_their_article(story: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    _, report, claim = story
    found = word_scores(report, claim)
    assert surest(found) == WANTED
    assert found.note == ""
    assert all(0 <= x <= 1 for w in found.words for x in (w.source, w.cue, w.content))


@pytest.mark.parametrize("what", ["changed", "gone"])
def test_without_the_article_its_sentence_is_scored_and_that_is_said(
    story: tuple[Path, dict[str, Any], dict[str, Any]], what: str
) -> None:
    path, report, claim = story
    if what == "gone":
        path.unlink()
    else:
        path.write_text("Something else entirely, in other words.\n" + TEXT, encoding="utf-8")
    found = word_scores(report, claim)
    assert surest(found) == WANTED
    assert "its sentence was read alone" in found.note


def test_the_rules_engine_has_no_word_scores(story: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    _, report, claim = story
    found = word_scores(report | {"model": "en_core_web_sm 3.8.0; engine rules"}, claim)
    assert found.words == ()
    assert "without the learned tagger" in found.note


def test_another_tagger_than_the_reports_is_said(story: tuple[Path, dict[str, Any], dict[str, Any]]) -> None:
    _, report, claim = story
    found = word_scores(report | {"model": "engine hybrid 000000000000"}, claim)
    assert "another one than the report's" in found.note
    assert surest(found) == WANTED


def test_a_damaged_tagger_is_said(
    story: tuple[Path, dict[str, Any], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, report, claim = story

    def broken() -> Tagger:
        raise ModelError("model.onnx is damaged")

    monkeypatch.setattr(Tagger, "load", broken)
    assert word_scores(report, claim) == WordScores((), "model.onnx is damaged")


def test_scores_are_one_line_a_word_and_long_claims_are_cut() -> None:
    lines = list(_words(WordScores((WordScore("safe", 0.01, 0.02, 0.97),) * 130, "read alone")))
    assert lines[0].endswith("source, cue, content (read alone)")
    assert lines[1].split() == ["0.01", "0.02", "0.97", "safe"]
    assert lines[-1].strip() == "[… 10 more words]"
    assert list(_words(WordScores((), "no tagger"))) == ["  words    not scored: no tagger"]
    assert list(_words(WordScores(()))) == []
