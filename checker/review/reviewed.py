"""A report held against what people decided and what an older report knew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from checker.records import Problem, Report, Verdict
from checker.review import decisions as decided_file
from checker.review.decisions import Decision, today
from checker.review.findings import Finding, findings_in, findings_of
from checker.review.reports import read_report


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The report with the problems of the review added, and each finding's standing.

    ``decided`` leads from a fingerprint to the decision about it. ``known`` are the fingerprints of the baseline, None
    without one. ``gone`` counts the baseline's conflicts that the report no longer has.
    """

    report: Report
    findings: tuple[Finding, ...]
    decided: dict[str, Decision] = field(default_factory=dict)
    known: frozenset[str] | None = None
    gone: int = 0
    by_group: dict[str, Finding] = field(default_factory=dict)

    def decisions_on(self, finding: Finding) -> tuple[Decision, ...]:
        """The decisions about a finding, in the order of the file."""
        unlike = {id(d): d for d in (self.decided[p] for p in sorted(finding.prints) if p in self.decided)}
        return tuple(sorted(unlike.values(), key=lambda d: (d.path, d.line)))

    def settled(self, finding: Finding) -> bool:
        """Whether every conflict of the finding is dismissed or explained."""
        return bool(finding.prints) and all(p in self.decided and self.decided[p].settles for p in finding.prints)

    def new(self, finding: Finding) -> bool:
        """Whether something in the finding is not in the baseline; without a baseline everything is new."""
        return self.known is None or not finding.prints <= self.known

    def counts_against_us(self, finding: Finding) -> bool:
        """Whether the gate may count the finding: new and not settled."""
        return self.new(finding) and not self.settled(finding)

    def stands(self, verdict: Verdict) -> bool:
        """Whether a group is still to be shown as an open finding: not settled, and not in the baseline."""
        finding = self.finding(verdict)
        return finding is None or self.counts_against_us(finding)

    def finding(self, verdict: Verdict) -> Finding | None:
        """The finding of a group."""
        return self.by_group.get(verdict.group.id)

    @property
    def counts(self) -> str:
        """``2 new, 5 known, 1 gone`` for the conflicts, with those decided; "" without baseline and decisions."""
        conflicts = [f for f in self.findings if f.verdict == "conflicting"]
        words = []
        if self.known is not None:
            new = sum(self.new(f) for f in conflicts)
            words += [f"{new} new", f"{len(conflicts) - new} known", f"{self.gone} gone"]
        if self.decided:
            settled = sum(self.settled(f) for f in conflicts)
            words.append(f"{settled} settled by decisions")
        return ", ".join(words)

    def words_for(self, verdict: Verdict) -> tuple[str, ...]:
        """What to print beside a group: decisions on it, and whether it is new."""
        finding = self.finding(verdict)
        if finding is None:
            return ()
        out = tuple(d.words for d in self.decisions_on(finding))
        if self.known is not None and verdict.label == "conflicting":
            out += ("new since the baseline" if self.new(finding) else "known: in the baseline",)
        return out


def review(
    report: Report,
    *,
    decisions: Path | None = None,
    baseline: Path | None = None,
    before: Report | None = None,
    inputs: Sequence[str] = (),
    on: dt.date | None = None,
) -> Reviewed:
    """Hold *report* against a decisions file (found beside *inputs* if not named) and a baseline, else *before*.

    Expired and orphaned decisions become problems of the report, W601 and W602. Raises
    :class:`~checker.problems.CheckerError` where the baseline is no report.
    """
    findings = findings_of(report)
    prints = frozenset(p for f in findings for p in f.prints)
    path = decisions or decided_file.find(inputs)
    entries, problems = decided_file.read(path) if path else ((), ())
    valid, complaints = _in_force(entries, prints, on)
    known: frozenset[str] | None = None
    gone = 0
    old: Sequence[Finding] | None = findings_of(before) if before is not None else None
    if baseline is not None:
        old = findings_in(read_report(baseline, what="baseline"))
    if old is not None:
        known = frozenset(p for f in old for p in f.prints)
        gone = sum(f.verdict == "conflicting" and not f.prints & prints for f in old)
    told = (*report.problems, *problems, *complaints)
    return Reviewed(
        replace(report, problems=tuple(dict.fromkeys(told))),
        findings,
        valid,
        known,
        gone,
        {f.group: f for f in findings},
    )


def _in_force(
    entries: Sequence[Decision], prints: frozenset[str], on: dt.date | None
) -> tuple[dict[str, Decision], tuple[Problem, ...]]:
    """The decision in force for each fingerprint, the last of the file, and what to say of those that are not."""
    day = on or today()
    valid: dict[str, Decision] = {}
    for entry in entries:
        if not entry.ended(day):
            valid.update(dict.fromkeys(entry.prints & prints, entry))
    problems = []
    for entry in entries:
        about = entry.prints & prints
        if entry.ended(day):
            # nobody needs to hear of an old decision that a newer one stands in for
            if not about or any(p not in valid or valid[p].line < entry.line for p in about):
                problems.append(entry.problem("W601", f"ended on {entry.until}", "decide again or remove it"))
        elif not about:
            message = "is about a conflict that is not in this report"
            problems.append(entry.problem("W602", message, "remove it if it is over"))
    return valid, tuple(problems)
