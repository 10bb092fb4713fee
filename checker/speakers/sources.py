"""From the words of a source to who they mean: names, pronouns, offices, bodies, documents, unnamed sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.records import FoundBy, SpeakerType
from checker.speakers.bearer import Bearer, spoken_for
from checker.speakers.coreference import (
    FIRST,
    HE,
    IT,
    RELATIVE,
    SHE,
    THEY,
    Reading,
    is_couple,
    is_definite,
    is_title,
    phrase,
)
from checker.speakers.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    PERSON_NOUNS,
    SPOKESPERSONS,
    UNNAMED_NOUNS,
    UTTERANCES,
)
from checker.speakers.roles import is_spokesperson
from checker.speakers.roster import Roster
from checker.speakers.runs import clean, low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
from checker.speakers.described import Described, Found, described, head_of, joined, person_above, plain, side_by_side

QUANTIFIERS = frozenset("some many several most few".split())

ACCOUNTS = frozenset({"handle", "account", "feed", "page", "spokespeople"})


def _shares_article(token: Token) -> bool:
    """Whether a coordinated noun of one person has no article of its own."""
    return (
        token.tag_ == "NN"
        and low(token) in PERSON_NOUNS
        and not any(c.dep_ in ("det", "poss", "nummod") for c in token.children)
    )


def _last_before(bearer: Bearer, token: int) -> int:
    """The last token before *token* at which the entity is named."""
    return max((m.start for m in bearer.mentions if m.start < token), default=-1)


class Sources:
    """Resolves source tokens of one article."""

    def __init__(self, doc: Doc, roster: Roster, reading: Reading) -> None:
        self._doc, self._roster, self._reading = doc, roster, reading
        self._documents: dict[str, list[Described]] = {}
        self._unnamed: dict[str, Described] = {}
        self._bodies: dict[str, Described] = {}
        self._utterances: dict[str, Found] = {}
        self._last_plural: tuple[int, Found] | None = None
        self._last: tuple[int, Found] | None = None

    def find(self, tokens: list[Token]) -> Found:
        """Who the tokens of a source mean; an empty Found where they tell nothing. Call in text order."""
        head = head_of(tokens)
        if head is None:
            return Found()
        inside = {t.i for t in tokens}
        members = [head]
        for other in head.conjuncts:
            if other.i in inside and other.i > members[-1].i and side_by_side(self._doc, members[-1].i, other.i):
                members.append(other)
        parts = [self._one(member, inside) for member in members]
        if any(p.bearers for p in parts):  # "former prosecutor and mayor NAME", "the delegate and activist" are one
            parts = [p for p, m in zip(parts, members, strict=True) if p.bearers or not _shares_article(m)]
        if len(members) > 1 and not any(p.bearers for p in parts):
            parts = [described(head, self._words(head, inside), "unnamed")]
        found = joined([p for p in parts if p]) if len(parts) > 1 else parts[0]
        if found:
            plural = len(members) > 1 or head.tag_ in ("NNS", "NNPS") or low(head) in THEY or low(head) in UNNAMED_NOUNS
            plural = plural or any(b.kind == "body" for b in found.bearers)
            if plural:
                self._last_plural = (head.i, found)
            self._last = (head.i, found)
        return found

    def _one(self, head: Token, inside: set[int]) -> Found:  # noqa: PLR0911 - one kind of source a line
        word = low(head)
        bearer = self._named(head, inside)
        if bearer is not None:
            return self._with_name(bearer, head)
        if word in HE or word in SHE:
            referent = self._reading.referent.get(head.i)
            return Found([referent], [], "coreference", f"'{head.text}'") if referent else Found()
        if (word in RELATIVE and head.pos_ in ("PRON", "SCONJ", "DET")) or word in ("which", "who"):
            return self._relative(head)
        if word in THEY or word in IT or word in ("both", "these", "this"):
            return self._plural(head)
        if word in FIRST or word in ("you", "your"):
            return Found()
        if word in ("two", "both", "pair", "duo") or is_couple(head):
            pair = self._reading.last_two(head)
            if pair:
                return Found(pair, [], "coreference", f"'{phrase(head)}'")
        if (
            word in QUANTIFIERS
            and head.pos_ in ("PRON", "DET", "ADJ")
            and not any(c.dep_ == "prep" for c in head.children)
            and self._last_plural is not None
        ):
            group = self._last_plural[1].described
            if len(group) == 1 and group[0].type == "unnamed":
                return described(head, f"{word} {group[0].words}", "unnamed")
        return self._nominal(head, inside)

    def _named(self, head: Token, inside: set[int]) -> Bearer | None:
        """The bearer whose name is the source's head or stands in apposition with it."""
        bearer = self._roster.of(head.i)
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
                if self._doc[i - 1].text in (",", "-", '"') and self._roster.starts(i):
                    bearer = self._roster.of(i)
                    return bearer if bearer is not None and bearer.kind in ("person", "?", "") else None
        return None

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
            noun = person_above(noun, self._roster)
        if verb.dep_ not in ("relcl", "acl") or noun.i >= head.i:
            return Found()
        found = self._one(noun, set(range(noun.left_edge.i, head.i)))
        if found:
            found.found_by, found.note = "coreference", f"'{head.text}' after '{noun.text}'"
        return found

    def _plural(self, head: Token) -> Found:
        if low(head) in THEY:
            group = self._group_before(head)
            if group is not None:
                return group
        last = self._last_plural if low(head) in THEY or low(head) == "both" else self._last
        if last is None:
            return Found()
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

    def _group_before(self, head: Token) -> Found | None:
        """For "they": a group of people that is the subject of this sentence or of one of the two before it, if it is
        nearer than the last group that spoke."""
        after = self._last_plural[0] if self._last_plural else -1
        sentence = head.sent
        for _ in range(3):
            for token in reversed(self._doc[max(sentence.start, head.i - 120) : min(sentence.end, head.i)]):
                if token.i <= after:
                    return None
                if (
                    token.dep_ in ("nsubj", "nsubjpass")
                    and token.tag_ == "NNS"
                    and self._roster.of(token.i) is None
                    and (token.lemma_.casefold() in PERSON_NOUNS or low(token) in UNNAMED_NOUNS)
                ):
                    inside = set(range(token.left_edge.i, token.right_edge.i + 1))
                    return Found(
                        [],
                        [Described(self._words(token, inside), "unnamed", token=token.i)],
                        "coreference",
                        f"'{head.text}'",
                    )
            if sentence.start == 0:
                break
            sentence = self._doc[sentence.start - 1].sent
        return None

    def _nominal(self, head: Token, inside: set[int]) -> Found:  # noqa: PLR0911, PLR0912 - one kind of noun a step
        word = low(head)
        lemma = head.lemma_.casefold()
        text = phrase(head)
        singular = head.tag_ not in ("NNS", "NNPS")
        bare = len(plain(text).split()) == 1
        known = self._unnamed.get(word) if singular and bare and is_definite(head) else None
        taken = self._reading.referent.get(head.i)
        if known is not None and (taken is None or known.token > _last_before(taken, head.i)):
            return Found([], [known], "coreference", f"'{text}'", known.body)
        if (singular and (word in PERSON_NOUNS or word in self._roster.called) and is_definite(head)) or (
            head.pos_ == "PROPN" and word in PERSON_NOUNS
        ):
            bearer = self._reading.referent.get(head.i)
            if bearer is not None:
                return Found([bearer], [], "role", f"'{text}'", bearer.body)
        if word in ACCOUNTS or lemma in DOCUMENT_NOUNS or word in UTTERANCES:
            return self._document(head, text)
        if word in SPOKESPERSONS or is_spokesperson(text):
            found = described(head, plain(text), "unnamed", body=spoken_for(text))
            if singular:
                self._unnamed[word] = found.described[0]
            return found
        if lemma in BODY_NOUNS and lemma not in UNNAMED_NOUNS:
            bearer = self._reading.referent.get(head.i)
            if bare and lemma in self._bodies and is_definite(head):
                return Found([], [self._bodies[lemma]], "coreference", f"'{text}'")
            if bearer is not None:
                return Found([bearer], [], "coreference", f"'{text}'")
            found = described(head, self._of_whom(head, plain(text)), "body")
            if not bare:
                self._bodies[lemma] = found.described[0]
            return found
        if singular and word in PERSON_NOUNS and (is_definite(head) or is_title(head)):
            known = Described(plain(text), "unnamed", plain(text), None, head.i, self._reading.focus.get(head.i))
            return Found([], [known], "role", f"'{text}'")
        first = min(inside, default=head.i)
        opening = self._roster.of(first) if first != head.i and lemma not in PERSON_NOUNS | UNNAMED_NOUNS else None
        if (
            opening is not None
            and opening.kind == "person"
            and not any(t.dep_ in ("poss", "compound", "nmod") for t in self._doc[first : head.i] if t.head.i == head.i)
        ):
            return self._with_name(opening, self._doc[first])
        named = {b for i in sorted(inside) if self._roster.is_head(i) and (b := self._roster.of(i)) is not None}
        if (
            opening is None
            and lemma not in PERSON_NOUNS | UNNAMED_NOUNS
            and len(named) == 1
            and not head.text.islower()
        ):
            (only,) = named
            if only.kind == "person" and not any(c.dep_ == "case" for i in inside for c in self._doc[i].children):
                return self._with_name(only, head)
        if head.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
            owners = [c for c in head.children if c.dep_ == "poss"]
            if owners and lemma not in PERSON_NOUNS and lemma not in UNNAMED_NOUNS and singular:
                return self._one(owners[0], inside)
            kind: SpeakerType = "body" if head.tag_ == "NNP" else "unnamed"
            found = described(head, self._words(head, inside), kind)
            if singular:
                self._unnamed[word] = found.described[0]
            return found
        return Found()

    def _words(self, head: Token, inside: set[int]) -> str:
        """An unnamed source in the article's words, less a relative clause or what follows a comma."""
        start = min((i for i in inside if i >= head.left_edge.i), default=head.i)
        end = head.i + 1
        while end in inside and end - start < 14:
            token = self._doc[end]
            if token.text in (",", "(", '"', ";", "—", "--") or token.tag_ in ("WP", "WDT") or token.is_space:
                break
            end += 1
        return plain(clean(self._doc[max(start, head.i - 10) : end].text))

    def _of_whom(self, head: Token, words: str) -> str:
        """A body called after a person under that person's full name: "Mr. Roe's office" -> "Jane Roe's office"."""
        for child in head.lefts:
            bearer = self._roster.of(child.i)
            if bearer is not None and bearer.kind == "person" and child.dep_ in ("poss", "compound", "nmod"):
                link = "'s " if child.dep_ == "poss" else " "
                return f"{bearer.name}{link}{head.text}"
        return words

    def _document(self, head: Token, text: str) -> Found:
        """A document by its fullest description so far; its issuer is kept as the body."""
        lemma = head.lemma_.casefold()
        owners = [c for c in head.children if c.dep_ == "poss"]
        # "a note by the party", "a note issued in Bangalore by the party"
        joints = [*head.children, *(c for part in head.children if part.dep_ == "acl" for c in part.children)]
        owners += [
            g
            for c in joints
            if c.dep_ in ("prep", "agent") and c.lower_ in ("from", "by")
            for g in c.children
            if g.dep_ == "pobj"
        ]
        owners += [c for c in head.children if c.dep_ in ("compound", "nmod") and self._roster.of(c.i) is not None]
        body = None
        for owner in owners:
            owned = self._one(owner, set(range(owner.left_edge.i, owner.right_edge.i + 1)))
            if owned and low(head) in UTTERANCES:
                said = Found(owned.bearers, owned.described, "coreference", f"'{text}'", owned.body)
                self._utterances[lemma] = said
                return said
            if owned.bearers:
                body = owned.bearers[0].name
                if low(head) in ACCOUNTS:
                    return Found(owned.bearers, [], "name", f"'{text}'")
                break
        words = plain(text)
        if not owners and is_definite(head) and lemma in self._utterances:
            return self._utterances[lemma]
        earlier = self._documents.setdefault(lemma, [])
        if is_definite(head) and len(words.split()) == 1 and earlier:
            known = max(earlier, key=lambda d: (len(d.words.split()), -d.token))
            return Found([], [known], "coreference", f"'{text}'")
        made = Described(words, "document", body=body, token=head.i)
        earlier.append(made)
        return Found([], [made], "name" if body else "role", f"'{text}'", body)
