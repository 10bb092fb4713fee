"""A reader without a model, for both engines: a word of the article's path tells what befalls whoever reads it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.choices import Options
from checker.corpus.folder import table
from checker.corpus.schema import TABLES
from checker.corpus.setup import Setup
from checker.pipeline import ArticleClaims
from checker.records import Article
from checker.rulebook import Rulebook, load
from checker.runtime.workers import Crew
from tests.stories.made import pile
from tests.test_piles import said

BOOK = load()


def articles() -> list[Article]:
    """Nine articles of three events, one without a date, in no order."""
    made = [replace(a, path=f"{a.id}.txt") for a in pile()][::-1]
    return [replace(made[0], published=None), *made[1:]]


def setup(source: Any = None) -> Setup:
    return Setup(Options(engine="rules", jobs=2), BOOK, "made 1.0", source or reading)


def reading(some: Iterable[Article], _options: Options, _book: Rulebook) -> Iterator[ArticleClaims]:
    """Each article's text as what one speaker says; a process called upon by ``once:FILE`` in a path dies once."""
    for article in _befalling(some):
        yield from said([article])


def _befalling(some: Iterable[Article]) -> Iterator[Article]:
    for article in some:
        what, _, mark = (article.path or "").partition(":")
        if what == "once" and not Path(mark).exists():
            Path(mark).write_text("killed")
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "java":
            os.kill(_parent(os.getppid()), signal.SIGKILL)  # who reads was begun by the daemon that Java began
        if what == "fault":
            raise AssertionError("read although it was read before")
        yield article


def _parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])


def _work(article: Article, _narration: bool) -> ArticleClaims:
    if (article.path or "").startswith("poison"):
        os.kill(os.getpid(), signal.SIGKILL)
    (part,) = said([article])
    return part


def _start() -> None:
    """Nothing to load."""


def in_processes(some: Iterable[Article], options: Options, _book: Rulebook) -> Iterator[ArticleClaims]:
    """The same in processes of its own, as :func:`checker.runtime.workers.apart`; ``poison`` kills each of them."""
    yield from Crew(options.jobs, _work, _work, _start, ()).run(_befalling(some), True)


def tables(out: Path) -> dict[str, list[str]]:
    """The rows of every table of a corpus, each as text, sorted."""
    return {name: sorted(repr(row) for row in table(out, name).to_pylist()) for name in TABLES if (out / name).exists()}
