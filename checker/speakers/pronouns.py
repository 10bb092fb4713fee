"""Sources that are pronouns without a name behind them: "they", "it", "both", and a "he" who has no name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from checker.speakers.bearer import Bearer
from checker.speakers.coreference import Reading
from checker.speakers.described import Described, Found, Heard, words_of
from checker.speakers.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    PERSON_NOUNS,
    UNNAMED_NOUNS,
)
from checker.speakers.phrases import HE, IT, SUBJECTS, THEY, is_definite, is_indefinite
from checker.speakers.roster import Roster
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLANS = frozenset("plan expect intend hope aim".split())
Finder = Callable[["Token", set[int]], Found]


class Pronouns:
    """Resolves such pronouns of one article; *one* tells who a noun with its tokens means."""

    def __init__(
        self, doc: Doc, roster: Roster, reading: Reading, told: Sequence[int], heard: Heard, one: Finder
    ) -> None:
        """*told* has for each token the number of the outermost content that it stands in, -1 for none."""
        self._doc, self._roster, self._reading = doc, roster, reading
        self._told, self._heard, self._one = told, heard, one

    def plural(self, head: Token) -> Found:
        """Who "they", "it" or "both" means: a group or thing near by, else who spoke last."""
        if low(head) in THEY:
            group = self._group_before(head)
            if group is not None:
                return group
        if low(head) in IT:
            since = self._heard.last[0] if self._heard.last else -1
            thing = self._subject_before(head, since, self._is_thing) or self._about_itself(head)
            if thing is not None:
                return self._taken_up(thing, head)
        last = self._heard.plural if low(head) in THEY or low(head) == "both" else self._heard.last
        if last is None:
            return self._own_subject(head)
        at, found = last
        if (
            low(head) in IT
            and all(b.kind in ("person", "?") for b in found.bearers)
            and all(d.type == "unnamed" for d in found.described)
        ):
            return Found()
        if self._doc[at : head.i].text.count("\n") > 6:
            return Found()
        return Found(found.bearers, found.described, "coreference", f"'{head.text}'", found.body)

    def _own_subject(self, head: Token) -> Found:
        """For the first "it" of an article: the subject of what it says ("The bank will close, it said")."""
        things = (t for t in head.sent if t.i < head.i and t.dep_ in SUBJECTS and self._is_thing(t))
        own = next(things, None) if low(head) in IT else None
        return self._taken_up(own, head) if own is not None else Found()

    def _about_itself(self, head: Token) -> Token | None:
        """For "The bank will close, it said" at the start of a paragraph: the body that tells of its own plans, where
        whoever spoke last did so in an earlier paragraph; told of any time where that was a person."""
        if head.head.i <= head.i - 2 or head.dep_ not in SUBJECTS or self._told[head.i] != -1:
            return None
        first = head.sent.start
        last = self._heard.last
        if last is not None and "\n" not in self._doc[last[0] : first + 1].text:
            return None
        people = last is None or all(b.kind in ("person", "?") for b in last[1].bearers)
        for token in self._doc[first : head.i]:
            if token.dep_ in SUBJECTS and token.head.dep_ in ("ccomp", "parataxis", "ROOT"):
                owner = next((c for c in token.children if c.dep_ == "poss" and people), token)  # "the line's profits"
                known = owner.tag_ == "NNP" or (people and owner.tag_ == "NN" and is_definite(owner))
                return owner if known and self._is_thing(owner) and (people or _is_planned(token.head)) else None
        return None

    def _group_before(self, head: Token) -> Found | None:
        """For "they": a group of people, or documents, that is the subject of this sentence or of one of the two before
        it, if it is nearer than the last group that spoke."""
        group = self._subject_before(head, self._heard.plural[0] if self._heard.plural else -1, self._is_group)
        if group is None:
            return None
        if group.lemma_.casefold() in DOCUMENT_NOUNS:
            return self._taken_up(group, head)
        inside = set(range(group.left_edge.i, group.right_edge.i + 1))
        words = Described(words_of(self._doc, group, inside), "unnamed", token=group.i)
        return Found([], [words], "coreference", f"'{head.text}'")

    def _subject_before(self, head: Token, after: int, fits: Callable[[Token], bool]) -> Token | None:
        """The nearest fitting subject of this sentence or of one of the two before it, behind the token *after*; what
        stands in somebody's words is passed over, unless *head* stands in the same."""
        sentence = head.sent
        for _ in range(3):
            for token in reversed(self._doc[max(sentence.start, head.i - 120) : min(sentence.end, head.i)]):
                if token.i <= after:
                    return None
                known = self._told[token.i] in (-1, self._told[head.i])
                by = token.dep_ == "pobj" and token.head.dep_ == "agent" and sentence == head.sent
                if known and (token.dep_ in ("nsubj", "nsubjpass") or by) and fits(token):
                    return token
            if sentence.start == 0:
                break
            sentence = self._doc[sentence.start - 1].sent
        return None

    def _is_group(self, token: Token) -> bool:
        lemma = token.lemma_.casefold()
        known = lemma in PERSON_NOUNS or low(token) in UNNAMED_NOUNS or lemma in DOCUMENT_NOUNS or lemma == "police"
        return token.tag_ == "NNS" and known and self._roster.of(token.i) is None

    def _is_thing(self, token: Token) -> bool:
        bearer = self._roster.of(token.i)
        if bearer is not None:
            return bearer.kind == "body"
        lemma = token.lemma_.casefold()
        return token.tag_ == "NN" and (lemma in DOCUMENT_NOUNS or lemma in BODY_NOUNS)

    def _taken_up(self, noun: Token, by: Token) -> Found:
        """Who *noun* means, found again as what the pronoun *by* refers to."""
        found = self._one(noun, set(range(noun.left_edge.i, noun.right_edge.i + 1)))
        return Found(found.bearers, found.described, "coreference", f"'{by.text}'", found.body) if found else found

    def stranger(self, head: Token, referent: Bearer) -> Found:
        """For "he" after "A deckhand said …": the unnamed one who is the subject of this sentence or the one before it,
        where *referent*, whom the pronoun would mean else, was mentioned before that one and not since."""
        barred = FEMALE_NOUNS if low(head) in HE else MALE_NOUNS
        first = self._doc[head.sent.start - 1].sent.start if head.sent.start else 0
        for token in reversed(self._doc[max(first, head.i - 80) : head.i]):
            if self._told[token.i] not in (-1, self._told[head.i]):
                continue
            if self._roster.of(token.i) is referent:
                return Found()
            if (
                token.dep_ == "nsubj"
                and low(token) in PERSON_NOUNS
                and low(token) not in barred
                and token.tag_ == "NN"
                and (is_indefinite(token) or low(token) in self._heard.unnamed)
                and self._reading.referent.get(token.i) is None
                and not any(self._roster.of(c.i) for c in token.children)
            ):
                return self._unnamed(token, head)
        return Found()

    def _unnamed(self, token: Token, by: Token) -> Found:
        word = low(token)
        known = self._heard.unnamed.get(word)
        if known is None:
            words = words_of(self._doc, token, set(range(token.left_edge.i, token.right_edge.i + 1)))
            known = self._heard.unnamed[word] = Described(words, "unnamed", token=token.i)
        return Found([], [known], "coreference", f"'{by.text}'", known.body)

    def somebody(self, head: Token) -> Found:
        """For a "he" that is nobody with a name: the last unnamed man in this sentence or the one before it."""
        barred = FEMALE_NOUNS if low(head) in HE else MALE_NOUNS
        first = self._doc[head.sent.start - 1].sent.start if head.sent.start else 0
        for token in reversed(self._doc[max(first, head.i - 80) : head.i]):
            word = low(token)
            if (
                token.tag_ == "NN"
                and word in PERSON_NOUNS
                and word not in barred
                and self._told[token.i] in (-1, self._told[head.i])
                and self._reading.referent.get(token.i) is None
                and self._roster.of(token.i) is None
                and token.dep_ not in ("compound", "appos", "attr", "amod", "nmod")
            ):
                return self._unnamed(token, head)
        return Found()


def _is_planned(verb: Token) -> bool:
    """Whether the clause of *verb* tells what is to come: "will close", "is to close", "plans to close"."""
    return (
        verb.lemma_ in PLANS
        or any(c.dep_ == "aux" and c.lower_ in ("will", "would", "to", "wo", "'ll") for c in verb.children)
        or (verb.lemma_ == "be" and any(c.dep_ == "xcomp" for c in verb.children))
    )
