"""What Markdown readers make of the report: the same words, and no structure that an article brought along."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.records import ClaimGroup
from checker.render import markdown, render
from checker.render.excerpt import Excerpt, Mark, plain
from checker.render.gfm import escape, in_html, marked
from checker.render.options import RenderOptions
from checker.render.viewing import view_of
from tests.render.fixtures import story
from tests.render.hostile import NASTY, hostile

COMMONMARK = MarkdownIt("commonmark")
GFM = MarkdownIt("gfm-like", {"linkify": True, "html": True})
# GFM links addresses with a scheme or "www.", and mail; this library would also link bare names such as "x.org"
assert GFM.linkify is not None
GFM.linkify.set({"fuzzy_link": False, "fuzzy_ip": False, "fuzzy_email": True})
READERS = pytest.mark.parametrize("reader", [COMMONMARK, GFM], ids=["commonmark", "gfm"])
TAG = re.compile(r"<[^>]*>|<!-- -->")


def words(page: str) -> str:
    return html.unescape(TAG.sub("", page)).strip()


@READERS
@given(text=st.one_of(st.text(), st.text(alphabet="`*_[]()<>!#@|~$\\:/.&-+=1ahw \n")))
def test_any_text_comes_out_as_written(reader: MarkdownIt, text: str) -> None:
    page = reader.render(f"{escape(text)}\n")
    assert words(page) == plain(text)
    assert not re.search(r"<(?!/?p>|!-- -->|span>|/span>)", page)


@READERS
@pytest.mark.parametrize(
    "text",
    ["# x", "- x", "+ x", "1. x", "12) x", "> x", "=====", "-----", "***", "~~~", "```", "    code", "| a | b |",
     "[x]: /y", "https://x.org", "a@b.org", "<b>", "&amp;", "![x](y)", "\\", "- [ ] x", "[^1]", "<!--", "-->", "1."],
)  # fmt: skip
def test_block_syntax_stays_text(reader: MarkdownIt, text: str) -> None:
    page = reader.render(f"> {escape(text)}\n")
    assert re.sub(r"<!-- -->", "", page).startswith("<blockquote>\n<p>")
    assert words(page) == plain(text)
    assert "<a" not in page


@pytest.mark.parametrize(
    "text",
    ["@everyone", "x@y.org", "#12", "GH-12", "http://x", "ftp://x", "www.x.org", ":smile:", ":+1:", "deadbeef1", "$x$"],
)
def test_what_github_would_act_on_is_broken_up(text: str) -> None:
    for made in (escape(text), in_html(text)):
        assert text not in made
        assert words(COMMONMARK.render(made)) == text or words(made) == text


def test_ordinary_text_is_left_alone() -> None:
    text = 'The mayor said at 10:30, "We lost 1,200 (about 4%) in 2024-05"; the rest - later!'
    assert escape(text) == text


@READERS
def test_marked_sentence(reader: MarkdownIt) -> None:
    page = reader.render(marked(Excerpt("He said 12* men @all", (Mark(8, 11), Mark(12, 15, "minor")))))
    assert "He said <strong>12*</strong> <em>men</em> " in page
    assert words(page) == "He said 12* men @all"


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_marks_never_change_the_words(text: str, start: int, size: int) -> None:
    line = plain(text)
    start = min(start, len(line))
    mark = Mark(start, min(start + size, len(line)))
    shown = words(COMMONMARK.render(marked(Excerpt(line, (mark,))))).replace("‸", "")
    assert shown.replace(" ", "") == line.replace("‸", "").replace(" ", "")


@READERS
def test_report_has_only_its_own_structure(reader: MarkdownIt) -> None:
    for report in (story(), hostile()):
        page = reader.render(render("markdown", report))
        tags = set(re.findall(r"<(\w+)", page))
        assert tags <= set(
            "h1 h2 h3 p strong em a table thead tbody tr th td ul li blockquote details summary del ins span".split()
        )
        links = set(re.findall(r'<a href="([^"]*)"', page))
        anchors = set(re.findall(r'<a id="([^"]*)"', page))
        assert all(link.startswith("#g-") for link in links)
        assert {link[1:] for link in links} <= anchors
        assert page.count("<details>") == page.count("</details>")
        headings = re.findall(r"<h[12]>(.*?)</h[12]>", page)
        assert headings[0] == "Claim check"
        assert all(
            re.match(r"(Conflicting|Who reports what|Corroborated|Copied|Unique|Problems)\b", h) for h in headings[1:]
        )


@READERS
def test_every_row_of_a_table_has_all_its_cells(reader: MarkdownIt) -> None:
    page = GFM.render(render("markdown", hostile()))
    for table in re.findall(r"<table>(.*?)</table>", page, re.DOTALL):
        rows = [row.count("<td") + row.count("<th") for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
        assert len(set(rows)) == 1


@READERS
def test_every_sentence_can_be_read(reader: MarkdownIt) -> None:
    page = words(reader.render(render("markdown", story())))
    flat = " ".join(page.split()).replace("‸", "")
    for entry in view_of(story()).entries:
        for shown in entry.claims:
            assert shown.sentence.text in flat
            assert f"{shown.outlet}, {shown.date}, {shown.where}" in flat


def test_hostile_text_is_kept_as_text() -> None:
    page = words(GFM.render(render("markdown", hostile())))
    assert plain(NASTY)[:200] in " ".join(page.split())


def test_long_report_is_cut_between_groups_with_a_count() -> None:
    report = story()
    many = tuple(
        replace(v, group=ClaimGroup(f"{v.group.id}{i:05}", v.group.claims)) for i in range(40) for v in report.verdicts
    )
    view = view_of(replace(report, verdicts=many))
    whole = markdown._joined(view, RenderOptions(), 10**9)
    cut = markdown._joined(view, RenderOptions(), 60_000)
    assert "not shown" not in whole
    assert len(cut.encode()) <= 60_000
    shown = len(re.findall(r"^### ", cut, re.MULTILINE)) + cut.count("<details>")
    left_out = int(re.findall(r"\*\*(\d+) groups not shown", cut)[0])
    assert 0 < shown < len(many)
    # unique claims are folded by outlet, so one fold may stand for many groups
    assert left_out >= sum(v.label == "unique" for v in many) - 40
    assert cut.rstrip().endswith(f"**{escape(view.summary)}**")
    assert GFM.render(cut).count("<details>") == GFM.render(cut).count("</details>")


def test_real_limit_is_githubs() -> None:
    assert markdown.LIMIT == 1_048_576


def test_conflicts_come_before_the_map() -> None:
    text = render("markdown", story())
    titles = re.findall(r"^## ([A-Za-z ]+)", text, re.MULTILINE)
    assert [t.strip() for t in titles] == [
        "Conflicting",
        "Who reports what",
        "Corroborated",
        "Copied",
        "Unique",
        "Problems",
    ]
