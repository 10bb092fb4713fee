"""Names of one article brought together: which mentions are one person or body, by evidence inside the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.speakers.given import gender_of, is_given
from checker.speakers.lexicon import BODY_LAST, GENERIC, MEDIA_WORDS, PARTIES, PERSON_NOUNS, PHRASES, PLACE_LAST, ROLE_WORDS
from checker.speakers.mentions import Mention
from checker.speakers.names import compatible, fold, fullest, holds, initials, letters, parse, skeleton, spelled_like
from checker.speakers.roles import Role, is_spokesperson, role

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from checker.speakers.rules import Alias


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

    def add(self, mention: Mention) -> None:
        """Count *mention* as one of this entity's."""
        self.first = min(self.first, mention.start)
        self.shown, self.sex = "", None
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
        return self.canonical or self.shown or fullest(self.names or self.handles)

    @property
    def gender(self) -> str:
        """"f", "m" or "", by titles and roles first, then by the first name."""
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
    for link in (" for ", " of "):
        if link in text:
            return _no_article(text.split(link, 1)[1])
    words = text.split()
    kept = []
    for word in words:
        low = fold(word)
        if low in ("press", "communications") or is_spokesperson(word) or (word.islower() and low in PERSON_NOUNS):
            break
        kept.append(word)
    while kept and (kept[0].lower() in ("a", "an", "the", "his", "her", "its", "their", "another", "former", "chief")):
        kept.pop(0)
    return (" ".join(kept).removesuffix("'s").removesuffix("’s").removesuffix(" '") or None) if kept else None


def _no_article(text: str) -> str:
    for article in ("the ", "The ", "a ", "an "):
        text = text.removeprefix(article)
    return text.strip()


PERSON_ROLES = PERSON_NOUNS | frozenset(ROLE_WORDS.values()) | frozenset(one for _, one in PHRASES)


