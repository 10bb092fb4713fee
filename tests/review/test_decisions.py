"""Decisions: what they settle, how long they hold, how they are written and read."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.problems import CheckerError
from checker.render import render
from checker.review import decisions
from checker.review.gate import parse_gate
from checker.review.reviewed import review
from tests.render.fixtures import GAZETTE, HERALD, story
from tests.review.deciding import DAY, as_json, conflict, decided


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


def test_a_file_of_another_version_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / decisions.NAME
    path.write_text(
        "version: 9\ndecisions:\n  - {conflict: [aaaaaaaaaaaaaaaa], decision: dismiss, why: x, who: a}\n",
        encoding="utf-8",
    )
    found, problems = decisions.read(path)
    assert found == ()
    assert [(p.code, p.line) for p in problems] == [("E601", 1)]
    assert "this checker reads version 1" in problems[0].message
