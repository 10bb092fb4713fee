"""Which named body a definite noun takes up: "the fund", "the union", "the company"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.bearer import Bearer
from checker.speakers.lexicon import BODY_NOUNS, COMPANY_LAST, MANY_OF_A_KIND, MEDIA_WORDS
from checker.speakers.phrases import phrase
from checker.speakers.roles import Role, role
from checker.speakers.rolewords import GENERIC
from checker.speakers.roster import Roster

if TYPE_CHECKING:
    from collections import deque

    from spacy.tokens import Token

ANAPHORIC = words("bodies", "taken-up")
OVERSEERS = frozenset({"regulator", "watchdog"})  # they take up only what is called after an authority of some kind
OF_ONE_KIND = OVERSEERS | {"union"}  # a name tells who goes by these
AUTHORITIES = words("bodies", "authority")
OUTLETS = words("bodies", "outlet") | words("agencies", "outlet")
ANY_KIND = frozenset({"group", "body", "organization", "organisation"})  # in a name they tell no kind
BODY_WORDS = BODY_NOUNS | COMPANY_LAST
FAR = 12  # sentences
ENOUGH = 5  # letters of a word that tell it, whatever its ending


@dataclass(slots=True)
class Seen:
    """One earlier mention, for salience; ``owner`` tells of the possessor of a subject ("NAME's letter warned"),
    ``inner`` of a name inside another noun's phrase ("a critic of NAME")."""

    bearer: Bearer
    token: int
    sentence: int
    paragraph: int
    subject: bool = False
    quoted: bool = False
    possessive: bool = False
    owner: bool = False
    inner: bool = False


class Bodies:
    """The bodies of one article as nouns take them up; *seen* are the mentions so far, filled by the reader."""

    def __init__(self, roster: Roster, seen: deque[Seen], sentence: Sequence[int]) -> None:
        """*sentence* has the number of each token's sentence."""
        self._roster, self._seen, self._sentence = roster, seen, sentence

    def meant(self, token: Token, word: str) -> Bearer | None:
        """The body that a definite noun takes up: one with the noun in its name or role, else the one in focus."""
        extra = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
        if any(not self._is_place(c) for c in extra) or (word in OUTLETS and _is_this(token)):
            return None
        here = self._sentence[token.i]
        for seen in reversed(self._seen):
            if here - seen.sentence > FAR:
                break
            if seen.bearer.kind in ("body", "") and word in seen.bearer.name.casefold().split():
                return seen.bearer
        if not extra and word not in MANY_OF_A_KIND and (only := self._only_named(token, word)) is not None:
            return only
        called = self.called(token, role(phrase(token)))
        if called is not None:
            return called
        if word not in ANAPHORIC:
            return None
        only = None if extra or word not in OF_ONE_KIND else self._only_of_kind(token, word)
        return only or self.salient(token, word)

    def called(self, token: Token, asked: Role) -> Bearer | None:
        """The last body before *token* that the text gives the role ("a consultancy, NAME")."""
        held = [b for b in self._roster.holders(asked) if b.kind != "person" and b.first < token.i]
        return held[-1] if held else None

    def named_so(self, token: Token) -> Bearer | None:
        """The one body of the article, named before or after, that *token* calls by words of its name: "the hospital
        trust" for the Calder Vale Hospitals Trust."""
        found = self._roster.ending_in(token.lower_)
        words = [c.lower_ for c in token.lefts if c.dep_ in ("compound", "amod", "nmod")]
        if len(found) != 1 or not words:
            return None
        name = {w.casefold()[:ENOUGH] for w in found[0].name.split()[:-1]}
        return found[0] if all(len(w) >= ENOUGH and w[:ENOUGH] in name for w in words) else None

    def _only_named(self, token: Token, word: str) -> Bearer | None:
        """The one body named so far whose name ends in the noun, however far back: "the fund", a Port Harlow Fund's."""
        found = [b for b in self._roster.ending_in(word) if b.first < token.i]
        return found[0] if len(found) == 1 else None

    def _only_of_kind(self, token: Token, word: str) -> Bearer | None:
        """The one body named so far whose name tells that it goes by *word*: "the union" for a Workers' Federation."""
        kinds = AUTHORITIES if word in OVERSEERS else GENERIC.get(word, frozenset())
        found = [
            b
            for b in self._roster.bearers
            if b.kind == "body"
            and b.first < token.i
            and any(_kind_word(n.casefold().split()) in kinds for n in b.names)
        ]
        return found[0] if len(found) == 1 else None

    def salient(self, token: Token, word: str = "") -> Bearer | None:
        """The body in focus; where *word* tells what kind is meant, none that is known to be of another."""
        here = self._sentence[token.i]
        totals: dict[Bearer, float] = {}
        for seen in reversed(self._seen):
            distance = here - seen.sentence
            if distance > 5:
                break
            shouted = len(seen.bearer.name) > 5 and seen.bearer.name.isupper()  # a dateline
            if shouted or seen.bearer.kind != "body" or MEDIA_WORDS.intersection(seen.bearer.name.casefold().split()):
                continue
            if word and not (_oversees(seen.bearer) if word in OVERSEERS else _of_kind(seen.bearer, word)):
                continue
            key = seen.bearer
            weight = (4.0 / (1 + distance) + (2.0 if seen.subject else 0.0)) * (0.3 if seen.quoted else 1.0)
            totals[key] = totals.get(key, 0.0) + weight
        ranked = sorted(totals, key=lambda b: (-totals[b], b.first))
        return ranked[0] if ranked else None

    def _is_place(self, token: Token) -> bool:
        bearer = self._roster.of(token.i)
        return (bearer is not None and bearer.kind == "place") or (token.pos_ == "ADJ" and token.text[0].isupper())


def _is_this(token: Token) -> bool:
    """Whether an outlet speaks of itself: "this newspaper"."""
    return any(c.dep_ == "det" and c.lower_ == "this" for c in token.children)


def _of_kind(bearer: Bearer, word: str) -> bool:
    """Whether a body can be called *word*: nothing says that it is of a kind that does not go by that word."""
    kinds = {role(r).head for r in bearer.roles} | {_kind_word(n.casefold().split()) for n in bearer.names} - ANY_KIND
    kinds = {k if k in BODY_NOUNS else "company" for k in kinds if k in BODY_WORDS}
    return not kinds or any(k == word or k in GENERIC.get(word, ()) or word in GENERIC.get(k, ()) for k in kinds)


def _oversees(bearer: Bearer) -> bool:
    """Whether a body's name is that of an authority: "Office for Safety", "Rail Agency"."""
    return any(_kind_word(n.casefold().split()) in AUTHORITIES for n in bearer.names)


def _kind_word(name: list[str]) -> str:
    """The word of a name that tells its kind: the last, or what stands before "of" or "for" ("Office for Safety")."""
    return next((a for a, b in pairwise(name) if b in ("of", "for")), name[-1])
