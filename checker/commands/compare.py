"""`checker compare`: pairs of claims, from a file or from the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.commands.garbage import loaded
from checker.commands.options import EngineChoice, EngineOption, Model, Rules, Strictness, exit_code, tell
from checker.problems import CheckerError, Exit
from checker.records import Problem

if TYPE_CHECKING:
    from checker.comparing import Comparison, Pair, Side


def compare(
    what: Annotated[
        list[str], typer.Argument(metavar='PAIRS.jsonl | "CLAIM A" "CLAIM B"', help="A file of pairs, or two claims.")
    ],
    rules: Rules = None,
    model: Model = None,
    engine: EngineOption = EngineChoice.hybrid,
    strictness: Strictness = 0.5,
) -> None:
    """Say whether two claims agree, conflict or are unrelated, one line of JSON a pair."""
    from checker.comparing import Pair, Side
    from checker.comparing import compare as run
    from checker.language import load as load_model
    from checker.learned import opinion
    from checker.render.json_ import comparison_line
    from checker.rulebook import load
    from checker.streams import say

    problems: list[Problem] = []
    pairs: Iterator[Pair]
    if len(what) == 2:
        pairs = iter([Pair("1", Side(what[0]), Side(what[1]))])
    elif len(what) == 1:
        pairs = _read(what[0], problems)
    else:
        raise CheckerError(
            Problem(
                "E219",
                "error",
                f"compare takes one file or two claims, not {len(what)}",
                hint='quote each claim: checker compare "…" "…"',
            ),
            Exit.USAGE,
        )
    book = load(rules or (), project=Path()).stricter(strictness)
    tell(book.problems)
    nlp = loaded(load_model(model or book.model))
    results: Iterator[Comparison] = run(pairs, nlp, book, judge=opinion if engine == EngineChoice.hybrid else None)
    for result in results:
        if not say(comparison_line(result) + "\n"):
            break  # whoever reads this has seen enough
    tell(problems)
    raise SystemExit(int(exit_code([*problems, *book.problems])))


def _read(path: str, problems: list[Problem]) -> Iterator[Pair]:
    import json

    try:
        lines = sys.stdin if path == "-" else open(path, encoding="utf-8")  # noqa: PTH123, SIM115 - closed by `with` below
    except OSError as error:
        hint = "" if Path(path).exists() else 'two claims go in two arguments: checker compare "…" "…"'
        code = "E202" if Path(path).exists() else "E201"
        raise CheckerError(
            Problem(code, "error", error.strerror or "cannot be read", path, hint=hint), Exit.INPUT
        ) from None
    with lines:
        number = 0
        while True:
            number += 1
            try:
                line = lines.readline()
            except UnicodeDecodeError:
                problems.append(Problem("E206", "error", "the file is not UTF-8 from here on", path, number))
                return
            if not line:
                return
            if line.strip():
                try:
                    yield _pair(json.loads(line), number)
                except (ValueError, TypeError, KeyError, RecursionError) as error:
                    problems.append(
                        Problem(
                            "E206",
                            "error",
                            f"not a pair: {error}",
                            path,
                            number,
                            hint='a pair is {"id": …, "a": "…", "b": "…"}',
                        )
                    )


def _pair(record: Any, number: int) -> Pair:
    from checker.comparing import Pair

    if not isinstance(record, dict):
        raise TypeError("the line is no JSON object")
    return Pair(str(record.get("id", number)), _side(record, "a"), _side(record, "b"))


def _side(record: dict[str, Any], key: str) -> Side:
    import datetime as dt

    from checker.comparing import Side

    text, date = record.get(key), record.get(f"{key}_published")
    if not isinstance(text, str):
        raise TypeError(f"'{key}' is no text")
    speaker, outlet = record.get(f"{key}_speaker"), record.get(f"{key}_outlet")
    published = dt.date.fromisoformat(str(date)[:10]) if date else None
    return Side(text, str(speaker) if speaker else None, published, str(outlet) if outlet else None)
