"""`checker check --out`, `add` and `drop` killed at random moments (4, or CHECKER_KILLS): the old or the new stands.

Where a kill hits is luck, so nothing here depends on it; ``tests/faults`` kills before each write and rename.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import sys
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


def added(argv: tuple[str, ...], told: Path) -> None:
    """One run of the command in a process of its own, standard output in the file *told*."""
    from checker.cli import app

    sys.stdout = told.open("w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    app(list(argv), standalone_mode=False)


def _stored(store: Path) -> set[str]:
    """The ids of the articles in a store, which must be sound, without a claim that is nobody's."""
    if not store.exists():
        return set()
    with closing(sqlite3.connect(store)) as opened:
        assert opened.execute("pragma integrity_check").fetchone() == ("ok",)
        if not opened.execute("pragma user_version").fetchone()[0]:
            return set()  # killed before there was a table
        alone = "SELECT count(*) FROM said WHERE rowid / 100000 NOT IN (SELECT number FROM articles)"
        assert opened.execute(alone).fetchone() == (0,)
        return {key for (key,) in opened.execute("SELECT id FROM articles")}


@pytest.mark.model
@pytest.mark.slow
def test_killed_while_a_desk_adds_and_drops_what_was_said_holds(
    nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.language.load", lambda _name=None: nlp)
    monkeypatch.setenv("CHECKER_NO_STORE", "1")
    fork = multiprocessing.get_context("fork")
    store, told = tmp_path / "desk.db", tmp_path / "told"

    def run(*argv: str, seconds: float | None = None) -> tuple[float, set[str]]:
        """(how long it took, the articles that it named)."""
        told.unlink(missing_ok=True)
        start = time.monotonic()
        process = fork.Process(target=added, args=((*argv, "--store", str(store)), told))
        process.start()
        process.join(seconds)
        process.kill()
        process.join(20)
        lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
        return time.monotonic() - start, {line.split(": ")[1].split()[1] for line in lines if line.count("  ") > 1}

    add = ("add", *map(str, STORIES), "--engine", "rules", "--quiet")
    adding, every = run(*add)
    assert _stored(store) == every != set()
    dropping, gone = run("drop", *sorted(every))
    assert (gone, _stored(store)) == (every, set())
    pick = random.Random(13)
    for _ in range(int(os.environ.get("CHECKER_KILLS", "4"))):
        before = _stored(store)
        _, said = run(*add, seconds=adding * pick.uniform(0.1, 1.1))
        assert before | said <= _stored(store), "what was reported as stored is there"
        if there := sorted(_stored(store)):
            _, gone = run("drop", *there, seconds=dropping * pick.uniform(0.2, 1.1))
            assert not gone & _stored(store), "what was reported as dropped is not"
    run(*add)
    assert _stored(store) == every
    assert {path.name for path in tmp_path.iterdir()} <= {"desk.db", "desk.db-wal", "desk.db-shm", "told"}
