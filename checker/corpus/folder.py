"""The folder of a corpus: its tables, and under ``work`` what a later run need not do again.

Every file is written under another name and renamed, so that a run may be killed at any moment. The folder must be one
that all machines see.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from checker.corpus.schema import PILE, READ, ROWS, TABLES
from checker.output import refusal
from checker.pipeline import ArticleClaims
from checker.records import Article
from checker.runtime.encoding import DAMAGED, decoded, encoded, packed, unpacked

BATCH = 64
"""Articles that are kept together: what is lost at most, for each process, when a run is killed."""
_MARK = "checker-corpus/1"


class Folder:
    """The folder *out* of a corpus. Raises :class:`CheckerError` (E501) where it holds anything else already."""

    def __init__(self, out: Path) -> None:
        out = out.absolute()  # other machines stand elsewhere
        self.out, self.work = out, out / "work"
        self.pile, self.read, self.rows = self.work / "pile.parquet", self.work / "read", self.work / "rows"
        mark = out / "corpus.json"
        if out.exists() and not out.is_dir():
            raise refusal(out, "it is no folder")
        if out.is_dir() and not mark.exists() and any(out.iterdir()):
            raise refusal(out, "the folder holds something else", "name a new folder, or that of an earlier corpus")
        try:
            self.read.mkdir(parents=True, exist_ok=True)
            self.say({})
        except OSError as error:
            raise refusal(out, error.strerror or "the system refused") from error

    def say(self, run: dict[str, str]) -> None:
        """Write ``corpus.json``: the format and what decided the last run."""
        text = json.dumps({"schema": _MARK, **run}, ensure_ascii=False, indent=1) + "\n"
        with whole(self.out / "corpus.json") as path:
            path.write_text(text, encoding="utf-8")

    def put_pile(self, articles: Iterable[tuple[str, Article]]) -> None:
        """Keep (key, article) of the whole input."""
        with whole(self.pile) as path, pq.ParquetWriter(path, PILE) as file:
            for some in _batched(articles):
                rows = [{"key": key, "id": a.id, "article": encoded(a)} for key, a in some]
                file.write_batch(pa.RecordBatch.from_pylist(rows, schema=PILE))

    def articles(self) -> Iterator[tuple[str, Article]]:
        """(key, article) of the whole input, in the order in which it was kept."""
        for some in pq.ParquetFile(self.pile).iter_batches(BATCH):
            yield from articles_in(some)

    def put_read(self, keys: Sequence[str], parts: Sequence[ArticleClaims]) -> None:
        """Keep what was read of articles; the same again, by whomever, is the same file."""
        name = hashlib.sha256("\0".join(keys).encode()).hexdigest()[:24]
        failed = [any(p.severity == "error" for p in part.problems) for part in parts]
        told = zip(keys, parts, failed, strict=True)
        rows = [{"key": key, "part": packed(part), "failed": wrong} for key, part, wrong in told]
        with whole(self.read / f"{name}.parquet") as path:
            pq.write_table(pa.Table.from_pylist(rows, schema=READ), path)

    def known(self, *, failed: bool) -> dict[str, tuple[Path, int]]:
        """Key -> file and number of the row of what was read, with what *failed* where asked for and nothing better
        is there. A damaged file goes."""
        good: dict[str, tuple[Path, int]] = {}
        bad: dict[str, tuple[Path, int]] = {}
        for path in sorted(self.read.glob("*.parquet")):
            try:
                keys = pq.read_table(path, columns=["key", "failed"])
            except (pa.ArrowException, OSError):
                path.unlink(missing_ok=True)
                continue
            for number, (key, wrong) in enumerate(zip(*(c.to_pylist() for c in keys.columns), strict=True)):
                (bad if wrong else good)[key] = path, number
        return {**bad, **good} if failed else good

    def fresh(self, name: str) -> Path:
        """An empty place beside the table or folder *name*, for :meth:`swap`."""
        path = self.work / f"{name}.new"
        shutil.rmtree(path, ignore_errors=True)
        return path

    def swap(self, name: str, place: Path) -> None:
        """Let what was written to :meth:`fresh` take the place of the table *name*."""
        old = self.work / f"{name}.old"
        shutil.rmtree(old, ignore_errors=True)
        if (self.out / name).exists():
            (self.out / name).rename(old)
        place.rename(self.out / name)
        shutil.rmtree(old, ignore_errors=True)

    def drop(self, tables: Iterable[str]) -> None:
        """Take *tables* away: they belong to an earlier run on other articles."""
        for name in tables:
            shutil.rmtree(self.out / name, ignore_errors=True)


class Parts:
    """What was read of articles, looked up by key; the file last looked at stays in memory."""

    def __init__(self, folder: Folder) -> None:
        self._known = folder.known(failed=True)
        self._path: Path | None = None
        self._parts: list[bytes] = []

    def get(self, key: str, article: Article) -> ArticleClaims | None:
        """What was read of *article*; None where it was not, or what was kept is damaged."""
        if key not in self._known:
            return None
        path, number = self._known[key]
        try:
            if path != self._path:
                self._parts = pq.read_table(path, columns=["part"]).column("part").to_pylist()
                self._path = path
            return unpacked(self._parts[number], article)
        except (*DAMAGED, pa.ArrowException, OSError, IndexError):
            return None


class Carried:
    """What was read of articles, as an engine carried it here: bytes by key."""

    def __init__(self, parts: Mapping[str, bytes | None]) -> None:
        self._parts = parts

    def get(self, key: str, article: Article) -> ArticleClaims | None:
        """As :meth:`Parts.get`."""
        try:
            return unpacked(data, article) if (data := self._parts.get(key)) else None
        except DAMAGED:
            return None


def articles_in(some: pa.RecordBatch) -> Iterator[tuple[str, Article]]:
    """(key, article) of a batch of :data:`PILE`."""
    for key, data in zip(some.column("key").to_pylist(), some.column("article").to_pylist(), strict=True):
        yield key, decoded(data, Article)


def table(out: Path, name: str) -> pa.Table:
    """The table *name* of the corpus in *out*, with its column ``published``."""
    schema = pa.schema([*TABLES[name], ("published", pa.string())])
    flavor = ds.partitioning(pa.schema([("published", pa.string())]), flavor="hive")
    return ds.dataset(out / name, schema=schema, partitioning=flavor, format="parquet").to_table()


def split(rows: Path, name: str, place: Path) -> None:
    """Write the rows of table *name* in the folder *rows* to *place*, a folder for each day."""
    schema = pa.schema([*TABLES[name], ("published", pa.string())])

    def batches() -> Iterator[pa.RecordBatch]:
        found = ds.dataset(rows, schema=ROWS, format="parquet")
        for some in found.scanner(["published", name], filter=ds.field("table") == name).to_batches():
            columns = [*some.column(name).flatten(), some.column("published")]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)

    flavor = ds.partitioning(pa.schema([("published", pa.string())]), flavor="hive")
    place.mkdir(parents=True)
    ds.write_dataset(
        batches(),
        place,
        schema=schema,
        format="parquet",
        partitioning=flavor,
        use_threads=False,
        max_partitions=100_000,
    )


class whole:  # used as a function
    """A path to write to that becomes *path* when all went well."""

    def __init__(self, path: Path) -> None:
        self.path, self.half = path, path.with_name(f".{path.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}")

    def __enter__(self) -> Path:
        return self.half

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.half.replace(self.path)
        else:
            self.half.unlink(missing_ok=True)


def _batched(items: Iterable[Any]) -> Iterator[list[Any]]:
    some: list[Any] = []
    for item in items:
        some.append(item)
        if len(some) == BATCH:
            yield some
            some = []
    if some:
        yield some
