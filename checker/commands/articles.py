"""``checker articles``: what was read from each input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperCommand

from checker.commands.options import Inputs, MaxSize, Network, Quiet, bytes_allowed

if TYPE_CHECKING:
    from checker.records import Article, Problem


class Command(TyperCommand):
    """The command with the formats in its help, looked up only when the help is asked for."""

    def get_help(self, ctx: Any) -> str:
        """The help, with every suffix that a reader knows."""
        from checker.articles import FORMATS

        told = [f"{suffix} ({known.extra})" if known.extra else suffix for suffix, known in FORMATS.items()]
        self.help = (self.help or "").replace("{formats}", " ".join(told))
        return super().get_help(ctx)


def articles(
    inputs: Inputs,
    format: Annotated[Literal["terminal", "json"], typer.Option("--format", help="How to print it.")] = "terminal",
    max_size: MaxSize = "10MB",
    allow_network: Network = False,
    quiet: Quiet = False,
) -> None:
    """Show what was read: outlet, date, title, length, language, reader and warnings of each article.

    Read are {formats}; each also as .gz. With --allow-network and the extra web, also http and https addresses.
    """
    from checker.articles import read
    from checker.problems import Exit, line_of
    from checker.records import Problem
    from checker.streams import note, say

    limit = bytes_allowed(max_size)
    failed = False
    waiting: list[Problem] = []
    for item in read(inputs, max_size=limit, allow_network=allow_network, english_only=False):
        if isinstance(item, Problem):
            failed |= item.severity == "error"
            waiting.append(item)
            if format == "terminal" and not (quiet and item.severity == "warning"):
                note(line_of(item))
            continue
        own = [problem for problem in waiting if _concerns(problem, item)]
        if format == "json":
            _tell([problem for problem in waiting if problem not in own])
        waiting = []
        if not say(_json(item, own) if format == "json" else _lines(item, own)):
            break  # whoever reads this has seen enough
    if format == "json":
        _tell(waiting)
    if failed:
        raise typer.Exit(Exit.INPUT)


def _concerns(problem: Problem, article: Article) -> bool:
    """Whether *problem*, met before *article* was given out, is one of it and not of a file or record left out."""
    here = problem.line in {0, article.line} or article.mapped
    return problem.path == article.path and problem.severity == "warning" and here


def _tell(problems: list[Problem]) -> None:
    from checker.problems import line_of
    from checker.streams import note

    for problem in problems:
        note(line_of(problem))


def _lines(article: Article, warnings: list[Problem]) -> str:
    """Two lines a person can read: who, when and what; then how it was read."""
    from checker.problems import printable

    body = article.body.text(article.text)
    day = article.published.isoformat() if article.published else "no date   "
    facts = [f"{len(body.split()):,} words", article.language or "language not told", article.reader]
    facts += [f"by {article.byline}"] if article.byline else []
    facts += [f"copy of {article.agency}"] if article.agency else []
    facts += [f"{len(warnings)} warning{'s'[: len(warnings) != 1]}"] if warnings else []
    where = ", ".join(f"{name}: {place}" for name, place in article.provenance)
    head = f"{day}  {article.outlet}  {article.title or '(no title)'}"
    return "".join(
        printable(line) + "\n"
        for line in (head, f"            {article.path}:{article.line} · " + " · ".join(facts), f"            {where}")
    )


def _json(article: Article, warnings: list[Problem]) -> str:
    """One JSON line."""
    import dataclasses
    import json

    return (
        json.dumps(
            {
                "id": article.id,
                "outlet": article.outlet,
                "title": article.title,
                "published": article.published.isoformat() if article.published else None,
                "url": article.url,
                "author": article.byline,
                "agency": article.agency,
                "path": article.path,
                "line": article.line,
                "sha256": article.sha256,
                "characters": len(article.text),
                "body": [article.body.start, article.body.end],
                "words": len(article.body.text(article.text).split()),
                "language": article.language,
                "reader": article.reader,
                "provenance": dict(article.provenance),
                "problems": [dataclasses.asdict(problem) for problem in warnings],
            },
            ensure_ascii=False,
        )
        + "\n"
    )
