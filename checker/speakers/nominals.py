"""Sources that are a noun: an office, a spokesperson, a body, a document, somebody without a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.records import FoundBy, SpeakerType
from checker.speakers.bearer import Bearer
from checker.speakers.coreference import Reading
from checker.speakers.described import Described, Found, Heard, described, plain, words_of
from checker.speakers.documents import Documents
from checker.speakers.lexicon import BODY_NOUNS, PARTIES, PERSON_NOUNS, SPOKESPERSONS, UNNAMED_NOUNS
from checker.speakers.naming import PEOPLE
from checker.speakers.owners import Owners
from checker.speakers.phrases import is_definite, is_title, phrase
from checker.speakers.roles import is_spokesperson
from checker.speakers.roster import Roster
from checker.speakers.runs import low
from checker.speakers.traits import age, of_a_country

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ELECTED = PARTIES | words("persons", "elected")
DOERS = ("er", "or", "ist", "mate", "ian", "ee", "ess")  # how nouns of people end: "her successor" is not she
ANYBODY = words("persons", "anybody")


@dataclass(frozen=True, slots=True)
class _Noun:
    """The head of a source with the tokens of the source; ``bare``: nothing but an article or so stands with it."""

    head: Token
    inside: set[int]
    word: str
    lemma: str
    text: str
    singular: bool
    bare: bool
    definite: bool


class Nominals:
    """Resolves the nouns among the sources of one article, in text order."""

    def __init__(
        self,
        doc: Doc,
        roster: Roster,
        reading: Reading,
        documents: Documents,
        owners: Owners,
        heard: Heard,
        one: Callable[[Token, set[int]], Found],
    ) -> None:
        """*one* resolves the owner in "her lawyers"."""
        self._doc, self._roster, self._reading = doc, roster, reading
        self._documents, self._owners, self._heard, self._one = documents, owners, heard, one
        self._bodies: dict[str, Described] = {}

    def find(self, head: Token, inside: set[int]) -> Found:
        """Who the noun *head* of a source of the tokens *inside* means: the first kind of noun that fits tells."""
        text = phrase(head)
        noun = _Noun(
            head,
            inside,
            low(head),
            head.lemma_.casefold(),
            text,
            head.tag_ not in ("NNS", "NNPS"),
            len(plain(text).split()) == 1,
            is_definite(head),
        )
        kinds = (
            self._again,
            self._holder,
            self._document,
            self._spokesperson,
            self._body,
            self._office,
            self._with_a_name,
            self._described,
        )
        return next((found for kind in kinds if (found := kind(noun)) is not None), Found())

    def _again(self, noun: _Noun) -> Found | None:
        """Who was spoken of before in the same words, by "the man", or by an age or a country."""
        if not noun.singular or not noun.definite:
            return None
        i = noun.head.i
        taken = self._reading.referent.get(i)
        known = self._heard.unnamed.get(noun.word) if noun.bare else None
        if known is not None and (taken is None or known.token > _last_before(taken, i)):
            return Found([], [known], "coreference", f"'{noun.text}'", known.body)
        if noun.bare and noun.word in ANYBODY and taken is None and self._heard.alone:
            at, last = self._heard.last or (0, Found())
            if self._doc[at:i].text.count("\n") <= 6:
                return Found([], last.described, "coreference", f"'{noun.text}'", last.body)
        return self.by_trait(noun.head, noun.text) or None

    def _holder(self, noun: _Noun) -> Found | None:
        """The person with a name who holds an office or is called so."""
        person = noun.word in PERSON_NOUNS
        pointed = noun.singular and noun.definite and (person or noun.word in self._roster.called)
        bearer = self._reading.referent.get(noun.head.i)
        if bearer is None or not (pointed or (noun.head.pos_ == "PROPN" and person)):
            return None
        return Found([bearer], [], "role", f"'{noun.text}'", bearer.body)

    def _document(self, noun: _Noun) -> Found | None:
        head = noun.head
        if self._documents.is_one(head) or (noun.word in ("one", "ones") and head.dep_ == "nsubj"):
            return self._documents.find(head)
        return None

    def _spokesperson(self, noun: _Noun) -> Found | None:
        head, text = noun.head, noun.text
        if noun.word not in SPOKESPERSONS and not is_spokesperson(text):
            return None
        body = self._owners.spoken_for(head, text)
        return self._kept(noun, described(head, plain(self._owners.words(head, text)), "unnamed", body=body))

    def _body(self, noun: _Noun) -> Found | None:
        head, lemma = noun.head, noun.lemma
        if lemma not in BODY_NOUNS or lemma in UNNAMED_NOUNS:
            return None
        bearer = self._reading.referent.get(head.i) or self._reading.bodies.named_so(head)
        if noun.bare and lemma in self._bodies and noun.definite:
            return Found([], [self._bodies[lemma]], "coreference", f"'{noun.text}'")
        if bearer is not None:
            return Found([bearer], [], "coreference", f"'{noun.text}'")
        found = described(head, self._owners.body_of(head, plain(noun.text)), "body")
        if not noun.bare:
            self._bodies[lemma] = found.described[0]
        return found

    def _office(self, noun: _Noun) -> Found | None:
        """Somebody of an office whose name is not told, or who spoke just before: "the senator"."""
        head = noun.head
        if not noun.singular or noun.word not in PERSON_NOUNS or not (noun.definite or is_title(head)):
            return None
        office = plain(self._owners.words(head, noun.text))
        focus = self._reading.focus.get(head.i)
        at, last = self._heard.last or (0, Found())
        since = focus is not None and _last_before(focus, head.i) < at and not any(d.office for d in last.described)
        if self._heard.alone and (since or (noun.word in ELECTED and low(self._doc[at]) in ELECTED)):
            return Found([], last.described, "coreference", f"'{noun.text}'", last.body)
        return Found([], [Described(office, "unnamed", office, None, head.i, focus)], "role", f"'{noun.text}'")

    def _with_a_name(self, noun: _Noun) -> Found | None:
        """A person whose name stands in the source without being its head."""
        if noun.lemma in PEOPLE:
            return None
        head, first = noun.head, min(noun.inside, default=noun.head.i)
        opening = self._roster.of(first) if first != head.i else None
        if opening is not None:
            before = (t for t in self._doc[first : head.i] if t.head.i == head.i)
            owned = any(t.dep_ in ("poss", "compound", "nmod") for t in before)
            return with_name(opening, self._doc[first]) if opening.kind == "person" and not owned else None
        names = (i for i in sorted(noun.inside) if self._roster.is_head(i))
        named = {b for i in names if (b := self._roster.of(i)) is not None}
        if len(named) != 1 or head.text.islower():
            return None
        (only,) = named
        owns = any(c.dep_ == "case" for i in noun.inside for c in self._doc[i].children)
        return with_name(only, head) if only.kind == "person" and not owns else None

    def _described(self, noun: _Noun) -> Found | None:
        """Somebody by the words of the source; what is somebody's speaks for its owner: "her account"."""
        head = noun.head
        if head.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
            return None
        owners = [c for c in head.children if c.dep_ == "poss"]
        if owners and noun.lemma not in PEOPLE and noun.singular and not noun.lemma.endswith(DOERS):
            return self._one(owners[0], noun.inside)
        kind: SpeakerType = "body" if head.tag_ == "NNP" and noun.word not in PERSON_NOUNS else "unnamed"
        return self._kept(noun, described(head, words_of(self._doc, head, noun.inside), kind))

    def _kept(self, noun: _Noun, found: Found) -> Found:
        """*found*, which the same word takes up later."""
        if noun.singular:
            self._heard.unnamed[noun.word] = found.described[0]
        return found

    def by_trait(self, head: Token, text: str) -> Found:
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


def with_name(bearer: Bearer, head: Token) -> Found:
    """The entity that the name at *head* is of."""
    found_by: FoundBy = "alias" if bearer.alias else "name"
    return Found([bearer], [], found_by, f"name '{head.text}'", bearer.body)


def _last_before(bearer: Bearer, token: int) -> int:
    """The last token before *token* at which the entity is named."""
    return max((m.start for m in bearer.mentions if m.start < token), default=-1)
