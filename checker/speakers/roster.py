"""Names of one article brought together: which mentions are one person or body, by evidence inside the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.speakers.bearer import Bearer, choose, holds_any, kind_of, locative, one_person, personal, votes_for
from checker.speakers.given import is_given
from checker.speakers.handles import LONG, spelled, spellings
from checker.speakers.lexicon import BUILDINGS, HONORIFICS, OFFICES, PARTIES
from checker.speakers.names import fold, letters, parse
from checker.speakers.roles import Role, fits, role
from checker.speakers.rolewords import GENERIC
from checker.speakers.ties import tied
from checker.speakers.titles import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from checker.speakers.rules import Alias

SHORT = 4  # letters of a surname that a handle may end in
PLAIN_OFFICES = OFFICES - HONORIFICS
MANY = 100  # entities that a handle cut short is compared with; more are a list, not a story


class Roster:
    """The entities of one article; :meth:`of` tells whose a token's name is."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], aliases: Sequence[Alias] = ()) -> None:
        self.bearers: list[Bearer] = []
        self._by_token: dict[int, Bearer] = {}
        self._by_part: dict[str, list[Bearer]] = defaultdict(list)
        self._bodies: dict[str, list[Bearer]] = defaultdict(list)
        self._by_name: dict[tuple[str, ...], Bearer] = {}
        self._aliased: dict[str, Bearer] = {}
        self._spellings: dict[str, Bearer] | None = None
        self._handles: dict[str, Bearer] = {}
        self._ends: dict[int, Bearer] = {}
        self._ambiguous: dict[str, Bearer] = {}
        self._called: frozenset[str] | None = None
        self._by_head: dict[str, list[Bearer]] | None = None
        self._by_last: dict[str, list[Bearer]] | None = None
        self._by_word: dict[str, list[str]] | None = None
        self._aliases = {letters(n): a for a in aliases for n in a.every_name()}
        self._never = {a.id: frozenset(letters(n) for n in a.never) for a in aliases if a.never}
        self._place_names(doc, [m for m in mentions if m.kind == "name"])
        self.bearers = tied(doc, self.bearers, self._by_part)
        self._ends = {m.end: b for b in self.bearers for m in b.mentions}
        for mention in mentions:
            if mention.kind == "handle":
                self._place_handle(doc, mention)
        for bearer in self.bearers:
            bearer.mentions.sort(key=lambda m: m.start)
            bearer.kind = bearer.kind or kind_of(doc, bearer)
            bearer.shown, bearer.sex = bearer.name, bearer.gender
        self.bearers.sort(key=lambda b: b.first)
        placed = [(m, b) for b in self.bearers for m in b.mentions]
        self._starts = {m.start for m, _ in placed} | {m.begins for m, _ in placed}
        self._heads = {m.head for m, _ in placed}
        self._fronts = {i: b for m, b in placed for i in range(m.begins, m.start)}
        self._by_token = {i: b for m, b in placed for i in range(m.start, m.end)}

    def _place_names(self, doc: Doc, names: list[Mention]) -> None:
        """Give each name to its bearer, the full ones first."""
        for mention in names:
            if len(parse(mention.text).parts) > 1 or mention.body_like:
                self._place_full(mention)
        sure = {b for b in self.bearers if b.kind != "body" and personal(votes_for(doc, b))}
        # "the Resist Birk movement" is no second Birk
        self._loose = {b for b in self.bearers if all(_modifies(doc[m.head]) for m in b.mentions)}
        places = {m.text for m in names if locative(doc, m)}
        for mention in names:
            if len(parse(mention.text).parts) <= 1 and not mention.body_like:
                self._place_short(doc, mention, sure if mention.text not in places else set())

    def of(self, token: int) -> Bearer | None:
        """The entity whose name covers the token, if any."""
        return self._by_token.get(token)

    def titled(self, token: int) -> Bearer | None:
        """The entity before whose name the token stands as a part of its title, if any."""
        return self._fronts.get(token)

    def is_head(self, token: int) -> bool:
        """Whether the token stands in the parse for a whole name."""
        return token in self._heads

    @property
    def heads(self) -> set[int]:
        """The tokens that stand in the parse for a whole name."""
        return self._heads

    @property
    def called(self) -> frozenset[str]:
        """The last words of all roles: nouns that may take somebody up again ("the harbour master")."""
        if self._called is None:
            self._called = frozenset(
                fold(w) for b in self.bearers for r in b.roles for w in role(r).head.split("-of-")[0].split("-")[-1:]
            )
        return self._called

    def starts(self, token: int) -> bool:
        """Whether a name, or its titles, begins at the token."""
        return token in self._starts

    def holders(self, asked: Role) -> Sequence[Bearer]:
        """Entities with a role whose head can answer to *asked*, by first mention."""
        if self._by_head is None:
            self._by_head = defaultdict(list)
            for bearer in self.bearers:
                heads = {role(r).head for r in bearer.roles}
                heads |= {w for r in bearer.roles for w in role(r).words & PARTIES}
                for head in sorted(heads):
                    self._by_head[head].append(bearer)
        heads_asked = sorted({asked.head} | GENERIC.get(asked.head, frozenset()))
        found = {b.first: b for head in heads_asked for b in self._by_head.get(head, ())}
        return [found[k] for k in sorted(found)]

    def ending_in(self, word: str) -> Sequence[Bearer]:
        """Bodies with a name of several words that ends in *word*, by first mention."""
        if self._by_last is None:
            self._by_last = defaultdict(list)
            for bearer in self.bearers:
                if bearer.kind == "body":
                    for last in {n.casefold().rsplit(maxsplit=1)[-1] for n in bearer.names if " " in n}:
                        self._by_last[last].append(bearer)
        return self._by_last.get(word, ())

    def with_word(self, word: str) -> Sequence[str]:
        """The names of bodies with *word* among several words."""
        if self._by_word is None:
            self._by_word = defaultdict(list)
            for bearer in self.bearers:
                if bearer.kind == "body" and " " in bearer.name:
                    for part in set(re.findall(r"\w+", bearer.name.casefold())):
                        self._by_word[part].append(bearer.name)
        return self._by_word.get(word, ())

    def _new(self, mention: Mention) -> Bearer:
        bearer = Bearer(mention.start)
        self.bearers.append(bearer)
        for part in dict.fromkeys(parse(mention.text).parts):
            self._by_part[part].append(bearer)
        return bearer

    def _place_full(self, mention: Mention) -> None:
        rule = self._aliases.get(letters(mention.text))
        name = parse(mention.text)
        known = self._aliased.get(rule.id) if rule else self._by_name.get((*name.parts, name.suffix))
        if known is None and not mention.body_like and name.parts:
            near = self._by_part.get(name.family, []) + self._by_part.get(name.parts[0], [])
            known = next((b for b in near[:40] if one_person(b, mention) and not self._barred(b, mention)), None)
        if known is None:
            known = self._new(mention)
            if mention.body_like:
                known.kind = "body"
        self._note(known, mention, rule)

    def _note(self, bearer: Bearer, mention: Mention, rule: Alias | None) -> None:
        name = parse(mention.text)
        self._by_name.setdefault((*name.parts, name.suffix), bearer)
        for part in name.parts:
            if bearer not in self._by_part[part]:
                self._by_part[part].append(bearer)
        bearer.add(mention)
        if rule:
            self._call(bearer, rule)

    def _call(self, bearer: Bearer, rule: Alias) -> None:
        """Give the entity the names of an alias rule."""
        self._aliased[rule.id] = bearer
        bearer.alias, bearer.canonical, bearer.known = rule.id, rule.name, (rule.name, *rule.names)
        if rule.type != "person":
            bearer.kind = "body"
        for part in {p for n in bearer.known for p in parse(n).parts}:
            if bearer not in self._by_part[part]:
                self._by_part[part].append(bearer)

    def _barred(self, bearer: Bearer, mention: Mention) -> bool:
        """Whether an alias rule says that the name is never this entity's."""
        return letters(mention.text) in self._never.get(bearer.alias or "", ())

    def _place_short(self, doc: Doc, mention: Mention, sure: set[Bearer]) -> None:
        rule = self._aliases.get(letters(mention.text))
        if rule:
            known = self._aliased.get(rule.id) or self._new(mention)
            self._note(known, mention, rule)
            return
        part = parse(mention.text).family or fold(mention.text)
        people = self._people_called(mention, part, sure)
        full = [b for b in people if any(len(parse(n).parts) > 1 for n in (*b.names, *b.known))]
        full = [b for b in full if b not in self._loose] or full
        if _introduced(doc, mention) and all(b.first > mention.start for b in full):
            full, people = [], []  # "Ms Gill of the Growers' Union said", and Joginder Gill is named only later
        chosen = choose(full, part, mention)
        if chosen is None and full:
            chosen = self._ambiguous.get(part)
            if chosen is None:
                chosen = self._ambiguous[part] = self._new(mention)
                chosen.kind = "?"
        if chosen is None:
            chosen = next((b for b in people if b not in full), None)
        if chosen is None and mention.weak:
            return
        if chosen is None:
            chosen = self._new(mention)
        chosen.add(mention)

    def _people_called(self, mention: Mention, part: str, sure: set[Bearer]) -> list[Bearer]:
        """The people, those *sure* to be some and those with that family name, that *part* of a name may mean."""
        pool = [b for b in self._by_part.get(part, []) if holds_any(b, mention.text) and not self._barred(b, mention)]
        people = [b for b in pool if b.kind != "body" and not _is_thing(b)]
        if not mention.titled:
            people = [b for b in people if b in sure or any(parse(n).family == part for n in b.names)]
        return [b for b in people if not mention.title or not _other_office(b, mention)]

    def _spelled_by(self, handle: str) -> Bearer | None:
        """Whose name a handle without @ spells, in full, by initials or cut short, less the usual additions."""
        if self._spellings is None:
            self._spellings = {}
            for bearer in self.bearers:
                for name in bearer.names:
                    for key in spellings(name):
                        self._spellings.setdefault(key, bearer)
        plain = spelled(handle)
        known = self._spellings.get(plain) if plain else None
        if known is None and len(plain) >= LONG:
            known = next((b for b in self.bearers[:MANY] if any(letters(n).startswith(plain) for n in b.names)), None)
        return known or self._with_first_name(plain)

    def _with_first_name(self, plain: str) -> Bearer | None:
        """The one bearer of the surname that a handle ends in, with a first name or an initial before it."""
        found = [
            b
            for b in self.bearers[:MANY]
            if b.kind != "body"
            for f in {parse(n).family for n in b.names}
            if len(f) >= SHORT and plain.endswith(f) and (len(plain) == len(f) + 1 or is_given(plain.removesuffix(f)))
        ]
        return found[0] if len(set(found)) == 1 else None

    def _beside(self, doc: Doc, mention: Mention) -> Bearer | None:
        """Whose name a handle follows at once: "NAME (@handle)", "NAME | @handle"."""
        first = mention.start - 1 if doc[mention.start - 1].text in ("(", ",", "|", "-", "–") else mention.start
        return self._ends.get(first) if mention.start and not doc[first].is_sent_start else None

    def _place_handle(self, doc: Doc, mention: Mention) -> None:
        rule = self._aliases.get(letters(mention.text))
        plain = letters(mention.text)
        owner = self._aliased.get(rule.id) if rule else None
        if owner is None:
            owner = self._handles.get(plain)
        owner = owner or self._beside(doc, mention) or self._spelled_by(plain)
        if owner is None:
            owner = Bearer(mention.start)
            self.bearers.append(owner)
        if rule:
            self._call(owner, rule)
        self._handles[plain] = owner
        owner.add(mention)


