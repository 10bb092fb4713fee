"""A corpus on one machine: the rows are those of `extract` and `check`, and nothing is read twice."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed")

from checker.corpus.folder import BATCH, Folder, table
from checker.corpus.local import Local
from checker.corpus.setup import MADE, Setup, Step
from checker.corpus.steps import run
from checker.piles import check_pile
from checker.problems import CheckerError
from checker.records import Article, Problem
from checker.render.json_ import dump, report_value
from tests.corpus.made import BOOK, articles, in_processes, setup, tables
from tests.test_piles import said


def _run(out: Path, step: Step = "check", some: list[Article] | None = None, how: Setup | None = None) -> list[Problem]:
    return run(step, Local(), out, how or setup(), some or articles(), BOOK.problems)


def _json(out: Path, name: str, key: str) -> dict[str, str]:
    return {row[key]: row["json"] for row in table(out, name).to_pylist()}


def test_the_verdicts_are_those_of_check(tmp_path: Path) -> None:
    assert _run(tmp_path / "c") == []
    value = report_value(check_pile(articles(), said, BOOK, model="made 1.0"))
    assert _json(tmp_path / "c", "claims", "id") == {c["id"]: dump(c) for c in value["claims"]}
    groups = {}
    for group in value["groups"]:
        story = group.pop("story")
        groups[group["id"]] = dump(group)
        assert [r["story"] for r in table(tmp_path / "c", "groups").to_pylist() if r["id"] == group["id"]] == [story]
    assert _json(tmp_path / "c", "groups", "id") == groups
    evidence = [row["json"] for row in table(tmp_path / "c", "evidence").to_pylist()]
    assert sorted(evidence) == sorted(dump(e) for g in value["groups"] for e in g["evidence"])
    stories = {r["id"]: r["articles"] for r in table(tmp_path / "c", "stories").to_pylist()}
    assert {key for inside in stories.values() for key in inside} == {a.id for a in articles()}
    assert set(stories) == {a["story"] for a in value["articles"]}


@pytest.mark.parametrize("step", MADE)
def test_each_step_makes_its_tables_by_day(step: Step, tmp_path: Path) -> None:
    _run(tmp_path / "c", step)
    made = {p.name for p in (tmp_path / "c").iterdir()} - {"work", "corpus.json"}
    assert made == set(MADE[step])
    days = {p.name for p in (tmp_path / "c" / "articles").iterdir()}
    assert days == {"published=2024-03-04", "published=undated"}
    assert len(table(tmp_path / "c", "articles")) == 9
    assert json.loads((tmp_path / "c" / "corpus.json").read_text())["step"] == step


def test_extract_resolves_speakers_within_the_article(tmp_path: Path) -> None:
    _run(tmp_path / "c", "extract")
    rows = table(tmp_path / "c", "speakers").to_pylist()
    assert [r["story"] for r in rows] == [None] * 9
    assert {r["article"] for r in rows} == {a.id for a in articles()}


def test_neither_order_nor_number_of_processes_matters(tmp_path: Path) -> None:
    _run(tmp_path / "a")
    _run(tmp_path / "b", some=articles()[::-1], how=setup(in_processes))
    assert tables(tmp_path / "a") == tables(tmp_path / "b")


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    _run(tmp_path / "c", "extract")
    moved = [replace(a, path=f"fault:{a.id}") for a in articles()]  # reading one of them would end the test
    _run(tmp_path / "c", some=moved)
    assert len(table(tmp_path / "c", "claims")) == 9


def test_a_run_that_ended_early_goes_on(tmp_path: Path) -> None:
    some = [replace(articles()[1], id=f"n{n:03}") for n in range(BATCH + 3)]
    with pytest.raises(AssertionError):
        _run(tmp_path / "c", "extract", [*some[:-1], replace(some[-1], path="fault:")])
    assert len(Folder(tmp_path / "c").known(failed=False)) == BATCH
    kept = [replace(a, path="fault:") for a in some[:BATCH]]
    _run(tmp_path / "c", "extract", [*kept, *some[BATCH:]])
    assert len(table(tmp_path / "c", "claims")) == len(some)


def test_an_article_that_kills_its_reader_is_a_problem_and_is_tried_again(tmp_path: Path) -> None:
    bad = replace(articles()[4], path="poison.txt")
    found = _run(tmp_path / "c", some=[*articles()[:4], bad, *articles()[5:]], how=setup(in_processes))
    assert [(p.code, p.path) for p in found] == [("E302", "poison.txt")]
    assert len(table(tmp_path / "c", "claims")) == 8
    assert _run(tmp_path / "c") == []
    assert len(table(tmp_path / "c", "claims")) == 9


def test_a_damaged_file_is_read_anew(tmp_path: Path) -> None:
    _run(tmp_path / "c")
    first = tables(tmp_path / "c")
    for path in (tmp_path / "c" / "work" / "read").iterdir():
        path.write_bytes(b"PAR1 no more")
    _run(tmp_path / "c")
    assert tables(tmp_path / "c") == first


def test_a_fault_on_one_story_is_its_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.corpus import rows

    check = rows.check

    def broken(parts: list, *rest: object, **named: object) -> object:
        if any(p.article.id == "pier-0" for p in parts):
            raise RuntimeError("a fault")
        return check(parts, *rest, **named)

    monkeypatch.setattr(rows, "check", broken)
    (problem,) = _run(tmp_path / "c")
    assert problem.code == "E702"
    assert len(table(tmp_path / "c", "claims")) == 6


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(CheckerError, match="not written"):
        _run(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.model
@pytest.mark.slow
def test_the_command(tmp_path: Path) -> None:
    import subprocess

    seeds = Path(__file__).parents[2] / "seeds" / "bridge-closure"
    command = [sys.executable, "-m", "checker", "corpus", "check", str(seeds), "--out", str(tmp_path / "c")]
    done = subprocess.run([*command, "--attribution", "rules", "-q"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "conflicting" in {r["verdict"] for r in table(tmp_path / "c", "groups").to_pylist()}
