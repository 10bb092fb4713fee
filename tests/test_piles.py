"""A pile is checked story by story: the same verdicts as each story alone, and no group across."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checker.choices import Options
from checker.piles import check_pile
from checker.pipeline import ArticleClaims, check
from checker.records import Article, Attribution, Claim, Facts, Problem, Report, Span, Speaker, Word
from checker.render import render
from checker.render.json_ import report_value
from checker.rulebook import Rulebook, load
from checker.runtime.reading import Reader
from checker.speakers.people import ArticlePeople, Entity, Resolution
from tests.stories.made import pile

BOOK = load()


def said(articles: Iterable[Article]) -> Iterator[ArticleClaims]:
    """Each article's whole text as what one and the same speaker says."""
    for article in articles:
        whole = article.body
        words = []
        at = 0
        for word in article.text.split():
            at = article.text.index(word, at)
            words.append(Word(word, word.lower().strip(".,"), "NOUN", Span(at, at + len(word))))
        found = Attribution(f"c-{article.id}", (), (), (whole,), "indirect")
        claim = Claim(found.id, article.id, article.text, found, None, Facts(words=tuple(words)))
        who = Entity("e0", "Oda Fenwick", "person", True, names=(("Oda Fenwick", 1),))
        resolved = (Resolution(found.id, ("e0",), "name", "Oda Fenwick"),)
        people = ArticlePeople(article.id, article.outlet, article.published, (who,), resolved)
        yield ArticleClaims(article, (claim,), people)


def _check(articles: list[Article], *, one: bool = False) -> Report:
    return check_pile(articles, said, BOOK, model="made", stories=() if one else None)


def _groups(report: Report) -> set[tuple[str, ...]]:
    return {v.group.claims for v in report.verdicts}


def test_a_pile_is_what_its_stories_are_alone() -> None:
    report = _check(pile())
    alone = [check(said(pile(event)), BOOK, model="made") for event in ("pier", "strike", "vaccine")]
    assert {v for r in alone for v in r.verdicts} == set(report.verdicts)
    assert len(report.stories) == 3
    story = {key: s.id for s in report.stories for key in s.articles}
    by_claim = {c.id: story[c.article] for c in report.claims}
    assert all(len({by_claim[c] for c in v.group.claims}) == 1 for v in report.verdicts)
    assert _check(pile()[::-1]) == report
    assert isinstance(report.claims[0].speaker, Speaker)


def test_json_names_the_story_of_articles_and_groups_where_there_are_several() -> None:
    value = report_value(_check(pile()))
    assert len({a["story"] for a in value["articles"]}) == 3
    assert {g["story"] for g in value["groups"]} == {a["story"] for a in value["articles"]}
    one = report_value(_check(pile("pier")))
    assert not any("story" in part for part in (*one["articles"], *one["groups"]))


def test_one_story_says_so() -> None:
    report = _check(pile(), one=True)
    assert report.stories == ()
    assert len(report.articles) == 9


def test_a_section_a_story() -> None:
    report = _check(pile("pier", "strike"))
    for form, mark in (("terminal", "\nstory "), ("markdown", "\n# Story ")):
        text = render(form, report)
        assert text.count(mark) == 2
        assert f"{mark}1 of 2: " in text
        assert text.count("Oda Fenwick") >= 2
        alone = render(form, _check(pile("pier")))
        assert mark not in alone
    for form in ("html", "csv", "junit", "sarif", "jsonl", "github"):
        assert render(form, report)


def test_progress_counts_stories() -> None:
    told: list[tuple[int, int, str]] = []
    check_pile(pile(), said, BOOK, watch=lambda *step: told.append(step))
    assert told == [(n, 3, "stories") for n in (1, 2, 3)]


def test_problems_of_all_stories_are_told_once() -> None:
    report = check_pile([replace(a, path="p") for a in pile()], said, BOOK)
    assert len(report.problems) == len(set(report.problems))


def test_a_story_that_is_known_is_neither_read_nor_compared_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.runtime.reading.model_name", lambda _options: "made 1.0")

    def run(articles: list[Article], book: Rulebook) -> tuple[Report, list[str]]:
        read: list[str] = []

        def source(some: Iterable[Article]) -> Iterator[ArticleClaims]:
            for part in said(some):
                read.append(part.article.id)
                yield part

        with Reader(Options(engine="rules"), book, tmp_path / "s.db", tell=told.append) as memory:
            return check_pile(articles, source, book, model="made", memory=memory), read

    told: list[Problem] = []
    first, read = run(pile(), BOOK)
    assert len(read) == 9
    assert run(pile(), BOOK) == (first, [])
    assert run(pile()[::-1], BOOK) == (first, [])
    changed = replace(pile("pier")[0], title="Another title")
    assert {key.split("-")[0] for key in run([changed, *pile()[1:]], BOOK)[1]} == {"pier"}
    (tmp_path / "t.yaml").write_text("version: 1\nthresholds:\n  - {id: alignment, change: {link: 71}}\n")
    assert len(run(pile(), load([tmp_path / "t.yaml"]))[1]) == 9
    assert not told


def test_a_story_s_matrix_has_the_numbers_under_which_its_groups_are_shown() -> None:
    text = render("markdown", _check(pile()))
    headed = dict(re.findall(r'<a id="(g-\w+)"></a>(?:(?!<a id).)*?(?:### |<summary>)(\d+)\. ', text, re.DOTALL))
    listed = {anchor: number for number, anchor in re.findall(r"^\| \[(\d+)\]\(#(g-\w+)\)", text, re.MULTILINE)}
    assert len(listed) > 1
    assert listed == {anchor: headed[anchor] for anchor in listed}
    assert len(set(listed.values())) == len(listed)
