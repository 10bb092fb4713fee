"""The arguments that several commands share, and how a run ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands.interrupt import DONE, Interrupted, heed_interrupts
from checker.output import OUT_OF_ROOM, hush, reason, refusal
from checker.problems import CheckerError, Exit, line_of

if TYPE_CHECKING:
    from checker.pipeline import Options
    from checker.records import Problem
    from checker.rulebook import Rulebook


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
    EngineChoice, typer.Option("--engine", help="hybrid: learned tagger and rules. rules: no learned tagger.")
]
Attitudes = Annotated[
    bool, typer.Option("--attitudes", help="Beliefs, wishes and acts as well, not only what was said.")
]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=64, metavar="N", help="Processes that read articles.")]
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
    from checker.pipeline import Options
    from checker.rulebook import load

    book = load(rules or (), project=Path())
    chosen = Options(tuple(rules or ()), model or book.model, engine.value, attitudes, jobs)
    return chosen, book


def tell(problems: Iterable[Problem], *, quiet: bool = False) -> None:
    """Print problems to standard error, errors always and warnings unless *quiet*, each once."""
    seen: set[str] = set()
    for problem in problems:
        line = line_of(problem)
        if line not in seen and (problem.severity == "error" or not quiet):
            seen.add(line)
            print(line, file=sys.stderr)


def exit_code(problems: Iterable[Problem], *, gate: bool = False) -> Exit:
    """What a run that got to its end returns: rules before unreadable inputs before the gate."""
    codes = {p.code for p in problems if p.severity == "error"}
    if any(c.startswith(("R", "E4", "E6")) for c in codes):
        return Exit.USAGE
    if any(c.startswith(("E2", "E5")) for c in codes):
        return Exit.INPUT
    return Exit.GATE if gate else Exit.OK


def guarded(run: Callable[[], None]) -> None:
    """Run a command; an expected error becomes one line and its exit code, a closed pipe ends quietly.

    Ctrl-C says what was finished and ends with 130, as shells expect it.
    """
    heed_interrupts()
    try:
        try:
            run()
        finally:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be answered
    except CheckerError as error:
        print(line_of(error.problem), file=sys.stderr)
        raise SystemExit(int(error.code)) from None
    except Interrupted:
        print(DONE.told(), file=sys.stderr)
        raise SystemExit(130) from None
    except BrokenPipeError as error:
        # the reader of our output has what it wants; Python must not complain when it flushes on exit
        hush(sys.stdout)
        ended = error.__context__
        raise SystemExit(ended.code if isinstance(ended, SystemExit) else 0) from None
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # which the command-line library has answered with 1
            hush(sys.stdout)
            raise SystemExit(0) from None
        raise
    except OSError as error:
        if error.filename is not None or error.errno not in OUT_OF_ROOM:
            raise
        hush(sys.stdout)
        print(line_of(refusal("standard output", reason(error)).problem), file=sys.stderr)
        raise SystemExit(int(Exit.USAGE)) from None
