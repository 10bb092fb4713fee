"""What new articles change about what a store held: newly corroborated, newly conflicting, figures superseded; when.

The timeline of a group is a note on it, so that every form of the report shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from checker.records import Article, Report, Verdict

LONGEST = 40
"""Characters of a figure or words in a timeline."""
STEPS = 12
"""Outlets and days of a timeline that are told: the first half and the last of them."""


def changes(before: Report, after: Report, new: Collection[str]) -> str:
    """One line for people: what the articles *new* (ids) changed between the two reports."""
    labels = {claim: v.label for v in before.verdicts for claim in v.group.claims}
    article = {c.id: c.article for c in after.claims}
    counts = dict.fromkeys(("corroborated", "conflicting"), 0)
    superseded = 0
    for verdict in after.verdicts:
        old = [c for c in verdict.group.claims if article[c] not in new]
        if old and len(old) < len(verdict.group.claims):
            superseded += any(_updates(verdict, set(old)))
            if verdict.label in counts and verdict.label not in {labels.get(c) for c in old}:
                counts[verdict.label] += 1
    told = ", ".join(f"{number:,} newly {label}" for label, number in counts.items())
    return f"with what the store held: {told}, {superseded:,} with a newer figure"


def _updates(verdict: Verdict, old: set[str]) -> Iterator[bool]:
    """Whether each piece of evidence tells of one figure of two days, one of them in a new article."""
    for evidence in verdict.evidence:
        sides = evidence.left.claim in old, evidence.right.claim in old
        yield evidence.kind == "update" and len(set(sides)) == 2


def with_timelines(report: Report, new: Collection[str]) -> Report:
    """*report* with a note on each group that holds both stored claims and claims of the articles *new* (ids).

    The note tells who had it when, the first first, with the figure or words that evidence names; undated last.
    """
    articles = {a.id: a for a in report.articles}
    home = {c.id: articles[c.article] for c in report.claims}
    return replace(report, verdicts=tuple(_told(v, home, new) for v in report.verdicts))


def _told(verdict: Verdict, home: dict[str, Article], new: Collection[str]) -> Verdict:
    members = [home[c] for c in verdict.group.claims]
    fresh = {a.id in new for a in members}
    if len(fresh) < 2:
        return verdict
    value = {side.claim: side.text for e in verdict.evidence for side in (e.left, e.right)}
    steps: dict[tuple[str, str, str], list[str]] = {}
    for claim, article in zip(verdict.group.claims, members, strict=True):
        day = article.published.isoformat() if article.published else ""
        step = steps.setdefault((day or "~", article.outlet, " (new)" if article.id in new else ""), [])
        if claim in value:
            step.append(" ".join(value[claim].split())[:LONGEST])
    told = [
        f"{'no date' if day == '~' else day} {outlet}{mark}" + (f": {' / '.join(dict.fromkeys(said))}" if said else "")
        for (day, outlet, mark), said in sorted(steps.items())
    ]
    if len(told) > STEPS:
        told[STEPS // 2 : -STEPS // 2] = [f"{len(told) - STEPS} more"]
    return replace(verdict, notes=(*verdict.notes, f"timeline: {'; '.join(told)}"))
