"""A report on a pile as one report a story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.records import Report, Story


def apart(report: Report) -> Iterator[tuple[Story, Report]]:
    """Each story of *report* with what the report says of it, in the report's order; nothing where there is only one.

    A story keeps the problems of its own articles' files.
    """
    story_of = {article: story.id for story in report.stories for article in story.articles}
    of_claim = {claim.id: story_of.get(claim.article, "") for claim in report.claims}
    for story in report.stories:
        articles = tuple(a for a in report.articles if story_of.get(a.id) == story.id)
        paths = {a.path for a in articles if a.path}
        yield (
            story,
            replace(
                report,
                articles=articles,
                claims=tuple(c for c in report.claims if of_claim[c.id] == story.id),
                verdicts=tuple(v for v in report.verdicts if of_claim[v.group.claims[0]] == story.id),
                origins=tuple(o for o in report.origins if story_of.get(o[0]) == story.id),
                parted=tuple(p for p in report.parted if of_claim.get(p.left) == story.id),
                problems=tuple(p for p in report.problems if p.path in paths),
                stories=(),
            ),
        )
