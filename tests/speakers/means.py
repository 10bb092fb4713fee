"""Whom a source means, as the tables of cases state it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.speakers.marked import speakers

if TYPE_CHECKING:
    from spacy.language import Language


class Means(NamedTuple):
    """Whom a source means."""

    name: str
    by: str = "name"
    body: str | None = None
    type: str = "person"


def body(name: str, by: str = "name") -> Means:
    return Means(name, by, None, "body")


def found_in(nlp: Language, text: str) -> dict[str, Means]:
    """Whom each source of one marked article means, by attribution."""
    return {k: Means(s.name, s.found_by, s.body, s.type) for k, s in speakers(nlp, text).items()}
