"""People taken up by an age or a country: "the 29-year-old", "the Italian"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.described import plain
from checker.speakers.phrases import is_definite, phrase
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from checker.speakers.bearer import Bearer
    from checker.speakers.roster import Roster

AGE = re.compile(r"([\w-]+)-year-old")
PEOPLES = tuple(sorted(words("forms", "people")))  # how words for people of a country end
PAPERS = frozenset("guardian australian scotsman statesman irishman".split())


def age(token: Token) -> str:
    """The age in words or figures by which a definite noun phrase takes somebody up, else ""."""
    found = AGE.fullmatch(plain(phrase(token))) if token.tag_ != "NNS" and is_definite(token) else None
    return found[1] if found else ""


def of_a_country(token: Token) -> bool:
    """Whether the token with its article is all that a person is called by: "the Senegalese"."""
    word = low(token)
    if not token.text.istitle() or not word.endswith(PEOPLES) or word in PAPERS or not is_definite(token):
        return False
    return len(plain(phrase(token)).split()) == 1


def ages(doc: Doc, roster: Roster) -> dict[str, Bearer]:
    """Who is told to be how old: "NAME, 29, said"; an age of two people tells neither."""
    found: dict[str, Bearer | None] = {}
    for bearer in roster.bearers:
        for mention in bearer.mentions if bearer.kind not in ("body", "place") else ():
            at = mention.end
            if at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].text.isdigit() and len(doc[at + 1]) < 4:
                known = doc[at + 1].text
                found[known] = bearer if found.get(known, bearer) is bearer else None
    return {known: bearer for known, bearer in found.items() if bearer is not None}
