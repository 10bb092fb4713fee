"""What a long run shows on a terminal while it works: the stage, how many of how many, and how many a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Part = TypeVar("Part")


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Callable[[Iterable[Part]], Iterator[Part]]]:
    """Gives a function to send *total* articles' parts through; a bar on standard error counts them as they come.

    Once they are all through, the bar tells that claims are being compared, until the context ends. Nothing is shown
    where standard error is no terminal or the run is *quiet*, and nothing stays on the screen afterwards.
    """
    if quiet or not sys.stderr.isatty():
        yield iter
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
    from rich.text import Text

    class Count(ProgressColumn):
        """How many of how many, and how many a second; nothing for a stage that is not counted."""

        def render(self, task: Task) -> Text:
            if task.total is None:
                return Text()
            speed = task.finished_speed or task.speed
            rate = f"  {speed:.1f}/s" if speed else ""
            return Text(f"{task.completed:.0f}/{task.total:.0f}{rate}")

    columns = (TextColumn("{task.description}"), BarColumn(), Count(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def watched(parts: Iterable[Part]) -> Iterator[Part]:
            task = bar.add_task("reading articles", total=total)
            for part in parts:
                yield part
                bar.advance(task)
            bar.remove_task(task)
            bar.add_task("comparing claims", total=None)

        yield watched
