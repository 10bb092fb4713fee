"""The JSON report, the line of `checker extract` and the line of `checker compare`, in the shapes of the contract.

Keys beyond the contract let `checker explain`, `checker diff` and baselines work from the file alone: ``fingerprint``,
``sentence``, ``line``, ``alignments`` with their parts, ``origin_sets``, ``came``, ``notes``, ``diff``. The shape is
published in ``docs/schema/report.schema.json``. Text is not cleaned, since spans must equal the article's text, but
every character that could act on a terminal or split a line is written as an escape.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from checker.records import (
    Alignment,
    Article,
    Claim,
    Evidence,
    Place,
    Problem,
    Provenance,
    Report,
    Speaker,
    Verdict,
)
from checker.render.excerpt import sentence
from checker.render.json_facts import ends_value, facts_value, span_value
from checker.review.fingerprint import evidence_print, group_print

if TYPE_CHECKING:
    from checker.comparing import Comparison
    from checker.render.options import RenderOptions

SCHEMA = "checker-report/1"
# json.dumps escapes what is below U+0020; these act on terminals, split lines, or are no text at all
ACTIVE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")

Json = dict[str, Any]


def render(report: Report, options: RenderOptions) -> str:
    """The whole report, indented by one space."""
    return dump(report_value(report), indent=1)


def dump(value: Any, indent: int | None = None) -> str:
    """*value* as JSON that is safe to print: one line without *indent*, in UTF-8 but for active characters."""
    safe = _safe(json.dumps(value, ensure_ascii=False, allow_nan=False))
    if indent is None:
        return safe
    try:
        return msgspec.json.format(safe, indent=indent)
    except msgspec.DecodeError:  # half a character; json gives the same bytes in three times the time
        return _safe(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def _safe(text: str) -> str:
    return ACTIVE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def report_value(report: Report) -> Json:
    """The report as plain values."""
    articles = {a.id: a for a in report.articles}
    claims = {c.id: c for c in report.claims}
    outer = outer_ids(report.claims)
    story = {key: s.id for s in report.stories for key in s.articles}
    named = {c.id: story[c.article] for c in report.claims} if story else {}
    return {
        "schema": SCHEMA,
        "rules": report.rules,
        "model": report.model,
        "articles": [{**article_value(a), **({"story": story[a.id]} if story else {})} for a in report.articles],
        "claims": [claim_value(c, articles[c.article], outer) for c in report.claims],
        "groups": [
            {**group_value(v, claims, articles), **({"story": named[v.group.claims[0]]} if story else {})}
            for v in report.verdicts
        ],
        "problems": [problem_value(p) for p in report.problems],
        "origins": [list(o) for o in report.origins],
        "stats": dict(report.stats),
        "parted": [_alignment(a) for a in report.parted],
    }


def extract_line(article: Article, claims: Sequence[Claim], problems: Iterable[Problem] = ()) -> str:
    """One article with its claims, as `checker extract` prints it, without a line end."""
    outer = outer_ids(claims)
    return dump(
        {
            "article": article_value(article),
            "claims": [claim_value(c, article, outer) for c in claims],
            "problems": [problem_value(p) for p in problems],
        }
    )


def comparison_line(result: Comparison) -> str:
    """One line of `checker compare`, without a line end."""
    return dump(
        {
            "id": result.id,
            "verdict": result.verdict,
            "kind": result.kind,
            "score": number(result.score),
            "evidence": [evidence_value(e, {}, {}) for e in result.evidence],
        }
    )


def outer_ids(claims: Iterable[Claim]) -> dict[str, str]:
    """From an attribution's id to its claim's."""
    return {c.attribution.id: c.id for c in claims}


def article_value(article: Article) -> Json:
    """An article without its text."""
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "path": article.path,
        "sha256": article.sha256,
        "author": article.byline,
        "agency": article.agency,
        "provenance": dict(article.provenance),
        **{k: v for k in ("embargo", "corrected", "item", "version", "replaces") if (v := getattr(article, k))},
    }


def claim_value(claim: Claim, article: Article, outer: dict[str, str]) -> Json:
    """A claim with its spans; *outer* leads from an attribution's id to its claim's."""
    found = claim.attribution
    whole = sentence(claim, article)
    line, column = article.place(found.content[0].start if found.content else whole.start)
    return {
        "id": claim.id,
        "article": claim.article,
        "kind": found.kind,
        "text": claim.text,
        "source": [span_value(s, article) for s in found.source],
        "cue": [span_value(s, article) for s in found.cue],
        "content": [span_value(s, article) for s in found.content],
        "speaker": _speaker(claim.speaker),
        "within": outer.get(found.within, found.within) if found.within else None,
        "rule": found.rule,
        "found_by": list(found.found_by),
        "confidence": number(found.confidence),
        "facts": facts_value(claim.facts, article),
        "stance": found.stance,
        "negated": found.negated,
        "commitment": found.commitment,
        "type": found.states,
        "claimhood": {name: number(value) for name, value in found.claimhood},
        "scores": {name: number(value) for name, value in found.scores},
        "copies": list(claim.copies),
        "sentence": span_value(whole, article),
        "line": line,
        "column": column,
    }


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    return {
        "id": speaker.id,
        "name": speaker.name,
        "found_by": speaker.found_by,
        "type": speaker.type,
        "body": speaker.body,
        "leads": speaker.leads,
        "names": list(speaker.names),
        "external": speaker.external,
    }


def group_value(verdict: Verdict, claims: dict[str, Claim], articles: dict[str, Article]) -> Json:
    """A group with its verdict and evidence."""
    return {
        "id": verdict.group.id,
        "verdict": verdict.label,
        "claims": list(verdict.group.claims),
        "origins": len(verdict.origins),
        "evidence": [evidence_value(e, claims, articles) for e in verdict.evidence],
        "fingerprint": group_print(verdict, claims, articles),
        "speakers": verdict.speakers,
        "origin_sets": [list(o) for o in verdict.origins],
        "came": [_came(claim, how, articles) for claim, how in verdict.came],
        "stated_by": list(verdict.stated_by),
        "stated": [{"outlet": p.value, **ends_value(p.span), "text": p.text} for p in verdict.stated],
        "notes": list(verdict.notes),
        "alignments": [_alignment(a) for a in verdict.group.alignments],
    }


def _came(claim: str, how: Provenance, articles: dict[str, Article]) -> Json:
    shared = [{"article": a, **ends_value(span), "text": span.text(articles[a].text)} for a, span in how.shared]
    return {"claim": claim, "way": how.way, "name": how.name, "shared": shared}


def _alignment(alignment: Alignment) -> Json:
    return {
        "left": alignment.left,
        "right": alignment.right,
        "score": number(alignment.score),
        "parts": [{"name": p.name, "value": number(p.value), "weight": number(p.weight)} for p in alignment.parts],
        "vetoes": list(alignment.vetoes),
    }


def evidence_value(evidence: Evidence, claims: dict[str, Claim], articles: dict[str, Article]) -> Json:
    """One piece of evidence; ``origin`` is the rule's ``file:line``."""
    return {
        "rule": evidence.rule,
        "kind": evidence.kind,
        "relation": evidence.relation,
        "level": evidence.level,
        "left": _place(evidence.left),
        "right": _place(evidence.right),
        "message": evidence.message,
        "origin": evidence.origin,
        "open": evidence.open,
        "diff": [{"op": c.op, "left": c.left, "right": c.right, "grade": c.grade} for c in evidence.diff],
        **({} if evidence.chance is None else {"chance": evidence.chance}),
        **({} if not evidence.parts else {"parts": [{"name": n, "adds": a} for n, a in evidence.parts]}),
        "fingerprint": evidence_print(evidence, claims, articles),
    }


def _place(place: Place) -> Json:
    return {
        "claim": place.claim,
        "start": place.span.start,
        "end": place.span.end,
        "text": place.text,
        "value": place.value,
    }


def problem_value(problem: Problem) -> Json:
    """A problem; line and column are null where unknown."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "hint": problem.hint,
    }


def number(value: float) -> float:
    """*value* rounded to four places, so that the last bits of a sum never show."""
    return round(float(value), 4)
