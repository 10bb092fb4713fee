"""explain, decide and diff on the command line; none of them loads a model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker import lastreport
from checker.render import render
from tests.render.fixtures import GAZETTE, HERALD, story


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CHECKER_NO_STORE", raising=False)
    folder = tmp_path / "work"
    (folder / "story").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for article in (GAZETTE, HERALD):
        Path(str(article.path)).write_text(article.text, encoding="utf-8")
    return folder


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from checker.cli import main; main()", *words],
        capture_output=True,
        text=True,
        check=False,
    )


def toll() -> str:
    return next(v.group.id for v in story().verdicts if any(e.rule == "death-toll" for e in v.evidence))


def test_explain_without_a_report(work: Path) -> None:
    done = run("explain", toll())
    assert done.returncode == 3
    assert done.stdout == ""
    assert "E602" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_explain_the_last_report_or_a_file(work: Path) -> None:
    lastreport.keep(story())
    done = run("explain", toll()[:6])
    assert done.returncode == 0
    assert "rule death-toll at rules/conflicts.yaml:5" in done.stdout
    assert "the rules have changed since" in done.stdout
    (work / "r.json").write_text(render("json", story()), encoding="utf-8")
    assert run("explain", toll(), "--report", "r.json").stdout == done.stdout
    assert run("explain", "nothing").returncode == 2


def test_decide_writes_beside_the_articles_and_refuses_to_harm(work: Path) -> None:
    lastreport.keep(story())
    path = work / "story" / "checker.decisions.yaml"
    for wrong in (["--why", "x"], ["--why", "x", "--dismiss", "--confirm"], ["--dismiss", "--why", " "]):
        assert run("decide", toll(), *wrong).returncode == 2
    assert not path.exists()
    done = run("decide", toll(), "--dismiss", "--why", "corrected", "--who", "ana")
    assert done.returncode == 0, done.stderr
    assert "dismissed: " in done.stdout
    first = path.read_text()
    assert 'who: "ana"' in first
    assert run("decide", toll(), "--confirm", "--why", "still there", "--until", "2027-01-01").returncode == 0
    assert path.read_text().startswith(first)
    path.write_text("decisions: broken\n# notes of mine\n")
    assert run("decide", toll(), "--dismiss", "--why", "x").returncode == 2
    assert path.read_text() == "decisions: broken\n# notes of mine\n"


def test_diff(work: Path) -> None:
    report = json.loads(render("json", story()))
    (work / "old.json").write_text(json.dumps(report))
    report["groups"] = [g for g in report["groups"] if g["id"] != toll()]
    (work / "new.json").write_text(json.dumps(report))
    done = run("diff", "old.json", "new.json")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].startswith("0 new, 1 gone")
    assert run("diff", "old.json", "new.json", "--format", "markdown").stdout.startswith("# Changes")
    assert run("diff", "old.json", "missing.json").returncode == 3


def test_decide_tells_which_entry_it_stands_in_for(work: Path) -> None:
    lastreport.keep(story())
    assert "instead of" not in run("decide", toll(), "--dismiss", "--why", "corrected", "--who", "ana").stdout
    done = run("decide", toll(), "--confirm", "--why", "it was not", "--who", "ben")
    assert "instead of line 4, dismissed by ana: corrected" in done.stdout
    over = run("decide", toll(), "--dismiss", "--why", "x", "--until", "2020-01-01")
    assert over.returncode == 2
    assert "E601: --until 2020-01-01 is over" in over.stderr
