"""SARIF 2.1.0 (OASIS) for code scanning: a result for each conflict, its places, and a fingerprint that outlives edits.

Conflicts that people settled are left out: GitHub ignores ``suppressions`` and would raise an alert for each. Results
are ordered by gravity and cut at the 25,000 that GitHub accepts.
"""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.records import Article, Claim, Evidence, Place, Report
from checker.render.excerpt import plain, sentence
from checker.render.json_ import dump
from checker.render.options import RenderOptions
from checker.render.remarks import marks_of
from checker.render.view import Dispute, Entry
from checker.render.viewing import view_of
from checker.review.fingerprint import evidence_print
from checker.verdicts.rules import conflict_kinds

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 25_000
# what code scanning shows beside what a conflict means: what to do about it
ODDS = "Both cannot hold, so at least one account needs correcting or explaining."
NEWS = "That is news, not an error of a report, unless one of them did not say it."
ADVICE = (
    "Compare the two places with the document, recording or person they go back to, and correct the account that is "
    "wrong. Where both may stand, `checker decide ID --dismiss` or `--explain` with `--why` settles it; "
    "`checker explain ID` tells how the tool came to it."
)


def render(report: Report, options: RenderOptions) -> str:
    """One run with one tool, indented by one space."""
    view = view_of(report, options.review)
    standing = [e for e in view.section("conflicting") if options.review is None or options.review.stands(e.verdict)]
    pairs = [(entry, dispute) for entry in standing for dispute in entry.disputes]
    order = {level: i for i, level in enumerate(("error", "warning", "note"))}
    pairs.sort(key=lambda pair: order[pair[1].first.level])  # stable: the report's order within a level
    rules: dict[str, Evidence] = {}
    for _, dispute in pairs:
        rules.setdefault(dispute.first.rule, dispute.first)
    names = sorted(rules)
    index = {name: i for i, name in enumerate(names)}
    maker = _Results(report, index)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "checker", "version": __version__, "rules": [_rule(name, rules[name]) for name in names],
            }},
            **_notified(report),
            "columnKind": "unicodeCodePoints",
            "results": [maker.result(entry, dispute) for entry, dispute in pairs[:MOST]],
            "properties": {"rules": report.rules, "model": report.model, "summary": view.summary},
        }],
    }  # fmt: skip
    return dump(log, indent=1)


def _notified(report: Report) -> dict[str, Any]:
    """Embargoes and corrections as notifications of the tool (3.20.21)."""
    told = [
        {"level": "warning", "message": {"text": f"{plain(a.path or a.id)}: {mark}"}}
        for a in report.articles
        for mark in marks_of(a)
    ]
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}]} if told else {}


def _rule(name: str, evidence: Evidence) -> dict[str, Any]:
    known = conflict_kinds().get(evidence.kind)
    about = known.meaning if known else f"A conflict of kind {plain(evidence.kind)}."
    return {
        "id": plain(name),
        "shortDescription": {"text": about},
        "fullDescription": {"text": f"{about} {NEWS if evidence.kind == 'dispute' else ODDS}"},
        "help": {"text": ADVICE.replace("`", ""), "markdown": ADVICE},
        "defaultConfiguration": {"level": evidence.level},
        "properties": {"kind": plain(evidence.kind), "origin": plain(evidence.origin)},
    }


class _Results:
    """Makes results; knows the report's claims and articles and the rules' places in the list."""

    def __init__(self, report: Report, index: dict[str, int]) -> None:
        self.articles = {a.id: a for a in report.articles}
        self.claims = {c.id: c for c in report.claims}
        self.index = index

    def result(self, entry: Entry, dispute: Dispute) -> dict[str, Any]:
        first = dispute.first
        rest = {(p.claim, p.span): p for e in dispute.evidence for p in (e.left, e.right)}
        rest.pop((first.left.claim, first.left.span), None)
        others = sorted(rest.values(), key=lambda p: (p.claim != first.right.claim, p.claim, p.span))
        name = evidence_print(first, self.claims, self.articles)
        return {
            "ruleId": plain(first.rule),
            "ruleIndex": self.index[first.rule],
            "level": first.level,
            "message": {"text": f"{entry.headline}. {dispute.words}"},
            "locations": [self.location(first.left)],
            "relatedLocations": [
                {"id": i, **self.location(p), "message": {"text": self.outlet(p)}} for i, p in enumerate(others, 1)
            ],
            "partialFingerprints": {"checkerConflict/v1": name, "primaryLocationLineHash": f"{name}:1"},
            "properties": {"kind": plain(first.kind), "group": entry.verdict.group.id},
        }

    def outlet(self, place: Place) -> str:
        claim = self.claims.get(place.claim)
        return plain(self.articles[claim.article].outlet) if claim else "unknown"

    def location(self, place: Place) -> dict[str, Any]:
        claim = self.claims.get(place.claim)
        article: Article | None = self.articles[claim.article] if claim else None
        if article is None or article.path is None:
            return {"logicalLocations": [{"name": self.outlet(place), "kind": "article"}]}
        line, column = article.place(place.span.start)
        region: dict[str, Any] = {"startLine": line}
        if article.mapped:
            end_line, end_column = article.place(place.span.end)
            region |= {"startColumn": column, "endLine": end_line, "endColumn": end_column}
        region["snippet"] = {"text": plain(place.text)}
        physical = {"artifactLocation": {"uri": uri(article.path)}, "region": region}
        if claim is not None and article.mapped:
            physical["contextRegion"] = context(claim, article)
        return {"physicalLocation": physical}


def context(claim: Claim, article: Article) -> dict[str, Any]:
    """The lines of the sentence around a claim, which code scanning may show beside the words themselves."""
    whole = sentence(claim, article)
    first, last = article.place(whole.start)[0], article.place(whole.end)[0]
    return {"startLine": first, "endLine": last, "snippet": {"text": plain(whole.text(article.text))}}


def uri(path: str) -> str:
    """A relative path as a relative URI, an absolute one as a ``file:`` URI; every odd character is percent-encoded."""
    if PureWindowsPath(path).drive:
        return "file:///" + quote(PureWindowsPath(path).as_posix(), safe="/:", errors="replace")
    encoded = quote(PurePosixPath(path).as_posix(), safe="/", errors="replace")
    return f"file://{encoded}" if encoded.startswith("/") else encoded
