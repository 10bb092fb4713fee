"""What the tests of the readers share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.articles import read
from checker.problems import CODES, line_of
from checker.records import Article, Problem

FOREIGN = {".pdf", ".docx", ".warc"}
"""Formats that libraries of others read, behind the one border where their failures become a problem."""
PROSE = (
    "The harbour master said the pier would stay shut until the divers had looked at every pile. "
    "“We will not open it before we know that it is safe,” she told the council on Monday. "
    "The council had asked for a date, but none was given, and the ferry company said it would wait for the report."
)


def both(*inputs: str | Path, **options: Any) -> tuple[list[Article], list[Problem]]:
    """The articles and the problems of *inputs*."""
    items = list(read([str(given) for given in inputs], **options))
    return [each for each in items if isinstance(each, Article)], [each for each in items if isinstance(each, Problem)]


def one(path: str | Path, **options: Any) -> Article:
    """The only article of *path*; no errors allowed."""
    articles, problems = both(path, **options)
    assert not [each for each in problems if each.severity == "error"], problems
    assert len(articles) == 1
    return articles[0]


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems]


def body(article: Article) -> str:
    return article.body.text(article.text)


def hold(path: Path) -> None:
    """What holds of whatever is read: no exception, sound records, one-line problems with a known code."""
    items = list(read([str(path)], english_only=False))
    assert items
    for item in items:
        if isinstance(item, Problem):
            assert item.code in CODES
            assert "reader could not make sense" not in item.message or path.suffix in FOREIGN, item
            assert "\n" not in line_of(item)
        else:
            assert isinstance(item, Article)
            item.text.encode()
            item.outlet.encode()
            assert item.text[item.body.start : item.body.end].strip()
            assert list(item.lines) == sorted(item.lines)
            assert all(0 <= offset <= len(item.text) for offset, _, _ in item.lines)
