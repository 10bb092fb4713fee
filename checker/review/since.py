"""What new articles change about what a store held: newly corroborated, newly conflicting, figures superseded."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checker.records import Report, Verdict


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
