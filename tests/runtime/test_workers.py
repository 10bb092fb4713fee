"""Processes that die while they read: the article that kills one is a problem, and every other one is read."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from checker.pipeline import ArticleClaims
from checker.problems import line_of
from checker.records import Article, Span
from checker.runtime.workers import Crew, given_up, read_one


def started(marks: str) -> None:
    if marks == "dead":
        os._exit(3)


def work(article: Article, _narration: bool) -> ArticleClaims:
    """Stands for reading; a word of the text tells how it ends."""
    word, _, where = article.text.partition(" ")
    if word in {"KILL", "TERM", "SEGV"}:
        os.kill(os.getpid(), getattr(signal, f"SIG{word}"))
    if word == "ONCE" and not Path(where).exists():  # somebody kills the process, whatever it reads
        Path(where).write_text("killed")
        os.kill(os.getpid(), signal.SIGKILL)
    return done(article)


def done(article: Article, _narration: bool = False) -> ArticleClaims:
    return given_up(article, article.id)  # type: ignore[arg-type]  # a mark that it was read


def articles(*texts: str) -> list[Article]:
    return [Article(str(n), "", text, Span(0, len(text)), "", path=f"{n}.txt") for n, text in enumerate(texts)]


def told(texts: list[str], jobs: int = 2, marks: str = "") -> list[str]:
    crew = Crew(jobs, work, done, started, (marks,))
    found = [part.problems[0] for part in crew.run(articles(*texts), False)]
    return [p if isinstance(p, str) else line_of(p) for p in found]


@pytest.mark.slow
def test_the_article_that_kills_is_named_and_every_other_one_is_read() -> None:
    found = told(["a", "b", "KILL", "d", "e", "TERM", "g", "h", "i", "SEGV", "k"])
    for at in (2, 5, 9):
        assert found[at].startswith(f"{at}.txt: error E302: the process that read it was killed")
    assert [p for at, p in enumerate(found) if at not in {2, 5, 9}] == ["0", "1", "3", "4", "6", "7", "8", "10"]


def test_a_process_that_somebody_else_kills_loses_nothing(tmp_path: Path) -> None:
    assert told(["a", f"ONCE {tmp_path / 'mark'}", "c", "d"]) == ["0", "1", "2", "3"]
    assert (tmp_path / "mark").exists()


def test_where_no_process_can_start_this_one_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(["a", "KILL", "c"], marks="dead") == ["0", "1", "2"]
    assert capsys.readouterr().err == (
        "warning W302: no more processes can be started: they end at once; reading in one\n"
    )


def test_where_no_descriptor_is_left_this_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("checker.runtime.workers.ProcessPoolExecutor", none)
    assert told(["a", "KILL", "c"], jobs=4) == ["0", "1", "2"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_where_no_thread_can_start_nobody_waits_for_ever(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The thread of the library that hands out work ends then, and leaves every future undone."""

    def refused(_queue: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("multiprocessing.queues.Queue._start_thread", refused)
    monkeypatch.setattr("checker.runtime.workers.PATIENCE", 0.05)
    assert told(["a", "b", "c"]) == ["0", "1", "2"]
    assert capsys.readouterr().err.count("W302") == 1


def test_a_fault_in_one_article_is_its_problem() -> None:
    (article,) = articles("text")
    part = read_one(article, None, False)  # type: ignore[arg-type]  # which is the fault
    assert part.claims == ()
    assert line_of(part.problems[0]).startswith("0.txt: error E702: internal error: AttributeError at ")
