"""Versions of one agency item: only the latest counts, so that an update and what it replaced are not two origins."""

from __future__ import annotations

from collections.abc import Sequence

from checker.records import Article, Problem

Order = tuple[int, str, str]


def latest(articles: Sequence[Article]) -> tuple[list[Article], list[Problem]]:
    """*articles* without those that another of them replaces, in their order, and a problem for each one left out.

    One item in several versions keeps the highest; where numbers are missing, the last by date and id. An item that
    another names as the one it ``replaces`` goes, too.
    """
    best: dict[tuple[str, str], Article] = {}
    for a in articles:
        if a.item and (known := best.get((a.outlet, a.item))) is not None:
            best[a.outlet, a.item] = max(known, a, key=_order)
        elif a.item:
            best[a.outlet, a.item] = a
    gone = {a.replaces: a for a in articles if a.replaces}
    kept, problems = [], []
    for a in articles:
        by = best[a.outlet, a.item] if a.item else a
        if by is a and a.item:
            by = next((gone[key] for key in (a.item, f"{a.item}#{a.version}") if key in gone and gone[key] is not a), a)
        if by is a:
            kept.append(a)
            continue
        version = f"version {by.version}" if by.version and by.item == a.item else f"item {by.item or by.id}"
        problems.append(
            Problem("W223", "warning", f"replaced by {version[:80]}, {by.path}:{by.line}; left out", a.path, a.line)
        )
    return kept, problems


def _order(article: Article) -> Order:
    number = int(article.version) if article.version and article.version.isascii() and article.version.isdigit() else 0
    return number, article.published.isoformat() if article.published else "", article.id
