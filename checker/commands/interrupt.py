"""What a run has finished so far: the line that a run ends with when it is interrupted (Ctrl-C).

One value for the whole process, because an interrupt comes from outside, at any moment, and whoever answers it can
ask nobody else.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import TypeVar

from checker import output

_Any = TypeVar("_Any")


class Interrupted(BaseException):
    """Ctrl-C, as an exception that the command-line library does not take for its own and end without a word."""


@dataclass(slots=True)
class Done:
    """``articles`` of ``total`` have been read (``total`` is 0 where it is not known)."""

    articles: int = 0
    total: int = 0

    def told(self) -> str:
        """One line: what is finished and what was written. Files are written whole or not at all."""
        of = f" of {self.total:,}" if self.total else ""
        noun = "article" if (self.total or self.articles) == 1 else "articles"
        files = ", ".join(str(path) for path in output.written)
        wrote = f"written whole: {files}" if files else "no file written"
        read = f": {self.articles:,}{of} {noun} read" if self.articles or self.total else ""
        return f"interrupted{read}; {wrote}"


DONE = Done()


def counted(parts: Iterable[_Any], total: int = 0) -> Iterator[_Any]:
    """*parts* as they come, counted as read once the next one is asked for."""
    DONE.total = total
    for part in parts:
        yield part
        DONE.articles += 1


def heed_interrupts() -> None:
    """Let Ctrl-C raise :class:`Interrupted` from now on."""
    signal.signal(signal.SIGINT, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough: what ends the run must not be interrupted itself
    raise Interrupted
