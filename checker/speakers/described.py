"""What the words of a source came to, and the small questions about noun phrases on the way there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.records import FoundBy, SpeakerType
from checker.speakers.bearer import Bearer
from checker.speakers.lexicon import (
    FORMER,
    HONORIFICS,
    PERSON_NOUNS,
    UNNAMED_NOUNS,
)
from checker.speakers.phrases import is_definite
from checker.speakers.roster import Roster
from checker.speakers.runs import clean, low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(slots=True)
class Found:
    """What a source's words came to: bearers of names, or a described (unnamed, document, body) speaker."""

    bearers: list[Bearer] = field(default_factory=list)
    described: list[Described] = field(default_factory=list)
    found_by: FoundBy | None = None
    note: str = ""
    body: str | None = None

    def __bool__(self) -> bool:
        return bool(self.bearers or self.described)


@dataclass(frozen=True, slots=True)
class Described:
    """A speaker known by description only. ``office`` is set for one person known by an office nobody in the article
    is named for ("the mayor"): other articles of the story may name the holder."""

    words: str
    type: SpeakerType
    office: str = ""
    body: str | None = None
    token: int = 0
    focus: Bearer | None = None


@dataclass(slots=True)
class Heard:
    """Who has spoken so far, while an article's sources are resolved in reading order.

    ``last`` and ``plural`` are the last source, and the last of several people or a body, with the token of its head;
    ``alone`` tells whether the last source was one unnamed person; ``unnamed`` has unnamed people by their noun.
    """

    last: tuple[int, Found] | None = None
    plural: tuple[int, Found] | None = None
    alone: bool = False
    unnamed: dict[str, Described] = field(default_factory=dict)


def side_by_side(doc: Doc, left: int, right: int) -> bool:
    """Whether nothing but a list stands between two coordinated nouns: no clause, no quotation."""
    return not any(
        t.pos_ in ("VERB", "AUX") or t.tag_ in ("WP", "WDT", "WRB") or t.text in ('"', "(", ";")
        for t in doc[left + 1 : right]
    )


def person_above(noun: Token, roster: Roster) -> Token:
    """For "NAME, a candidate in the district, who said": the noun of a person above a noun that is none."""
    for _ in range(4):
        bearer = roster.of(noun.i)
        if (
            low(noun) in PERSON_NOUNS
            or (bearer is not None and bearer.kind == "person")
            or noun.lemma_ in UNNAMED_NOUNS
        ):
            return noun
        above = noun.head
        if above.dep_ in ("prep", "case"):
            above = above.head
        if above is noun or above.pos_ not in ("NOUN", "PROPN", "PRON"):
            return noun
        noun = above
    return noun


def described(head: Token, words: str, kind: SpeakerType, office: str = "", body: str | None = None) -> Found:
    """A source that is known by its words only."""
    return Found([], [Described(words, kind, office, body, head.i)], "role", f"'{words}'", body)


def plain(text: str) -> str:
    """A description without its leading article and with spaces as printed."""
    words = text.split()
    while len(words) > 1 and words[0].casefold() in ("the", "a", "an", "that", "this", "these", "those", ",", '"', "("):
        words.pop(0)
    return " ".join(words)


def words_of(doc: Doc, head: Token, inside: set[int]) -> str:
    """An unnamed source in the article's words, less a relative clause or what follows a comma."""
    start = min((i for i in inside if i >= head.left_edge.i), default=head.i)
    end = head.i + 1
    while end in inside and end - start < 14:
        token = doc[end]
        if token.text in (",", "(", '"', ";", "—", "--") or token.tag_ in ("WP", "WDT") or token.is_space:
            break
        end += 1
    return plain(clean(doc[max(start, head.i - 10) : end].text))


def joined(parts: list[Found]) -> Found:
    """Several speakers of one source as one find."""
    if not parts:
        return Found()
    bearers: list[Bearer] = []
    for part in parts:
        bearers.extend(b for b in part.bearers if b not in bearers)
    described = [d for p in parts for d in p.described]
    return Found(bearers, described, parts[0].found_by, " and ".join(p.note for p in parts), parts[0].body)


def shares_article(token: Token) -> bool:
    """Whether a coordinated noun of one person has no article of its own."""
    return (
        token.tag_ == "NN"
        and low(token) in PERSON_NOUNS
        and not any(c.dep_ in ("det", "poss", "nummod") for c in token.children)
    )


def one_office(members: list[Token]) -> bool:
    """Whether coordinated nouns are one person's offices: one "the" for all of them."""
    return low(members[0]) in PERSON_NOUNS and is_definite(members[0]) and all(map(shares_article, members[1:]))


def cut_off(head: Token, inside: set[int]) -> bool:
    """Whether the words only begin a phrase that is no speaker: "The same" of "The same day, NAME said"."""
    noun = head.head
    if low(head) in PERSON_NOUNS:
        return False
    return head.pos_ in ("ADJ", "DET") and head.dep_ in ("amod", "det") and noun.i not in inside and noun.i > head.i


def head_of(tokens: list[Token]) -> Token | None:
    """The noun or pronoun that a source hangs on: the token whose head lies outside, nouns first."""
    words = [t for t in tokens if not t.is_space and not t.is_punct]
    if not words:
        return None
    if low(words[0]) + "." in HONORIFICS and words[1:] and words[1].i == words[0].i + 2:
        words = words[1:]  # the parser may end a sentence at "Hon."
    inside = {t.i for t in words}
    tops = [t for t in words if t.head.i not in inside or t.head.i == t.i]
    nominal = [t for t in tops if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") or t.dep_ == "nsubj"]
    pick = (nominal or [t for t in words if t.pos_ in ("NOUN", "PROPN", "PRON")] or tops)[0]
    if (pick.dep_ in ("compound", "amod", "nmod") or low(pick) in FORMER) and nominal[1:]:
        pick = nominal[-1]
    while pick.dep_ in ("compound", "amod", "nmod") and pick.head.i in inside and pick.head.pos_ in ("NOUN", "PROPN"):
        pick = pick.head
    if pick.dep_ == "poss" and low(words[-1]) in PERSON_NOUNS:
        pick = words[-1]  # "Norland's top official promises", where the parse takes "promises" for a noun
    return _after_hyphen(pick, inside)


def _after_hyphen(token: Token, inside: set[int]) -> Token:
    """The noun of a compound that the parser took apart: of "multi-millionaire" the latter half."""
    after = token.i + 1
    glued = after + 1 in inside and token.doc[after].text == "-" and not token.whitespace_
    last = token.doc[after + 1] if glued and not token.doc[after].whitespace_ else token
    return last if last.pos_ == "NOUN" and last.head == token.head and token.text.islower() else token
