"""Two sentences made into claims and compared, for the tests of conflict kinds."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.facts.extract import facts_of
from checker.records import Article, Attribution, Claim, Evidence, Span, Speaker
from checker.verdicts.conflicts import conflicts

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=1)
def rules() -> tuple[Any, ...]:
    """The built-in conflict rules."""
    from checker.rulebook import load

    return tuple(load((), project=Path("/nonexistent")).conflicts)


def claim(nlp: Language, name: str, text: str, published: dt.date | None = None, speaker: str | None = None) -> Claim:
    whole = (Span(0, len(text)),)
    who = Speaker(speaker, speaker, "name") if speaker else None
    facts = facts_of(nlp(text), whole, published=published)
    return Claim(name, name, text, Attribution(name, (), (), whole, "indirect"), who, facts)


def article(name: str, text: str, published: dt.date | None = None) -> Article:
    return Article(name, name, text, Span(0, len(text)), "", published=published)


def evidence(
    nlp: Language,
    left: str,
    right: str,
    *,
    days: tuple[dt.date | None, dt.date | None] = (None, None),
    speakers: tuple[str | None, str | None] = (None, None),
) -> tuple[Evidence, ...]:
    return conflicts(
        claim(nlp, "l", left, days[0], speakers[0]),
        claim(nlp, "r", right, days[1], speakers[1]),
        rules(),
        left_article=article("l", left, days[0]),
        right_article=article("r", right, days[1]),
    )


def kinds(nlp: Language, left: str, right: str, **given: Any) -> list[str]:
    """The kinds of conflict found, most certain first."""
    return [e.kind for e in evidence(nlp, left, right, **given) if e.relation == "conflicts"]
