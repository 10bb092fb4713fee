"""The command line: arguments and exit codes, nothing else. Each command lives in :mod:`checker.commands`."""

from __future__ import annotations

import importlib
import sys
from typing import Annotated, Any

import typer

from checker import __version__
from checker.commands import garbage
from checker.commands.border import guarded

# (name, module, panel); a module exposes a function of the command's name, or a Typer `app` for a group
COMMANDS: tuple[tuple[str, str], ...] = (
    ("check", "check"),
    ("extract", "extract"),
    ("compare", "compare"),
    ("explain", "explain"),
    ("articles", "articles"),
    ("speakers", "speakers"),
    ("decide", "decide"),
    ("diff", "diff"),
    ("add", "desk"),
    ("list", "desk"),
    ("find", "desk"),
    ("drop", "desk"),
    ("stories", "stories"),
    ("corpus", "corpus"),
    ("cache", "cache"),
    ("rules", "rules"),
    ("eval", "eval"),
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"checker {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")] = False,
) -> None:
    pass  # --debug is taken out of the arguments before (commands/border.py), wherever it stands


_CALLED = {"eval": "evaluate", "list": "listed"}  # where Python has the command's name already


def application(wanted: str = "") -> typer.Typer:
    """The command line with every command, or with the one called *wanted* alone, which takes a tenth of the time."""
    made = typer.Typer(
        name="checker",
        help="Compare what outlets report that people said: corroborated, unique or conflicting, with the evidence.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    made.callback()(_root)
    for name, module in COMMANDS:
        if wanted not in {"", name}:
            continue
        loaded = importlib.import_module(f"checker.commands.{module}")
        if hasattr(loaded, "app"):
            made.add_typer(loaded.app, name=name)
        else:
            made.command(name, cls=getattr(loaded, "Command", None))(getattr(loaded, _CALLED.get(name, name)))
    return made


def main() -> None:
    """Entry point of the `checker` command."""
    garbage.starting()
    first = next((a for a in sys.argv[1:] if not a.startswith("-")), "")
    try:
        guarded(application(first if first in dict(COMMANDS) else ""))
    finally:
        garbage.ending()


def __getattr__(name: str) -> Any:
    if name == "app":  # for tests and whoever looks for the whole
        return application()
    raise AttributeError(name)