MANY = 100  # entities that a handle cut short is compared with; more are a list, not a story
ADDED_TO_HANDLES = ("official", "office", "real", "the", "mp", "mla", "hq", "india", "news")


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
        self._aliases = {letters(n): a for a in aliases for n in a.every_name()}
        self._never = {a.id: frozenset(letters(n) for n in a.never) for a in aliases if a.never}
        names = [m for m in mentions if m.kind == "name"]
        for mention in names:
            if len(parse(mention.text).parts) > 1 or mention.body_like:
                self._place_full(mention)
        sure = {id(b) for b in self.bearers if b.kind != "body" and _personal(_votes(doc, b))}
        places = {m.text for m in names if _locative(doc, m)}
        for mention in names:
            if len(parse(mention.text).parts) <= 1 and not mention.body_like:
                self._place_short(mention, sure if mention.text not in places else set())
        self._merge_misspelled()
        self._tie_abbreviations(doc)
        self._tie_short_bodies(doc)
        self._ends = {m.end: b for b in self.bearers for m in b.mentions}
        for mention in mentions:
            if mention.kind == "handle":
                self._place_handle(mention)
        for bearer in self.bearers:
            bearer.mentions.sort(key=lambda m: m.start)
            bearer.kind = bearer.kind or _kind(doc, bearer)
            bearer.shown, bearer.sex = bearer.name, bearer.gender
        self.bearers.sort(key=lambda b: b.first)
        self._starts = {m.start for b in self.bearers for m in b.mentions}
        self._starts |= {m.start - len(m.title.split()) for b in self.bearers for m in b.mentions}
        self._heads = {m.head for b in self.bearers for m in b.mentions}
        self._by_token = {i: b for b in self.bearers for m in b.mentions for i in range(m.start, m.end)}

    def of(self, token: int) -> Bearer | None:
        """The entity whose name covers the token, if any."""
        return self._by_token.get(token)

    def is_head(self, token: int) -> bool:
        """Whether the token stands in the parse for a whole name."""
        return token in self._heads

    @property
    def called(self) -> frozenset[str]:
        """The last words of all roles: nouns that may take somebody up again ("the harbour master")."""
        if self._called is None:
            self._called = frozenset(fold(w) for b in self.bearers for r in b.roles for w in role(r).head.split("-"))
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
            known = next((b for b in near[:40] if _one_person(b, mention) and not self._barred(b, mention)), None)
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

    def _place_short(self, mention: Mention, sure: set[int]) -> None:
        rule = self._aliases.get(letters(mention.text))
        if rule:
            known = self._aliased.get(rule.id) or self._new(mention)
            self._note(known, mention, rule)
            return
        part = fold(mention.text)
        pool = [b for b in self._by_part.get(part, [])
                if holds_any(b, mention.text) and not self._barred(b, mention)]
        people = [b for b in pool if b.kind != "body"
                  and (id(b) in sure or mention.titled or any(parse(n).family == part for n in b.names))]
        full = [b for b in people if any(len(parse(n).parts) > 1 for n in (*b.names, *b.known))]
        chosen = _choose(full, part, mention)
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

    def _merge_misspelled(self) -> None:
        """A surname printed once that is nobody else's joins the one person whose name it is a spelling of."""
        keys: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in self.bearers:
            if bearer.kind != "body":
                for part in {p for n in bearer.names for p in parse(n).parts if len(p) >= 5}:
                    keys[skeleton(part)].append(bearer)
        gone: set[Bearer] = set()
        for bearer in self.bearers:
            if bearer.kind == "body" or len(bearer.names) != 1 or bearer.alias:
                continue
            (text, count), = bearer.names.items()
            name = parse(text)
            if len(name.parts) != 1 or count > 1 or len(text) < 6:
                continue
            near = [b for b in keys[skeleton(name.family)] if b is not bearer and b not in gone
                    and sum(b.names.values()) > count and any(spelled_like(parse(n), name.family) for n in b.names)]
            if len({id(b) for b in near}) == 1:
                near[0].absorb(bearer)
                gone.add(bearer)
        self.bearers = [b for b in self.bearers if b not in gone]

    def _tie_abbreviations(self, doc: Doc) -> None:
        """ "JDS" and "JD(S)" join "Janata Dal (Secular)"; initials decide, or a bracket right after the name."""
        long = {initials(n): b for b in reversed(self.bearers) for n in b.names if len(n.split()) > 1
                and b.kind != "person"}
        at = {m.end: b for b in self.bearers for m in b.mentions}
        gone: set[Bearer] = set()
        for bearer in self.bearers:
            short = next((n for n in sorted(bearer.names) if letters(n).isalpha() and len(letters(n)) > 1
                          and sum(c.isupper() for c in n) * 2 > len(letters(n)) and len(n.split()) == 1), None)
            if short is None:
                continue
            first = bearer.mentions[0]
            holder = at.get(first.start - 1) if first.start and doc[first.start - 1].text == "(" else None
            if holder is not None and not initials(holder.name).startswith(letters(short)[:1]):
                holder = None
            holder = holder or long.get(letters(short))
            if holder is not None and holder is not bearer and holder not in gone:
                holder.absorb(bearer)
                holder.kind = "body"
                gone.add(bearer)
        self.bearers = [b for b in self.bearers if b not in gone]

    def _tie_short_bodies(self, doc: Doc) -> None:
        """ "Trinamool" joins "All India Trinamool Congress" where no other name has the word and it is no place."""
        gone: set[Bearer] = set()
        for bearer in self.bearers:
            if len(bearer.names) != 1 or bearer.kind == "person" or bearer.alias:
                continue
            (text, _), = bearer.names.items()
            part = fold(text)
            pool = [b for b in self._by_part.get(part, []) if b is not bearer and b in self.bearers]
            if len(text.split()) != 1 or len(part) < 4 or part in BODY_LAST or len(pool) != 1:
                continue
            long = pool[0]
            if long.kind != "body" or MEDIA_WORDS & {fold(w) for w in long.name.split()} or _votes(doc, bearer)["place"]:
                continue
            if any(doc[m.head].dep_ in ("nsubj", "nsubjpass", "poss") for m in bearer.mentions):
                long.absorb(bearer)
                gone.add(bearer)
        self.bearers = [b for b in self.bearers if b not in gone]

    def _spelled_by(self, plain: str) -> Bearer | None:
        """Whose name a handle without @ spells, in full, by initials or cut short, less the usual additions."""
        if self._spellings is None:
            self._spellings = {}
            for bearer in self.bearers:
                for name in bearer.names:
                    keys = {"".join(parse(name).parts), letters(name)}
                    keys |= {initials(name)} if len(name.split()) > 2 and len(initials(name)) > 2 else set()
                    for key in keys:
                        self._spellings.setdefault(key, bearer)
        core = plain
        for extra in ADDED_TO_HANDLES:
            core = core.removeprefix(extra).removesuffix(extra)
        if len(core) < 3:
            return None
        known = self._spellings.get(core)
        if known is None and len(core) >= 8:
            known = next((b for b in self.bearers[:MANY] if any(letters(n).startswith(core) for n in b.names)), None)
        return known

    def _place_handle(self, mention: Mention) -> None:
        rule = self._aliases.get(letters(mention.text))
        plain = letters(mention.text)
        owner = self._aliased.get(rule.id) if rule else None
        if owner is None:
            owner = self._handles.get(plain)
        if owner is None:
            owner = next((self._ends[i] for i in range(mention.start, mention.start - 3, -1) if i in self._ends), None)
        if owner is None:
            owner = self._spelled_by(plain)
        if owner is None:
            owner = Bearer(mention.start)
            self.bearers.append(owner)
        if rule:
            self._call(owner, rule)
        self._handles[plain] = owner
        owner.add(mention)


