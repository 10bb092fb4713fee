"""The command line: arguments and exit codes, nothing else. Each command lives in :mod:`checker.commands`."""

from __future__ import annotations

import importlib
from typing import Annotated

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
    ("cache", "cache"),
    ("rules", "rules"),
    ("eval", "eval"),
)

app = typer.Typer(
    name="checker",
    help="Compare what outlets report that people said: corroborated, unique or conflicting, with the evidence.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"checker {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")] = False,
) -> None:
    pass  # --debug is taken out of the arguments before (commands/border.py), wherever it stands


_CALLED = {"eval": "evaluate", "list": "listed"}  # where Python has the command's name already

for _name, _module in COMMANDS:
    _loaded = importlib.import_module(f"checker.commands.{_module}")
    if hasattr(_loaded, "app"):
        app.add_typer(_loaded.app, name=_name)
    else:
        _function = getattr(_loaded, _CALLED.get(_name, _name))
        app.command(_name, cls=getattr(_loaded, "Command", None))(_function)


def main() -> None:
    """Entry point of the `checker` command."""
    garbage.starting()
    try:
        guarded(app)
    finally:
        garbage.ending()
