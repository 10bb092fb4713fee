"""`checker explain`: why a group or claim is what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.commands.options import Rules


def explain(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a group, claim or article, or its beginning.")],
    other: Annotated[
        str | None,
        typer.Argument(metavar="OTHER", help="Id of a second claim or group: why the two are joined, or are not."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="A JSON report; without it the last one made here.")
    ] = None,
    rules: Rules = None,
) -> None:
    """Show why: rule, file and line, spans, facts, the score as a sum, how the speaker was found.

    With OTHER: what two claims share, their score and its threshold, and why they are, or are not, one statement.
    """
    from functools import partial

    from checker import lastreport
    from checker.render.explain import explain as explained
    from checker.render.explain_pair import explain_pair as explained_pair
    from checker.retold import Retold
    from checker.review.reports import read_report
    from checker.rulebook import load
    from checker.streams import say
    from checker.wordscores import word_scores

    value = read_report(report or lastreport.last(), what="report" if report else "last report of this folder")
    book = load(rules or (), project=Path())

    def place(rule: str) -> str | None:
        entry = book.find(rule)
        return entry.node.place if entry else None

    if other is None:
        text = explained(value, identifier, place, partial(word_scores, value))
    else:
        text = explained_pair(value, (identifier, other), Retold(value, book).why, book.thresholds)
    if value.get("rules") != book.digest:
        text += "the rules have changed since this report was made; places of rules may have moved\n"
    say(text)
