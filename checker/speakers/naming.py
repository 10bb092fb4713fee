"""Whose name stands in a source: at its head, in apposition with it, behind its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.speakers.bearer import Bearer
from checker.speakers.lexicon import (
    HONORIFICS,
    OFFICES,
    PERSON_NOUNS,
    POSTNOMINALS,
    SPOKESPERSONS,
    UNNAMED_NOUNS,
)
from checker.speakers.roster import Roster
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PEOPLE = PERSON_NOUNS | UNNAMED_NOUNS
RULING = OFFICES - HONORIFICS - SPOKESPERSONS - frozenset("attorney solicitor counsel".split())


class Naming:
    """Finds the bearers of names in sources of one article."""

    def __init__(self, doc: Doc, roster: Roster) -> None:
        self._doc, self._roster = doc, roster

    def bearer(self, head: Token, inside: set[int]) -> Bearer | None:
        """The bearer whose name is the source's head or stands in apposition with it."""
        bearer = self._roster.of(head.i)
        if bearer is None and low(head) in POSTNOMINALS and head.i:
            bearer = self._roster.of(head.i - 1)  # "Chidi Oko SAN"
        bearer = bearer or self._titled(head, inside) or self._done(head, inside)
        if bearer is not None:
            return bearer
        for child in head.children:
            if child.dep_ == "appos" and child.i - head.i < 8 and self._roster.of(child.i) is not None:
                return self._roster.of(child.i)
        if head.dep_ == "appos" and low(head) in PERSON_NOUNS and self._roster.of(head.head.i) is not None:
            return self._roster.of(head.head.i)
        if low(head) in PERSON_NOUNS or head.pos_ == "PROPN":
            after = [i for i in sorted(inside) if i > head.i and self._roster.of(i) is not None]
            for i in after:
                if (i - 1 == head.i or self._doc[i - 1].text in (",", "-", '"', ".")) and self._roster.starts(i):
                    bearer = self._roster.of(i)
                    return bearer if bearer is not None and bearer.kind in ("person", "?", "") else None
        return None

    def _done(self, head: Token, inside: set[int]) -> Bearer | None:
        """The one person in a source that is a clause: "a camera captured NAME", who then says something."""
        verb = head.head
        if (
            head.dep_ != "nsubj"
            or verb.i not in inside
            or verb.pos_ != "VERB"
            or verb.i < head.i
            or low(head) in PEOPLE
        ):
            return None
        found = {b for i in inside if i > verb.i and (b := self._roster.of(i)) is not None and b.kind == "person"}
        return found.pop() if len(found) == 1 else None

    def _titled(self, head: Token, inside: set[int]) -> Bearer | None:
        """Who bears the name at the end of a source whose head is a part of the title: "Union President NAME", "head
        of the Lake Authority Dr NAME", but not in "the aide of Senator NAME"."""
        bearer = self._roster.titled(head.i)
        first = head.i + 1
        if bearer is None and low(head) in RULING and first < len(self._doc) and self._doc[first].lower_ == "of":
            first += 1 + (self._doc[first + 1].lower_ == "the" if first + 1 < len(self._doc) else 0)
            over = self._doc[first] if first < len(self._doc) else head
            bearer = self._roster.titled(first) if low(over) not in OFFICES else None
        if bearer is None or bearer.kind in ("body", "place"):
            return None
        return bearer if any(m.begins <= first and m.start in inside for m in bearer.mentions) else None

    def person_before(self, noun: Token, who: Token) -> Token:
        """The antecedent of "who": *noun* where it may be somebody, else the person named right before ("the ire of
        Justice NAME who said")."""
        known = self._roster.of(noun.i)
        if low(noun) in PEOPLE or noun.lemma_ in PEOPLE or noun.pos_ == "PROPN" or known is not None or not who.i:
            return noun
        at = who.i - 1 - (self._doc[who.i - 1].text == ",")
        beside = self._roster.of(at)
        return self._doc[at] if beside is not None and beside.kind == "person" else noun
