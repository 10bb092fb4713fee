"""What a long run shows on a terminal while it works: the stage, how many of how many, and how many a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Part = TypeVar("Part")


class Shown:
    """What a run tells of how far it is; this one tells nobody."""

    def parts(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts of articles as they come, counted."""
        yield from parts

    def compared(self, done: int, total: int, what: str) -> None:
        """*done* of *total* of *what* ("stories", "groups of claims") have been compared."""


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Shown]:
    """Gives what shows how far a run over *total* articles is: a bar on standard error for each phase, counted.

    Nothing is shown where standard error is no terminal or the run is *quiet*, and nothing stays on the screen
    afterwards.
    """
    if quiet or not sys.stderr.isatty():
        yield Shown()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeElapsedColumn
    from rich.text import Text

    class Count(ProgressColumn):
        """How many of how many, and how many a second; nothing before a phase knows how many there are."""

        def render(self, task: Task) -> Text:
            if task.total is None:
                return Text()
            speed = task.finished_speed or task.speed
            rate = f"  {speed:.1f}/s" if speed else ""
            return Text(f"{task.completed:.0f}/{task.total:.0f}{rate}")

    class Bars(Shown):
        def __init__(self, bar: Progress) -> None:
            self.bar = bar
            self.tasks: dict[str, TaskID] = {}

        def parts(self, parts: Iterable[Part]) -> Iterator[Part]:
            task = self.bar.add_task("reading articles", total=total)
            for part in parts:
                yield part
                self.bar.advance(task)
            self.bar.remove_task(task)
            self.compared(0, 0, "claims")

        def compared(self, done: int, total: int, what: str) -> None:
            if what not in self.tasks:
                self.tasks[what] = self.bar.add_task(f"comparing {what}", total=total or None)
            self.bar.update(self.tasks[what], completed=done, total=total or None)

    columns = (TextColumn("{task.description}"), BarColumn(), Count(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Bars(bar)


@contextmanager
def phase(what: str, *, quiet: bool, total: int | None = None) -> Iterator[Callable[[], None]]:
    """Shows on standard error that a run is at *what*; gives what is called when another of *total* is done.

    Silent where :func:`progress` is. *total* is None where nobody knows how many there will be, or it is all one.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    counted = "{task.completed:,.0f}" + ("/{task.total:,.0f}" if total is not None else "")
    columns = (TextColumn("{task.description}"), TextColumn(counted), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def taken(items: Iterable[Part], *, quiet: bool) -> Iterator[Part]:
    """*items* as the files give them, counted on standard error, since nobody knows how many there will be."""
    with phase("taking in files", quiet=quiet) as another:
        for item in items:
            yield item
            another()
