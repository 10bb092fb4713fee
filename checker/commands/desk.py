"""`checker add`, `list`, `find` and `drop`: a desk's own store of articles, and who said what when in them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    Quiet,
    Rules,
    bytes_allowed,
    exit_code,
    options,
    reader,
    tell,
)

if TYPE_CHECKING:
    from checker.records import Article, Problem
    from checker.rulebook import Rulebook
    from checker.runtime.desk import Desk as Open
    from checker.runtime.reading import Reader

Desk = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store of the desk.")]
Watch = Annotated[bool, typer.Option("--watch", help="Go on: store what is put into the folders INPUT, until Ctrl-C.")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of lines for people.")]


def add(
    inputs: Inputs,
    store: Desk,
    rules: Rules = None,
    model: Model = None,
    engine: EngineOption = EngineChoice.hybrid,
    attitudes: Attitudes = False,
    jobs: Jobs = 1,
    max_size: MaxSize = "10MB",
    max_future: Future = None,
    respect_embargo: Embargo = False,
    allow_network: Network = False,
    watch: Watch = False,
    quiet: Quiet = False,
) -> None:
    """Read articles and store them with what they report; print each once it is stored. Adding one twice is no harm."""
    from checker.articles import FURTHEST, latest, read
    from checker.commands import watch as watching
    from checker.problems import Exit
    from checker.runtime.desk import Desk as Open
    from checker.streams import note

    chosen, book = options(rules, model, engine, attitudes, jobs)

    def found(some: list[str]) -> tuple[list[Article], list[Problem]]:
        return latest(
            read(
                sorted(some),
                max_size=bytes_allowed(max_size),
                allow_network=allow_network,
                respect_embargo=respect_embargo,
                max_future=max_future.date() if max_future else FURTHEST,
            )
        )

    if watch:
        with Open(store, make=True) as desk, reader(chosen, book, store, no_cache=False, quiet=quiet) as source:
            for batch in watching.settled(inputs, watching.pause):
                some, met = found(batch)
                tell(met, quiet=quiet)
                new = [a for a in some if not desk.holds(a)]
                line = watching.changed(new, desk, source, book) if new else ""
                _stored(new, desk, source, book)
                if line:
                    note(line)
        return
    articles, met = found(inputs)
    problems = [*met, *book.problems]
    tell(problems, quiet=quiet)
    if not articles:
        raise SystemExit(int(exit_code(problems) or Exit.INPUT))
    with Open(store, make=True) as desk, reader(chosen, book, store, no_cache=False, quiet=quiet) as source:
        problems += _stored(articles, desk, source, book)
    raise SystemExit(int(exit_code(problems)))


def _stored(articles: list[Article], desk: Open, source: Reader, book: Rulebook) -> list[Problem]:
    """Store *articles* and say so of each; gives the errors of those that are not."""
    from checker.commands.interrupt import counted
    from checker.pipeline import with_speakers
    from checker.problems import printable
    from checker.streams import say

    problems: list[Problem] = []
    for part in counted(source.each(articles, narration=True), len(articles)):
        failed = [p for p in part.problems if p.severity == "error"]
        tell(failed)
        problems += failed
        new = not failed and desk.add(part.article, with_speakers([part], book))
        word = "not stored" if failed else "added" if new else "there already"
        say(printable(f"{word}: {_line(part.article)}") + "\n")
    return problems


def listed(store: Desk, json: Json = False) -> None:
    """List the articles of a store by date and outlet."""
    from checker.problems import printable
    from checker.render.json_ import article_value, dump
    from checker.runtime.desk import Desk as Open
    from checker.streams import say

    with Open(store) as desk:
        for article in desk.articles():
            if not say((dump(article_value(article)) if json else printable(_line(article))) + "\n"):
                break


def drop(
    articles: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles, or their beginnings.")],
    store: Desk,
) -> None:
    """Forget articles of a store."""
    from checker.problems import printable
    from checker.runtime.desk import Desk as Open
    from checker.streams import say

    with Open(store) as desk:
        for article in desk.drop(articles):
            say(printable(f"dropped: {_line(article)}") + "\n")


def find(
    store: Desk,
    speaker: Annotated[str, typer.Option("--speaker", metavar="WORDS", help="Words of the speaker's names.")] = "",
    about: Annotated[str, typer.Option("--about", metavar="WORDS", help="Words of what is said.")] = "",
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="First day of publication.")
    ] = None,
    json: Json = False,
) -> None:
    """Who said what when, in which outlets, the first first. An article without a date is found without --since."""
    from dataclasses import asdict

    from checker.problems import printable
    from checker.render.json_ import dump
    from checker.runtime.desk import Desk as Open
    from checker.streams import say

    with Open(store) as desk:
        for said in desk.find(speaker=speaker, about=about, since=since.date() if since else None):
            line = f"{said.published or 'no date   '}  {said.outlet}  {said.speaker or 'unresolved'}: {said.text}"
            line += f"  ({said.place})"
            if not say((dump(asdict(said)) if json else printable(line)) + "\n"):
                break


def _line(article: Article) -> str:
    day = article.published.isoformat() if article.published else "no date   "
    return f"{day}  {article.id}  {article.outlet}  {article.title or '(no title)'}  {article.path or ''}".rstrip()
