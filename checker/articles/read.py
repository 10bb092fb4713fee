"""Inputs become articles, one at a time and in order; whatever cannot be read is one problem, and the rest goes on."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from checker.articles.decode import decode
from checker.articles.draft import MAX_SIZE, Draft, Opened, Reader, Said, UnreadableError
from checker.articles.find import Found, find
from checker.articles.finish import FURTHEST, Shelf, finish
from checker.articles.formats import FORMATS, JSONL, format_of, gathered, split
from checker.articles.gzipped import unpacked
from checker.articles.opening import identity, open_file
from checker.articles.sidecar import Sidecars
from checker.faults import fault
from checker.problems import CODES
from checker.records import Article, Problem

# How the reports of checker itself begin, in each of their forms: written beside the articles, they are no articles.
_REPORT = re.compile(
    rb"checker-report/|\A# Claim check\n\n\*\*|<title>Claim check: |\A(?:\xef\xbb\xbf)?verdict,group,level,origins,"
    rb'|<testsuite name="checker"|\A\d+ conflicting, \d+ corroborated, \d+ unique; |\A\{"article": \{"id": "'
)
_MOST = 20
Severity = Literal["error", "warning"]


@dataclass(slots=True)
class _Run:
    limit: int
    allow_network: bool
    stdin: BinaryIO | None
    shelf: Shelf
    sidecars: Sidecars = field(default_factory=Sidecars)
    files: dict[tuple[int, int], str] = field(default_factory=dict)


def read(
    inputs: Sequence[str],
    *,
    max_size: int = MAX_SIZE,
    allow_network: bool = False,
    stdin: BinaryIO | None = None,
    english_only: bool = True,
    respect_embargo: bool = False,
    max_future: dt.date = FURTHEST,
) -> Iterator[Article | Problem]:
    """The articles that *inputs* name, in input order, folders sorted; problems come before the article they concern.

    Each input is a file, a folder (read recursively), a glob, ``-`` (JSON Lines from *stdin*, default the standard
    input) or, with *allow_network*, a web address. A file or record over *max_size* bytes is a problem. The same
    article twice is read once. An article that is not English is skipped unless *english_only* is False; one under an
    embargo is read and warned of, or left out with *respect_embargo*. A publication date after *max_future* is dropped
    with a warning.

    Nothing is kept of an article once it is given out but its id and digests. Never raises for what an input holds.
    """
    run = _Run(max_size, allow_network, stdin, Shelf(english_only, max_future, respect_embargo))
    for given in inputs:
        for found in find(given, gathered):
            if isinstance(found, Problem):
                yield found
                continue
            try:
                yield from _found(found, run)
            except UnreadableError as error:
                yield error.problem(found.path)
            except OSError as error:  # of this file alone: whatever is done with an article is done outside
                yield Problem("E202", "error", f"the file cannot be read: {error.strerror or error}", found.path)
            except Exception as error:  # the border around each file: the rest goes on
                yield fault(error, found.path)


def _found(found: Found, run: _Run) -> Iterator[Article | Problem]:
    if found.kind == "stdin":
        stream = run.stdin or getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise UnreadableError("E202", "standard input is closed")
        yield from _articles(Opened("-", "stdin", stream, run.limit), JSONL.name, JSONL.read, (), run)
        return
    if found.kind == "address":
        yield from _address(found, run)
        return
    base = os.path.basename(found.name)  # noqa: PTH119 - names stay strings, as given
    form = format_of(base)
    if form is None:
        raise UnreadableError(
            "E207", f"no reader for '{split(base)[1] or base}' files", hint="known: " + " ".join(sorted(FORMATS))
        )
    with open_file(found.name) as stream:
        first = run.files.setdefault(identity(stream), found.path)
        if first != found.path:
            yield Problem("W212", "warning", f"the same file was already read as {first}", found.path)
            return
        stem, _, packed = split(base)
        whole: BinaryIO = unpacked(stream, run.limit) if packed else stream
        if not packed and _REPORT.search(stream.peek(2048)[:2048]):  # type: ignore[attr-defined]  # a BufferedReader
            yield Problem("W218", "warning", "this is a report of checker, not an article; skipped", found.path)
            return
        said: tuple[tuple[str, Said], ...] = ()
        for item in run.sidecars.fields(found.name):
            if isinstance(item, Problem):
                yield item
            else:
                said = item
        yield from _articles(Opened(found.path, stem, whole, run.limit), form.name, form.read, said, run)


def _address(found: Found, run: _Run) -> Iterator[Article | Problem]:
    if not run.allow_network:
        raise UnreadableError(
            "E209", "addresses are not fetched", hint="save the page, or allow it with --allow-network"
        )
    from checker.articles.page import page
    from checker.articles.web import fetch

    got = fetch(found.name, run.limit)
    file = Opened(found.path, "page", io.BytesIO(got.data), run.limit)

    def read_page(file: Opened) -> Iterator[Draft | Problem]:
        decoded = decode(file.read(), file.path, declared=got.charset)
        yield from decoded.problems
        yield from page(decoded.text, file.path, known=[("url", Said(got.url, "address"))], reader="web")

    yield from _articles(file, "web", read_page, (), run)


def _articles(
    file: Opened, form: str, read_file: Reader, said: tuple[tuple[str, Said], ...], run: _Run
) -> Iterator[Article | Problem]:
    told: Counter[tuple[str, Severity]] = Counter()
    given = False
    for draft in _drafts(file, form, read_file):
        given = True
        items: Iterable[Article | Problem] = (draft,) if isinstance(draft, Problem) else finish(
            draft, path=file.path, stem=file.stem, sha256=file.digest.hexdigest(), said=said, reader=form,
            limit=run.limit, shelf=run.shelf)  # fmt: skip
        for item in items:
            if isinstance(item, Article) or _worth_telling(item, told):
                yield item
    if not given:
        yield Problem("E203", "error", "there is no article in it", file.path)
    for (code, severity), count in sorted(told.items()):
        if count > _MOST:
            more = f"{count - _MOST:,} more of the same kind in this file: {CODES[code]}"
            yield Problem(code, severity, more, file.path)


def _worth_telling(problem: Problem, told: Counter[tuple[str, Severity]]) -> bool:
    """Whether to give *problem* out: 20 times a file and code."""
    told[problem.code, problem.severity] += 1
    return told[problem.code, problem.severity] <= _MOST


def _drafts(file: Opened, form: str, read_file: Reader) -> Iterator[Draft | Problem]:
    """What the reader makes of the file, with every failure turned into one problem."""
    try:
        yield from read_file(file)
    except UnreadableError as error:
        yield error.problem(file.path)
    except OSError as error:
        yield Problem("E202", "error", f"the file cannot be read: {error.strerror or error}", file.path)
    except Exception as error:  # the one border behind which parsers of others meet hostile files
        yield Problem(
            "E206", "error", f"the {form} reader could not make sense of it ({type(error).__name__})", file.path
        )
