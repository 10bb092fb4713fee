"""Versions of one agency item: only the latest counts, so that an update and what it replaced are not two origins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from checker.records import Article, Problem

Order = tuple[int, str, str]
_SENTENCE = re.compile(r"[^.!?\n]{30,}")
_KEPT = 1 / 3
"""Share of an earlier text's sentences that stand in what is marked as its update, where only the slug joins them."""
_NEAR = dt.timedelta(days=1)


def latest(read: Iterable[Article | Problem]) -> tuple[list[Article], list[Problem]]:
    """The articles of *read* that stand, in their order, and its problems with one more for each article left out.

    One item in several versions keeps the highest; where numbers are missing, the last by date and id. An item that
    another names as the one it ``replaces`` goes, too, and so does what a cancelled or killed item takes back, and the
    earlier item of the same slug, agency and day, whose sentences are in one that is marked as an update.
    """
    items = list(read)
    articles = [a for a in items if isinstance(a, Article)]
    problems = [p for p in items if isinstance(p, Problem)]
    best: dict[tuple[str, str], Article] = {}
    for a in articles:
        if a.item:
            best[a.outlet, a.item] = max(best.get((a.outlet, a.item), a), a, key=_order)
    gone = {a.replaces: a for a in articles if a.replaces}
    back: dict[str, list[tuple[str, Problem]]] = {}
    for p in problems:
        for key in p.withdraws:
            back.setdefault(key.partition("#")[0], []).append((key, p))
    updates: dict[tuple[str, str], list[Article]] = {}
    for a in articles:
        if a.update and a.slug:
            updates.setdefault((a.outlet, a.slug), []).append(a)
    kept = []
    for a in articles:
        if notice := _withdrawn(a, back):
            problems.append(_left_out(a, f"taken back by {notice.path}:{notice.line}"))
            continue
        by = best[a.outlet, a.item] if a.item else a
        if by is a and a.item:
            by = next((gone[key] for key in (a.item, f"{a.item}#{a.version}") if key in gone and gone[key] is not a), a)
        if by is a and a.slug:
            by = next((b for b in updates.get((a.outlet, a.slug), ()) if _updates(b, a)), a)
        if by is a:
            kept.append(a)
            continue
        version = f"version {by.version}" if by.version and by.item == a.item else f"item {by.item or by.id}"
        problems.append(_left_out(a, f"replaced by {version[:80]}, {by.path}:{by.line}"))
    return kept, problems


def _left_out(article: Article, why: str) -> Problem:
    return Problem("W223", "warning", f"{why}; left out", article.path, article.line)


def _withdrawn(article: Article, back: dict[str, list[tuple[str, Problem]]]) -> Problem | None:
    """The notice that takes *article* back: of its item, in this or a later version."""
    for key, notice in back.get((article.item or "").partition("#")[0], ()):
        item, _, version = key.rpartition("#")
        if article.item == key or (article.item == item and _number(article.version) <= _number(version)):
            return notice
    return None


def _updates(later: Article, earlier: Article) -> bool:
    """Whether *later*, marked as an update, is one of *earlier* of the same agency and slug: its day, its sentences."""
    if later is earlier or later.item == earlier.item:
        return False
    if earlier.update and _order(earlier) >= _order(later):
        return False
    if not later.published or not earlier.published or abs(later.published - earlier.published) > _NEAR:
        return False
    told, new = _sentences(earlier), _sentences(later)
    return bool(told) and len(told & new) >= _KEPT * len(told)


def _sentences(article: Article) -> set[str]:
    return {" ".join(m[0].split()) for m in _SENTENCE.finditer(article.body.text(article.text))}


def _order(article: Article) -> Order:
    return _number(article.version), article.published.isoformat() if article.published else "", article.id


def _number(version: str | None) -> int:
    return int(version) if version and version.isascii() and version.isdigit() else 0
