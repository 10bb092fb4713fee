"""The invented stories hold what the cluster scorer reads: spans, groups, kinds; the compiled file is current."""

from __future__ import annotations

import collections
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.strangers.marking import GOLD, head_of, kind_of, quoted, stories, story_of, unmark

STORIES: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
EACH = pytest.mark.parametrize("story", STORIES, ids=[s["id"] for s in STORIES])


def test_compiled_file_is_what_the_stories_say() -> None:
    assert stories() == STORIES, "run python -m benchmarks.strangers --compile"


def test_ten_stories_half_of_them_sealed() -> None:
    assert collections.Counter(s["split"] for s in STORIES) == {"open": 5, "sealed": 5}
    assert len({s["desk"] for s in STORIES}) == 10


def test_outlets_are_distinct_within_a_story() -> None:
    for story in STORIES:
        assert len({a["outlet"] for a in story["articles"]}) == len(story["articles"]) == 3


@EACH
def test_no_mark_is_left_in_a_text(story: dict[str, Any]) -> None:
    for article in story["articles"]:
        assert not set("{}|") & set(article["text"])
        assert 200 <= len(article["text"].split()) <= 450


@EACH
def test_claims_are_whole_words_of_their_article(story: dict[str, Any]) -> None:
    texts = {a["id"]: a["text"] for a in story["articles"]}
    for claim in story["claims"]:
        text = texts[claim["article"]]
        assert claim["kind"] in {"direct", "mixed", "indirect"}
        assert claim["content"]
        for start, end in claim["content"]:
            assert 0 <= start < end <= len(text)
            piece = text[start:end]
            assert piece == piece.strip()
            assert "\n" not in piece
            assert not (text[start - 1 : start].isalnum() and piece[0].isalnum())
            assert not (text[end : end + 1].isalnum() and piece[-1].isalnum())


@EACH
def test_claims_of_an_article_nest_or_stand_apart(story: dict[str, Any]) -> None:
    for one, other in itertools.combinations(story["claims"], 2):
        if one["article"] != other["article"]:
            continue
        for (a, b), (c, d) in itertools.product(one["content"], other["content"]):
            assert b <= c or d <= a or (a <= c and d <= b), (one["id"], other["id"])


@EACH
def test_groups_join_claims_of_different_articles(story: dict[str, Any]) -> None:
    article_of = {c["id"]: c["article"] for c in story["claims"]}
    assert len(article_of) == len(story["claims"])
    for group in story["groups"]:
        members = [*group["claims"], *group["borderline"]]
        assert len(set(members)) == len(members)
        assert len({article_of[m] for m in members}) > 1
        assert group["verdict"] in {"corroborated", "conflicting", "either"}
        assert (group["kind"] is None) == (group["verdict"] == "corroborated")


def test_marks_are_taken_out_and_offsets_kept() -> None:
    text, claims = unmark("{{AB #g ~h|“Ice,”}} he said, {{+|“is cold {{C D|it is}}.”}}", {"AB": "Ada Berg"})
    assert text == "“Ice,” he said, “is cold it is.”"
    assert [(c.speaker, c.groups, c.borderline) for c in claims] == [("Ada Berg", ["g"], ["h"]), ("C D", [], [])]
    assert [[text[a:b] for a, b in c.spans] for c in claims] == [["“Ice,”", "“is cold it is.”"], ["it is"]]


@pytest.mark.parametrize("marked", ["{{A|never closed", "{{A}} no content", "a stray | bar"])
def test_bad_marks_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="mark that does not"):
        unmark(marked, {})


def test_heads_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot read 'colour: blue'"):
        head_of("colour: blue\n")


def test_a_group_of_one_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("split: open\n\n=== The Post | 2024-01-01 | Ice\n{{Ada #ice|Ice}} is cold.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="only one article has claims of the group 'ice'"):
        story_of(path)


@pytest.mark.parametrize(
    ("piece", "kind"), [("cold", "indirect"), ("“wet”", "direct"), ("cold and “wet", "mixed"), ("dry", "indirect")]
)
def test_kind_follows_the_quotation_marks(piece: str, kind: str) -> None:
    text = "It is cold and “wet”.\n\n“unclosed\n\ndry"
    start = text.index(piece)
    assert kind_of(text, quoted(text), [(start, start + len(piece))]) == kind
