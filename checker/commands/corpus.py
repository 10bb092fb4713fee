"""`checker corpus extract|stories|check`: a corpus as Parquet, on one machine or on Spark."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.commands.options import (
    Attitudes,
    Embargo,
    EngineChoice,
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
    tell,
)

if TYPE_CHECKING:
    from checker.corpus.setup import Step

app = typer.Typer(help="A corpus as Parquet, on one machine or on a Spark cluster.", no_args_is_help=True)


class EngineName(StrEnum):
    """Where the work is done."""

    local = "local"
    spark = "spark"


Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder of the tables; every machine must see it.")]
Where = Annotated[EngineName, typer.Option("--engine", help="local: processes and Arrow. spark: Apache Spark.")]
Attribution = Annotated[
    EngineChoice, typer.Option("--attribution", help="hybrid: learned tagger and rules. rules: no learned tagger.")
]
Master = Annotated[
    str | None, typer.Option("--master", metavar="URL", help="Spark's master (this machine, with --jobs workers).")
]
Partitions = Annotated[
    int | None, typer.Option("--partitions", min=1, max=100_000, help="Into how many tasks Spark cuts a step.")
]


def _command(step: Step, summary: str) -> None:
    def command(
        inputs: Inputs,
        out: Out,
        engine: Where = EngineName.local,
        master: Master = None,
        partitions: Partitions = None,
        rules: Rules = None,
        model: Model = None,
        attribution: Attribution = EngineChoice.hybrid,
        attitudes: Attitudes = False,
        jobs: Jobs = 1,
        max_size: MaxSize = "10MB",
        max_future: Future = None,
        respect_embargo: Embargo = False,
        allow_network: Network = False,
        quiet: Quiet = False,
    ) -> None:
        from checker.articles import FURTHEST, latest, read
        from checker.choices import model_name
        from checker.problems import Exit

        try:
            from checker.corpus.local import Local
            from checker.corpus.setup import Setup
            from checker.corpus.steps import run
        except ImportError as error:
            raise _missing(error) from error
        limit = bytes_allowed(max_size)
        chosen, book = options(rules, model, attribution, attitudes, jobs)
        setup = Setup(chosen, book, model_name(chosen))
        articles, found = latest(
            read(
                sorted(inputs),
                max_size=limit,
                allow_network=allow_network,
                respect_embargo=respect_embargo,
                max_future=max_future.date() if max_future else FURTHEST,
            )
        )
        problems = [*found, *book.problems]
        if not articles:
            tell(problems, quiet=quiet)
            raise SystemExit(int(exit_code(problems) or Exit.INPUT))
        if engine is EngineName.local:
            problems = run(step, Local(), out, setup, articles, problems)
        else:
            try:
                from checker.corpus.spark import Spark, lost_is_told
            except ImportError as error:
                raise _missing(error) from error
            with lost_is_told(), Spark(master, jobs, partitions) as spark:
                problems = run(step, spark, out, setup, articles, problems)
        tell(problems, quiet=quiet)
        raise SystemExit(int(exit_code(problems)))

    command.__doc__ = summary
    app.command(step)(command)


def _missing(error: ImportError) -> Exception:
    from checker.problems import CheckerError
    from checker.records import Problem

    hint = "pip install 'claim-checker[corpus]', for --engine spark 'claim-checker[spark]'"
    return CheckerError(Problem("E210", "error", f"{error.name or 'a package'} is not installed", hint=hint))


_command("extract", "Write the claims of each article, speakers resolved within it, as tables.")
_command("stories", "Put the articles into stories: articles, stories, problems. No model is loaded.")
_command("check", "Compare the claims of each story: all of it, with groups (verdicts) and their evidence.")
