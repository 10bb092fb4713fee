"""`checker check`: read articles, compare their claims, report."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.commands.interrupt import counted
from checker.commands.options import (
    Attitudes,
    Embargo,
    EngineChoice,
    EngineOption,
    Future,
    Inputs,
    Jobs,
    MaxSize,
    Model,
    Network,
    NoCache,
    Quiet,
    Rules,
    Store,
    bytes_allowed,
    exit_code,
    options,
    reader,
    tell,
)
from checker.problems import Exit


class Format(StrEnum):
    """The forms a report can take."""

    terminal = "terminal"
    markdown = "markdown"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"
    junit = "junit"
    sarif = "sarif"


def check(
    inputs: Inputs,
    form: Annotated[
        list[Format] | None, typer.Option("--format", help="Form of the report; may be repeated with --out DIR/.")
    ] = None,
    out: Annotated[
        list[Path] | None,
        typer.Option("--out", metavar="FILE|DIR", help="Write there instead; the suffix chooses the format."),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on", metavar="WHAT", help="Exit 1 on such a verdict, conflict kind or level (see README)."
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show every unique claim in the terminal report.")] = False,
    width: Annotated[
        int | None, typer.Option("--width", min=40, max=400, help="Columns of the terminal report.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="An older JSON report; only what is new can fail.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="FILE", help="What people decided (checker.decisions.yaml).")
    ] = None,
    github: Annotated[
        bool, typer.Option("--github", help="Also print GitHub annotations and the step summary.")
    ] = False,
    one_story: Annotated[
        bool, typer.Option("--one-story", help="All articles are about one event; put none of them aside.")
    ] = False,
    rules: Rules = None,
    model: Model = None,
    engine: EngineOption = EngineChoice.hybrid,
    attitudes: Attitudes = False,
    jobs: Jobs = 1,
    store: Store = None,
    no_cache: NoCache = False,
    max_size: MaxSize = "10MB",
    allow_network: Network = False,
    respect_embargo: Embargo = False,
    max_future: Future = None,
    quiet: Quiet = False,
) -> None:
    """Compare the claims of several articles: conflicts, then what is corroborated, then what only one outlet has."""
    from collections.abc import Iterable, Iterator

    from checker import streams
    from checker.articles import FURTHEST, latest, read
    from checker.commands.delivery import deliver, destinations, ready
    from checker.commands.progress import progress
    from checker.piles import check_pile
    from checker.pipeline import ArticleClaims
    from checker.records import Article, Problem
    from checker.review.gate import parse_gate

    streams.workflow = github
    limit = bytes_allowed(max_size)
    targets = destinations(form, out)
    gate = parse_gate(fail_on or ())
    chosen, book = options(rules, model, engine, attitudes, jobs)
    gate.check({rule.id for rule in book.conflicts})
    read_items = list(
        read(
            sorted(inputs),
            max_size=limit,
            allow_network=allow_network,
            respect_embargo=respect_embargo,
            max_future=max_future.date() if max_future else FURTHEST,
        )
    )
    articles, replaced = latest([a for a in read_items if isinstance(a, Article)])
    problems = [*(p for p in read_items if isinstance(p, Problem)), *replaced, *book.problems]
    # Older reports beside the articles (W218) may be written over; whatever else was read may not.
    met = {p.path for p in problems if p.path and p.code != "W218"}
    named = [*inputs, *sorted({a.path for a in articles if a.path} | met)]
    ready(targets, inputs=named, baseline=baseline, decisions=decisions)
    if not articles:
        tell(problems, quiet=quiet)
        raise SystemExit(int(exit_code(problems) or Exit.INPUT))
    with (
        reader(chosen, book, store, no_cache=no_cache, quiet=quiet) as source,
        progress(len(articles), quiet=quiet) as shown,
    ):

        def parts(some: Iterable[Article]) -> Iterator[ArticleClaims]:
            return shown.parts(counted(source.each(some, narration=True), len(articles)))

        report = check_pile(
            articles,
            parts,
            book,
            model=source.model,
            problems=problems,
            one_story=one_story,
            watch=shown.compared,
        )
    tell(report.problems, quiet=quiet)
    failed, reviewed = deliver(
        report,
        targets,
        gate=gate,
        everything=everything,
        width=width,
        baseline=baseline,
        decisions=decisions,
        github=github,
        inputs=named,
        quiet=quiet,
    )
    tell([p for p in reviewed.problems if p not in report.problems], quiet=quiet)
    raise SystemExit(int(exit_code(reviewed.problems, gate=failed)))
