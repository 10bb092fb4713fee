"""GitHub Actions: annotations for the worst conflicts, and the Markdown report as the step's summary.

Workflow commands go to standard error, so that a report on standard output stays whole. Text that could hold commands
itself is fenced by :func:`fenced`.
"""

from __future__ import annotations

import hashlib
import os

from checker.output import append
from checker.records import Evidence, Report
from checker.render import markdown
from checker.render.excerpt import marks_of, plain
from checker.render.options import RenderOptions
from checker.render.view import Dispute, Entry, Shown
from checker.render.viewing import view_of
from checker.review.reviewed import Reviewed
from checker.streams import note

# GitHub shows ten errors and ten warnings a step and drops the rest without a word
MOST = 10
COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, options: RenderOptions) -> str:
    """``::error file=…,line=…,col=…,title=…::message``, at most ten of each level, and a notice of how many more."""
    view = view_of(report, options.review)
    shown: dict[str, int] = {}
    lines, more = [], 0
    for entry in view.section("conflicting"):
        if options.review is not None and not options.review.stands(entry.verdict):
            continue
        for dispute in entry.disputes:
            level = dispute.first.level
            shown[level] = shown.get(level, 0) + 1
            if shown[level] <= MOST:
                lines.append(_annotation(entry, dispute))
            else:
                more += 1
    if more:
        lines.append(f"::notice title=checker::{more} more conflicts stand in the report")
    return "\n".join(lines)


def announce(reviewed: Reviewed) -> None:
    """Print the annotations to standard error and add the Markdown report to ``$GITHUB_STEP_SUMMARY``, if set."""
    options = RenderOptions(review=reviewed)
    text = render(reviewed.report, options)
    if text:
        for line in text.splitlines():
            note(line, command=True)
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        append(target, markdown.render(reviewed.report, options) + "\n")


def fenced(text: str) -> str:
    """*text* with workflow commands switched off around it, for standard output of a step."""
    token = "checker-" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
    return f"::stop-commands::{token}\n{text}" + ("" if text.endswith("\n") else "\n") + f"::{token}::\n"


def _annotation(entry: Entry, dispute: Dispute) -> str:
    first = dispute.first
    held = {s.claim.id: s for s in entry.claims}
    shown, other = held.get(first.left.claim), held.get(first.right.claim)
    properties = {"title": entry.headline}
    if shown is not None and shown.article.path is not None:
        line, column = _start(first, shown)
        properties = {"file": shown.article.path, "line": str(line), "col": str(column), **properties}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    against = ""
    if other is not None and other.article.path is not None:
        against = f" Against {other.article.path}:{_start(first, other)[0]}"
    return f"::{COMMANDS[first.level]} {listed}::{_data(dispute.words.rstrip('.') + '.' * bool(against) + against)}"


def _start(evidence: Evidence, shown: Shown) -> tuple[int, int]:
    """Line and column of the first word or figure in conflict."""
    place = evidence.left if evidence.left.claim == shown.claim.id else evidence.right
    marks = marks_of(evidence, shown.claim, shown.article)
    return shown.article.place(marks[0].start if marks else place.span.start)


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("##[", "## [")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
