"""The terminal report: it fits, reads without colour, marks the right words, and is the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.records import Span
from checker.render import render
from checker.render.excerpt import GAP, Excerpt, Mark, plain, shorten
from checker.render.layout import wrap
from tests.render.fixtures import DAHL, RUIZ, story
from tests.render.hostile import hostile

ANSI = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("width", [40, 46, 80, 100, 133, 200])
def test_fits_its_width(width: int) -> None:
    for report in (story(), hostile()):
        for everything in (False, True):
            text = render("terminal", report, width=width, everything=everything)
            assert max(map(cell_len, text.splitlines())) <= width


def test_wider_terminals_get_fewer_lines() -> None:
    sizes = [render("terminal", story(), width=w).count("\n") for w in (50, 80, 140)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_colour_only_decorates() -> None:
    for report in (story(), hostile()):
        coloured = render("terminal", report, colour=True)
        assert "\x1b[" in coloured
        stripped = "\n".join(line.rstrip() for line in ANSI.sub("", coloured).split("\n"))
        assert stripped == render("terminal", report, colour=False)


def test_plain_text_holds_no_escape_at_all() -> None:
    assert "\x1b" not in render("terminal", hostile())


def test_links_lead_to_files_and_are_the_same_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    first = render("terminal", story(), colour=True, links=True)
    assert f"\x1b]8;;{(tmp_path / 'story' / 'gazette.txt').as_uri()}\x1b\\" in first
    assert first == render("terminal", story(), colour=True, links=True)
    assert "\x1b]8" not in render("terminal", story(), colour=True, links=False)


def test_marks_stand_under_the_words_that_differ() -> None:
    lines = render("terminal", story(), width=100).splitlines()
    marked = []
    for above, below in pairwise(lines):
        if re.fullmatch(r" *│ [ ^]+", below):
            marked += [above[m.start() : m.end()] for m in re.finditer(r"\^+", below)]
    # four prints of the toll, two quotations with "not" and the place where it is missing in the third
    assert sorted(marked) == sorted(["12", "12", "12", "Twenty-one", "not", "not", " "])


def test_order_and_summary() -> None:
    lines = render("terminal", story()).splitlines()
    assert lines[0] == lines[-1] == "2 conflicting, 1 corroborated, 4 unique (1 copied); 15 claims in 4 articles"
    titles = [line.split(" ")[0] for line in lines if re.match(r"[A-Z]{3,}", line)]
    assert titles == ["CONFLICTING", "CORROBORATED", "COPIED,", "UNIQUE", "WHO", "PROBLEMS"]


def test_unique_claims_are_folded_until_asked_for() -> None:
    folded, whole = render("terminal", story()), render("terminal", story(), everything=True)
    assert "same cables" not in folded
    assert "Mette Dahl" in folded
    assert "that the second bridge has the same cables." in whole


def test_a_report_of_unique_claims_only_is_not_folded() -> None:
    report = replace(story(), verdicts=tuple(v for v in story().verdicts if len(v.group.claims) == 1))
    assert "that the second bridge has the same cables." in render("terminal", report)


def test_speakers_who_disagree_are_told_from_reports_that_differ() -> None:
    report = story()
    text = render("terminal", report)
    assert "Reports differ on what Ana Ruiz said" in text
    herald = next(c for c in report.claims if c.text.startswith("Twenty-one"))
    other = replace(herald, speaker=replace(RUIZ, id="other", name="Otto Brun"))
    claims = tuple(other if c.id == herald.id else c for c in report.claims)
    text = render("terminal", replace(report, claims=claims))
    assert "Ana Ruiz and Otto Brun disagree on a figure" in text
    assert re.search(r"12 +Ana Ruiz \(Morning Courier, Orle Gazette, Valley\n? *Post\)", text)
    unknown = replace(herald, speaker=None)
    claims = tuple(unknown if c.id == herald.id else c for c in report.claims)
    assert "Accounts differ on a figure" in render("terminal", replace(report, claims=claims))


def test_who_quotes_whom_is_shown() -> None:
    report = story()
    inner, outer = (next(c for c in report.claims if c.text.startswith(t)) for t in ("inspectors", '"We will close'))
    held = replace(inner, attribution=replace(inner.attribution, within=outer.attribution.id))
    claims = tuple(held if c.id == inner.id else c for c in report.claims)
    text = render("terminal", replace(report, claims=claims))
    assert "Orle town council, as told by Boris Holm for Orle Cement" in " ".join(text.split())


def test_claims_that_are_no_side_of_the_conflict_come_after_those_that_are() -> None:
    report = story()
    verdict = next(v for v in report.verdicts if any(e.rule == "death-toll" for e in v.evidence))
    herald = next(c.id for c in report.claims if c.text.startswith("Twenty-one"))
    gazette = next(c.id for c in report.claims if c.text.startswith("12 people had died when"))
    one = tuple(e for e in verdict.evidence if {e.left.claim, e.right.claim} == {herald, gazette})
    verdicts = tuple(replace(v, evidence=one) if v is verdict else v for v in report.verdicts)
    text = render("terminal", replace(report, verdicts=verdicts))
    part = text[text.index(" 1. ") : text.index(" 2. ")]
    order = [
        part.index(w)
        for w in ("Orle Gazette, 2026", "Tarn Herald, 2026", "no side of this dispute:", "Morning Courier, 2026")
    ]
    assert order == sorted(order)
    for form in ("markdown", "html"):
        assert render(form, replace(report, verdicts=verdicts)).count("no side of this dispute:") == 1
        assert "no side of this dispute" not in render(form, report)


def test_what_merely_differs_is_marked_as_such() -> None:
    report = story()
    soft = tuple(
        replace(v, label="corroborated", evidence=tuple(replace(e, relation="differs") for e in v.evidence))
        for v in report.verdicts
    )
    text = render("terminal", replace(report, verdicts=soft))
    assert re.search(r"│ +~~~\n", text)
    assert not re.search(r"│ [ ^]*\^", text)


def test_copies_are_not_corroboration() -> None:
    text = render("terminal", story())
    part = text[text.index("COPIED") : text.index("UNIQUE")]
    assert "2 outlets, 1 origin" in part
    assert "one origin: Morning Courier and Valley Post" in part


@given(
    st.text(max_size=300), st.integers(8, 60), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 20)), max_size=4)
)
def test_wrapping_loses_nothing_and_keeps_marks_under_their_words(
    text: str, width: int, marks: list[tuple[int, int]]
) -> None:
    line = plain(text)
    kept = tuple(sorted({Mark(min(a, len(line)), min(a + n, len(line))) for a, n in marks}))
    lines = list(wrap(Excerpt(line, kept), width))
    assert "".join(e.text for e, _ in lines).replace(" ", "") == line.replace(" ", "")
    assert all(cell_len(e.text) <= width for e, _ in lines)


@given(
    st.text(alphabet="ab .", min_size=1, max_size=500), st.integers(40, 200), st.integers(0, 400), st.integers(1, 30)
)
def test_shortening_keeps_the_marked_words(text: str, limit: int, start: int, size: int) -> None:
    line = plain(text)
    start = min(start, max(0, len(line) - 1))
    mark = Mark(start, min(len(line), start + size))
    short = shorten(Excerpt(line, (mark,)), limit)
    assert len(short.text) <= max(limit, len(line[mark.start : mark.end])) + 2 * len(GAP) + 80
    marked = [w for w, weight in short.pieces() if weight]
    if mark.end > mark.start:
        assert marked == [line[mark.start : mark.end]]


def test_a_long_sentence_without_marks_is_cut_around_the_claim() -> None:
    words = "before " * 100
    line = f"{words}the claim itself stands here {words}"
    short = shorten(Excerpt(line, (), len(words)), 260)
    assert "the claim itself stands here" in short.text
    assert short.text.startswith("[…] ")
    assert short.text.endswith(" […]")
    assert shorten(Excerpt(line, (), 5), 260).text.startswith("before before")


def test_ten_thousand_characters_in_a_row_take_no_time() -> None:
    long = "x" * 200_000
    lines = list(wrap(Excerpt(long), 78))
    assert len(lines) == -(-200_000 // 78)


def test_a_sentence_with_two_claims_of_a_group_is_printed_once() -> None:
    report = story()
    verdict = next(v for v in report.verdicts if v.label == "corroborated")
    outer = next(c for c in report.claims if c.id == verdict.group.claims[0])
    twin = replace(
        outer,
        id="twin",
        speaker=DAHL,
        attribution=replace(outer.attribution, id="twin", within=outer.attribution.id),
    )
    more = replace(verdict, group=replace(verdict.group, claims=(*verdict.group.claims, "twin")))
    verdicts = tuple(more if v is verdict else v for v in report.verdicts)
    twice = replace(report, claims=(*report.claims, twin), verdicts=verdicts)
    for form in ("terminal", "markdown", "junit"):
        once, both = (" ".join(render(form, r).split()) for r in (report, twice))
        assert both.count("inspected in March") == once.count("inspected in March")
    assert "Mette Dahl, as told by Orle town council, reported" in " ".join(render("terminal", twice).split())
    assert 'href="#c-twin">Mette Dahl, as told by Orle town council, reported</a>' in render("html", twice)


def test_outlets_of_one_origin_agree_with_nobody_but_themselves() -> None:
    report = story()
    verdict = next(v for v in report.verdicts if v.label == "corroborated")
    assert "agrees on" in render("terminal", replace(report, verdicts=(verdict,)))
    one = replace(verdict, origins=(tuple(a for o in verdict.origins for a in o),))
    assert "agrees on" not in render("terminal", replace(report, verdicts=(one,)))


def test_a_copy_further_on_in_the_article_is_a_line_number() -> None:
    report = story()
    verdict = next(v for v in report.verdicts if v.label == "corroborated")
    first, second = (next(c for c in report.claims if c.id == i) for i in verdict.group.claims[:2])
    home = next(a for a in report.articles if a.id == first.article)
    start = home.text.rindex("\n", 0, len(home.text) - 2) + 1
    content = (Span(start, len(home.text) - 1),)
    twin = replace(second, id="twin", article=home.id, copies=(first.id,),
                   attribution=replace(second.attribution, id="twin", source=(), cue=(), content=content))  # fmt: skip
    more = replace(verdict, group=replace(verdict.group, claims=(*verdict.group.claims, "twin")))
    both = replace(report, claims=(*report.claims, twin), verdicts=(more,))
    line = home.place(start)[0]
    text = " ".join(render("terminal", both, width=200).split())
    assert f"also at line {line} ·" in text
    assert f"also at line {line} ·" in render("markdown", both)
    assert f'also at <a href="#c-twin">line {line}</a> ·' in render("html", both)
    alone = " ".join(render("terminal", replace(report, verdicts=(verdict,)), width=200).split())
    assert text.count("│") == alone.count("│")


def test_a_kind_of_conflict_never_reaches_the_terminal_raw() -> None:
    report = story()
    evil = "x\x1b[2J\ud800"
    verdicts = tuple(
        replace(v, evidence=tuple(replace(e, kind=evil, rule=evil) for e in v.evidence)) for v in report.verdicts
    )
    for form in ("terminal", "markdown", "html", "csv", "sarif", "junit", "github"):
        text = render(form, replace(report, verdicts=verdicts))
        assert "\x1b" not in text
        assert "\ud800" not in text


def test_a_figure_that_grew_is_told_where_the_claim_is_named() -> None:
    report = story()
    verdict = next(v for v in report.verdicts if any(e.rule == "death-toll" for e in v.evidence))
    grown = tuple(replace(e, kind="update", relation="differs") for e in verdict.evidence if e.relation == "conflicts")
    later = replace(report, verdicts=(replace(verdict, label="corroborated", evidence=grown),))
    told = "(figure updated: 12, then 21)"
    for form in ("terminal", "markdown", "html", "junit"):
        assert told in " ".join(render(form, later).split())
    # in the map the claim has a gap where the figure stands in the cells
    assert re.search(r"Ana Ruiz: … people had died when +12 +12 +12 +21$", render("terminal", later), re.MULTILINE)


def test_problems_stand_at_the_end_and_are_counted_past_twenty() -> None:
    report = story()
    text = render("terminal", report, width=120)
    problem = "    story/herald.txt:5:1: warning W311: a quotation is never closed (it was ended at the paragraph)"
    assert text[text.index("PROBLEMS (1)") :].splitlines()[2] == problem
    many = tuple(replace(report.problems[0], line=n) for n in range(1, 26))
    text = render("terminal", replace(report, problems=many))
    assert text.count("W311") == 20
    assert "and 5 more" in text
    assert "PROBLEMS" not in render("terminal", replace(report, problems=()))
