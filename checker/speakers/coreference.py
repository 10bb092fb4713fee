"""Pronouns and definite nouns ("he", "the senator", "the company") within one article, resolved in reading order.

Whom a pronoun means is chosen by :mod:`checker.speakers.salience`, with fitted weights.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.bearer import PERSON_ROLES, Bearer
from checker.speakers.bodies import Bodies, Seen
from checker.speakers.columns import among, numbers
from checker.speakers.lexicon import (
    BODY_NOUNS,
    FEMALE_NOUNS,
    HONORIFICS,
    MALE_NOUNS,
    OFFICES,
    PARTIES,
    PERSON_NOUNS,
)
from checker.speakers.phrases import HE, IT, SHE, SUBJECTS, THEY, co_arguments, is_definite, is_title, phrase
from checker.speakers.roles import Role, fits, role
from checker.speakers.roster import Roster
from checker.speakers.runs import low
from checker.speakers.salience import Features, Spoke, Spot, candidates, choose, may_be, weights
from checker.speakers.traits import age, ages, of_a_country

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

TAKING_UP = HE | SHE | PERSON_NOUNS | BODY_NOUNS | {"old"}
TAKEN_UP = words("persons", "taken-up") | PARTIES  # "the Vermont Democrat"
LEFT_BEHIND = words("persons", "left-behind")
PARENTS = frozenset("mother father mum mom dad grandmother grandfather".split())  # "the mother of two" takes up, too
SIDES = words("persons", "side")
ONE_HOLDER = words("persons", "one-holder")
VAGUE = frozenset("leader member official candidate republican democrat".split())  # words that go with an office
TELLING = (OFFICES | PERSON_ROLES) - HONORIFICS - VAGUE
SAME_OFFICE = 6  # what :func:`fits` gives where the heads are one and nothing is missing
SURE = 1.0  # by how much somebody must outscore nobody, to be taken up by a plain noun
WINDOW = 40  # mentions looked back at
QUOTES = frozenset("\"'”’")


class Reading:
    """An article read once from start to end; afterwards every pronoun token of the third person has its bearer."""

    def __init__(
        self,
        doc: Doc,
        roster: Roster,
        quoted: list[bool],
        speakers: dict[int, int],
        told: Mapping[int, Sequence[range]],
    ) -> None:
        """*quoted* tells for each token whether it is inside a quotation's content, *speakers* which token ends a
        content and which one names its source: {last token of an attribution: token of its source}. *told* has the
        content tokens of each source token: people seldom call themselves by name, so those named there are not who
        speaks."""
        self._told = told
        self._doc, self._roster, self._quoted = doc, roster, quoted
        self._sentence, self._paragraph = numbers(doc)
        self._seen: deque[Seen] = deque(maxlen=WINDOW)
        self.bodies = Bodies(roster, self._seen, self._sentence)
        self._speakers = speakers
        self._ages = ages(doc, roster)
        self._spoke: Spoke | None = None
        self.referent: dict[int, Bearer] = {}
        self.owner: dict[int, Bearer] = {}  # for "its leader", by the token of "leader": the body that "its" means
        self.focus: dict[int, Bearer] = {}  # for a definite office that nobody here is given: who was just spoken of
        self._walk()

    def _walk(self) -> None:
        words = among(self._doc, TAKING_UP, self._roster.called)
        for i in sorted({*words, *self._roster.heads, *self._speakers}):
            token = self._doc[i]
            bearer = self._meant(token)
            if bearer is not None:
                self.referent[i] = bearer
                # "NAME, the mayor," is one mention, with the weight of the name
                if token.dep_ != "appos" or self.referent.get(token.head.i) is not bearer:
                    self._see(bearer, token)
            if i in self._speakers:
                spoke = self._source(self._doc[self._speakers[i]])
                if spoke is not None:
                    self._spoke = Spoke(spoke, self._paragraph[i])

    def _meant(self, token: Token) -> Bearer | None:
        """Who a word is, or takes up."""
        bearer, word = self._roster.of(token.i), low(token)
        if (word == "old" or bearer is not None) and (taken := self._by_trait(token)) is not None:
            return taken
        if bearer is not None:
            return bearer if self._roster.is_head(token.i) else None
        if word in HE or word in SHE:
            return self._pronoun(token, "m" if word in HE else "f")
        noun = word in PERSON_NOUNS or word in BODY_NOUNS or word in self._roster.called
        return self.definite(token) if noun and token.pos_ in ("NOUN", "PROPN") else None

    def _by_trait(self, token: Token) -> Bearer | None:
        """Who is taken up by an age or a country: the one of that age, else who spoke just before, else who is in
        focus."""
        known = age(token)
        if not known and not of_a_country(token):
            return None
        if known in self._ages:
            return self._ages[known]
        before = self._subject_before(token)
        if before is not None and before.paragraph == self._paragraph[token.i]:
            return before.bearer
        if (
            self._spoke is not None
            and self._paragraph[token.i] - self._spoke.paragraph <= 1
            and may_be(self._spoke.bearer, "")
        ):
            return self._spoke.bearer
        return before.bearer if before is not None and token.dep_ in SUBJECTS else None

    def _subject_before(self, token: Token, gender: str = "") -> Seen | None:
        """The last person who was the subject of this sentence or of the one before it, outside others' words."""
        subjects = (s for s in reversed(self._seen) if s.subject and not s.quoted and may_be(s.bearer, gender))
        last = next((s for s in subjects if _main(self._doc[s.token])), None)
        return last if last is not None and self._sentence[token.i] - last.sentence <= 1 else None

    def _source(self, head: Token) -> Bearer | None:
        """Who a source is: the referent of its head, or of the name beside it ("the administrator, NAME")."""
        near = (*head.children, *head.head.children)  # "A miner who escaped, NAME, said" may have two subjects
        beside = (self.referent.get(c.i) for c in near if c.i > head.i and c.dep_ in ("appos", "nsubj"))
        return self.referent.get(head.i) or next((b for b in beside if b is not None), None)

    def _see(self, bearer: Bearer, token: Token) -> None:
        i, possessive = token.i, token.dep_ == "poss"
        subject = token.dep_ in SUBJECTS or (token.dep_ == "appos" and token.head.dep_ in SUBJECTS)
        owner = possessive and token.head.dep_ in SUBJECTS
        inner = token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN")
        self._seen.append(
            Seen(bearer, i, self._sentence[i], self._paragraph[i], subject, self._quoted[i], possessive, owner, inner)
        )

    def _pronoun(self, token: Token, gender: str, least: float = 0.0) -> Bearer | None:
        return choose(self.candidates(token, gender), weights(), least)

    def candidates(self, token: Token, gender: str) -> dict[Bearer, Features]:
        """Everybody whom *token* may mean, a pronoun or a noun of a person, with what holds of them."""
        barred = co_arguments(token)
        named = {b for span in self._told.get(token.i, ()) for i in span if (b := self._roster.of(i)) is not None}
        # "he asked the congressman": whom he asks, named after him, he is not
        later = {b for i in barred if i > token.i and (b := self._whom(self._doc[i])) is not None}
        before = self._doc[token.i - 1] if token.i else token
        spot = Spot(
            token.i,
            self._sentence[token.i],
            self._paragraph[token.i],
            gender,
            self._quoted[token.i],
            before.text in QUOTES or (before.text == "," and token.i > 1 and self._doc[token.i - 2].text in QUOTES),
            barred,
            frozenset(later),
            frozenset(named),
            tuple(self._governors(token)),
        )
        return candidates(spot, self._seen, self._spoke, self._subject_before(token, gender))

    def _governors(self, token: Token) -> Iterator[Bearer]:
        """The subjects of the clauses above the one that the token stands in."""
        verb = token.head
        for _ in range(4):
            if verb.head is verb:
                return
            verb = verb.head
            for child in verb.children:
                if child.dep_ in SUBJECTS and child.i != token.i and child.i in self.referent:
                    yield self.referent[child.i]

    def _whom(self, token: Token) -> Bearer | None:
        """Whom a name, or a definite noun that is somebody's office, means."""
        bearer = self._roster.of(token.i)
        if bearer is None and low(token) in PERSON_NOUNS and is_definite(token):
            return self._best_role(token, role(phrase(token)))
        return bearer

    def definite(self, token: Token) -> Bearer | None:
        """The bearer that a definite noun takes up ("the senator", "the Vermont senator", "the company")."""
        word = low(token)
        if not is_definite(token) and not is_title(token):
            return None
        asked = role(phrase(token))
        owned = next((c for c in token.children if c.dep_ == "poss"), None)
        if owned is not None and word in PERSON_NOUNS:
            if low(owned) in IT | THEY and (owner := self.bodies.salient(token)) is not None:
                self.owner[token.i] = owner
                asked = role(f"{owner.name} {phrase(token).split(maxsplit=1)[-1]}")
            return self._best_role(token, asked)
        if word in PERSON_NOUNS or word in self._roster.called - BODY_NOUNS:
            one = self._best_role(token, asked) or self._generic(token, word, asked)
            return one or (self.bodies.called(token, asked) if word not in OFFICES else None)
        return self.bodies.meant(token, word)

    def _best_role(self, token: Token, asked: Role) -> Bearer | None:
        best: tuple[int, int] | None = None
        chosen: Bearer | None = None
        recent = {s.bearer: s.token for s in self._seen}
        for bearer in self._roster.holders(asked):
            score = max((fits(asked, role(r)) for r in bearer.roles), default=0)
            if bearer.kind in ("body", "place") or score <= 0:
                continue
            if not bearer.kind and asked.head not in PERSON_ROLES and (asked.head in BODY_NOUNS or score < SAME_OFFICE):
                continue
            rank = (score, recent.get(bearer, -bearer.first - 1))
            if best is None or rank > best:
                best, chosen = rank, bearer
        return chosen

    def _generic(self, token: Token, word: str, asked: Role) -> Bearer | None:
        """A plain noun of a person that fits nobody's role: the person in focus, where just one is near."""
        # "the Senate historian" is an office, "the Vermont Democrat" is not
        of_a_body = word not in PARTIES and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.lefts)
        taken = (
            (word in TAKEN_UP and not of_a_body) or _counts_children(token) or (asked.former and word in LEFT_BEHIND)
        )
        if token.dep_ not in SUBJECTS or (not taken and (word not in OFFICES or asked.head in ONE_HOLDER)):
            return None
        gender = "m" if word in MALE_NOUNS else "f" if word in FEMALE_NOUNS else ""
        if taken:
            before = self._subject_before(token, gender)
            same = before is not None and before.paragraph == self._paragraph[token.i]
            one = before.bearer if before is not None and same else self._pronoun(token, gender, SURE)
            return None if one is not None and _of_another_side(one, asked) else one
        person = self._pronoun(token, gender, SURE)
        if (
            self._spoke is not None
            and self._spoke.paragraph == self._paragraph[token.i]
            and may_be(self._spoke.bearer, gender)
        ):
            person = self._spoke.bearer
        held = [role(r) for r in person.roles] if person is not None else []
        another = any(h.head == asked.head and not fits(asked, h) for h in held)  # a former one, another party's
        if person is not None and not another and self._near(person, token) and not _otherwise_called(person):
            self.focus[token.i] = person
        return None

    def last_two(self, token: Token) -> list[Bearer]:
        """For "the two": the two people the article is about, where they stand out, else the two just named."""
        people = sorted(
            (b for b in self._roster.bearers if b.kind == "person"), key=lambda b: (-len(b.mentions), b.first)
        )
        people = [b for b in people if b.first < token.i]
        third = len(people[2].mentions) if len(people) > 2 else 0
        if len(people) > 1 and len(people[1].mentions) >= max(2, 2 * third):
            return sorted(people[:2], key=lambda b: b.first)
        for reach in ((0, 1), (1,)):  # "NAME met NAME. An aide said the two …"
            near = {b for b in people if any(self._stands(m.head, token, reach) for m in b.mentions)}
            if len(near) == 2:
                return sorted(near, key=lambda b: b.first)
        return []

    def _stands(self, at: int, token: Token, reach: Sequence[int]) -> bool:
        """Whether a mention stands before *token*, so many sentences back, and in nobody's words."""
        return at < token.i and not self._quoted[at] and self._sentence[token.i] - self._sentence[at] in reach

    def _near(self, bearer: Bearer, token: Token) -> bool:
        """Whether the person was mentioned in this sentence or one of the two before."""
        here = self._sentence[token.i]
        return any(s.bearer is bearer and here - s.sentence <= 2 for s in self._seen)


def _counts_children(token: Token) -> bool:
    """Whether a parent is told by the number of the children: "the mother of two"."""
    of = (g for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children)
    return low(token) in PARENTS and any(g.like_num for g in of)


def _main(subject: Token) -> bool:
    """Whether the token, or the noun that it stands in apposition to, is the subject of no verb's complement."""
    verb = (subject.head if subject.dep_ == "appos" else subject).head
    return verb.dep_ in ("ROOT", "conj") or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def _of_another_side(bearer: Bearer, asked: Role) -> bool:
    """Whether the article puts the person in another party than the one that *asked* names."""
    named = {w.removesuffix("ic") for w in {asked.head, *asked.words} & SIDES}
    held = {w.removesuffix("ic") for r in bearer.roles for w in {role(r).head, *role(r).words} & SIDES}
    return bool(named and held) and not named & held


def _otherwise_called(bearer: Bearer) -> bool:
    """Whether the article gives the person an office, so that another office is somebody else's."""
    heads = {role(r).head for r in bearer.roles if not role(r).former}
    return bool(heads & TELLING)