def holds_any(bearer: Bearer, text: str) -> bool:
    """Whether one of the bearer's names has all parts of *text*."""
    short = parse(text)
    return any(holds(parse(n), short) for n in (*bearer.names, *bearer.known))


def _one_person(bearer: Bearer, mention: Mention) -> bool:
    if bearer.kind == "body":
        return False
    name = parse(mention.text)
    for text in (*bearer.names, *bearer.known):
        other = parse(text)
        if len(other.parts) > 1 and compatible(name, other):
            same_given = name.given[:1] == other.given[:1]
            if same_given and name.suffix != other.suffix and len(name.parts) == len(other.parts):
                return False  # "Carl Voss" and "Carl Voss Jr." in one article are two
            return True
    return False


def _choose(full: list[Bearer], part: str, mention: Mention) -> Bearer | None:
    """Which of several bearers a name part alone means; None where the evidence does not tell."""
    if mention.gender:
        full = [b for b in full if b.gender in ("", mention.gender)]
    if not full:
        return None
    family = [b for b in full if any(parse(n).family == part for n in (*b.names, *b.known))]
    pool = family or full
    if len(pool) == 1:
        return pool[0]
    if mention.roles:
        asked = role(mention.roles[0])
        same = [b for b in pool if any(role(r).head == asked.head for r in b.roles)]
        if len(same) == 1:
            return same[0]
    # Papers print the full name once and then the surname; the relative keeps the full name every time.
    before = [b for b in pool if b.first < mention.start]
    if len(before) == 1:
        return before[0]
    once = [b for b in before if sum(len(parse(m.text).parts) > 1 for m in b.mentions) == 1]
    repeated = [b for b in before if b not in once]
    if len(once) == 1 and repeated:
        return once[0]
    return None


def _personal(votes: Counter[str]) -> bool:
    """Whether a full name is a person's, or nothing speaks for a body or place."""
    return votes["person"] >= 2 or not votes["body"] + votes["place"]


def _locative(doc: Doc, mention: Mention) -> bool:
    token = doc[mention.head]
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "from", "across", "outside", "to")


def _kind(doc: Doc, bearer: Bearer) -> str:
    """person, body or place, by votes; "" where there are none."""
    votes = _votes(doc, bearer)
    if not votes:
        return ""
    return min(votes, key=lambda k: (-votes[k], k))


def _votes(doc: Doc, bearer: Bearer) -> Counter[str]:
    name = bearer.name
    parts = parse(name).parts
    votes: Counter[str] = Counter()
    if len(parts) > 1 and is_given(parts[0]):
        votes["person"] += 3
    if parts and parts[-1] in BODY_LAST:
        votes["body"] += 4
    if parts and parts[-1] in PLACE_LAST:
        votes["place"] += 3
    for mention in bearer.mentions:
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
        token = doc[mention.head]
        if token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "from", "across", "outside"):
            votes["place"] += 2
        if any(c.dep_ == "relcl" and any(g.lower_ == "who" for g in c.children) for c in token.children):
            votes["person"] += 1
    if len(parts) > 1 and (any(len(p) == 1 for p in parts) or len(bearer.names) > 1):
        votes["person"] += 2
    return votes


def ordered(bearers: Iterable[Bearer]) -> list[Bearer]:
    """Bearers by their first mention."""
    return sorted(bearers, key=lambda b: b.first)
