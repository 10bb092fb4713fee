"""`checker cache`: what earlier runs have read of articles, and how to forget it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="What earlier runs have read, kept so that no article is read twice.",
    no_args_is_help=True,
    add_completion=False,
)

Store = Annotated[
    Path | None, typer.Option("--store", metavar="FILE", help="That store, not the one in the user's cache folder.")
]


@app.command()
def path(store: Store = None) -> None:
    """Print where the store lies; it need not exist."""
    from checker.streams import say

    say(f"{_place(store)}\n")


@app.command()
def info(store: Store = None) -> None:
    """Print where the store lies and how much it holds."""
    from checker.runtime.database import Database, Held, files
    from checker.streams import say

    where = _place(store)
    held = Held(0, 0)
    if files(where):
        database = Database(where)
        held = database.held()
        database.close()
    noun = "value" if held.values == 1 else "values"
    say(f"{where}: {held.values:,} {noun} of articles and stories, {held.size / 1e6:,.1f} MB\n")


@app.command()
def clear(store: Store = None) -> None:
    """Forget what was read of every article. A damaged store of the user's own, or a newer checker's, is made anew."""
    from checker.runtime.database import Database, StoreError, files
    from checker.streams import say

    where = _place(store)
    before = sum(p.stat().st_size for p in files(where))
    try:
        if files(where):
            database = Database(where)
            database.clear()
            database.close()
    except StoreError:
        if store is not None:
            raise
        for file in files(where):
            file.unlink()
    after = sum(p.stat().st_size for p in files(where))
    say(f"{where}: {max(before - after, 0) / 1e6:,.1f} MB given back\n")


def _place(store: Path | None) -> Path:
    from checker.problems import CheckerError
    from checker.records import Problem
    from checker.runtime.place import store_of

    found = store_of(store, off=False)
    if found is None:
        why = "CHECKER_NO_STORE is set, or there is no home folder"
        raise CheckerError(Problem("W711", "warning", f"nothing is kept: {why}"))
    return found
