"""Reading articles, in several processes where asked; the results come back in the order of the articles.

There is a border around each article and each process. An article whose reading fails, or kills the process that reads
it, becomes one problem that names it, and the rest goes on. Where a process dies, what was under way is read again, one
article at a time in a process of its own, so that only the article that kills it is lost, and none where somebody else
did. Where no process can be started, this one reads.
"""

from __future__ import annotations

import contextlib
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

from checker.choices import Options
from checker.faults import fault
from checker.pipeline import ArticleClaims, Tools, load_tools, read_claims
from checker.problems import CheckerError, line_of
from checker.records import Article, Problem
from checker.rulebook import Rulebook
from checker.speakers.people import ArticlePeople
from checker.streams import note

Given = TypeVar("Given")

PATIENCE = 2.0
"""Seconds after which one that waits for an article asks whether anybody is at work."""

_tools: Tools | CheckerError | None = None

Work = Callable[[Article, bool], ArticleClaims]
Known = Callable[[Article], ArticleClaims | None]


def _start(options: Options, rulebook: Rulebook) -> None:
    global _tools  # a worker process has nowhere else to keep what it loads once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the first one ends the others
    try:
        _tools = load_tools(options, rulebook)
    except CheckerError as error:  # from here it would only break the pool; the first article tells of it
        _tools = error


def _work(article: Article, narration: bool) -> ArticleClaims:
    assert _tools is not None
    if isinstance(_tools, CheckerError):
        raise _tools
    return read_one(article, _tools, narration)


def read_one(article: Article, tools: Tools, narration: bool) -> ArticleClaims:
    """:func:`~checker.pipeline.read_claims`; a fault of ours on one article is a problem of that article."""
    try:
        return read_claims(article, tools, narration=narration)
    except Exception as error:  # the border around each article
        return given_up(article, fault(error, article.path))


def given_up(article: Article, problem: Problem) -> ArticleClaims:
    """*article* without any claim, and why."""
    nobody = ArticlePeople(article.id, article.outlet, article.published, (), ())
    return ArticleClaims(article, (), nobody, problems=(problem,))


def _nothing(_article: Article) -> None:
    """What is known of an article where nothing is kept."""


def each(
    articles: Iterable[Article],
    tools: Callable[[], Tools],
    options: Options,
    rulebook: Rulebook,
    *,
    narration: bool = False,
    known: Known = _nothing,
) -> Iterator[ArticleClaims]:
    """:func:`~checker.pipeline.read_claims` over *articles*, in their order, in ``options.jobs`` processes.

    What *known* gives for an article is taken for it; *tools* is called, and a process started, when there is another.
    """

    def here(article: Article, narration: bool) -> ArticleClaims:
        return read_one(article, tools(), narration)

    if options.jobs <= 1:
        yield from (known(article) or here(article, narration) for article in articles)
        return
    crew = Crew(options.jobs, _work, here, _start, (options, rulebook))
    with contextlib.closing(crew.run(articles, narration, known)) as parts:
        yield from parts


def apart(articles: Iterable[Article], options: Options, rulebook: Rulebook) -> Iterator[ArticleClaims]:
    """What is read of *articles*, narration included, in ``options.jobs`` other processes even where that is one.

    So an article that kills whatever reads it harms nobody else.
    """

    def here(article: Article, narration: bool) -> ArticleClaims:
        return read_one(article, load_tools(options, rulebook), narration)

    crew = Crew(options.jobs, _work, here, _start, (options, rulebook))
    with contextlib.closing(crew.run(articles, True)) as parts:
        yield from parts


def _ready() -> bool:
    return True


def _done(part: ArticleClaims) -> Future[ArticleClaims]:
    future: Future[ArticleClaims] = Future()
    future.set_result(part)
    return future


