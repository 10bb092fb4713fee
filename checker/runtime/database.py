"""The file in which things are kept: one SQLite database, in WAL mode, that several processes may use at once.

Every write is a transaction of its own, so a process may be killed at any moment: what was written stands, and the next
one opens the file as if nothing had been. Whatever goes wrong with it is one :class:`StoreError` with a line for
people; nothing here ends a run. The file is readable by the user alone, for it holds sentences of articles.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from checker.problems import CheckerError
from checker.records import Problem

VERSION = 3
APPLICATION = 0x636C636B
"""What SQLite writes into the header, so that another program's database is never taken for ours ("clck")."""
WAIT = 2.0
"""Seconds to wait for another process that is writing."""
LARGEST = 1 << 30
"""Bytes of kept values from which the longest unused go."""
DAY = 86_400
TABLES = """
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS kept_used ON kept (used);
CREATE TABLE IF NOT EXISTS articles (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, outlet TEXT NOT NULL, published TEXT NOT NULL,
  title TEXT NOT NULL, path TEXT NOT NULL, value BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS articles_published ON articles (published);
CREATE TABLE IF NOT EXISTS telling (
  stem TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (stem, number)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS telling_number ON telling (number);
CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5 (
  text, speaker, claim UNINDEXED, line UNINDEXED, tokenize = 'porter unicode61');
"""


class StoreError(CheckerError):
    """The store cannot be used. ``problem`` (W711) says where it lies, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much a store holds: kept values and the bytes of its files."""

    values: int
    size: int


class Database:
    """An open store. Raises :class:`StoreError` from every method where the file cannot be used.

    *durable* waits until each write has reached the disk, for what cannot be made again.
    """

    def __init__(self, path: Path, *, durable: bool = False) -> None:
        self.path = path
        self._wrote = False
        with self.guarded():
            _make_private(path)
            self.link = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
            try:
                self._open(durable)
            except BaseException:
                self.link.close()
                raise

    def _open(self, durable: bool) -> None:
        version = self._number("user_version")
        if version > VERSION:
            raise _refused(self.path, f"is of a newer checker (version {version}, known is {VERSION})")
        if self._number("application_id") not in (0, APPLICATION):
            raise _refused(self.path, "is another program's database")
        self.link.execute("PRAGMA journal_mode = WAL")
        self.link.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        if version < VERSION:
            named = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
            self.link.executescript(f"BEGIN IMMEDIATE; {TABLES} {named} COMMIT;")

    def _number(self, pragma: str) -> int:
        (value,) = self.link.execute(f"PRAGMA {pragma}").fetchone()
        return int(value)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turns what SQLite and the system refuse into :class:`StoreError`."""
        try:
            yield
        except sqlite3.Error as error:
            raise _refused(self.path, _why(error)) from error
        except OSError as error:
            raise _refused(self.path, error.strerror or type(error).__name__) from error

    def get(self, key: str) -> bytes | None:
        """The value kept under *key*. Notes, once a day, that it was used."""
        with self.guarded():
            row = self.link.execute("SELECT value, used FROM kept WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            today = int(time.time() // DAY)
            if row[1] < today:
                self.link.execute("UPDATE kept SET used = ? WHERE key = ?", (today, key))
            return bytes(row[0])

    def put(self, key: str, value: bytes) -> None:
        """Keep *value* under *key*; once this returns, a killed process loses nothing of it."""
        with self.guarded():
            self._wrote = True
            self.link.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, value, int(time.time() // DAY)))

    def held(self) -> Held:
        """How much there is."""
        with self.guarded():
            (values,) = self.link.execute("SELECT count(*) FROM kept").fetchone()
        return Held(values, sum(p.stat().st_size for p in files(self.path)))

    def clear(self) -> None:
        """Forget every kept value and give the room back."""
        with self.guarded():
            self.link.execute("DELETE FROM kept")
            self.link.execute("VACUUM")
            self.link.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """End it; of a store that has grown past :data:`LARGEST` the longest unused values go."""
        try:
            with self.guarded():
                if self._wrote:
                    self._shrink()
        finally:
            self.link.close()

    def _shrink(self) -> None:
        pages = self._number("page_count") - self._number("freelist_count")
        if pages * self._number("page_size") <= LARGEST:
            return
        left = LARGEST * 3 // 4
        rows = self.link.execute("SELECT rowid, length(value) FROM kept ORDER BY used DESC, rowid DESC").fetchall()
        old = [number for number, size in rows if (left := left - size) < 0]
        self.link.executemany("DELETE FROM kept WHERE rowid = ?", ((number,) for number in old))


def files(path: Path) -> list[Path]:
    """The files of the store at *path* that exist: the database and what SQLite keeps beside it."""
    return [p for p in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if p.is_file()]


def _make_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600))


def _refused(path: Path, why: str) -> StoreError:
    hint = "the run goes on without it; 'checker cache clear' makes the user's own anew"
    return StoreError(Problem("W711", "warning", f"the store is not used: it {why}", str(path), hint=hint))


def _why(error: sqlite3.Error) -> str:
    known = {
        sqlite3.SQLITE_BUSY: "is locked by another process",
        sqlite3.SQLITE_LOCKED: "is locked by another process",
        sqlite3.SQLITE_READONLY: "may not be written",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened",
        sqlite3.SQLITE_FULL: "has no room, the disk is full",
        sqlite3.SQLITE_CORRUPT: "is damaged",
        sqlite3.SQLITE_NOTADB: "is no database",
        sqlite3.SQLITE_IOERR: "cannot be read or written",
    }
    return known.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, f"fails ({error})")
