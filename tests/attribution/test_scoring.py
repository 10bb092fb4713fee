"""Reading hand-marked articles and scoring against them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.attribution.gold import GoldArticle, Marked, read
from checker.attribution.scoring import figures, restrict, score
from checker.records import Problem, Span

TEXT = 'Ada Brunn said the dam held. "It did," Ove Lindahl added.'


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def marked(source: str, cue: str, content: str) -> Marked:
    return Marked((span(source),) if source else (), (span(cue),), (span(content),))


FIRST = marked("Ada Brunn", "said", "the dam held")
SECOND = marked("Ove Lindahl", "added", '"It did,"')


def test_a_perfect_answer_scores_one_everywhere() -> None:
    scored = score(TEXT, [FIRST, SECOND], [FIRST, SECOND])
    assert all(f1 == 1.0 for _, _, f1 in figures(scored.counts).values())
    assert scored.errors == ()


def test_outer_marks_and_punctuation_never_matter() -> None:
    bare = Marked(SECOND.source, SECOND.cue, (span("It did"),))
    assert score(TEXT, [SECOND], [bare]).counts["strict"] == 1


def test_misses_false_finds_and_wrong_sources_are_told_apart() -> None:
    wrong = Marked(FIRST.source, SECOND.cue, SECOND.content)
    scored = score(TEXT, [FIRST, SECOND], [wrong])
    assert sorted(e.kind for e in scored.errors) == ["missed", "other source"]
    assert scored.counts["end_to_end"] == 0
    stray = marked("", "said", "Ada Brunn")
    assert [e.kind for e in score(TEXT, [], [stray]).errors] == ["not in the gold"]


def test_half_of_a_content_is_relaxed_and_not_strict() -> None:
    half = Marked(FIRST.source, FIRST.cue, (span("dam held"),))
    counts = score(TEXT, [FIRST], [half]).counts
    assert (counts["relaxed"], counts["strict"]) == (1, 0)


def test_unwanted_gold_takes_its_match_with_it_unpunished() -> None:
    gold, found = restrict(TEXT, [FIRST, SECOND], [FIRST, SECOND], lambda m: m.cue == SECOND.cue)
    assert (gold, found) == ([SECOND], [SECOND])


def test_json_lines_are_read_and_bad_lines_named(tmp_path: Path) -> None:
    good = {
        "id": "x",
        "text": "A said b.",
        "attributions": [{"source": [[0, 1]], "cue": [[2, 6]], "content": [[7, 8]]}],
    }
    bad = {**good, "attributions": [{"content": [[7, 99]]}]}
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(good) + "\n\n" + json.dumps(bad) + "\nnot json\n", encoding="utf-8")
    first, *problems = read(file)
    assert isinstance(first, GoldArticle)
    assert first.marked == (Marked((Span(0, 1),), (Span(2, 6),), (Span(7, 8),)),)
    assert [(p.code, p.line) for p in problems if isinstance(p, Problem)] == [("E206", 3), ("E206", 4)]


@pytest.mark.parametrize(
    "joined", ["E1\tCue:T2 Source:T1 Content:T3\n", "R1\tSource Arg1:T1 Arg2:T2\nR2\tContent Arg1:T3 Arg2:T2\n"]
)
def test_brat_standoff_is_read_with_events_or_relations(tmp_path: Path, joined: str) -> None:
    (tmp_path / "a.txt").write_text("The plan, she said, is dead.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tSource 10 13\tshe\nT2\tCue 14 18\tsaid\nT3\tContent 0 8;20 27\tThe plan is dead\n" + joined,
        encoding="utf-8",
    )
    (article,) = read(tmp_path)
    assert isinstance(article, GoldArticle)
    assert article.marked == (Marked((Span(10, 13),), (Span(14, 18),), (Span(0, 8), Span(20, 27))),)


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_nothing_to_read_is_one_clear_problem(tmp_path: Path, name: str) -> None:
    (problem,) = read(tmp_path / name)
    assert isinstance(problem, Problem)
    assert problem.code in ("E201", "E208")
