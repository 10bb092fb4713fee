"""Versions of one agency item: only the latest counts, so that an update and what it replaced are not two origins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

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
    kin = _Kin(articles, problems)
    kept = []
    for a in articles:
        if notice := kin.withdrawn(a):
            problems.append(_left_out(a, f"taken back by {notice.path}:{notice.line}"))
        elif (by := kin.heir(a)) is a:
            kept.append(a)
        else:
            version = f"version {by.version}" if by.version and by.item == a.item else f"item {by.item or by.id}"
            problems.append(_left_out(a, f"replaced by {version[:80]}, {by.path}:{by.line}"))
    return kept, problems


class _Kin:
    """What has to do with an agency's item: its versions, what replaces it, updates by its slug, notices on it."""

    def __init__(self, articles: Sequence[Article], problems: Iterable[Problem]) -> None:
        self._best: dict[tuple[str, str], Article] = {}
        self._gone = {a.replaces: a for a in articles if a.replaces}
        self._back: dict[str, list[tuple[str, Problem]]] = {}
        self._updates: dict[tuple[str, str], list[Article]] = {}
        for a in articles:
            if a.item:
                self._best[a.outlet, a.item] = max(self._best.get((a.outlet, a.item), a), a, key=_order)
            if a.update and a.slug:
                self._updates.setdefault((a.outlet, a.slug), []).append(a)
        for p in problems:
            for key in p.withdraws:
                self._back.setdefault(key.partition("#")[0], []).append((key, p))

    def withdrawn(self, article: Article) -> Problem | None:
        """The notice that takes *article* back: of its item, in this or a later version."""
        for key, notice in self._back.get((article.item or "").partition("#")[0], ()):
            item, _, version = key.rpartition("#")
            if article.item == key or (article.item == item and _number(article.version) <= _number(version)):
                return notice
        return None

    def heir(self, a: Article) -> Article:
        """What stands in the place of *a*: itself, where nothing does."""
        if a.item:
            if (best := self._best[a.outlet, a.item]) is not a:
                return best
            named = (self._gone.get(a.item), self._gone.get(f"{a.item}#{a.version}"))
            if by := next((b for b in named if b is not None and b is not a), None):
                return by
        return next((b for b in self._updates.get((a.outlet, a.slug or ""), ()) if a.slug and _updates(b, a)), a)


def _left_out(article: Article, why: str) -> Problem:
    return Problem("W223", "warning", f"{why}; left out", article.path, article.line)


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
