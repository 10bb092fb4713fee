"""`checker check --out` killed at random moments (4, or CHECKER_KILLS): the old or the new report stands each time.

Where a kill hits is luck, so nothing here depends on it; ``tests/faults`` kills before each write and rename.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[1]
STORIES = sorted(path for path in (ROOT / "seeds").iterdir() if path.is_dir())


def _articles(report: bytes) -> list[str]:
    return [article["id"] for article in json.loads(report)["articles"]]


def checked(story: Path, out: Path, *more: str) -> None:
    """One run of the command in a process of its own, quiet."""
    from checker.cli import app

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    app(["check", str(story), "--engine", "rules", "--quiet", "--out", str(out), *more], standalone_mode=False)


@pytest.mark.model
@pytest.mark.slow
def test_killed_at_any_moment_a_whole_report_stands(
    nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.language.load", lambda _name=None: nlp)  # loaded once, shared by every fork
    monkeypatch.setenv("CHECKER_NO_STORE", "1")  # every run is as long as the first
    fork = multiprocessing.get_context("fork")
    out = tmp_path / "reports" / "report.json"

    def whole(story: Path) -> tuple[bytes, float]:
        start = time.monotonic()
        run = fork.Process(target=checked, args=(story, out))
        run.start()
        run.join(120)
        assert out.exists()
        return out.read_bytes(), time.monotonic() - start

    old, _ = whole(STORIES[0])
    new, seconds = whole(STORIES[1])
    assert old != new
    pick = random.Random(9)
    for _ in range(int(os.environ.get("CHECKER_KILLS", "4"))):
        out.write_bytes(old)
        run = fork.Process(target=checked, args=(STORIES[1], out))
        run.start()
        # most moments near the end, where the file is written
        time.sleep(seconds * (pick.random() if pick.random() < 0.3 else pick.uniform(0.7, 1.2)))
        run.kill()
        run.join(20)
        found = out.read_bytes()
        # whole JSON of one of the two stories: cut short or mixed, it would be neither
        assert found == old or _articles(found) == _articles(new)
    whole(STORIES[1])
    assert [path.name for path in out.parent.iterdir()] == ["report.json"]


@pytest.mark.model
@pytest.mark.slow
def test_interrupted_run_leaves_no_draft(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.language.load", lambda _name=None: nlp)
    monkeypatch.setenv("CHECKER_NO_STORE", "1")  # every run is as long as the first
    out = tmp_path / "reports" / "report.json"
    out.parent.mkdir()
    fork = multiprocessing.get_context("fork")
    for wait in (0.05, 0.3, 0.8):
        run = fork.Process(target=checked, args=(STORIES[0], out))
        run.start()
        time.sleep(wait)
        assert run.pid
        os.kill(run.pid, signal.SIGINT)
        run.join(60)
        assert not run.is_alive()
        assert {path.name for path in out.parent.iterdir()} <= {"report.json"}


@pytest.mark.model
@pytest.mark.slow
def test_killed_with_workers_and_a_store_the_next_run_gives_the_same_bytes(
    nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.language.load", lambda _name=None: nlp)
    fork = multiprocessing.get_context("fork")
    folder = tmp_path / "desk"
    folder.mkdir()
    out, store = folder / "report.json", folder / "desk.db"

    def run(seconds: float | None = None) -> float:
        start = time.monotonic()
        process = fork.Process(target=checked, args=(STORIES[1], out, "--jobs", "2", "--store", str(store)))
        process.start()
        process.join(seconds)
        process.kill()
        process.join(20)
        return time.monotonic() - start

    full = run()
    whole = out.read_bytes()
    cached = run()
    pick = random.Random(11)
    for _ in range(int(os.environ.get("CHECKER_KILLS", "2"))):
        empty = pick.random() < 0.5
        if empty:
            for kept in folder.glob("desk.db*"):
                kept.unlink()
        run((full if empty else cached) * pick.uniform(0.1, 1.1))
        assert out.read_bytes() == whole
        with closing(sqlite3.connect(store)) as opened:
            assert opened.execute("pragma integrity_check").fetchone() == ("ok",)
    run()
    assert out.read_bytes() == whole
    assert sorted(path.name for path in folder.iterdir()) == ["desk.db", "report.json"]
