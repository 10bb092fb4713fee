"""What is wrong with the YAML of a file, in a rule writer's words and at the place that caused it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from checker.records import Problem
from checker.rulebook.node import short


def character_problem(error: yaml.reader.ReaderError, text: str, label: str) -> Problem:
    """A character that YAML does not allow, such as a zero byte."""
    at = error.position if isinstance(error.position, int) else 0
    before = text[:at]
    code = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
    return Problem(
        "R101",
        "error",
        f"the character U+{code:04X} is not allowed",
        label,
        before.count("\n") + 1,
        len(before) - (before.rfind("\n") + 1) + 1,
        "delete it; it may be invisible",
    )


# what libyaml says -> what a rule writer understands, and what to do about it
_PLAINER: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon followed by a space inside text",
        "put the whole text in quotes, or check that this line is indented like the one above",
    ),
    ("cannot start any token", "this character cannot start a value", "put the text in quotes"),
    (
        "could not find expected ':'",
        "a key without a colon",
        "write 'key: value'; is a quotation mark left open?",
    ),
    ("found unexpected end of stream", "this quotation mark is never closed", "close it"),
    (
        "did not find expected '-' indicator",
        "a list item expected here",
        "start it with '- ' and indent it like the others",
    ),
    (
        "did not find expected ',' or '}'",
        "this '{' is not closed, or a ',' is missing after it",
        "close it, or put the text in quotes",
    ),
    (
        "did not find expected ',' or ']'",
        "this '[' is not closed, or a ',' is missing after it",
        "close it, or put the text in quotes",
    ),
    ("block sequence entries are not allowed", "a list may not start here", "put the '- ' on a line of its own"),
    (
        "did not find expected key",
        "a key expected here",
        "check the indentation and the quotation marks of the line above",
    ),
    ("unknown escape character", "a backslash in double quotes", "use single quotes, or write the backslash twice"),
    (
        "did not find expected <document start>",
        "text outside of the list or mapping above",
        "check the indentation of this line",
    ),
    ("undefined tag handle", "'!' cannot start plain text", "put the text in quotes"),
    ("did not find expected node content", "a value is missing here", "write a value or take the sign out"),
)

# errors whose cause is where the quotation or bracket opens, not where the reader gave up
_AT_START = ("unexpected end of stream", "expected ',' or ", "expected ':'")
_NO_SPACE = re.compile(r"\s*(?:- +)*([\w.-]+):(?=\S)")
_KEY = re.compile(r"\s*(?!id:)[\w.-]+:(?:\s|$)")
_DASH = re.compile(r"\s*- +(?=\S)")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, label: str) -> Problem:
    """What libyaml found wrong with *text*, as a problem of the file called *label*."""
    said = str(error.problem or error.context or "not YAML")
    mark = error.problem_mark or error.context_mark
    if any(sign in said for sign in _AT_START) and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message, hint = next(((plain, todo) for sign, plain, todo in _PLAINER if sign in said), (short(said, 100), ""))
    lines = text.split("\n")
    if line > len(lines):  # libyaml counts the end of a file without a last line end as a line of its own
        line, column = len(lines), len(lines[-1]) + 1
    row = lines[line - 1]
    if ("cannot start any token" in said and row[:column].endswith("\t")) or row[: len(row) - len(row.lstrip())].count(
        "\t"
    ):
        tab = row.index("\t") + 1
        return Problem("R101", "error", "a tab in the indentation", label, line, tab, "indent with spaces")
    line, column, message, hint = _cause(said, lines, line, column) or (line, column, message, hint)
    return Problem("R101", "error", f"not YAML: {message}", label, line, column, hint)


def _cause(said: str, lines: Sequence[str], line: int, column: int) -> tuple[int, int, str, str] | None:
    """(line, column, message, hint) where the lines around show a common slip that libyaml notices only later."""
    row = lines[line - 1]
    if "expected ':'" in said or "mapping values are not allowed" in said:
        for number in (line, line - 1):
            slip = _NO_SPACE.match(lines[number - 1]) if number > 0 else None
            if slip and not (number == line and "mapping" in said):
                return number, slip.end() + 1, "a space is missing after ':'", f"write '{short(slip[1])}: …'"
    if "expected '-' indicator" in said and _KEY.match(row):
        above = next((dash for text in reversed(lines[: line - 1]) if (dash := _DASH.match(text))), None)
        if above and above.end() != column - 1:
            message = "this key does not stand under the keys of its rule"
            return line, column, message, f"start it in column {above.end() + 1}, as the keys above"
    if "expected key" in said and row[: column - 1].rstrip()[-1:] in {"'", '"'}:
        return line, column, "text after a closing quotation mark", "put the whole text in quotes of the other kind"
    return None
