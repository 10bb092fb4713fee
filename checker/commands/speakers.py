"""`checker speakers`: who was found, under which names, how each source was resolved, and what stayed unresolved."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from checker.commands.options import (
    Attitudes,
    EngineChoice,
    EngineOption,
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


class Listing(StrEnum):
    """What to print."""

    terminal = "terminal"
    yaml = "yaml"


def speakers(
    inputs: Inputs,
    form: Annotated[Listing, typer.Option("--format", help="terminal: the listing. yaml: rules to paste.")] = (
        Listing.terminal
    ),
    rules: Rules = None,
    model: Model = None,
    engine: EngineOption = EngineChoice.hybrid,
    attitudes: Attitudes = False,
    jobs: Jobs = 1,
    store: Store = None,
    no_cache: NoCache = False,
    max_size: MaxSize = "10MB",
    allow_network: Network = False,
    quiet: Quiet = False,
) -> None:
    """List every speaker with names, offices and sources, unresolved ones too, and propose rules for aliases.yaml."""
    import yaml

    from checker.articles import read
    from checker.problems import printable
    from checker.records import Article, Problem
    from checker.speakers.across import Story
    from checker.speakers.listing import lines, mentioned, proposal
    from checker.streams import say

    limit = bytes_allowed(max_size)
    chosen, book = options(rules, model, engine, attitudes, jobs)
    items = list(read(inputs, max_size=limit, allow_network=allow_network))
    articles = [i for i in items if isinstance(i, Article)]
    problems = [*book.problems, *(i for i in items if isinstance(i, Problem))]
    tell(problems, quiet=quiet)
    if not articles:
        raise SystemExit(int(exit_code(problems) or Exit.INPUT))
    with reader(chosen, book, store, no_cache=no_cache, quiet=quiet) as source:
        parts = list(source.each(articles))
    failed = [p for part in parts for p in part.problems if p.severity == "error"]
    problems += failed
    tell(failed)
    people = [p.people for p in parts]
    story = Story(people, book.aliases)
    proposed = proposal(story)
    if form is Listing.terminal:
        found = mentioned(
            people,
            story.speakers(),
            {a.id: a for a in articles},
            {c.attribution.id: c.attribution for p in parts for c in p.claims},
        )
        for line in lines(found, {a.id: a for a in articles}):
            say(printable(line) + "\n")
        if proposed:
            say("\nTo correct this, paste what holds into aliases.yaml and change it:\n\n")
    if proposed or form is Listing.yaml:
        say(yaml.safe_dump({"version": 1, "aliases": proposed}, allow_unicode=True, sort_keys=False, width=100))
    raise SystemExit(int(exit_code(problems)))
