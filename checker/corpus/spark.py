"""Apache Spark: articles by ``mapInArrow``, blocking keys and stories as group-bys. Spark schedules and retries."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from checker.corpus import meeting
from checker.corpus.folder import Carried, Folder, articles_in
from checker.corpus.schema import READ, ROWS, Row, batch
from checker.corpus.setup import Setup
from checker.corpus.steps import read_into, rows_of_article, rows_of_story
from checker.problems import CheckerError, Exit
from checker.records import Problem, Story
from checker.stories.group import order, packaged, told
from checker.stories.pairs import CROWD

Batches = Iterator[pa.RecordBatch]
TRIES = 4
"""Times that Spark tries a task, as it does on a cluster; on one machine it must be told."""
_LOST = (Py4JError, PySparkException, ConnectionError, EOFError)
"""What a call of Spark raises where its Java process has ended, or a task has failed as often as it is tried."""


@contextmanager
def lost_is_told() -> Iterator[None]:
    """A run on Spark. Raises :class:`CheckerError` (E303) where Spark does not start or ends before the run does."""
    logging.getLogger("py4j").setLevel(logging.CRITICAL)  # which prints tracebacks of its own
    try:
        yield
    except _LOST as error:
        why = f"Spark failed before the run was done ({type(error).__name__})"
        hint = (
            "its own lines above say why; what was read is kept, so run it again, with fewer --jobs if memory ran out"
        )
        raise CheckerError(Problem("E303", "error", why, hint=hint), Exit.INTERNAL) from error


class Spark:
    """The engine on Spark. *master* is its address, None for this machine with *jobs* workers; *partitions* are the
    tasks of a step (default: twice the *jobs*). A context manager: leaving it ends the session if it began it."""

    def __init__(self, master: str | None = None, jobs: int = 1, partitions: int | None = None) -> None:
        self.partitions = partitions or 2 * jobs
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._own = SparkSession.getActiveSession() is None
        build = SparkSession.builder.appName("checker corpus").config("spark.sql.adaptive.enabled", master is not None)
        build = build.config("spark.sql.shuffle.partitions", self.partitions)
        build = build.config("spark.sql.execution.arrow.maxRecordsPerBatch", 256)
        if master is None:
            build = build.master(f"local[{jobs},{TRIES}]").config("spark.ui.enabled", "false")
            build = build.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            build = build.config("spark.log.level", "ERROR")
        else:
            build = build.master(master)
        self.session = build.getOrCreate()
        self.session.conf.set("spark.sql.shuffle.partitions", self.partitions)

    def __enter__(self) -> Spark:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own:
            with contextlib.suppress(*_LOST):
                self.session.stop()

    def read(self, folder: Folder, setup: Setup) -> None:
        """Read what is new; each task keeps what it read itself, so that a lost machine costs what it was at."""
        known = frozenset(folder.known(failed=False))
        alone = replace(setup, options=replace(setup.options, jobs=1))

        def work(batches: Batches) -> Batches:
            pairs = (pair for some in batches for pair in articles_in(some))
            for size in read_into(folder, alone, pairs, dict.fromkeys(known)):
                yield pa.RecordBatch.from_pylist([{"size": size}], schema=pa.schema([("size", pa.int64())]))

        self._pile(folder).mapInArrow(work, "size long").collect()

    def stories(self, folder: Folder) -> list[Story]:
        """The stories of the pile (:mod:`checker.corpus.meeting`); only names, dates and strong pairs come here."""
        bare = {a.id: replace(a, text="", lines=(), provenance=()) for _, a in folder.articles()}
        model, size = packaged(), len(bare)
        terms = self._map(self._pile(folder), meeting.made_of, meeting.TERMS).persist()
        counted = terms.select(f.explode("stems").alias("stem")).groupBy("stem").count().where("count > 1")
        having = {row["stem"]: row["count"] for row in counted.collect()}
        shared = self.session.sparkContext.broadcast(having)
        vectors = self._map(terms, lambda some: meeting.weighed(some, shared.value, size), meeting.VECTORS).persist()
        keys = self._map(vectors, meeting.keyed, meeting.KEYS)
        leading = keys.groupBy("stem").count().where(f"count > 1 and count <= {CROWD}").select("stem")
        by_stem = keys.join(leading, "stem", "left_semi").groupBy("stem")
        by_article = by_stem.applyInArrow(meeting.shared, _schema(meeting.SHARED)).groupBy("left")
        pairs = by_article.applyInArrow(meeting.near, _schema(meeting.PAIRS)).distinct()
        both = pairs.join(_sided(vectors, "left_"), f.col("left") == f.col("left_id"))
        both = both.join(_sided(vectors, "right_"), f.col("right") == f.col("right_id"))
        evidence = self._map(both, lambda some: meeting.judged(some, model, size), meeting.EVIDENCE).persist()
        strong = evidence.where(f.col("value") > model.threshold).select("left", "right").toLocalIterator()
        part_of = meeting.components((row["left"], row["right"]) for row in strong)
        groups = [[key] for key in bare if key not in part_of]
        if part_of:
            parts = self.session.createDataFrame(list(part_of.items()), "id string, part string")
            ends = [parts.withColumnsRenamed({"id": side, "part": f"{side}_part"}) for side in ("left", "right")]
            inside = evidence.join(ends[0], "left").join(ends[1], "right").where("left_part = right_part")
            inside = inside.select("left", "right", "value", f.col("left_part").alias("part"))
            grown = inside.groupBy("part").applyInArrow(_grown(model, size), _schema(meeting.CLUSTERS))
            groups += [list(row["articles"]) for row in grown.collect()]
        for kept in (terms, vectors, evidence):
            kept.unpersist()
        return list(told(sorted((bare[key] for key in group), key=order) for group in groups))

    def rows(self, folder: Folder, setup: Setup, stories: Sequence[Story] | None) -> None:
        """The rows of articles by a map, those of stories by a group-by: a verdict needs one story only."""
        folder.known(failed=True)  # damaged files go
        read = self.session.read.schema(_schema(READ)).parquet(str(folder.read))
        best = read.groupBy("key").agg(f.min_by("part", "failed").alias("part"))
        pile = self._pile(folder).join(best, "key", "left")
        if stories is None:
            made = self._map(pile, lambda some: _by_article(some, setup), ROWS)
        else:
            inside = [(key, story.id) for story in stories for key in story.articles]
            members = self.session.createDataFrame(inside, "id string, story string")
            made = pile.join(members, "id").groupBy("story").applyInArrow(_by_story(setup), _schema(ROWS))
        made.write.parquet(str(folder.rows / "told"))

    def split(self, folder: Folder, name: str, place: Path) -> None:
        """A table by days, sorted within each."""
        rows = self.session.read.schema(_schema(ROWS)).option("recursiveFileLookup", "true").parquet(str(folder.rows))
        wanted = rows.where(f.col("table") == name).select("published", f"{name}.*").repartition("published")
        wanted.sortWithinPartitions(*wanted.columns).write.partitionBy("published").parquet(str(place))

    def _pile(self, folder: Folder) -> Any:
        return self.session.read.parquet(str(folder.pile)).repartition(self.partitions, "id")

    def _map(self, frame: Any, function: Callable[[Batches], Batches], schema: pa.Schema) -> Any:
        return frame.mapInArrow(function, _schema(schema))


def _schema(schema: pa.Schema) -> Any:
    return from_arrow_schema(schema)


def _sided(vectors: Any, side: str) -> Any:
    return vectors.select(*(f.col(name).alias(f"{side}{name}") for name in vectors.columns if name != "best"))


def _grown(model: Any, size: int) -> Callable[[pa.Table], pa.Table]:
    return lambda one: meeting.grown(one, model, size)


def _by_article(batches: Iterable[pa.RecordBatch], setup: Setup) -> Batches:
    for some in batches:
        parts = Carried(dict(zip(some.column("key").to_pylist(), some.column("part").to_pylist(), strict=True)))
        yield batch(row for key, article in articles_in(some) for row in rows_of_article(key, article, parts, setup))


def _by_story(setup: Setup) -> Callable[[pa.Table], pa.Table]:
    def rows(table: pa.Table) -> Iterator[Row]:
        parts = Carried(dict(zip(table.column("key").to_pylist(), table.column("part").to_pylist(), strict=True)))
        pairs = sorted((pair for some in table.to_batches() for pair in articles_in(some)), key=lambda p: order(p[1]))
        name = table.column("story")[0].as_py()
        story = Story(name, pairs[0][1].title or "", tuple(article.id for _, article in pairs))
        yield from rows_of_story(story, pairs, parts, setup)

    return lambda table: pa.Table.from_batches([batch(rows(table))])
