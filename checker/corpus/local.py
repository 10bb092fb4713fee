"""One machine: reading in processes (:mod:`checker.runtime.workers`), tables by Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.corpus.folder import Folder, Parts, split
from checker.corpus.schema import Row
from checker.corpus.setup import Setup
from checker.corpus.steps import read_into, rows_of_article, rows_of_story, write_rows
from checker.records import Story
from checker.stories.group import stories_of


class Local:
    """The engine without a cluster; ``options.jobs`` processes read."""

    def read(self, folder: Folder, setup: Setup) -> None:
        """Read what is new, in processes."""
        for _ in read_into(folder, setup, folder.articles(), folder.known(failed=False)):
            pass

    def stories(self, folder: Folder) -> list[Story]:
        """The stories of the pile."""
        return list(stories_of(article for _, article in folder.articles()))

    def rows(self, folder: Folder, setup: Setup, stories: Sequence[Story] | None) -> None:
        """The rows of each story, or of each article, one after the other."""
        write_rows(folder.rows / "told.parquet", self._rows(folder, setup, stories))

    def split(self, folder: Folder, name: str, place: Path) -> None:
        """A table by days, in one pass over the rows."""
        split(folder.rows, name, place)

    def _rows(self, folder: Folder, setup: Setup, stories: Sequence[Story] | None) -> Iterator[Row]:
        parts = Parts(folder)
        if stories is None:
            for key, article in folder.articles():
                yield from rows_of_article(key, article, parts, setup)
            return
        pile = {article.id: (key, article) for key, article in folder.articles()}
        for story in stories:
            yield from rows_of_story(story, [pile[i] for i in story.articles], parts, setup)
