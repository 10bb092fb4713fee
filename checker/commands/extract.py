"""`checker extract`: claims only, JSON Lines on standard output, one article a line, in input order."""

from __future__ import annotations

from checker.commands.interrupt import counted
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


def extract(
    inputs: Inputs,
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
    """Print the attributed claims of each article as one line of JSON; speakers are resolved within the article."""
    from collections.abc import Iterator

    from checker.articles import read
    from checker.pipeline import with_speakers
    from checker.records import Article, Problem
    from checker.render.json_ import extract_line
    from checker.streams import say

    limit = bytes_allowed(max_size)
    chosen, book = options(rules, model, engine, attitudes, jobs)
    problems: list[Problem] = list(book.problems)
    tell(problems, quiet=quiet)

    of_input: dict[str, tuple[Problem, ...]] = {}

    def articles() -> Iterator[Article]:
        waiting: list[Problem] = []  # the problems of an article come right before it
        for item in read(inputs, max_size=limit, allow_network=allow_network):
            if isinstance(item, Article):
                of_input[item.id] = tuple(p for p in waiting if p.path == item.path)
                waiting = []
                yield item
            else:
                waiting.append(item)
                problems.append(item)
                tell([item], quiet=quiet)

    with reader(chosen, book, store, no_cache=no_cache, quiet=quiet) as source:
        for part in counted(source.each(articles())):
            failed = [p for p in part.problems if p.severity == "error"]
            problems += failed
            tell(failed)
            claims = with_speakers([part], book)
            line = extract_line(part.article, claims, (*of_input.pop(part.article.id, ()), *part.problems))
            if not say(line + "\n"):
                break  # whoever reads this has seen enough
    raise SystemExit(int(exit_code(problems)))
