"""Reading articles, in several processes where asked; the results come back in the order of the articles."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from checker.pipeline import ArticleClaims, Options, Tools, load_tools, read_claims
from checker.records import Article
from checker.rulebook import Rulebook

_tools: Tools | None = None

Run = Callable[[Iterable[Article], bool], Iterator[ArticleClaims]]


def _start(options: Options, rulebook: Rulebook) -> None:
    global _tools  # a worker process has nowhere else to keep what it loads once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one ends the others
    _tools = load_tools(options, rulebook)


def _work(article: Article, narration: bool) -> ArticleClaims:
    assert _tools is not None
    return read_claims(article, _tools, narration=narration)


def each(
    articles: Iterable[Article], tools: Tools, options: Options, *, narration: bool = False
) -> Iterator[ArticleClaims]:
    """:func:`~checker.pipeline.read_claims` over *articles*, in their order, in ``options.jobs`` processes."""
    if options.jobs <= 1:
        for article in articles:
            yield read_claims(article, tools, narration=narration)
        return
    with pool(options, tools.rulebook) as run:
        yield from run(articles, narration)


@contextmanager
def pool(options: Options, rulebook: Rulebook) -> Iterator[Run]:
    """A function that maps :func:`read_claims` over articles in ``options.jobs`` processes.

    At most four articles a process are under way, so that a long stream of articles is not read into memory.
    """
    context = get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=context, initializer=_start, initargs=(options, rulebook)) as ex:

        def run(articles: Iterable[Article], narration: bool) -> Iterator[ArticleClaims]:
            waiting: deque[Future[ArticleClaims]] = deque()
            for article in articles:
                waiting.append(ex.submit(_work, article, narration))
                if len(waiting) >= 4 * options.jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        try:
            yield run
        except BaseException:
            ex.shutdown(wait=False, cancel_futures=True)
            raise
