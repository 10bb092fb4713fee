"""One entity while an article is read: its names, roles and gender, and the votes on what it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.given import gender_of, is_given
from checker.speakers.lexicon import BODY_LAST, BODY_NOUNS, DOCUMENT_NOUNS, KIN, PERSON_NOUNS, PLACE_LAST, UTTERANCES
from checker.speakers.names import compatible, fold, fullest, holds, parse, titled_by
from checker.speakers.roles import is_spokesperson, role
from checker.speakers.rolewords import PHRASES, ROLE_WORDS
from checker.speakers.titles import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(slots=True, eq=False)
class Bearer:
    """An entity while it is being gathered; ``first`` is the token of its first mention."""

    first: int
    kind: str = ""  # person, body, place or "" (not known yet)
    names: Counter[str] = field(default_factory=Counter)
    handles: Counter[str] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    alias: str | None = None
    canonical: str = ""
    known: tuple[str, ...] = ()  # names that an alias rule gives it, printed here or not
    shown: str = ""  # the name, once settled
    sex: str | None = None  # the gender, once settled
    votes: Counter[str] | None = None  # what speaks for a person, a body or a place, once counted

    def add(self, mention: Mention) -> None:
        """Count *mention* as one of this entity's."""
        self.first = min(self.first, mention.start)
        self.shown, self.sex, self.votes = "", None, None
        self.mentions.append(mention)
        (self.handles if mention.kind == "handle" else self.names)[mention.text] += 1
        self.roles.extend(r for r in mention.roles if r not in self.roles)
        if mention.gender:
            self.genders[mention.gender] += 3

    def absorb(self, other: Bearer) -> None:
        """Take over everything known of *other*."""
        for mention in other.mentions:
            self.add(mention)
        self.kind = self.kind or other.kind
        self.alias = self.alias or other.alias
        self.canonical = self.canonical or other.canonical
        self.known = self.known or other.known

    @property
    def name(self) -> str:
        """The name to show: the canonical one of an alias, else the fullest printed."""
        if not self.shown:
            self.shown = fullest(self.names or self.handles)
        return self.canonical or self.shown

    @property
    def gender(self) -> str:
        """ "f", "m" or "", by titles and roles first, then by the first name."""
        if self.sex is not None:
            return self.sex
        if self.genders:
            (best, count), *rest = sorted(self.genders.items(), key=lambda kv: (-kv[1], kv[0]))
            return best if not rest or rest[0][1] < count else ""
        parts = parse(self.name).parts
        return gender_of(parts[0]) if len(parts) > 1 else ""

    @property
    def body(self) -> str | None:
        """In words, whom a spokesperson speaks for; None for others."""
        for text in self.roles:
            if is_spokesperson(text):
                return spoken_for(text)
        return None


def spoken_for(text: str) -> str | None:
    """The body or person named in a spokesperson's role: "spokesman for the U.N." and "U.N. spokesman" -> "U.N."."""
    words = text.split()
    office = next((n for n, w in enumerate(words) if is_spokesperson(w) or fold(w) in ("secretary", "officer")), 0)
    for link in ("for", "of"):
        if link in words[office:-1]:
            return _no_article(" ".join(words[words.index(link, office) + 1 :]))
    kept = []
    for word in words:
        low = fold(word)
        if low in ("press", "communications") or is_spokesperson(word) or (word.islower() and low in PERSON_NOUNS):
            break
        kept.append(word)
    if kept and kept[-1].islower() and fold(kept[-1]) not in BODY_NOUNS:
        return None  # a "transport spokesman" speaks on it, not for it
    while kept and kept[0].lower() in _BEFORE_BODY:
        kept.pop(0)
    return (" ".join(kept).removesuffix("'s").removesuffix("’s").removesuffix(" '") or None) if kept else None


def _no_article(text: str) -> str:
    for article in ("the ", "The ", "a ", "an "):
        text = text.removeprefix(article)
    return text.strip()


_BEFORE_BODY = words("grammar", "before-body")
PLURALS = ("ies", "ches", "ions", "ings", "ments", "ers")  # how plurals of things end, and family names seldom
SELF = frozenset("its he his she her".split())
# capitals inside a word are a brand's, but for family names ("McKay", "DeSoto", "LaRue", "FitzRoy")
_CAMEL = re.compile(r"(?!Mac|Fitz|Van|Von|Del|Des|Dela)[A-Z][a-z]{2,}[A-Z][a-z]{2,}")
OWNED = frozenset("share stake stock investor shareholder bond interest".split())
LEAD, MORE = 4, 2  # mentions, and times as many as the next, by which a surname alone is the one a story is about
SAID = UTTERANCES | DOCUMENT_NOUNS
PERSON_ROLES = PERSON_NOUNS | frozenset(ROLE_WORDS.values()) | frozenset(one for _, one in PHRASES)


def holds_any(bearer: Bearer, text: str) -> bool:
    """Whether one of the bearer's names has all parts of *text*."""
    short = parse(text)
    return any(holds(parse(n), short) for n in (*bearer.names, *bearer.known))


def one_person(bearer: Bearer, mention: Mention) -> bool:
    """Whether a full name can be this entity's, which has full names already."""
    if bearer.kind == "body":
        return False
    name = parse(mention.text)
    if titled_by(name, bearer.roles) and any(name.family in parse(n).parts for n in bearer.names):
        return True
    for text in (*bearer.names, *bearer.known):
        other = parse(text)
        if len(other.parts) > 1 and compatible(name, other):
            same_given = name.given[:1] == other.given[:1]
            # "Carl Voss" and "Carl Voss Jr." in one article are two
            return not (same_given and name.suffix != other.suffix and len(name.parts) == len(other.parts))
    return False


