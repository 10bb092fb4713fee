"""CSV for a desk's spreadsheet: one row for each claim of each group, conflicts first.

Cells that a spreadsheet would run as a formula get an apostrophe in front. A byte-order mark tells Excel that the file
is UTF-8; lines end as RFC 4180 says.
"""

from __future__ import annotations

import csv
import re
from io import StringIO

from checker.records import Report
from checker.render.excerpt import plain
from checker.render.headlines import doubt
from checker.render.options import RenderOptions
from checker.render.remarks import marks_of
from checker.render.view import Entry, Shown, View
from checker.render.viewing import view_of

COLUMNS = (
    "verdict", "group", "level", "origins", "outlets", "outlet", "published", "speaker", "speaker found by", "kind",
    "claim", "figure or words in conflict", "against", "conflict", "rule", "message", "file", "line", "column", "notes",
    "review", "claim id",
)  # fmt: skip
# what starts a formula in Excel, LibreOffice or Google's spreadsheet, with the full-width forms Excel also takes
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "|", "%")

# what a spreadsheet takes for another number or a date: ids such as 12e34, ranges and fractions such as 3-4 and 1/2
MISREAD = re.compile(r"\d+[eE]\d+|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{1,2}[-/]\d{4}")


def render(report: Report, options: RenderOptions) -> str:
    """The rows with a header."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    view = view_of(report, options.review)
    writer.writerow(COLUMNS)
    for entry in view.entries:
        for shown in entry.claims:
            writer.writerow([cell(value) for value in _row(entry, shown, view, options)])
    return "\ufeff" + out.getvalue()


def cell(value: str | int) -> str:
    """*value* as text that no spreadsheet takes for a formula, or for a number or date that it is not."""
    text = plain(str(value))
    wrong = text.lstrip().startswith(FORMULA) or MISREAD.fullmatch(text.strip())
    return "'" + text if wrong and not isinstance(value, int) else text


def _row(entry: Entry, shown: Shown, view: View, options: RenderOptions) -> list[str | int]:
    claim = shown.claim
    own, against, kinds, rules, messages = [], [], [], [], []
    for dispute in entry.disputes:
        for side, other in (dispute.sides, dispute.sides[::-1]):
            if shown.outlet in side.outlets:
                own.append(side.value)
                against.append(other.value)
                kinds.append(dispute.first.kind)
                rules.append(dispute.first.rule)
                messages.append(dispute.words)
                break
    review = options.review.words_for(entry.verdict) if options.review is not None else ()
    conflicting = entry.section == "conflicting"
    unsettled = [f"{doubt(d.first)}: {d.message}" for d in entry.differences if d.first.open]
    return [
        entry.verdict.label, entry.verdict.group.id, entry.level if conflicting else "", len(entry.verdict.origins),
        len(entry.outlets), shown.outlet, shown.date if shown.article.published else "", shown.speaker,
        claim.speaker.found_by if claim.speaker else "unresolved", claim.attribution.kind, claim.text, "; ".join(own),
        "; ".join(against), "; ".join(dict.fromkeys(kinds)), "; ".join(dict.fromkeys(rules)),
        "; ".join(dict.fromkeys(messages)), shown.article.path or "", shown.line, shown.column,
        "; ".join((*unsettled, *entry.notes, *marks_of(shown.article))),
        "; ".join(review), claim.id,
    ]  # fmt: skip
