"""A pile of articles: put into stories, each story checked by itself, one report of all.

A story is read and compared before the next one is begun, so what is in memory grows with the claims and not with what
was needed to compare them, and the work with the pile and not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from checker.choices import Watch, unwatched
from checker.records import Article, Problem, Report, Story
from checker.rulebook import Rulebook
from checker.stories.group import stories_of

if TYPE_CHECKING:
    from checker.pipeline import ArticleClaims

Source = Callable[[Iterable[Article]], "Iterator[ArticleClaims]"]


class Memory(Protocol):
    """Keeps the report on a story's articles."""

    def find(self, articles: Sequence[Article]) -> Report | None:
        """What was kept for exactly these articles, or None."""

    def keep(self, articles: Sequence[Article], report: Report) -> None:
        """Keep *report* for them."""


class _Nothing:
    def find(self, articles: Sequence[Article]) -> Report | None:
        return None

    def keep(self, articles: Sequence[Article], report: Report) -> None:
        pass


NONE: Memory = _Nothing()


def check_pile(
    articles: Sequence[Article],
    source: Source,
    book: Rulebook,
    *,
    model: str = "",
    problems: Sequence[Problem] = (),
    stories: Sequence[Story] | None = None,
    watch: Watch = unwatched,
    memory: Memory = NONE,
) -> Report:
    """The report on *articles*, which *source* reads, in the order it is given them.

    Articles of two stories are never compared. *stories* are those known; none says that all articles are one.
    What *memory* knows of a story is not made again.
    """
    stories = stories_of(articles) if stories is None else stories
    several = stories if len(stories) > 1 else ()
    by_id = {a.id: a for a in articles}
    groups = [[by_id[key] for key in story.articles] for story in several] or [list(articles)]
    known = [memory.find(group) for group in groups]
    parts = source([a for group, report in zip(groups, known, strict=True) if report is None for a in group])
    reports = []
    for group, old in zip(groups, known, strict=True):
        report = old or _checked(islice(parts, len(group)), book, model, unwatched if several else watch)
        if old is None:
            memory.keep(group, report)
        reports.append(report)
        if several:
            watch(len(reports), len(groups), "stories")
    return together(several, reports, problems)


def _checked(parts: Iterable[ArticleClaims], book: Rulebook, model: str, watch: Watch) -> Report:
    from checker.pipeline import check  # with all that compares, for what is not known

    return check(parts, book, model=model, watch=watch)


def together(stories: Sequence[Story], reports: Sequence[Report], problems: Iterable[Problem] = ()) -> Report:
    """The *reports* on *stories* as one."""
    first = reports[0]
    counts: dict[str, int] = {}
    for report in reports:
        for key, value in report.stats:
            counts[key] = counts.get(key, 0) + value
    met = {*problems, *(p for r in reports for p in r.problems)}
    return replace(
        first,
        articles=tuple(a for r in reports for a in r.articles),
        claims=tuple(c for r in reports for c in r.claims),
        verdicts=tuple(v for r in reports for v in r.verdicts),
        problems=tuple(sorted(met, key=lambda p: (p.path or "", p.line, p.column, p.code, p.message))),
        origins=tuple(o for r in reports for o in r.origins),
        stats=tuple(counts.items()),
        parted=tuple(p for r in reports for p in r.parted),
        stories=tuple(stories),
    )


def beside(
    new: Sequence[Article], stored: Sequence[Article], unseen: int = 0
) -> tuple[list[Article], tuple[Story, ...]]:
    """(those of *stored* that are about an event of one of the *new* articles, the stories of both together).

    *unseen* more are stored that share too little with the new ones to be looked at.
    """
    fresh = {a.id for a in new}
    stories = tuple(s for s in stories_of([*new, *stored], unseen=unseen) if fresh & set(s.articles))
    wanted = {key for story in stories for key in story.articles}
    return [a for a in stored if a.id in wanted], stories


def without(stories: Sequence[Story], gone: Collection[str]) -> tuple[Story, ...]:
    """*stories* without the articles *gone*, and without those that then hold none."""
    left = (replace(s, articles=tuple(a for a in s.articles if a not in gone)) for s in stories)
    return tuple(s for s in left if s.articles)