def _is_thing(bearer: Bearer) -> bool:
    """Whether every name of the entity is that of a building or place called after somebody: "Voss Tower"."""
    names = [parse(n).parts for n in bearer.names]
    return all(BUILDINGS.intersection(n[1:]) and not is_given(n[0]) for n in names if n)


def _other_office(bearer: Bearer, mention: Mention) -> bool:
    """Whether the bearer, named in full only later, is somebody else: "President Birk … the first lady, Ana Birk"."""
    if bearer.first < mention.start or low_title(mention.title) not in PLAIN_OFFICES or not bearer.roles:
        return False
    asked = role(mention.title)
    return all(fits(asked, role(r)) == 0 for r in bearer.roles)


def _introduced(doc: Doc, mention: Mention) -> bool:
    """Whether a surname with a title is brought in by whose it is: "Ms Gill of the Growers' Union"."""
    after = doc[mention.end].lower_ if mention.gender and mention.end < len(doc) else ""
    return after == "of"


def low_title(title: str) -> str:
    """The last word of a title in lower case."""
    return fold(title.rsplit(maxsplit=1)[-1]) if title else ""


def _modifies(token: Token) -> bool:
    """Whether the name only tells what kind of thing a common noun means ("the Birk campaign")."""
    return token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ == "NOUN"
