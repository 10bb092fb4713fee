"""Facts and spans as plain values of the JSON report."""

from __future__ import annotations

from typing import Any

from checker.records import Article, DateRange, Facts, Quantity, Span

Json = dict[str, Any]


def span_value(span: Span, article: Article) -> Json:
    """A span with the article's words."""
    return {"start": span.start, "end": span.end, "text": span.text(article.text)}


def facts_value(facts: Facts, article: Article) -> Json:
    """What a content states; the parse's words are left out."""
    return {
        "quantities": [_quantity(q, article) for q in facts.quantities],
        "dates": [_date(d, article) for d in facts.dates],
        "mentions": [
            {"text": m.text, "type": m.type, "role": m.role, "verb": m.verb, **ends_value(m.span)}
            for m in facts.mentions
        ],
        "predicates": [
            {
                "lemma": p.lemma,
                "negated": p.negated,
                "modality": p.modality,
                "subject": list(p.subject),
                "object": list(p.object),
                **ends_value(p.span),
            }
            for p in facts.predicates
        ],
        "quantifiers": [{"text": word, **ends_value(span)} for word, span in facts.quantifiers],
        "directions": [{"text": word, **ends_value(span)} for word, span in facts.directions],
        "marks": [
            {"kind": m.kind, "values": list(m.values), "zone": m.zone, "name": m.name, **span_value(m.span, article)}
            for m in facts.marks
        ],
        "negated": facts.negated,
        "modality": facts.modality,
    }


def _quantity(quantity: Quantity, article: Article) -> Json:
    return {
        "low": None if quantity.low is None else str(quantity.low),
        "high": None if quantity.high is None else str(quantity.high),
        "unit": quantity.unit,
        "counts": list(quantity.counts),
        "approximate": quantity.approximate,
        "kind": quantity.kind,
        "role": quantity.role,
        "change": quantity.change,
        "period": quantity.period,
        **span_value(quantity.span, article),
    }


def _date(date: DateRange, article: Article) -> Json:
    return {
        "first": date.first.isoformat() if date.first else None,
        "last": date.last.isoformat() if date.last else None,
        "precision": date.precision,
        "of_statement": date.of_statement,
        "period": date.period,
        "index": date.index,
        "year_is_sure": date.sure,
        **span_value(date.span, article),
    }


def ends_value(span: Span) -> Json:
    """Where *span* starts and ends, in characters of the article."""
    return {"start": span.start, "end": span.end}
