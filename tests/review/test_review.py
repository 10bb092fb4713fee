"""Fingerprints, decisions, baselines and the gate."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.problems import CheckerError
from checker.records import Report
from checker.render import render
from checker.review import decisions
from checker.review.findings import findings_in, findings_of
from checker.review.fingerprint import normal
from checker.review.gate import parse_gate
from checker.review.reports import read_report
from checker.review.reviewed import Reviewed, review
from tests.render.fixtures import GAZETTE, HERALD, hostile, story

DAY = dt.date(2026, 6, 1)


def as_json(report: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(render("json", report))
    return value


def conflict(report: Report, kind: str) -> str:
    """The id of the group with a conflict of this kind."""
    return next(
        v.group.id for v in report.verdicts if any(e.kind == kind and e.relation == "conflicts" for e in v.evidence)
    )


def decided(tmp_path: Path, *words: str, kind: str = "number", until: str | None = None) -> Path:
    path = tmp_path / "checker.decisions.yaml"
    old = path.read_text() if path.exists() else ""
    entry = decisions.entry_of(as_json(story()), conflict(story(), kind), words[0], words[1], "ana", until, DAY)
    path.write_text(decisions.added(old, entry))
    return path


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


@pytest.mark.parametrize(("word", "out"), [("dismiss", True), ("explain", True), ("confirm", False)])
def test_decisions_take_conflicts_out_of_the_gate_or_leave_them_in(tmp_path: Path, word: str, out: bool) -> None:
    path = decided(tmp_path, word, "The Herald printed a correction.")
    reviewed = review(story(), decisions=path, on=DAY)
    assert not reviewed.report.problems[1:]
    assert parse_gate(["number"]).fails(reviewed) is not out
    assert parse_gate(["wording"]).fails(reviewed)
    verdict = next(v for v in story().verdicts if v.group.id == conflict(story(), "number"))
    assert reviewed.stands(verdict) is not out
    assert reviewed.words_for(verdict) == (f"{decisions.PAST[word]} by ana: The Herald printed a correction.",)
    assert ("1" if out else "0") + " settled by decisions" in reviewed.counts


def test_a_decision_outlives_an_edit_elsewhere_but_not_of_the_claim(tmp_path: Path) -> None:
    path = decided(tmp_path, "dismiss", "ok")
    report = story()
    longer = replace(GAZETTE, text="x" * 9 + GAZETTE.text, sha256="0", path="moved.txt")
    edited = tuple(longer if a.id == GAZETTE.id else a for a in report.articles)
    assert not parse_gate(["number"]).fails(review(replace(report, articles=edited), decisions=path, on=DAY))
    claims = tuple(replace(c, text=c.text.replace("Twenty-one", "Thirty")) for c in report.claims)
    reviewed = review(replace(report, claims=claims), decisions=path, on=DAY)
    assert parse_gate(["number"]).fails(reviewed)
    assert [p.code for p in reviewed.report.problems] == ["W311", "W602"]


def test_a_new_outlet_in_a_settled_conflict_is_new(tmp_path: Path) -> None:
    path = decided(tmp_path, "dismiss", "ok")
    report = story()
    another = replace(HERALD, id="another", outlet="Other Herald")
    herald = next(c for c in report.claims if c.article == HERALD.id and c.text.startswith("Twenty"))
    copy = replace(herald, id="copy", article="another")
    verdicts = []
    for verdict in report.verdicts:
        if verdict.group.id == conflict(report, "number"):
            first = next(e for e in verdict.evidence if e.relation == "conflicts")
            extra = replace(first, right=replace(first.right, claim="copy"))
            group = replace(verdict.group, claims=(*verdict.group.claims, "copy"))
            verdict = replace(verdict, group=group, evidence=(*verdict.evidence, extra))  # noqa: PLW2901 - the loop variable is what is changed
        verdicts.append(verdict)
    grown = replace(
        report, articles=(*report.articles, another), claims=(*report.claims, copy), verdicts=tuple(verdicts)
    )
    assert parse_gate(["number"]).fails(review(grown, decisions=path, on=DAY))


def test_decisions_end(tmp_path: Path) -> None:
    path = decided(tmp_path, "dismiss", "until the inquest", until="2026-06-01")
    last = review(story(), decisions=path, on=DAY)
    assert not parse_gate(["number"]).fails(last)
    over = review(story(), decisions=path, on=DAY + dt.timedelta(days=1))
    assert parse_gate(["number"]).fails(over)
    assert [(p.code, p.line) for p in over.report.problems] == [("W311", 5), ("W601", 4)]


def test_what_ended_is_told_by_who_and_why_unless_a_newer_decision_stands(tmp_path: Path) -> None:
    path = decided(tmp_path, "dismiss", "until the inquest", until="2026-06-01")
    later = DAY + dt.timedelta(days=1)
    (problem,) = (p for p in review(story(), decisions=path, on=later).report.problems if p.code == "W601")
    assert problem.message == "the decision by ana (dismissed: until the inquest) ended on 2026-06-01"
    decided(tmp_path, "confirm", "the inquest said so too")
    renewed = review(story(), decisions=path, on=later)
    assert [p.code for p in renewed.report.problems] == ["W311"]
    assert "confirmed by ana: the inquest said so too" in render("terminal", renewed.report, review=renewed)
    decided(tmp_path, "dismiss", "read again", until="2026-06-01")
    assert [p.code for p in review(story(), decisions=path, on=later).report.problems] == ["W311", "W601"]


def test_a_decision_cannot_end_before_it_is_made(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="2026-05-31 is over"):
        decided(tmp_path, "dismiss", "x", until="2026-05-31")


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_what_is_settled_comes_after_what_is_open_and_is_folded(form: str, tmp_path: Path) -> None:
    path = decided(tmp_path, "dismiss", "the Herald corrected it")
    reviewed = review(story(), decisions=path, on=DAY)
    text = " ".join(render(form, reviewed.report, review=reviewed, everything=False).split())
    open_, settled = text.index("what Boris Holm said"), text.rindex("what Ana Ruiz said")
    assert open_ < settled < text.index("dismissed by ana: the Herald corrected it")
    assert text.count("error, settled · 4 outlets") == 1
    if form == "terminal":
        assert "when the bridge" not in text
        assert "when the bridge" in render(form, reviewed.report, review=reviewed, everything=True)
        assert text.endswith("15 claims in 4 articles 1 settled by decisions")
    if form == "markdown":
        assert "<details> <summary>2. <strong>Reports differ on what Ana Ruiz said" in text
    if form == "html":
        assert text.count(" open>") == 1


def test_expiry_follows_source_date_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = decided(tmp_path, "dismiss", "x", until="2026-06-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2026, 6, 2, tzinfo=dt.UTC).timestamp())))
    assert parse_gate(["number"]).fails(review(story(), decisions=path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2026, 6, 1, tzinfo=dt.UTC).timestamp())))
    assert not parse_gate(["number"]).fails(review(story(), decisions=path))


def test_decisions_are_found_beside_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = decided(tmp_path, "dismiss", "x")
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    assert decisions.find([str(tmp_path)]) == path
    assert decisions.find([str(tmp_path / "a.txt")]) == path
    assert decisions.find(["-"]) is None
    monkeypatch.chdir(tmp_path)
    assert decisions.find(["-"]) == Path(decisions.NAME)


def test_writing_a_decision_keeps_comments_and_layout(tmp_path: Path) -> None:
    path = tmp_path / "checker.decisions.yaml"
    text = 'version: 1\ndecisions:   # ours\n- conflict: ["aa"]   # the bridge\n'
    text += '  decision: confirm\n  why: "x: y"\n  who: bo\n# end'
    path.write_text(text)
    decided(tmp_path, "dismiss", 'He said: "no" # really\nsecond line')
    new = path.read_text()
    assert new.startswith(text + "\n")
    entries, problems = decisions.read(path)
    assert not problems
    assert [e.decision for e in entries] == ["confirm", "dismiss"]
    assert entries[0].why == "x: y"
    assert entries[1].why == 'He said: "no" # really second line'
    assert entries[1].line == 8


@given(
    why=st.text(min_size=1).filter(lambda t: bool(t.split())), who=st.text(min_size=1).filter(lambda t: bool(t.split()))
)
def test_any_reason_can_be_written_and_read_again(tmp_path_factory: pytest.TempPathFactory, why: str, who: str) -> None:
    path = tmp_path_factory.mktemp("d") / "checker.decisions.yaml"
    entry = decisions.New(frozenset({"00112233", "1e5"}), "dismiss", why, who, DAY, why)
    path.write_text(decisions.added("", entry), encoding="utf-8", errors="surrogatepass")
    (read,), problems = decisions.read(path)
    assert not problems
    assert read.prints == entry.prints
    assert read.until == DAY
    assert read.why
    assert read.who


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("decisions: 3\n", 1, "no list 'decisions'"),
        ("other: []\n", 1, "no list 'decisions'"),
        ("decisions:\n  - x\n", 2, "is a mapping"),
        ("decisions:\n  - {decision: dismiss, why: x, who: y}\n", 2, "names its conflicts"),
        ("decisions:\n  - conflict: [a]\n    decision: maybe\n    why: x\n    who: y\n", 3, "one of confirm"),
        ("decisions:\n  - conflict: [a]\n    decision: dismiss\n    who: y\n", 2, "says 'why'"),
        (
            "decisions:\n  - conflict: [a]\n    decision: dismiss\n    why: x\n    who: y\n    until: soon\n",
            6,
            "YYYY-MM-DD",
        ),
        ("decisions:\n  - conflict: [a]\n    because: x\n", 3, "no key 'because'"),
        ("decisions: [\n", 2, ""),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(text)
    entries, problems = decisions.read(path)
    assert not entries
    assert problems[0].line == line
    assert problems[0].severity == "error"
    assert says in problems[0].message


def test_one_wrong_entry_leaves_the_others_standing(tmp_path: Path) -> None:
    path = decided(tmp_path, "dismiss", "x")
    path.write_text(path.read_text() + "  - conflict: [a]\n    decision: perhaps\n    why: x\n    who: y\n")
    reviewed = review(story(), decisions=path, on=DAY)
    assert not parse_gate(["number"]).fails(reviewed)
    assert [p.code for p in reviewed.report.problems] == ["W311", "E601"]


@pytest.mark.parametrize(
    ("identifier", "why", "until", "code"),
    [("nothing", "x", None, "E604"), ("", "x", None, "E604"), ("GROUP", " ", None, "E601"),
     ("GROUP", "x", "soon", "E601"), ("UNIQUE", "x", None, "E604")],
)  # fmt: skip
def test_what_cannot_be_decided(identifier: str, why: str, until: str | None, code: str) -> None:
    unique = next(v.group.id for v in story().verdicts if v.label == "unique")
    names = {"GROUP": conflict(story(), "number"), "UNIQUE": unique}
    with pytest.raises(CheckerError) as error:
        decisions.entry_of(as_json(story()), names.get(identifier, identifier), "dismiss", why, "ana", until)
    assert error.value.problem.code == code
    assert error.value.code == 2


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
