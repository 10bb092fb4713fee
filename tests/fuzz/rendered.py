"""What holds of every rendering, whatever the report: it can be encoded and parsed, and holds no active character."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree

import html5lib
from markdown_it import MarkdownIt

from checker.records import Report

_ACTIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FORMULA = re.compile(r"(?!-?\d+(?:\.\d+)?\Z)[=+\-@\t\r]")
_MARKDOWN = MarkdownIt("commonmark")
# what our own Markdown is made of; anything else would be an article's
_TAG = re.compile(
    r"<(?!/?(?:p|h[1-6]|ul|ol|li|strong|em|code|pre|blockquote|hr|br|table|t[rhdb]|thead|tbody|details|summary|del|ins|s|"
    r"sub|sup|span|a id|/a|b|i)\b|/a>|!-- -->|a href=\"#g-[\w-]+\">)[^>]{0,60}"
)


def parses(form: str, text: str, report: Report) -> None:
    """Raises where *text*, the rendering of *report* in *form*, is not what its readers expect."""
    text.encode("utf-8")
    if form not in {"json", "jsonl", "sarif"}:
        assert not _ACTIVE.search(text)
    if form == "json":
        value = json.loads(text)
        assert [c["id"] for c in value["claims"]] == [c.id for c in report.claims]
    elif form == "jsonl":
        assert [json.loads(line)["id"] for line in text.splitlines() if line] == [v.group.id for v in report.verdicts]
    elif form == "sarif":
        assert json.loads(text)["version"] == "2.1.0"
    elif form == "junit":
        ElementTree.fromstring(text)
    elif form == "html":
        html5lib.HTMLParser(strict=True).parse(text)
        assert text.count("<script") == 1
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not any(
            re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell) for row in rows for cell in row
        )
    elif form == "markdown":
        assert not (found := _TAG.search(_MARKDOWN.render(text))), found
    elif form == "github":
        assert all(line.startswith("::") for line in text.splitlines() if line)
