"""``.csv`` and ``.tsv``: one article a row, columns named as the fields of a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.articles.decode import decode
from checker.articles.draft import Draft, Opened, Said, UnreadableError
from checker.records import Problem

_NAMES = {
    "text": "text", "body": "text", "content": "text", "article": "text", "full_text": "text",
    "id": "id", "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "newspaper": "outlet",
    "title": "title", "headline": "title", "published": "published", "date": "published", "publish_date": "published",
    "pubdate": "published", "url": "url", "link": "url", "author": "author", "authors": "author", "byline": "author",
}  # fmt: skip


def read_csv(file: Opened) -> Iterator[Draft | Problem]:
    """Rows under a heading that names at least a ``text`` column; commas, semicolons or tabs between."""
    decoded = decode(file.read(), file.path)
    yield from decoded.problems
    csv.field_size_limit(max(csv.field_size_limit(), file.limit))
    first = decoded.text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=max(",;\t", key=first.count), strict=False)
    columns: dict[int, tuple[str, str]] = {}
    for at, name in enumerate(next(rows, [])):
        known = _NAMES.get(name.strip().lower().replace(" ", "_"))
        if known and known not in {field for field, _ in columns.values()}:
            columns[at] = (known, name.strip())
    if "text" not in {field for field, _ in columns.values()}:
        raise UnreadableError("E206", "no column is called 'text'", line=1, hint="name the columns in the first line")
    line = rows.line_num + 1
    for row in rows:
        cells = {columns[at]: value for at, value in enumerate(row) if at in columns and value.strip()}
        text = next((value for (field, _), value in cells.items() if field == "text"), "")
        if text:
            fields = tuple(
                (field, Said(value, f"column {name}")) for (field, name), value in cells.items() if field != "text"
            )
            yield Draft(text, fields, line=line, whole=False)
        elif any(value.strip() for value in row):
            yield Problem("E203", "error", "the row has no text", file.path, line)
        line = rows.line_num + 1
