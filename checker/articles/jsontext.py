"""``.json`` and ``.jsonl``: records with a ``text`` field, which is the article's text unchanged; also IPTC ninjs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.articles.decode import decode
from checker.articles.draft import Draft, Opened, Said, UnreadableError, too_large
from checker.articles.ninjs import looks_like_ninjs, ninjs
from checker.records import Problem

_SPACE = re.compile(r"[ \t\n\r]*")
_FIELDS = {
    "id": "id",
    "outlet": "outlet",
    "title": "title",
    "published": "published",
    "url": "url",
    "author": "author",
    "language": "language",
    "lang": "language",
    "byline": "author",
    "date": "published",
}
_LISTS = ("articles", "items", "records")
REPORT = "checker-report/"


def read_jsonl(file: Opened) -> Iterator[Draft | Problem]:
    """One record a line, read one line at a time. A line that cannot be read is one problem; the others are read."""
    empty = True
    for number, line in file.lines():
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901 - the mark is no part of the line
        if not line.strip():
            continue
        empty = False
        try:
            if len(line) > file.limit and not line.endswith(b"\n"):
                raise too_large("the record", file.limit)
            decoded = decode(line, file.path)
            for problem in decoded.problems:
                yield Problem(problem.code, problem.severity, problem.message, file.path, number, hint=problem.hint)
            yield from records(_load(decoded.text), file.path, number)
        except UnreadableError as error:
            yield Problem(error.code, "error", error.message, file.path, number, error.column, error.hint)
    if empty:
        raise UnreadableError("E203", "no record in it")


def read_json(file: Opened) -> Iterator[Draft | Problem]:
    """One record, a list of records, or ``{"articles": [...]}``; a ninjs item is a record too."""
    decoded = decode(file.read(), file.path)
    yield from decoded.problems
    text = decoded.text
    first = _SPACE.match(text)
    at = first.end() if first else 0
    if at == len(text):
        raise UnreadableError("E203", "the file is empty")
    if text[at] == "[":
        yield from _listed(text, at + 1, file.path)
        return
    whole = _load(text)
    if isinstance(whole, dict) and str(whole.get("schema", "")).startswith(REPORT):
        yield Problem("W218", "warning", "this is a report of checker, not an article; skipped", file.path)
        return
    held = (
        next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
        if isinstance(whole, dict) and "text" not in whole
        else None
    )
    if held is None:  # one record: what articles.yaml says of the file is said of it
        for draft in records(whole, file.path, 1):
            yield replace(draft, whole=True) if isinstance(draft, Draft) else draft
        return
    for record in held:
        try:
            yield from records(record, file.path, 1)
        except UnreadableError as error:
            yield error.problem(file.path)


def _listed(text: str, at: int, path: str) -> Iterator[Draft | Problem]:
    """The records of a list, each with its line; what follows a syntax error is lost and said to be."""
    decoder = json.JSONDecoder()
    line, counted = 1, 0
    while True:
        at = _after_space(text, at)
        if text[at : at + 1] == "]":
            return
        line, counted = line + text.count("\n", counted, at), at
        try:
            record, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise _malformed(error, line) from error
        try:
            yield from records(record, path, line)
        except UnreadableError as error:
            yield Problem(error.code, "error", error.message, path, line, hint=error.hint)
        at = _after_space(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] != "]":
            raise UnreadableError(
                "E206",
                "the list of records breaks off",
                line=line,
                hint="what stands before was read; put ',' between records and ']' at the end",
            )


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _malformed(error, 0) from error


def _malformed(error: Exception, line: int) -> UnreadableError:
    if isinstance(error, json.JSONDecodeError):
        return UnreadableError(
            "E206",
            f"not JSON: {error.msg}",
            line=line or error.lineno,
            column=error.colno,
            hint='a record is {"text": "...", "outlet": "...", "published": "YYYY-MM-DD"}',
        )
    if isinstance(error, RecursionError):
        return UnreadableError("E206", "not a record: nested too deeply", line=line)
    return UnreadableError("E206", "not JSON: a number is too long", line=line)


def records(record: Any, path: str, line: int) -> Iterator[Draft | Problem]:
    """The article in one decoded record. Raises E206 where it has no text."""
    if not isinstance(record, dict):
        raise UnreadableError(
            "E206", f"a record must be an object, not {_kind(record)}", line=line, hint='write {"text": "..."}'
        )
    if looks_like_ninjs(record):
        yield ninjs(record, path, line)
        return
    text = record.get("text")
    if not isinstance(text, str):
        what = "has no 'text'" if text is None else f"has {_kind(text)} as 'text'"
        raise UnreadableError("E206", f"the record {what}", line=line, hint='the article stands in the field "text"')
    if not text.strip():
        raise UnreadableError("E203", "the record's text is empty", line=line)
    yield Draft(text, fields_of(record, "record"), line=line, whole=False)


def fields_of(record: Mapping[str, Any], where: str) -> tuple[tuple[str, Said], ...]:
    """The known fields of *record* that hold text, a number or a list of texts."""
    found: dict[str, Said] = {}
    for key, name in _FIELDS.items():
        value = record.get(key)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            value = ", ".join(value)
        if isinstance(value, bool) or not isinstance(value, str | int):
            continue
        if name not in found and (written := _written(value).strip()):
            found[name] = Said(written, f"{where} field {key}")
    return tuple(found.items())


def _written(value: str | int) -> str:
    try:
        return str(value)
    except ValueError:  # an integer of more than 4,300 digits
        return ""


def _kind(value: Any) -> str:
    return {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}.get(
        type(value), "a number"
    )
