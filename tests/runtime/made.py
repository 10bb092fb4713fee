"""Articles and what is read of them, without a model."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from checker.pipeline import ArticleClaims, Tools
from checker.records import Article, Attribution, Claim, DateRange, Facts, Problem, Quantity, Span, Word
from checker.speakers.people import ArticlePeople, Entity, Resolution


def article(number: int, text: str = "The mayor of Lindmere said the pier was closed.", **fields: object) -> Article:
    """An article of its own for each number."""
    whole = f"{text} {number}"
    given: dict[str, object] = {"outlet": f"Outlet {number}", "path": f"story/{number}.txt"} | fields
    return Article(id=f"a{number}", text=whole, body=Span(0, len(whole)), sha256="0" * 64, **given)  # type: ignore[arg-type]


def reading(article: Article, _tools: Tools | None = None, *, narration: bool = False) -> ArticleClaims:
    """What a reader without any sense would make of *article*: every kind of value that a claim may hold."""
    span = Span(4, 9)
    facts = Facts(
        words=(Word("mayor", "mayor", "NOUN", span),),
        quantities=(Quantity(Decimal("1.50"), None, "EUR", ("fee",), True, span, precision=Decimal("0.005")),),
        dates=(DateRange(dt.date(2024, 2, 29), None, span, slot=("close",)),),
        quantifiers=(("all", span),),
    )
    found = Attribution("c1", (Span(0, 9),), (Span(10, 14),), (span,), "indirect", scores=(("tagger", 1 / 3),))
    claim = Claim("c1", article.id, article.text, found, None, facts)
    people = ArticlePeople(
        article.id,
        article.outlet,
        article.published,
        (Entity("e0", "Mayor", "person", False, names=(("Mayor", 2),)),),
        (Resolution("c1", ("e0",), "name", "The mayor"),),
    )
    problem = Problem("W311", "warning", "a quotation is never closed", article.path, 1, 3)
    return ArticleClaims(article, (claim,), people, (claim,) if narration else (), (problem,))
