"""`checker decide`: write down what people decided about a conflict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from checker.review.decisions import Decision


def decide(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a conflicting group, or its beginning.")],
    why: Annotated[str, typer.Option("--why", help="The reason, for whoever reads the file next.")],
    confirm: Annotated[bool, typer.Option("--confirm", help="It is a real conflict; it stays in the gate.")] = False,
    dismiss: Annotated[bool, typer.Option("--dismiss", help="It is no conflict.")] = False,
    accept: Annotated[bool, typer.Option("--explain", help="It is a conflict with a known explanation.")] = False,
    who: Annotated[str | None, typer.Option("--who", help="Who decides; else the name of the login.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Last day on which it holds.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="A JSON report; without it the last one made here.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="FILE", help="The file; else the one beside the articles.")
    ] = None,
) -> None:
    """Add an entry to checker.decisions.yaml: this conflict is confirmed, dismissed or explained, and why."""
    from checker import lastreport
    from checker.output import write
    from checker.problems import CheckerError, Exit, printable
    from checker.records import Problem
    from checker.review.decisions import PAST, added, entry_of
    from checker.review.reports import read_report
    from checker.streams import say

    chosen = [word for word, on in (("confirm", confirm), ("dismiss", dismiss), ("explain", accept)) if on]
    if len(chosen) != 1:
        raise CheckerError(
            Problem("E601", "error", "say one of --confirm, --dismiss and --explain", hint="and --why"), Exit.USAGE
        )
    value = read_report(report or lastreport.last(), what="report" if report else "last report of this folder")
    entry = entry_of(value, identifier, chosen[0], why, who or _login(), until)
    path = decisions or _beside(value)
    old, earlier = _text(path)
    write(path, added(old, entry))
    said = [f"{PAST[chosen[0]]}: {entry.about}"]
    for one in earlier:
        if one.prints & entry.prints:
            said.append(f"instead of line {one.line}, {one.words}")
    say("".join(printable(line) + "\n" for line in (*said, str(path))))


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _beside(report: dict[str, object]) -> Path:
    """The decisions file in force for the report's articles, or a new one in the folder of the first."""
    from checker.review.decisions import NAME, find

    articles = report["articles"]
    paths = sorted(str(a["path"]) for a in articles if a.get("path")) if isinstance(articles, list) else []
    known = find(paths)
    if known is not None:
        return known
    return (Path(paths[0]).parent if paths and Path(paths[0]).parent.is_dir() else Path()) / NAME


def _text(path: Path) -> tuple[str, tuple[Decision, ...]]:
    """The file as it is and its entries; an existing file that cannot be used is an error, never overwritten."""
    from checker.problems import CheckerError, Exit
    from checker.review.decisions import read
    from checker.rulebook.source import read_text

    if not path.exists():
        return "", ()
    earlier, problems = read(path)
    if any(p.severity == "error" for p in problems):
        raise CheckerError(next(p for p in problems if p.severity == "error"), Exit.USAGE)
    return read_text(path, str(path)), earlier
