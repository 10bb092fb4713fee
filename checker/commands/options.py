"""The arguments that several commands share, and how a run ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.problems import CheckerError, Exit, line_of
from checker.streams import note

if TYPE_CHECKING:
    from checker.choices import Options
    from checker.records import Problem
    from checker.rulebook import Rulebook
    from checker.runtime.reading import Reader


class EngineChoice(StrEnum):
    """Which engine finds attributions."""

    hybrid = "hybrid"
    rules = "rules"


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for JSON Lines on standard input.")
]
MaxSize = Annotated[
    str, typer.Option("--max-size", metavar="SIZE", help="Largest file, or record of a file of many, such as 20MB.")
]
Future = Annotated[
    datetime | None,
    typer.Option("--max-future", formats=["%Y-%m-%d"], help="Latest day that a publication date may be (2050-12-31)."),
]
Embargo = Annotated[bool, typer.Option("--respect-embargo", help="Leave out items that are under an embargo.")]
Network = Annotated[bool, typer.Option("--allow-network", help="Fetch web addresses given as INPUT (extra: web).")]
Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="PATH", help="Rule file or folder on top of the built-in and the project's rules."),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="An installed spaCy model; nothing is downloaded.")
]
EngineOption = Annotated[
    EngineChoice, typer.Option("--engine", help="hybrid: learned models and rules. rules: no learned model.")
]
Strictness = Annotated[
    float,
    typer.Option(
        "--strictness",
        min=0.01,
        max=0.99,
        metavar="P",
        help="Chance from which a difference is called a conflict; a rule's own `least` outranks it.",
    ),
]
Attitudes = Annotated[
    bool, typer.Option("--attitudes", help="Beliefs, wishes and acts as well, not only what was said.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=64, metavar="N", help="Processes that read articles.")]
Store = Annotated[
    Path | None,
    typer.Option("--store", metavar="FILE", help="Keep what was read of each article there, not in the cache folder."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every article anew and keep nothing of it.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings on standard error.")]


def bytes_allowed(written: str) -> int:
    """``--max-size`` in bytes. Raises :class:`CheckerError` where it is no size."""
    from checker.articles.draft import bytes_of
    from checker.records import Problem

    limit = bytes_of(written)
    if limit is None:
        raise CheckerError(Problem("E205", "error", f"'{written}' is no size", hint="write 20MB, 500kB or bytes"))
    return limit


def options(
    rules: list[Path] | None, model: str | None, engine: EngineChoice, attitudes: bool, jobs: int
) -> tuple[Options, Rulebook]:
    """The run's options and the rulebook in force, with the project's configuration filled in."""
    from checker.choices import Options
    from checker.rulebook import load

    book = load(rules or (), project=Path())
    chosen = Options(tuple(rules or ()), model or book.model, engine.value, attitudes, jobs)
    return chosen, book


@contextmanager
def reader(options: Options, book: Rulebook, store: Path | None, *, no_cache: bool, quiet: bool) -> Iterator[Reader]:
    """What reads articles for a run, through its store. Raises :class:`CheckerError` where a model is missing."""
    from checker.commands.garbage import loaded
    from checker.runtime.place import store_of
    from checker.runtime.reading import Reader

    kept = store_of(store, off=no_cache)
    with Reader(options, book, kept, tell=lambda problem: tell([problem], quiet=quiet), loaded=loaded) as found:
        yield found


def tell(problems: Iterable[Problem], *, quiet: bool = False) -> None:
    """Print problems to standard error, errors always and warnings unless *quiet*, each once."""
    seen: set[str] = set()
    for problem in problems:
        line = line_of(problem)
        if line not in seen and (problem.severity == "error" or not quiet):
            seen.add(line)
            note(line)


def exit_code(problems: Iterable[Problem], *, gate: bool = False) -> Exit:
    """What a run that got to its end returns: internal faults before rules before unreadable inputs before the gate."""
    codes = {p.code for p in problems if p.severity == "error"}
    if any(c.startswith("E70") for c in codes):
        return Exit.INTERNAL
    if any(c.startswith(("R", "E4", "E6")) for c in codes):
        return Exit.USAGE
    if any(c.startswith(("E2", "E3", "E5", "E71")) for c in codes):
        return Exit.INPUT
    return Exit.GATE if gate else Exit.OK
