"""The steps of a run, whatever the engine: keep the input, read what is new, put it into stories, make the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pyarrow.parquet as pq

from checker.corpus.folder import BATCH, Carried, Folder, Parts, whole
from checker.corpus.rows import article_row, article_rows, problem_row, story_row, story_rows
from checker.corpus.schema import ROWS, TABLES, UNDATED, Row, batch
from checker.corpus.setup import MADE, Setup, Step
from checker.pipeline import ArticleClaims
from checker.records import Article, Problem, Story
from checker.runtime.keys import article_key, context
from checker.runtime.workers import given_up


class Engine(Protocol):
    """What carries the work to where it is done."""

    def read(self, folder: Folder, setup: Setup) -> None:
        """Read every article of the pile that has not been read (:func:`read_into`)."""

    def stories(self, folder: Folder) -> list[Story]:
        """The stories of the pile: those of :func:`checker.stories.group.stories_of`."""

    def rows(self, folder: Folder, setup: Setup, stories: Sequence[Story] | None) -> None:
        """Add to ``folder.rows`` the rows of each story, or of each article where *stories* is None."""

    def split(self, folder: Folder, name: str, place: Path) -> None:
        """Write the rows of the table *name* to *place*, a folder for each day."""


def run(
    step: Step,
    engine: Engine,
    out: Path,
    setup: Setup,
    articles: Iterable[Article],
    problems: Iterable[Problem] = (),
) -> list[Problem]:
    """Make the tables of *step* in *out* and return the problems that were met while reading, errors first found first.

    What an earlier run on any articles has read with the same rules, models and code is not read again. Raises
    :class:`CheckerError` where *out* cannot be used.
    """
    folder = Folder(out)
    reading = context(setup.options, setup.book)
    pile = sorted(articles, key=lambda a: a.id)
    folder.put_pile((article_key(a, reading, narration=True), a) for a in pile)
    place = folder.fresh("rows")
    folder.rows = place
    place.mkdir()
    general = [problem_row(p, UNDATED) for p in sorted(set(problems), key=_order)]
    stories = None if step == "extract" else engine.stories(folder)
    if stories is not None:
        by_id = {a.id: a for a in pile}
        general += [story_row(s, [by_id[key] for key in s.articles]) for s in stories]
    if step != "extract":
        general += map(article_row, pile)
    write_rows(place / "general.parquet", general)
    if step != "stories":
        engine.read(folder, setup)
        engine.rows(folder, setup, stories)
    for name in MADE[step]:
        to = folder.fresh(name)
        engine.split(folder, name, to)
        folder.swap(name, to)
    folder.drop(set(TABLES) - set(MADE[step]))
    folder.say({"step": step, "rules": setup.book.digest, "model": setup.model})
    return found_in(place)


def read_into(
    folder: Folder, setup: Setup, articles: Iterable[tuple[str, Article]], keys: Mapping[str, object]
) -> Iterator[int]:
    """Read those of *articles* whose key is not in *keys*, keep them a batch at a time; the size of each batch kept.

    An article that went wrong is kept as such, for this run.
    """
    waiting: dict[str, str] = {}

    def new() -> Iterator[Article]:
        for key, article in articles:
            if key not in keys:
                waiting[article.id] = key
                yield article

    parts: list[ArticleClaims] = []
    for part in setup.source(new(), setup.options, setup.book):
        parts.append(part)
        if len(parts) == BATCH:
            folder.put_read([waiting.pop(p.article.id) for p in parts], parts)
            yield len(parts)
            parts = []
    if parts:
        folder.put_read([waiting.pop(p.article.id) for p in parts], parts)
        yield len(parts)


def rows_of_article(key: str, article: Article, parts: Parts | Carried, setup: Setup) -> Iterator[Row]:
    """:func:`article_rows` of what was kept; a fault of ours on it is a problem of the article."""
    return article_rows(_part(key, article, parts), setup.book)


def rows_of_story(
    story: Story, articles: Sequence[tuple[str, Article]], parts: Parts | Carried, setup: Setup
) -> Iterator[Row]:
    """:func:`story_rows` of what was kept."""
    return story_rows(story, [_part(key, article, parts) for key, article in articles], setup.book, setup.model)


def _part(key: str, article: Article, parts: Parts | Carried) -> ArticleClaims:
    lost = Problem("E302", "error", "what was read of it is lost", article.path, hint="run it again")
    return parts.get(key, article) or given_up(article, lost)


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Rows of any tables as one file, a group of rows at a time."""
    with whole(path) as half, pq.ParquetWriter(half, ROWS) as file:
        some: list[Row] = []
        for row in rows:
            some.append(row)
            if len(some) == 1000:
                file.write_batch(batch(some))
                some = []
        file.write_batch(batch(some))


def found_in(rows: Path) -> list[Problem]:
    """The problems among the rows in the folder *rows*."""
    import pyarrow.dataset as ds

    found = ds.dataset(rows, schema=ROWS, format="parquet")
    told = found.scanner(["problems"], filter=ds.field("table") == "problems").to_table().column(0).to_pylist()
    known = {
        Problem(p["code"], p["severity"], p["message"], p["path"], p["line"] or 0, p["column"] or 0, p["hint"] or "")
        for p in told
    }
    return sorted(known, key=_order)


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.path or "", problem.line, problem.column, problem.code, problem.message
