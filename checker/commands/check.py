"""`checker check`: read articles, compare their claims, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    Strictness,
    bytes_allowed,
    exit_code,
    options,
    reader,
    tell,
)
from checker.problems import Exit

if TYPE_CHECKING:
    from checker.pipeline import ArticleClaims
    from checker.records import Article, Problem, Story
    from checker.runtime.reading import Reader


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
    strictness: Strictness = 0.5,
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
    from checker import streams
    from checker.articles import FURTHEST, latest, read
    from checker.commands.delivery import deliver, destinations, ready
    from checker.commands.progress import phase, progress, taken
    from checker.piles import check_pile, without
    from checker.review.gate import parse_gate
    from checker.review.since import changes, with_timelines
    from checker.streams import note

    streams.workflow = github
    limit = bytes_allowed(max_size)
    targets = destinations(form, out)
    gate = parse_gate(fail_on or ())
    chosen, book = options(rules, model, engine, attitudes, jobs)
    book = book.stricter(strictness)
    gate.check({rule.id for rule in book.conflicts})
    given = read(
        sorted(inputs),
        max_size=limit,
        allow_network=allow_network,
        respect_embargo=respect_embargo,
        max_future=max_future.date() if max_future else FURTHEST,
    )
    articles, found = latest(taken(given, quiet=quiet))
    problems = [*found, *book.problems]
    # Older reports beside the articles (W218) may be written over; whatever else was read may not.
    met = {p.path for p in problems if p.path and p.code != "W218"}
    named = [*inputs, *sorted({a.path for a in articles if a.path} | met)]
    ready(targets, inputs=named, baseline=baseline, decisions=decisions)
    if not articles:
        tell(problems, quiet=quiet)
        raise SystemExit(int(exit_code(problems) or Exit.INPUT))
    new = {a.id for a in articles}
    with phase(f"putting {len(articles):,} articles into stories", quiet=quiet):
        old, stories = held(store, articles, one_story=one_story, tell=problems.append)
    with (
        reader(chosen, book, store, no_cache=no_cache, quiet=quiet) as source,
        progress(len(articles) + len(old), quiet=quiet) as shown,
    ):

        def parts(some: Iterable[Article]) -> Iterator[ArticleClaims]:
            return shown.parts(counted(source.each(some, narration=True), len(articles) + len(old)))

        before = None
        if old:
            known = without(stories, new)
            before = check_pile(old, quietly(source), book, model=source.model, stories=known, memory=source)
        report = check_pile(
            [*articles, *old],
            parts,
            book,
            model=source.model,
            problems=problems,
            stories=stories,
            watch=shown.compared,
            memory=source,
        )
    if before:
        report = with_timelines(report, new)
    tell(report.problems, quiet=quiet)
    failed, reviewed = deliver(
        report,
        targets,
        gate=gate,
        everything=everything,
        width=width,
        baseline=baseline,
        before=before,
        decisions=decisions,
        github=github,
        inputs=named,
        quiet=quiet,
    )
    if before:
        note(changes(before, report, new))
    tell([p for p in reviewed.problems if p not in report.problems], quiet=quiet)
    raise SystemExit(int(exit_code(reviewed.problems, gate=failed)))


def held(
    store: Path | None, articles: Sequence[Article], *, one_story: bool, tell: Callable[[Problem], None]
) -> tuple[list[Article], tuple[Story, ...]]:
    """(the articles of *store* about an event of *articles*, the stories of both); no story says that all are one.

    A store that cannot be used has none; its problem (E711) is an error, since what it holds may change each verdict.
    """
    from checker.piles import beside
    from checker.problems import CheckerError

    if store is not None and store.is_file():
        from checker.runtime.desk import Desk

        try:
            with Desk(store) as desk:
                if not one_story:
                    return desk.beside(articles)
                new = {a.id for a in articles}
                return [a for a in desk.articles([a.published for a in articles]) if a.id not in new], ()
        except CheckerError as error:
            tell(replace(error.problem, hint="only the new articles were compared; name another file"))
    return ([], ()) if one_story else beside(articles, [])


def quietly(source: Reader) -> Callable[[Iterable[Article]], Iterator[ArticleClaims]]:
    """What reads articles of which progress says nothing."""
    return partial(source.each, narration=True)
