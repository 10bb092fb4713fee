"""A problem with its line of the file and a caret, as people read it; and as JSON, as machines do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

from rich.cells import cell_len

from checker.problems import line_of, printable
from checker.records import Problem

_WINDOW = 100


@lru_cache(maxsize=4)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a YAML file: YAML breaks lines where ``str.splitlines`` does not, and the other way about."""
    for mark in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(mark, "\n")
    return tuple(text.split("\n"))


def pointed(problem: Problem, texts: Mapping[str, str]) -> str:
    """*problem* on one line, below it the line of the file with a caret and what to do.

    >>> print(pointed(Problem("R104", "error", "no key 'lnik'", "a.yaml", 1, 1, "did you mean 'link'?"),
    ...               {"a.yaml": "lnik: 5"}))
    a.yaml:1:1: error R104: no key 'lnik'
      1 | lnik: 5
        | ^^^^ did you mean 'link'?
    """
    file = lines_of(texts.get(problem.path or "", ""))
    if not 0 < problem.line <= len(file) or problem.column < 1:
        return line_of(problem)
    row = file[problem.line - 1]
    width = _width(row, problem.column - 1)
    start = 0 if problem.column + width < _WINDOW else max(0, problem.column - 1 - 20)
    shown = printable(row[start : start + _WINDOW])
    before = cell_len(printable(row[start : problem.column - 1]))
    caret = "^" * max(1, min(cell_len(printable(row[problem.column - 1 :][:width])), _WINDOW - before))
    number = str(problem.line)
    head = line_of(replace(problem, hint=""))
    return (
        f"{head}\n  {number} | {shown.rstrip()}\n"
        f"  {' ' * len(number)} | {' ' * before}{caret} {printable(problem.hint)}".rstrip()
    )


def _width(row: str, at: int) -> int:
    """How many characters the value or key at *at* takes: to its closing quotation mark, or to the next sign."""
    if at >= len(row):
        return 1
    if row[at] in "\"'":
        end = row.find(row[at], at + 1)
        return end - at + 1 if end > 0 else 1
    if row[at] in "[{\t":
        return 1
    for index in range(at, len(row)):
        ends = (
            row[index] in ",]}"
            or row[index : index + 2] in (": ", " #")
            or (row[index] == ":" and index + 1 == len(row))
        )
        if ends:
            return max(1, len(row[at:index].rstrip()))
    return len(row.rstrip()) - at or 1


def as_json(problem: Problem) -> dict[str, Any]:
    """*problem* with every field by its name."""
    return asdict(problem)
