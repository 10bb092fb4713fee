"""JSON Lines: one group a line, with its claims and their articles inside, for streaming tools."""

from __future__ import annotations

from checker.records import Report
from checker.render.json_ import SCHEMA, article_value, claim_value, dump, group_value, outer_ids
from checker.render.options import RenderOptions


def render(report: Report, options: RenderOptions) -> str:
    """A line for each group, in the report's order; each claim carries its article under ``in``."""
    articles = {a.id: a for a in report.articles}
    claims = {c.id: c for c in report.claims}
    outer = outer_ids(report.claims)
    lines = []
    for verdict in report.verdicts:
        inside = [claims[i] for i in verdict.group.claims if i in claims]
        value = {
            "schema": SCHEMA,
            **group_value(verdict, claims, articles),
            "claims": [
                {**claim_value(c, articles[c.article], outer), "in": article_value(articles[c.article])} for c in inside
            ],
        }
        lines.append(dump(value))
    return "\n".join(lines)
