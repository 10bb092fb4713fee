"""Reading articles through the store: what an earlier run has read is not read again, and no model is loaded for it.

The store may be absent, damaged, locked or full. Then everything is read as without it, and one line says so.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.choices import Options, model_name
from checker.records import Article, Problem, Report
from checker.rulebook import Rulebook
from checker.runtime.database import Database, StoreError
from checker.runtime.encoding import DAMAGED, packed, report_packed, report_unpacked, unpacked
from checker.runtime.keys import article_key, context, judging, story_key

if TYPE_CHECKING:
    from checker.pipeline import ArticleClaims, Tools

Tell = Callable[[Problem], None]


class Reader:
    """Reads articles, each once. ``model`` names the models as :func:`~checker.pipeline.load_tools` does.

    *store* is the file of what is kept, None for nothing. *tell* gets the one line where it cannot be used; *loaded*
    is called with the tools when they had to be loaded. A context manager: leaving it closes the store. Raises
    :class:`CheckerError` where a model is not installed.
    """

    def __init__(
        self,
        options: Options,
        rulebook: Rulebook,
        store: Path | None,
        *,
        tell: Tell,
        loaded: Callable[[Tools], Tools] = lambda tools: tools,
    ) -> None:
        self.options, self.rulebook = options, rulebook
        self.model = model_name(options)
        self.read, self.known = 0, 0
        self._tell, self._loaded = tell, loaded
        self._tools: Tools | None = None
        self._store: Database | None = None
        self._context = context(options, rulebook) if store else ""
        self._judging = judging(self._context, rulebook) if store else ""
        if store:
            with self._without_on_failure():
                self._store = Database(store)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        with self._without_on_failure():
            if self._store:
                self._store.close()
                self._store = None

    def each(self, articles: Iterable[Article], *, narration: bool = False) -> Iterator[ArticleClaims]:
        """:func:`~checker.pipeline.read_claims` over *articles*, in their order, in ``options.jobs`` processes."""
        from checker.runtime.workers import each  # with all that reads an article

        old: set[str] = set()

        def known(article: Article) -> ArticleClaims | None:
            part = self._find(article, narration)
            if part:
                old.add(article.id)
            return part

        for part in each(articles, self._ready, self.options, self.rulebook, narration=narration, known=known):
            yield part if part.article.id in old else self._keep(part, narration)

    def _ready(self) -> Tools:
        from checker.pipeline import load_tools

        if self._tools is None:
            self._tools = self._loaded(load_tools(self.options, self.rulebook))
        return self._tools

    def _find(self, article: Article, narration: bool) -> ArticleClaims | None:
        """What the store has of *article*; where narration is not asked for, a reading with it does as well."""
        for told in (True,) if narration else (False, True):
            with self._without_on_failure(), contextlib.suppress(*DAMAGED):  # what is damaged is read and kept again
                data = self._store.get(article_key(article, self._context, narration=told)) if self._store else None
                if data:
                    part = unpacked(data, article)
                    self.known += 1
                    return part if told == narration else replace(part, narration=())
        return None

    def _keep(self, part: ArticleClaims, narration: bool) -> ArticleClaims:
        self.read += 1
        if any(p.severity == "error" for p in part.problems):
            return part  # what went wrong once may go well the next time
        with self._without_on_failure(), contextlib.suppress(*DAMAGED):
            if self._store:
                self._store.put(article_key(part.article, self._context, narration=narration), packed(part))
        return part

    def find(self, articles: Sequence[Article]) -> Report | None:
        """The report on a story of these *articles*, where nothing that decides it has changed."""
        with self._without_on_failure(), contextlib.suppress(*DAMAGED, KeyError):
            data = self._store.get(story_key(articles, self._judging)) if self._store else None
            if data:
                return report_unpacked(data, articles)
        return None

    def keep(self, articles: Sequence[Article], report: Report) -> None:
        """Keep the *report* on these *articles*; one with an error is made again the next time."""
        if any(p.severity == "error" for p in report.problems):
            return
        with self._without_on_failure(), contextlib.suppress(*DAMAGED):
            if self._store:
                self._store.put(story_key(articles, self._judging), report_packed(report))

    @contextlib.contextmanager
    def _without_on_failure(self) -> Iterator[None]:
        """A stretch in which a failing store is given up, with one line, and nothing else happens."""
        try:
            yield
        except StoreError as error:
            broken, self._store = self._store, None
            if broken is not None:
                broken.link.close()
            self._tell(error.problem)
