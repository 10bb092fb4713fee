"""Documents, statements and accounts as sources: whose they are, and which one "the report" takes up again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.described import Described, Found, plain
from checker.speakers.lexicon import DOCUMENT_NOUNS, UTTERANCES
from checker.speakers.phrases import is_definite, phrase
from checker.speakers.roster import Roster
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KNOWN = frozenset("the these those".split())
ACCOUNTS = frozenset({"handle", "account", "feed", "page", "spokespeople"})
PERSONAL = words("documents", "personal")
ANY_DOCUMENT = words("documents", "any")
MEANS = frozenset("in via on by through with".split())
READING = words("verbs", "reading")
NEAR = 120
"""Tokens looked back for the document that "the documents" means."""

Finder = Callable[["Token", set[int]], Found]


class Documents:
    """The documents of one article, in reading order; *one* tells who a noun with its tokens means."""

    def __init__(self, doc: Doc, roster: Roster, one: Finder) -> None:
        self._doc, self._roster, self._one = doc, roster, one
        self._known: dict[str, list[Described]] = {}
        self._uttered: dict[str, Found] = {}

    def is_one(self, head: Token) -> bool:
        """Whether the noun names a document, an account or what somebody has uttered."""
        return low(head) in ACCOUNTS or head.lemma_.casefold() in DOCUMENT_NOUNS or low(head) in UTTERANCES

    def find(self, head: Token) -> Found:
        """A document by its fullest description so far, its issuer kept as the body; an utterance is its speaker's."""
        lemma, text = head.lemma_.casefold(), phrase(head)
        body = None
        owners = self._owners(head)
        for owner in owners:
            owned = self._one(owner, set(range(owner.left_edge.i, owner.right_edge.i + 1)))
            personal = low(head) in PERSONAL and bool(owned.bearers) and all(b.kind == "person" for b in owned.bearers)
            if owned and (personal or low(head) in UTTERANCES):
                said = Found(owned.bearers, owned.described, "coreference", f"'{text}'", owned.body)
                self._uttered[lemma] = said
                return said
            if owned.bearers:
                body = owned.bearers[0].name
                if low(head) in ACCOUNTS:
                    return Found(owned.bearers, [], "name", f"'{text}'")
                break
        if not owners and _takes_up(head) and lemma in self._uttered:
            return self._uttered[lemma]
        words = plain(text)
        anyone = low(head) in ANY_DOCUMENT and _takes_up(head)
        if (is_definite(head) or anyone) and (len(words.split()) == 1 or low(head) in ("one", "ones")):
            known = self._before(head, lemma)
            if known is not None:
                return Found([], [known], "coreference", f"'{text}'", known.body)
        made = Described(words, "document", body=body, token=head.i)
        self._known.setdefault(lemma, []).append(made)
        return Found([], [made], "name" if body else "role", f"'{text}'", body)

    def uttered_by(self, tokens: Iterable[Token], found: Found) -> None:
        """Remember whose the utterances and documents are in which *found* spoke: "said in a statement", "tweeted".

        *tokens* are those of the sentence around the cue, without the content.
        """
        for token in tokens:
            lemma = token.lemma_.casefold()
            if lemma not in UTTERANCES and lemma not in DOCUMENT_NOUNS:
                continue
            if token.pos_ == "VERB" and lemma in ("tweet", "post"):
                self._uttered[lemma] = Found(found.bearers, found.described, "coreference", f"'{lemma}'", found.body)
            elif (
                token.pos_ == "NOUN"
                and token.head.lower_ in MEANS
                and not any(c.dep_ in ("poss", "prep") and c.lower_ in ("'s", "from", "by") for c in token.children)
            ):
                if lemma in UTTERANCES:
                    self._uttered[lemma] = Found(
                        found.bearers, found.described, "coreference", f"'{lemma}'", found.body
                    )
                elif found.bearers:
                    made = Described(plain(phrase(token)), "document", body=found.bearers[0].name, token=token.i)
                    self._known.setdefault(lemma, []).append(made)

    def _before(self, head: Token, lemma: str) -> Described | None:
        """The document that a bare definite noun takes up: of its own kind, or any for "the documents", "the ones"."""
        own = [d for d in self._known.get(lemma, []) if low(head) not in ("one", "ones")]
        if own:
            return max(own, key=lambda d: (len(d.words.split()), -d.token))
        if low(head) not in ANY_DOCUMENT:
            return None
        latest = max((d for known in self._known.values() for d in known), key=lambda d: d.token, default=None)
        first = max(0, head.i - NEAR)
        for token in reversed(self._doc[first : head.i]):
            if latest is not None and token.i <= latest.token:
                return latest
            if token.lemma_.casefold() in DOCUMENT_NOUNS and token.pos_ == "NOUN" and low(token) not in ANY_DOCUMENT:
                made = Described(plain(phrase(token)), "document", token=token.i)
                self._known.setdefault(token.lemma_.casefold(), []).append(made)
                return made
        return latest if latest is not None and latest.token >= first else None

    def _owners(self, head: Token) -> list[Token]:
        """Nouns that tell whose it is: a possessor, "a note by the party", "a note issued in May by the party"."""
        owners = [c for c in head.children if c.dep_ == "poss"]
        joints = [*head.children, *(c for part in head.children if _makes(part) for c in part.children)]
        owners += [
            g
            for c in joints
            if c.dep_ in ("prep", "agent") and c.lower_ in ("from", "by")
            for g in c.children
            if g.dep_ == "pobj"
        ]
        return owners + [
            c for c in head.children if c.dep_ in ("compound", "nmod") and self._roster.of(c.i) is not None
        ]


def _makes(part: Token) -> bool:
    """Whether a participle after a document may tell who made it: "issued by", not "seen by"."""
    return part.dep_ == "acl" and part.lemma_ not in READING


def _takes_up(head: Token) -> bool:
    """Whether the noun's phrase takes up something known, one document or several ("the documents")."""
    return is_definite(head) or any(c.lower_ in _KNOWN for c in head.children)