def _result(future: Future[Given], pool: ProcessPoolExecutor | None) -> Given:
    """What *future* gives. Raises what its work does, and BrokenProcessPool where *pool* does nothing any more.

    The pool's thread that hands out work ends where it can start no thread of its own, and tells nobody.
    """
    while not wait((future,), PATIENCE).done:
        hands_out = getattr(pool, "_executor_manager_thread", None)
        if hands_out is not None and not hands_out.is_alive():
            raise BrokenProcessPool("nobody hands out work")
    return future.result()


def _end(pool: ProcessPoolExecutor) -> None:
    """End a pool that is broken, and its processes, which nobody may be left to tell."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=True, cancel_futures=True)
    for process in processes:
        process.terminate()


class Crew:
    """Processes that do *work* on articles, each begun by *start*; *here* does the same in this process.

    At most four articles a process are under way, so that a long stream of articles is not read into memory.
    """

    def __init__(self, jobs: int, work: Work, here: Work, start: Callable[..., None], given: tuple[Any, ...]) -> None:
        self.jobs, self.work, self.here, self.start, self.given = jobs, work, here, start, given
        self.many: ProcessPoolExecutor | None = None
        self.alone: ProcessPoolExecutor | None = None
        self.able = True
        """Whether processes can be started at all."""

    def run(
        self, articles: Iterable[Article], narration: bool, known: Known = _nothing
    ) -> Generator[ArticleClaims, None, None]:
        """*work* on each of *articles*, in their order; what *known* gives for one is taken for it."""
        waiting: deque[tuple[Article, Future[ArticleClaims] | None]] = deque()
        try:
            for article in articles:
                part = known(article)
                waiting.append((article, _done(part) if part else self._submit(article, narration, waiting)))
                if len(waiting) >= 4 * self.jobs:
                    yield self._next(waiting, narration)
            while waiting:
                yield self._next(waiting, narration)
        finally:
            for pool in (self.many, self.alone):
                if pool is not None:
                    pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, article: Article, narration: bool, waiting: Iterable[Any]) -> Future[ArticleClaims] | None:
        """*article* on its way to a process; None where it must wait for its turn to be read by itself."""
        if not self.able or any(future is None for _, future in waiting):
            return None
        try:
            if self.many is None:
                self.many = self._pool(self.jobs)
            return self.many.submit(self.work, article, narration)
        except (OSError, RuntimeError):  # no descriptor or process left; RuntimeError: the pool broke meanwhile
            self._dismiss()
            return None

    def _next(self, waiting: deque[tuple[Article, Future[ArticleClaims] | None]], narration: bool) -> ArticleClaims:
        article, future = waiting.popleft()
        if future is not None:
            with contextlib.suppress(BrokenProcessPool):
                return _result(future, self.many)
            self._dismiss()
            for at, (other, pending) in enumerate(waiting):
                if pending is not None and not (pending.done() and pending.exception() is None):
                    waiting[at] = (other, None)
        return self._by_itself(article, narration)

    def _dismiss(self) -> None:
        if self.many is not None:
            _end(self.many)
        self.many = None

    def _by_itself(self, article: Article, narration: bool) -> ArticleClaims:
        """*article* in a process that reads nothing else meanwhile; in this one where none can be started."""
        if self.able and self.alone is None:
            try:
                self.alone = self._pool(1)
                _result(self.alone.submit(_ready), self.alone)
            except (OSError, RuntimeError) as error:
                self.able = False
                if self.alone is not None:
                    _end(self.alone)
                    self.alone = None
                why = getattr(error, "strerror", None) or "they end at once"
                note(line_of(Problem("W302", "warning", f"no more processes can be started: {why}; reading in one")))
        if self.alone is None:
            return self.here(article, narration)
        try:
            return _result(self.alone.submit(self.work, article, narration), self.alone)
        except (OSError, RuntimeError):
            _end(self.alone)
            self.alone = None
            hint = "cut it into parts, or report it: CONTRIBUTING.md says how"
            return given_up(
                article, Problem("E302", "error", "the process that read it was killed", article.path, hint=hint)
            )

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=self.start, initargs=self.given)
