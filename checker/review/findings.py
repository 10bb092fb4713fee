"""Findings: the groups of a report under names that outlive a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.records import Report
from checker.review.fingerprint import evidence_print, group_print

LEVELS = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One group. ``prints`` are the fingerprints of its conflicts or, where it has none, the group's own.

    ``level`` is the gravest of the conflicts, "note" without one; ``about`` tells people what it is.
    """

    group: str
    verdict: str
    prints: frozenset[str]
    kinds: frozenset[str]
    rules: frozenset[str]
    level: str
    about: str = ""


def findings_of(report: Report) -> tuple[Finding, ...]:
    """The findings of a report, in its order."""
    claims = {c.id: c for c in report.claims}
    articles = {a.id: a for a in report.articles}
    out = []
    for verdict in report.verdicts:
        clashes = [e for e in verdict.evidence if e.relation == "conflicts"] if verdict.label == "conflicting" else []
        prints = frozenset(evidence_print(e, claims, articles) for e in clashes)
        said = [claims[i].text for i in verdict.group.claims if i in claims]
        out.append(
            Finding(
                verdict.group.id,
                verdict.label,
                prints or frozenset({group_print(verdict, claims, articles)}),
                frozenset(e.kind for e in clashes),
                frozenset(e.rule for e in clashes),
                min((e.level for e in clashes), key=LEVELS.index, default="note"),
                clashes[0].message if clashes else said[0] if said else "",
            )
        )
    return tuple(out)


def findings_in(report: Mapping[str, Any]) -> tuple[Finding, ...]:
    """The findings of a JSON report, as :func:`findings_of` gives them for the records it was made from."""
    texts = {c["id"]: c.get("text", "") for c in report.get("claims", ())}
    out = []
    for group in report["groups"]:
        clashes = (
            [e for e in group["evidence"] if e["relation"] == "conflicts"] if group["verdict"] == "conflicting" else []
        )
        said = [texts[i] for i in group["claims"] if i in texts]
        out.append(
            Finding(
                group["id"],
                group["verdict"],
                frozenset(e["fingerprint"] for e in clashes) or frozenset({group["fingerprint"]}),
                frozenset(e["kind"] for e in clashes),
                frozenset(e["rule"] for e in clashes),
                min((e["level"] for e in clashes), key=LEVELS.index, default="note"),
                clashes[0]["message"] if clashes else said[0] if said else "",
            )
        )
    return tuple(out)