def choose(full: list[Bearer], part: str, mention: Mention) -> Bearer | None:
    """Which of several bearers a name part alone means; None where the evidence does not tell."""
    if mention.gender:
        told = [b for b in full if b.gender == mention.gender]
        full = told or [b for b in full if not b.gender]
    if not full:
        return None
    family = [b for b in full if any(parse(n).family == part for n in (*b.names, *b.known))]
    pool = family or full
    if len(pool) == 1:
        return pool[0]
    return next((one[0] for one in _evidence(pool, mention) if len(one) == 1), None)


def _evidence(pool: list[Bearer], mention: Mention) -> Iterator[list[Bearer]]:
    """Who of *pool* one kind of evidence after another leaves over, the strongest kind first."""
    asked = role(mention.roles[0]).head if mention.roles else ""
    yield [b for b in pool if asked and any(role(r).head == asked for r in b.roles)]
    before = [b for b in pool if b.first < mention.start]
    yield before
    yield [b for b in before if not any(role(r).head in KIN for r in b.roles)]  # not "Roe's wife, Ana Roe"
    often = sorted(before, key=lambda b: -len(b.mentions))
    if len(often) > 1 and len(often[0].mentions) >= max(LEAD, MORE * len(often[1].mentions)):
        yield often[:1]
    # Papers print the full name once and then the surname; the relative keeps the full name every time.
    once = [b for b in before if sum(len(parse(m.text).parts) > 1 for m in b.mentions) == 1]
    yield once if len(before) > len(once) else []


def personal(votes: Counter[str]) -> bool:
    """Whether a full name is a person's, or nothing speaks for a body or place."""
    return votes["person"] >= 2 or not votes["body"] + votes["place"]


def locative(doc: Doc, mention: Mention) -> bool:
    """Whether the name stands where places stand ("in Norwell")."""
    token = doc[mention.head]
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "at", "near", "from", "across", "outside", "to"):
        return False
    return not _owned_in(token)


def _owned_in(token: Token) -> bool:
    """Whether the name is what somebody has a part in: "shares in NAME", "a stake in NAME"."""
    return token.head.lower_ == "in" and token.head.head.lemma_ in OWNED


def kind_of(doc: Doc, bearer: Bearer) -> str:
    """person, body or place, by votes; "" where there are none."""
    votes = votes_for(doc, bearer)
    if not votes:
        return ""
    return min(votes, key=lambda k: (-votes[k], k))


def _grammar(doc: Doc, mention: Mention) -> Iterator[str]:
    """What the grammar around one mention speaks for."""
    token = doc[mention.head]
    if token.dep_ == "nsubj":
        yield from _self_called(token)
    if token.tag_ == "NNPS" and token.lower_.endswith(PLURALS) and not is_given(token.doc[mention.start].lower_):
        yield "body"  # "Pennine Coaches"
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "from", "across", "outside"):
        if token.head.head.lemma_ in SAID:  # "a statement from NAME"
            return
        if _owned_in(token):
            yield from ("body", "body")
            return
        yield from ("place", "place")
    if any(c.dep_ == "relcl" and any(g.lower_ == "who" for g in c.children) for c in token.children):
        yield "person"


def _self_called(token: Token) -> list[str]:
    """What the subject of a verb of saying calls itself: "its" in what it says is a body's, "he" or "his" a person's;
    a plain "it" is too often the weather or the bridge."""
    subjects = [g for c in token.head.children if c.dep_ == "ccomp" for g in c.children if g.dep_ == "nsubj"]
    owners = [c for subject in subjects for c in subject.lefts if c.dep_ == "poss"]
    words = [w.lower_ for w in (*subjects, *owners)]
    return ["body" if w == "its" else "person" for w in words if w in SELF]


def votes_for(doc: Doc, bearer: Bearer) -> Counter[str]:
    """What speaks for a person, a body or a place: names, titles, articles, grammar."""
    if bearer.votes is not None:
        return bearer.votes
    votes = _by_name(bearer)
    for mention in bearer.mentions:
        for vote in _grammar(doc, mention):
            votes[vote] += 1
        if mention.titled or mention.gender:
            votes["person"] += 3
        if mention.group:
            votes["body"] += 3
        elif any(role(r).head in PERSON_ROLES for r in mention.roles):
            votes["person"] += 2
        if mention.the:
            votes["body"] += 2
        if mention.body_like:
            votes["body"] += 1
    bearer.votes = votes
    return votes


def _by_name(bearer: Bearer) -> Counter[str]:
    """What the words of the name speak for."""
    parts = parse(bearer.name).parts
    votes: Counter[str] = Counter()
    if len(parts) > 1 and is_given(parts[0]):
        votes["person"] += 3
    if len(parts) > 1 and (any(len(p) == 1 for p in parts) or len(bearer.names) > 1):
        votes["person"] += 2
    if parts and parts[-1] in BODY_LAST and (parts[-1] != "sun" or any(m.the for m in bearer.mentions)):
        votes["body"] += 4
    if parts and parts[-1] in PLACE_LAST:
        votes["place"] += 3
    if " & " in bearer.name or _CAMEL.fullmatch(bearer.name):
        votes["body"] += 3  # "Harrow & Finch", "LethRail"
    return votes
