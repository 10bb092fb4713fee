"""`checker add --watch`: a folder that fills, looked at again and again; what is stored is the only thing remembered.

A file is read once two looks have found it the same, so that none is read while it is written. After a restart every
file is looked at anew; what the store holds already is passed over.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

LOOK = 2.0
"""Seconds between two looks at a folder."""

if TYPE_CHECKING:
    from checker.pipeline import ArticleClaims
    from checker.records import Article
    from checker.rulebook import Rulebook
    from checker.runtime.desk import Desk
    from checker.runtime.reading import Reader

Stamp = tuple[int, int]


def pause() -> bool:
    """Passes the time between two looks; a watch is ended by Ctrl-C."""
    time.sleep(LOOK)
    return True


def settled(inputs: Sequence[str], wait: Callable[[], bool]) -> Iterator[list[str]]:
    """The files of *inputs* that are new or changed since they were last given, each once two looks agree on it.

    *wait* passes the time between two looks; False ends the watch.
    """
    before: dict[str, Stamp] = {}
    given: dict[str, Stamp] = {}
    while True:
        now = dict(_stamps(inputs))
        batch = sorted(path for path, stamp in now.items() if before.get(path) == stamp and given.get(path) != stamp)
        given |= {path: now[path] for path in batch}
        before = now
        if batch:
            yield batch
        if not wait():
            return


def _stamps(inputs: Sequence[str]) -> Iterator[tuple[str, Stamp]]:
    from checker.articles.find import Found, find
    from checker.articles.formats import gathered

    for each in inputs:
        for found in find(each, gathered):
            if isinstance(found, Found) and found.kind == "file":
                try:
                    state = os.stat(found.name)  # noqa: PTH116 - names stay strings, as given
                except OSError:
                    continue  # gone between two looks
                yield found.name, (state.st_mtime_ns, state.st_size)


def changed(articles: Sequence[Article], desk: Desk, source: Reader, book: Rulebook) -> str:
    """One line: what *articles*, which the store does not hold yet, change about what it holds."""
    from checker.piles import check_pile, without
    from checker.review.since import changes

    def parts(some: Iterable[Article]) -> Iterator[ArticleClaims]:
        return source.each(some, narration=True)

    new = {a.id for a in articles}
    old, stories = desk.beside(articles)
    if not old:
        return ""
    before = check_pile(old, parts, book, model=source.model, stories=without(stories, new), memory=source)
    after = check_pile([*articles, *old], parts, book, model=source.model, stories=stories, memory=source)
    return changes(before, after, new)
