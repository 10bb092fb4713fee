"""Whose an office or a body is that has no name of its own: "its leader", "a spokeswoman", "his office"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.speakers.bearer import Bearer, spoken_for
from checker.speakers.coreference import Reading
from checker.speakers.described import Found, Heard
from checker.speakers.phrases import HE, IT, SHE, THEY
from checker.speakers.roster import Roster
from checker.speakers.runs import clean, low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OWNERS = HE | SHE | IT | THEY


class Owners:
    """Finds them in one article; *heard* is who has spoken so far."""

    def __init__(self, doc: Doc, roster: Roster, reading: Reading, heard: Heard) -> None:
        self._doc, self._roster, self._reading, self._heard = doc, roster, reading, heard

    def words(self, head: Token, text: str) -> str:
        """The words of an office with the name of whose it is: "its leader" -> "Lake Alliance's leader"."""
        first = head.left_edge
        owner = self._owner(head)
        if owner is None or first.dep_ != "poss" or low(first) not in OWNERS or " " not in text:
            return text
        return f"{owner.name}'s {text.split(maxsplit=1)[1]}"

    def _owner(self, head: Token) -> Bearer | None:
        """Whom a possessive pronoun before an office or a body means."""
        for child in head.lefts:
            if child.dep_ == "poss":
                return self._reading.referent.get(child.i) or self._reading.owner.get(head.i)
        return None

    def spoken_for(self, head: Token, text: str) -> str | None:
        """Whom a spokesperson without a name speaks for: named beside, "its", or the body that spoke just before."""
        body = spoken_for(text)
        if body is not None:
            return body
        owner = self._owner(head)
        if owner is not None:
            return owner.name
        at, last = self._heard.last or (0, Found())
        if self._doc[at : head.i].text.count("\n") > 2 or len(last.bearers) + len(last.described) != 1:
            return None
        if last.bearers:
            return last.bearers[0].name if last.bearers[0].kind == "body" else None
        return last.described[0].words if last.described[0].type == "body" else None

    def body_of(self, head: Token, words: str) -> str:
        """A body called after a person under that person's full name: "Mr. Roe's office" -> "Jane Roe's office"."""
        for child in head.lefts:
            bearer, kinds = self._roster.of(child.i), {"person"}
            if bearer is None and child.dep_ == "poss" and low(child) in HE | SHE:
                bearer, kinds = self._reading.referent.get(child.i), {"person", ""}
            if bearer is not None and bearer.kind in kinds and child.dep_ in ("poss", "compound", "nmod"):
                start = child.right_edge.i + 1 if child.dep_ == "poss" else child.i + 1
                link = "'s " if child.dep_ == "poss" else " "
                return f"{bearer.name}{link}{clean(self._doc[start : head.i + 1].text)}"
        return words
