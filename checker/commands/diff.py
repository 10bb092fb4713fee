"""`checker diff`: what changed between two JSON reports."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class DiffFormat(StrEnum):
    """The forms of a difference."""

    terminal = "terminal"
    markdown = "markdown"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.json", help="The earlier report.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.json", help="The later report.")],
    form: Annotated[DiffFormat, typer.Option("--format", help="Form of the answer.")] = DiffFormat.terminal,
) -> None:
    """Tell what changed between two runs: new and gone groups, other verdicts, other evidence."""
    from checker.render.changes import changes
    from checker.review.reports import read_report
    from checker.streams import say

    say(changes(read_report(old), read_report(new), markdown=form is DiffFormat.markdown))
