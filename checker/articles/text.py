"""``.txt`` and ``.md``: the text is the whole file; front matter, date line and heading lie outside its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.articles.decode import text_of
from checker.articles.draft import Draft, Opened, Said
from checker.records import Problem

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_FRONT = 1 << 16
_DATE = re.compile(r"\s*date:?[ \t]+(\d{4}-\d{2}-\d{2})(?![\d-])[ \t]*\n?", re.IGNORECASE)
_HEADING = re.compile(r"\s*#[ \t]+([^\n]{1,500})(?:\n|\Z)")


def read_text(file: Opened) -> Iterator[Draft | Problem]:
    """Plain text, with optional front matter or a ``date YYYY-MM-DD`` line."""
    return _read(file, markdown=False)


def read_markdown(file: Opened) -> Iterator[Draft | Problem]:
    """As :func:`read_text`; a first ``# Heading`` is the title."""
    return _read(file, markdown=True)


def _read(file: Opened, *, markdown: bool) -> Iterator[Draft | Problem]:
    decoded = text_of(file.read(), file.path)
    yield from decoded.problems
    text, start = decoded.text, 0
    fields: dict[str, Said] = {}
    if block := _front_matter(text):
        from checker.articles.fields import front_matter  # with a YAML parser

        found = front_matter(text[block[0] : block[1]], file.path, 2)
        yield from found.problems
        fields.update(found.fields)
        start = block[2]
    if date := _DATE.match(text, start):
        line = text.count("\n", 0, date.start(1)) + 1
        fields.setdefault("published", Said(date[1], "date line", line))
        start = date.end()
    if markdown and (heading := _HEADING.match(text, start)):
        fields.setdefault("title", Said(heading[1].rstrip(" #"), "first heading"))
        start = heading.end()
    yield Draft(text, tuple(fields.items()), start=start, mapped=True)


def _front_matter(text: str) -> tuple[int, int, int] | None:
    """(start, end) of the YAML between the fences and where the article goes on; None where there is no such block.

    A first line of dashes that is never closed, or closed only after 64 kB, is a rule in the text.
    """
    first = _FENCE.match(text)
    if not first or text[0] != "-":
        return None
    for fence in _FENCE.finditer(text, first.end(), first.end() + _FRONT):
        if fence.start() == 0 or text[fence.start() - 1] == "\n":
            block = text[first.end() : fence.start()]
            looks = not block.strip() or re.match(r"\s*(?:#[^\n]*\n\s*)*[\w'\"-]+[ \t]*:", block)
            return (first.end(), fence.start(), fence.end()) if looks else None
    return None
