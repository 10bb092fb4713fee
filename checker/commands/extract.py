"""`checker extract`: claims only, JSON Lines on standard output, one article a line, in input order."""

from __future__ import annotations

import sys

from checker.commands.options import (
    Attitudes,
    EngineChoice,
    EngineOption,
    Inputs,
    Jobs,
    Model,
    Quiet,
    Rules,
    exit_code,
    options,
    tell,
)


def extract(
    inputs: Inputs,
    rules: Rules = None,
    model: Model = None,
    engine: EngineOption = EngineChoice.hybrid,
    attitudes: Attitudes = False,
    jobs: Jobs = 1,
    quiet: Quiet = False,
) -> None:
    """Print the attributed claims of each article as one line of JSON; speakers are resolved within the article."""
    from collections.abc import Iterator

    from checker.articles import read
    from checker.pipeline import each, load_tools, with_speakers
    from checker.records import Article, Problem
    from checker.render.json_ import extract_line

    chosen, book = options(rules, model, engine, attitudes, jobs)
    tools = load_tools(chosen, book)
    problems: list[Problem] = list(book.problems)
    tell(problems, quiet=quiet)

    def articles() -> Iterator[Article]:
        for item in read(inputs):
            if isinstance(item, Article):
                yield item
            else:
                problems.append(item)
                tell([item], quiet=quiet)

    for part in each(articles(), tools, chosen):
        claims = with_speakers([part], book)
        sys.stdout.write(extract_line(part.article, claims, part.problems) + "\n")
    sys.stdout.flush()
    raise SystemExit(int(exit_code(problems)))
