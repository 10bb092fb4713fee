"""From the words of a source to who they mean: names, pronouns, offices, bodies, documents, unnamed sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.records import FoundBy, SpeakerType
from checker.speakers.bearer import Bearer
from checker.speakers.coreference import Reading
from checker.speakers.described import (
    Described,
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
    BODY_NOUNS,
    PARTIES,
    PERSON_NOUNS,
    SPOKESPERSONS,
    UNNAMED_NOUNS,
)
from checker.speakers.naming import PEOPLE, Naming
from checker.speakers.owners import Owners
from checker.speakers.phrases import FIRST, HE, IT, RELATIVE, SHE, THEY, is_couple, is_definite, is_title, phrase
from checker.speakers.pronouns import Pronouns
from checker.speakers.roles import is_spokesperson
from checker.speakers.roster import Roster
from checker.speakers.runs import low
from checker.speakers.traits import age, of_a_country

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ELECTED = PARTIES | words("persons", "elected")
DOERS = ("er", "or", "ist", "mate", "ian", "ee", "ess")  # how nouns of people end: "her successor" is not she
QUANTIFIERS = frozenset("some many several most few".split())

ANYBODY = words("persons", "anybody")


def _last_before(bearer: Bearer, token: int) -> int:
    """The last token before *token* at which the entity is named."""
    return max((m.start for m in bearer.mentions if m.start < token), default=-1)


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
        self._owners = Owners(doc, roster, reading, self._heard)
        self._bodies: dict[str, Described] = {}

    def find(self, tokens: list[Token], head: Token | None) -> Found:
        """Who the tokens of a source with that *head* mean; empty where they tell nothing. Call in text order."""
        inside = {t.i for t in tokens}
        if head is None or cut_off(head, inside):
            return Found()
        if len(tokens) == 2 and low(tokens[0]) in PERSON_NOUNS and tokens[1].like_num:
            return described(tokens[0], f"{tokens[0].text} {tokens[1].text}", "unnamed")  # "Speaker 1" of a transcript
        if (whole := self._around_place(head, inside)) is not None:
            head, inside = whole, set(range(whole.left_edge.i, whole.right_edge.i + 1))
        members = [head]
        for other in head.conjuncts:
            if other.i in inside and other.i > members[-1].i and side_by_side(self._doc, members[-1].i, other.i):
                members.append(other)
        parts = [self._one(member, inside) for member in members]
        if any(p.bearers for p in parts):  # "former prosecutor and mayor NAME", "the delegate and activist" are one
            parts = [p for p, m in zip(parts, members, strict=True) if p.bearers or not shares_article(m)]
        if len(members) > 1 and not any(p.bearers for p in parts) and parts[0] and one_office(members):
            parts = parts[:1]  # "the former minister and current candidate"
        elif len(members) > 1 and not any(p.bearers for p in parts):
            parts = [described(head, words_of(self._doc, head, inside), "unnamed")]
        found = joined([p for p in parts if p]) if len(parts) > 1 else parts[0]
        if found:
            plural = len(members) > 1 or head.tag_ in ("NNS", "NNPS") or low(head) in THEY or low(head) in UNNAMED_NOUNS
            plural = plural or any(b.kind == "body" for b in found.bearers)
            if plural:
                self._heard.plural = (head.i, found)
            self._heard.last = (head.i, found)
            self._heard.alone = not plural and not found.bearers and low(head) in PEOPLE
        return found

    def _around_place(self, head: Token, inside: set[int]) -> Token | None:
        """The noun before a source that is only where it is: "mission control in Tormond confirmed"."""
        bearer, noun = self._roster.of(head.i), head.head.head
        if bearer is None or bearer.kind not in ("place", "") or noun.pos_ != "NOUN" or noun.i in inside:
            return None
        return noun if head.dep_ == "pobj" and head.head.lower_ in ("in", "at") else None

    def uttered(self, around: Iterable[Token], found: Found) -> None:
        """Tell that *found* spoke with the words *around* the content: "in a statement" makes the statement theirs."""
        self._documents.uttered_by(around, found)

    def _one(self, head: Token, inside: set[int]) -> Found:  # noqa: PLR0911 - one kind of source a line
        word = low(head)
        bearer = self._naming.bearer(head, inside)
        if bearer is not None:
            taken = head.text in bearer.names and is_definite(head) and self._by_age_or_country(head, phrase(head))
            return taken or self._with_name(bearer, head)
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
        if word in FIRST or word in ("you", "your"):
            return Found()
        if (word == "one" or head.like_num) and (among := self._some_of(head, word)):
            return among
        if word in ("two", "both", "pair", "duo") or is_couple(head):
            pair = self._reading.last_two(head)
            if pair:
                return Found(pair, [], "coreference", f"'{phrase(head)}'")
        if (
            word in QUANTIFIERS
            and head.pos_ in ("PRON", "DET", "ADJ")
            and not any(c.dep_ == "prep" for c in head.children)
            and self._heard.plural is not None
        ):
            group = self._heard.plural[1].described
            if len(group) == 1 and group[0].type == "unnamed":
                return described(head, f"{word} {group[0].words}", "unnamed")
        return self._nominal(head, inside)

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

    def _with_name(self, bearer: Bearer, head: Token) -> Found:
        found_by: FoundBy = "alias" if bearer.alias else "name"
        return Found([bearer], [], found_by, f"name '{head.text}'", bearer.body)

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

    def _nominal(self, head: Token, inside: set[int]) -> Found:  # noqa: PLR0911, PLR0912 - one kind of noun a step
        word = low(head)
        lemma = head.lemma_.casefold()
        text = phrase(head)
        singular = head.tag_ not in ("NNS", "NNPS")
        bare = len(plain(text).split()) == 1
        known = self._heard.unnamed.get(word) if singular and bare and is_definite(head) else None
        taken = self._reading.referent.get(head.i)
        if known is not None and (taken is None or known.token > _last_before(taken, head.i)):
            return Found([], [known], "coreference", f"'{text}'", known.body)
        if singular and bare and word in ANYBODY and is_definite(head) and taken is None and self._heard.alone:
            at, last = self._heard.last or (0, Found())
            if self._doc[at : head.i].text.count("\n") <= 6:
                return Found([], last.described, "coreference", f"'{text}'", last.body)
        if singular and is_definite(head) and (found := self._by_age_or_country(head, text)):
            return found
        if (singular and (word in PERSON_NOUNS or word in self._roster.called) and is_definite(head)) or (
            head.pos_ == "PROPN" and word in PERSON_NOUNS
        ):
            bearer = self._reading.referent.get(head.i)
            if bearer is not None:
                return Found([bearer], [], "role", f"'{text}'", bearer.body)
        if self._documents.is_one(head) or (word in ("one", "ones") and head.dep_ == "nsubj"):
            return self._documents.find(head)
        if word in SPOKESPERSONS or is_spokesperson(text):
            found = described(
                head, plain(self._owners.words(head, text)), "unnamed", body=self._owners.spoken_for(head, text)
            )
            if singular:
                self._heard.unnamed[word] = found.described[0]
            return found
        if lemma in BODY_NOUNS and lemma not in UNNAMED_NOUNS:
            bearer = self._reading.referent.get(head.i) or self._reading.bodies.named_so(head)
            if bare and lemma in self._bodies and is_definite(head):
                return Found([], [self._bodies[lemma]], "coreference", f"'{text}'")
            if bearer is not None:
                return Found([bearer], [], "coreference", f"'{text}'")
            found = described(head, self._owners.body_of(head, plain(text)), "body")
            if not bare:
                self._bodies[lemma] = found.described[0]
            return found
        if singular and word in PERSON_NOUNS and (is_definite(head) or is_title(head)):
            words = plain(self._owners.words(head, text))
            focus = self._reading.focus.get(head.i)
            at, last = self._heard.last or (0, Found())
            since = focus is not None and _last_before(focus, head.i) < at and not any(d.office for d in last.described)
            if self._heard.alone and (since or (word in ELECTED and low(self._doc[at]) in ELECTED)):
                return Found([], last.described, "coreference", f"'{text}'", last.body)
            known = Described(words, "unnamed", words, None, head.i, focus)
            return Found([], [known], "role", f"'{text}'")
        first = min(inside, default=head.i)
        opening = self._roster.of(first) if first != head.i and lemma not in PEOPLE else None
        if (
            opening is not None
            and opening.kind == "person"
            and not any(t.dep_ in ("poss", "compound", "nmod") for t in self._doc[first : head.i] if t.head.i == head.i)
        ):
            return self._with_name(opening, self._doc[first])
        named = {b for i in sorted(inside) if self._roster.is_head(i) and (b := self._roster.of(i)) is not None}
        if opening is None and lemma not in PEOPLE and len(named) == 1 and not head.text.islower():
            (only,) = named
            if only.kind == "person" and not any(c.dep_ == "case" for i in inside for c in self._doc[i].children):
                return self._with_name(only, head)
        if head.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
            owners = [c for c in head.children if c.dep_ == "poss"]
            if owners and lemma not in PEOPLE and singular and not lemma.endswith(DOERS):
                return self._one(owners[0], inside)
            kind: SpeakerType = "body" if head.tag_ == "NNP" and word not in PERSON_NOUNS else "unnamed"
            found = described(head, words_of(self._doc, head, inside), kind)
            if singular:
                self._heard.unnamed[word] = found.described[0]
            return found
        return Found()

    def _by_age_or_country(self, head: Token, text: str) -> Found:
        """For "the 61-year-old" and "the Senegalese": who is that old, or spoke or was spoken of just before."""
        if not age(head) and not of_a_country(head):
            return Found()
        bearer = self._reading.referent.get(head.i)
        if bearer is not None and low(head) not in {n.casefold() for n in bearer.names}:
            return Found([bearer], [], "coreference", f"'{text}'", bearer.body)
        at, last = self._heard.last or (0, Found())
        if last.bearers or len(last.described) != 1 or last.described[0].type != "unnamed" or not self._heard.alone:
            return Found()
        if self._doc[at : head.i].text.count("\n") > 1:
            return Found()
        return Found([], last.described, "coreference", f"'{text}'", last.body)
