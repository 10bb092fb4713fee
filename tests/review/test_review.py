"""Fingerprints, baselines, the gate, and reports that are none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.problems import CheckerError
from checker.records import Report
from checker.render import render
from checker.review.findings import findings_in, findings_of
from checker.review.fingerprint import normal
from checker.review.gate import parse_gate
from checker.review.reports import read_report
from checker.review.reviewed import Reviewed, review
from tests.render.fixtures import story
from tests.render.hostile import hostile
from tests.review.deciding import DAY, as_json, conflict, decided


def test_findings_of_records_and_of_json_are_the_same() -> None:
    for report in (story(), hostile()):
        assert findings_of(report) == findings_in(as_json(report))


def test_every_group_is_a_finding_with_its_own_name() -> None:
    found = findings_of(story())
    assert len(found) == len(story().verdicts)
    prints = [p for f in found for p in f.prints]
    assert len(prints) == len(set(prints))


def test_a_finding_keeps_its_name_when_it_moves_and_loses_it_when_it_changes() -> None:
    report = story()
    names = {f.group: f.prints for f in findings_of(report)}
    moved = tuple(
        replace(v, evidence=tuple(
            replace(e, rule="renamed", origin="x:1", left=replace(e.left, span=replace(e.left.span, start=1, end=2)))
            for e in v.evidence))
        for v in report.verdicts
    )  # fmt: skip
    assert {f.group: f.prints for f in findings_of(replace(report, verdicts=moved))} == names
    typography = tuple(replace(c, text=c.text.upper().replace('"', "“")) for c in report.claims)
    assert {f.group: f.prints for f in findings_of(replace(report, claims=typography))} == names
    other = tuple(replace(c, text=c.text.replace("12 people", "13 people")) for c in report.claims)
    changed = {f.group: f.prints for f in findings_of(replace(report, claims=other))}
    toll = conflict(report, "number")
    assert not changed[toll] & names[toll]
    assert {g for g in names if names[g] != changed[g]} == {toll}


@given(st.text())
def test_normal_text_stays_normal(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_gate_by_verdict_level_kind_and_rule() -> None:
    reviewed = review(story())
    for words, fails in {
        ("conflicting",): True, ("unique",): True, ("never",): False, (): False, ("number",): True, ("date",): False,
        ("wording",): True, ("error",): True, ("note",): True, ("rule:death-toll",): True, ("rule:other",): False,
        ("conflicting=2",): True, ("conflicting=3",): False, ("unique=4",): True, ("unique=5",): False,
        ("date,number",): True, ("conflicting=3", "wording"): True, ("corroborated=2",): False,
    }.items():  # fmt: skip
        assert parse_gate(words).fails(reviewed) is fails, words


def test_a_level_includes_the_graver_ones_only() -> None:
    report = story()
    soft = tuple(
        replace(v, evidence=tuple(replace(e, level="warning") if e.relation == "conflicts" else e for e in v.evidence))
        for v in report.verdicts
    )
    reviewed = review(replace(report, verdicts=soft))
    assert not parse_gate(["error"]).fails(reviewed)
    assert parse_gate(["warning"]).fails(reviewed)
    assert parse_gate(["note"]).fails(reviewed)


@pytest.mark.parametrize(
    ("word", "says"),
    [("conflict", "did you mean 'conflicting'?"), ("numbr", "did you mean 'number'?"), ("conflicting=0", "from 1 on"),
     ("conflicting=many", "from 1 on"), ("rule:", "rule:ID"), ("conflicting=", "")],
)  # fmt: skip
def test_gate_words_that_mean_nothing(word: str, says: str) -> None:
    if word == "conflicting=":
        assert parse_gate([word]).terms[0].least == 1
        return
    with pytest.raises(CheckerError) as error:
        parse_gate([word])
    problem = error.value.problem
    assert problem.code == "E603"
    assert error.value.code == 2
    assert says in f"{problem.message} {problem.hint}"


def test_gate_says_why() -> None:
    assert parse_gate(["conflicting", "wording", "date"]).why(review(story())) == ("conflicting: 2", "wording: 1")


def baseline(tmp_path: Path, report: Report) -> Path:
    path = tmp_path / "baseline.json"
    path.write_text(render("json", report), encoding="utf-8")
    return path


def test_a_baseline_knows_what_was_there(tmp_path: Path) -> None:
    reviewed = review(story(), baseline=baseline(tmp_path, story()))
    assert reviewed.counts == "0 new, 2 known, 0 gone"
    assert not parse_gate(["conflicting", "unique"]).fails(reviewed)


def test_a_baseline_lets_only_what_is_new_fail(tmp_path: Path) -> None:
    report = story()
    toll = conflict(report, "number")
    old = replace(report, verdicts=tuple(v for v in report.verdicts if v.group.id != toll))
    reviewed = review(report, baseline=baseline(tmp_path, old))
    assert reviewed.counts == "1 new, 1 known, 0 gone"
    assert parse_gate(["number"]).fails(reviewed)
    assert not parse_gate(["wording"]).fails(reviewed)
    back = review(old, baseline=baseline(tmp_path, report))
    assert back.counts == "0 new, 1 known, 1 gone"
    assert not parse_gate(["conflicting"]).fails(back)


def test_reports_show_standing_and_leave_settled_out_where_they_must(tmp_path: Path) -> None:
    path = decided(tmp_path, "dismiss", "The Herald printed a correction.")
    reviewed: Reviewed = review(story(), decisions=path, on=DAY)
    for form in ("terminal", "markdown", "html", "csv"):
        assert "dismissed by ana: The Herald" in " ".join(render(form, reviewed.report, review=reviewed).split())
    assert "<skipped " in render("junit", reviewed.report, review=reviewed)
    assert 'failures="1"' in render("junit", reviewed.report, review=reviewed)
    assert "death-toll" not in render("sarif", reviewed.report, review=reviewed)
    assert "quote-wording" in render("sarif", reviewed.report, review=reviewed)
    assert render("github", reviewed.report, review=reviewed).count("::error") == 1


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"schema": "other/9"}', '{"schema": "checker-report/1"}', "[" * 100_000,
             '{"schema": "checker-report/1", "articles": [], "claims": [], "groups": [{}]}'],
)  # fmt: skip
def test_what_is_no_report(tmp_path: Path, text: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(text)
    with pytest.raises(CheckerError) as error:
        read_report(path)
    assert error.value.problem.code == "E602"
    assert error.value.code == 2


def test_a_missing_report_is_an_unreadable_input(tmp_path: Path) -> None:
    with pytest.raises(CheckerError) as error:
        read_report(tmp_path / "none.json", what="baseline")
    assert error.value.code == 3
    assert "baseline" in error.value.problem.message
