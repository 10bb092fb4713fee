"""From the words of a source to who they mean: names, pronouns, offices, bodies, documents, unnamed sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.coreference import Reading
from checker.speakers.described import (
    Found,
    Heard,
    cut_off,
    described,
    joined,
    one_office,
    person_above,
    plain,
    shares_article,
    side_by_side,
    words_of,
)
from checker.speakers.documents import Documents
from checker.speakers.lexicon import (
    PERSON_NOUNS,
    UNNAMED_NOUNS,
)
from checker.speakers.naming import PEOPLE, Naming
from checker.speakers.nominals import Nominals, with_name
from checker.speakers.owners import Owners
from checker.speakers.phrases import FIRST, HE, IT, RELATIVE, SHE, THEY, is_couple, is_definite, phrase
from checker.speakers.pronouns import Pronouns
from checker.speakers.roster import Roster
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUANTIFIERS = frozenset("some many several most few".split())
COUNTING = QUANTIFIERS | words("numbers", "counting")


def _less_number(text: str, head: Token) -> str:
    """The words of a noun phrase with *head* without how many they are, to go on in a sentence."""
    words = text.split()
    while len(words) > 1 and words[0] != head.text and (words[0].lower() in COUNTING or words[0][0].isdigit()):
        words.pop(0)
    first = next((t for t in head.subtree if t.text == words[0]), head)
    return " ".join([words[0] if first.pos_ == "PROPN" else words[0].lower(), *words[1:]])


class Sources:
    """Resolves source tokens of one article."""

    def __init__(self, doc: Doc, roster: Roster, reading: Reading, told: Sequence[int] = ()) -> None:
        """*told* has for each token the number of the outermost content that it stands in, -1 for none."""
        self._doc, self._roster, self._reading = doc, roster, reading
        self._told = told or [-1] * len(doc)
        self._naming = Naming(doc, roster)
        self._documents = Documents(doc, roster, self._one)
        self._heard = Heard()
        self._pronouns = Pronouns(doc, roster, reading, self._told, self._heard, self._one)
        owners = Owners(doc, roster, reading, self._heard)
        self._nominals = Nominals(doc, roster, reading, self._documents, owners, self._heard, self._one)

    def find(self, tokens: list[Token], head: Token | None) -> Found:
        """Who the tokens of a source with that *head* mean; empty where they tell nothing. Call in text order."""
        inside = {t.i for t in tokens}
        if head is None or cut_off(head, inside):
            return Found()
        if len(tokens) == 2 and low(tokens[0]) in PERSON_NOUNS and tokens[1].like_num:  # "Speaker 1" of a transcript
            return described(tokens[0], f"{tokens[0].text} {tokens[1].text}", "unnamed")
        if (whole := self._around_place(head, inside)) is not None:
            head, inside = whole, set(range(whole.left_edge.i, whole.right_edge.i + 1))
        members = self._members(head, inside)
        parts = self._parts(head, members, inside)
        found = joined([p for p in parts if p]) if len(parts) > 1 else parts[0]
        if found:
            self._hear(head, found, several=len(members) > 1)
        return found

    def _members(self, head: Token, inside: set[int]) -> list[Token]:
        """The heads of what a source coordinates: "the mayor and the sheriff"."""
        members = [head]
        for other in head.conjuncts:
            if other.i in inside and other.i > members[-1].i and side_by_side(self._doc, members[-1].i, other.i):
                members.append(other)
        return members

    def _parts(self, head: Token, members: list[Token], inside: set[int]) -> list[Found]:
        """Who the members mean; as one, where they are one person's offices or nobody with a name."""
        parts = [self._one(member, inside) for member in members]
        if any(p.bearers for p in parts):  # "former prosecutor and mayor NAME", "the delegate and activist" are one
            return [p for p, m in zip(parts, members, strict=True) if p.bearers or not shares_article(m)]
        if len(members) > 1 and parts[0] and one_office(members):
            return parts[:1]  # "the former minister and current candidate"
        return parts if len(members) == 1 else [described(head, words_of(self._doc, head, inside), "unnamed")]

    def _hear(self, head: Token, found: Found, *, several: bool) -> None:
        """Keep who spoke last, for the pronouns and nouns that take them up."""
        plural = several or head.tag_ in ("NNS", "NNPS") or low(head) in THEY or low(head) in UNNAMED_NOUNS
        plural = plural or any(b.kind == "body" for b in found.bearers)
        if plural:
            self._heard.plural = (head.i, found)
        self._heard.last = (head.i, found)
        self._heard.alone = not plural and not found.bearers and low(head) in PEOPLE

    def _around_place(self, head: Token, inside: set[int]) -> Token | None:
        """The noun before a source that is only where it is: "mission control in Tormond confirmed"."""
        bearer, noun = self._roster.of(head.i), head.head.head
        if bearer is None or bearer.kind not in ("place", "") or noun.pos_ != "NOUN" or noun.i in inside:
            return None
        return noun if head.dep_ == "pobj" and head.head.lower_ in ("in", "at") else None

    def uttered(self, around: Iterable[Token], found: Found) -> None:
        """Tell that *found* spoke with the words *around* the content: "in a statement" makes the statement theirs."""
        self._documents.uttered_by(around, found)

    def _one(self, head: Token, inside: set[int]) -> Found:
        word = low(head)
        bearer = self._naming.bearer(head, inside)
        if bearer is not None:
            taken = head.text in bearer.names and is_definite(head) and self._nominals.by_trait(head, phrase(head))
            return taken or with_name(bearer, head)
        if (found := self._pronoun(head, word)) is not None:
            return found
        if (word == "one" or head.like_num) and (among := self._some_of(head, word)):
            return among
        if (word in ("two", "both", "pair", "duo") or is_couple(head)) and (pair := self._reading.last_two(head)):
            return Found(pair, [], "coreference", f"'{phrase(head)}'")
        return self._quantified(head, word) or self._nominals.find(head, inside)

    def _pronoun(self, head: Token, word: str) -> Found | None:
        """Who a pronoun means; None where the word is none."""
        if word in HE or word in SHE:
            referent = self._reading.referent.get(head.i)
            if referent is None:
                return self._pronouns.somebody(head)
            named = Found([referent], [], "coreference", f"'{head.text}'")
            return self._pronouns.stranger(head, referent) or named
        if (word in RELATIVE and head.pos_ in ("PRON", "SCONJ", "DET")) or word in ("which", "who"):
            return self._relative(head)
        if word in THEY or word in IT or word in ("both", "these", "this"):
            return self._pronouns.plural(head)
        return Found() if word in FIRST or word in ("you", "your") else None

    def _quantified(self, head: Token, word: str) -> Found:
        """For "some", "several of whom": some of those who spoke last, or of those that the clause hangs on."""
        if word not in QUANTIFIERS or head.pos_ not in ("PRON", "DET", "ADJ"):
            return Found()
        of = [g.lower_ for c in head.children if c.dep_ == "prep" for g in c.children]
        if of == ["whom"] and head.head.dep_ in ("relcl", "acl") and head.head.head.i < head.i:
            near = self._doc[head.head.head.left_edge.i : head.i]
            noun = next((t for t in reversed(near) if t.tag_ in ("NNS", "NNPS")), head.head.head)
            return described(noun, f"{word} {_less_number(plain(phrase(noun)), noun)}", "unnamed")
        alone = not any(c.dep_ == "prep" for c in head.children)
        group = self._heard.plural[1].described if self._heard.plural is not None and alone else []
        if len(group) != 1 or group[0].type != "unnamed":
            return Found()
        return described(head, f"{word} {_less_number(group[0].words, self._doc[group[0].token])}", "unnamed")

    def _some_of(self, head: Token, word: str) -> Found:
        """For "one", "two of them": some of the unnamed people who spoke last, and no document; "two of the people"."""
        members = [g for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]
        group = self._heard.plural[1].described if self._heard.plural else []
        taken = all(low(m) in THEY for m in members) and (members or word == "one")
        if len(group) == 1 and group[0].type == "unnamed" and taken:
            words, name = group[0].words, self._doc[group[0].token].left_edge.pos_ == "PROPN"
            return described(head, f"{word} of {words if name else words[:1].lower() + words[1:]}", "unnamed")
        if any(m.lemma_.casefold() in PERSON_NOUNS or low(m) in UNNAMED_NOUNS or low(m) in THEY for m in members):
            return described(head, plain(phrase(head)), "unnamed")
        return Found()

    def _relative(self, head: Token) -> Found:
        doing = next((c for c in head.head.children if c.dep_ == "nsubj" and c.i != head.i), None)
        if head.dep_ != "nsubj" and doing is not None:
            return self._one(doing, set(range(doing.left_edge.i, doing.right_edge.i + 1)))  # "which, they said, …"
        verb = head
        for _ in range(4):
            if verb.dep_ in ("relcl", "acl"):
                break
            verb = verb.head
        noun = verb.head
        if low(head) in ("who", "whom", "whose"):
            noun = self._naming.person_before(person_above(noun, self._roster), head)
        if verb.dep_ not in ("relcl", "acl") or noun.i >= head.i:
            return Found()
        found = self._one(noun, set(range(noun.left_edge.i, head.i)))
        if found:
            found.found_by, found.note = "coreference", f"'{head.text}' after '{noun.text}'"
        return found
