"""A store that is damaged, locked, full, read-only or newer is one line; one that is killed loses nothing."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import stat
import time
from pathlib import Path

import pytest

from checker.runtime import database
from checker.runtime.database import Database, StoreError


def _why(path: Path) -> str:
    with pytest.raises(StoreError) as told:
        Database(path)
    assert told.value.problem.code == "W711"
    return told.value.problem.message


def test_kept_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "s.db"
    store = Database(path)
    assert store.get("a") is None
    store.put("a", b"1")
    store.put("a", b"2")
    store.close()
    again = Database(path)
    assert again.get("a") == b"2"
    assert again.held().values == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    again.clear()
    assert again.get("a") is None
    again.close()


def test_of_another_version_or_program(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    Database(path).close()
    link = sqlite3.connect(path)
    link.execute(f"PRAGMA user_version = {database.VERSION + 1}")
    link.close()
    assert "newer" in _why(path)
    other = tmp_path / "other.db"
    link = sqlite3.connect(other)
    link.execute("PRAGMA application_id = 7")
    link.execute("CREATE TABLE mine (a)")
    link.close()
    assert "another program" in _why(other)


def test_no_database_a_folder_and_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("date 2024-01-01\n" * 400)
    assert "no database" in _why(tmp_path / "text.db")
    assert "folder" in _why(tmp_path).casefold() or "directory" in _why(tmp_path)
    assert _why(tmp_path / "text.db" / "s.db")
    assert (tmp_path / "text.db").read_text().startswith("date 2024-01-01")


def test_damaged_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store = Database(path)
    for number in range(200):
        store.put(str(number), bytes(500))
    store.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 60_000)

    def read_all() -> None:
        broken = Database(path)
        for number in range(200):
            broken.get(str(number))

    with pytest.raises(StoreError, match="damaged"):
        read_all()


def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT", 0.05)
    path = tmp_path / "s.db"
    Database(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Database(path)
    with pytest.raises(StoreError, match="locked"):
        store.put("a", b"1")
    other.close()


def test_full(tmp_path: Path) -> None:
    store = Database(tmp_path / "s.db")
    store.link.execute("PRAGMA max_page_count = 8")

    def fill() -> None:
        for number in range(100):
            store.put(str(number), bytes(4000))

    with pytest.raises(StoreError, match="full"):
        fill()
    assert store.get("0") == bytes(4000)
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert _why(tmp_path / "s.db")
    tmp_path.chmod(0o700)


def test_may_not_be_written(tmp_path: Path) -> None:
    store = Database(tmp_path / "s.db")
    store.link.execute("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match="may not be written"):
        store.put("a", b"1")
    store.close()


def test_what_is_longest_unused_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LARGEST", 400_000)
    store = Database(tmp_path / "s.db")
    for number in range(200):
        store.put(f"{number:03}", bytes(4000))
    store.link.execute("UPDATE kept SET used = 0")
    assert store.get("007")  # used today
    store.close()
    again = Database(tmp_path / "s.db")
    assert again.get("007")
    assert again.get("000") is None
    assert again.get("199")
    assert again.held().values * 4000 <= 300_000
    again.close()


def _fill(path: Path, name: str, count: int) -> None:
    store = Database(path)
    for number in range(count):
        store.put(f"{name}{number}", name.encode() * 100)
    store.close()


def test_two_processes_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fork = multiprocessing.get_context("fork")
    runs = [fork.Process(target=_fill, args=(path, name, 200)) for name in "ab"]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
    assert [run.exitcode for run in runs] == [0, 0]
    store = Database(path)
    assert store.held().values == 400
    store.close()


def _report(path: Path, pipe: int) -> None:
    """Keeps values until it is killed, and says of each when it is kept."""
    store = Database(path)
    for number in range(100_000):
        store.put(f"{os.getpid()}-{number}", str(number).encode() * 50)
        os.write(pipe, f"{os.getpid()}-{number}\n".encode())


def test_killed_at_any_moment_nothing_that_was_reported_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    fork = multiprocessing.get_context("fork")
    pick = random.Random(5)
    said: set[str] = set()
    for _ in range(int(os.environ.get("CHECKER_KILLS", "12"))):
        read, write = os.pipe()
        run = fork.Process(target=_report, args=(path, write))
        run.start()
        os.close(write)
        time.sleep(pick.uniform(0.0, 0.08))
        run.kill()
        run.join(20)
        with os.fdopen(read, encoding="ascii") as told:
            said |= {line.strip() for line in told if line.endswith("\n")}
        store = Database(path)
        assert store.link.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = {key for (key,) in store.link.execute("SELECT key FROM kept")}
        assert said <= kept
        store.close()
    assert said
