"""Entities of several articles taken to be one, and which of several clusters a name alone may mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from checker.records import SpeakerType
from checker.speakers.ministries import field_and_owner
from checker.speakers.names import bare, core, fullest, parse, spelled_like, titled_by
from checker.speakers.people import Entity
from checker.speakers.roles import fits, role
from checker.speakers.spelling import variant

if TYPE_CHECKING:
    from checker.speakers.rules import Alias


Key = tuple[str, str]  # article id, entity key


class Cluster:
    """Entities of several articles taken to be one."""

    def __init__(self, members: Iterable[tuple[Key, Entity]], rules: Mapping[str, Alias]) -> None:
        self.members = sorted(members, key=lambda m: m[0])
        self.names: Counter[str] = Counter()
        for _, entity in self.members:
            for name, count in entity.names:
                self.names[name] += count
        entities = [e for _, e in self.members]
        self.handles = tuple(sorted({h for e in entities for h in e.handles}))
        self.offices = tuple(sorted({o for e in entities for o in e.offices}))
        self.articles = frozenset(key[0] for key, _ in self.members)
        self.given = any(e.given for e in entities)
        types = Counter(
            e.type for e in entities for _ in range(1 + len(e.names) + sum(len(n.split()) for n, _c in e.names))
        )
        self.type: SpeakerType = min(types, key=lambda t: (-types[t], t))
        if any(core(n) != bare(n) for n in self.names):
            self.type = "body"  # it has a legal form
        genders = {e.gender for e in entities} - {""}
        self.gender = genders.pop() if len(genders) == 1 else ""
        self.bodies = tuple(sorted({e.body for e in entities if e.body}))
        self.alias = min((e.alias for e in entities if e.alias), default=None)
        rule = rules.get(self.alias or "")
        if rule is not None:
            self.type = rule.type
        known = (*self.names, *((rule.name, *rule.names) if rule else ()))
        self.full = tuple(
            sorted({parse(n) for n in known if len(parse(n).parts) > 1}, key=lambda n: (n.parts, n.suffix))
        )

    @property
    def name(self) -> str:
        """The name to show."""
        if not self.names:
            return fullest(self.handles) or self.members[0][1].name
        good = {n: c for n, c in self.names.items() if not n.startswith("@")}
        good = {n: c for n, c in good.items() if not titled_by(parse(n), self.offices)} or good
        good = {n: c for n, c in good.items() if not any(_fronted(n, o) and good[o] >= c for o in good)} or good
        good = {n: c for n, c in good.items() if (field_and_owner(n) or ("", ""))[1]} or good
        shape = {n: fullness(core(n)) for n in good}
        best = min(shape.values())
        named = [n for n in good if shape[n] == best]
        whole = [n for n in named if not any(_begins(n, other) for other in named)]
        return min(whole or named, key=lambda n: (-good[n], n))


def _fronted(long: str, short: str) -> bool:
    """Whether a name is another full one with a word in front, often an epithet: "Moneybags Jan Holm", "Jan Holm"."""
    parts = parse(short).parts
    return len(parts) > 1 and parse(long).parts[1:] == parts


def _begins(short: str, long: str) -> bool:
    """Whether a first name is cut short in *short*: "Rafa Benavides", "Rafael Benavides"."""
    first, _, family = short.partition(" ")
    whole, _, other = long.partition(" ")
    return whole != first and whole.startswith(first) and family == other


def fullness(text: str) -> tuple[int, ...]:
    """How well a name stands for its bearer, the best lowest: whole parts, then plain initials, few of them."""
    name = parse(text)
    whole = min(sum(len(p) > 1 for p in name.parts), 3)
    single = sum(len(p) == 1 for p in name.parts)
    crowded = bool(re.search(r"\w\.\w|^\w\. \w\. ", text))
    spaced = any(len(w) == 1 for w in text.split())
    shouted = len(text) > 5 and text.isupper()
    return (
        int(shouted),
        -whole,
        int(len(name.parts) < 2),
        int(crowded) + 2 * int(spaced),
        -min(single, 2),
        len(name.parts) if whole == 3 else 0,
    )


def equal_name(left: Cluster, right: Cluster) -> bool:
    """Whether the two share a full name."""
    return bool(set(left.full) & set(right.full))


def entitled(short: Cluster, full: Cluster) -> bool:
    """Whether *short* has the other's surname after an abbreviation of the other's office: "CS Kamau"."""
    return any(titled_by(a, full.offices) and any(a.family in b.parts for b in full.full) for a in short.full)


def shared_office(left: Cluster, right: Cluster) -> bool:
    """Whether the two have an office in common, more than a word as wide as "leader" or "official"."""
    return any(fits(role(a), role(b)) >= 4 for a in left.offices for b in right.offices)


def bearer_of(short: Cluster, part: str, bearers: list[Cluster]) -> Cluster | None:
    """The one cluster that a name part alone means: its only bearer, or the one that gender or office picks out."""
    pool = _of_gender(short, bearers)
    if not short.gender and not short.offices and any(b.articles & short.articles for b in pool):
        return None  # its own article names a bearer, and could not tell that this is the one
    if len(pool) > 1:
        pool = [b for b in pool if not b.articles & short.articles] or pool
    family = [b for b in pool if any(variant(n.family, part) for n in b.full)]
    pool = [b for b in pool if b in family or b.gender or b.offices or b.handles]
    if len(pool) > 1 and len(family) == 1:
        pool = family
    if len(pool) > 1:
        pool = [b for b in pool if shared_office(short, b)] or pool
    return pool[0] if len(pool) == 1 and not pool[0].articles & short.articles else None


def _of_gender(short: Cluster, bearers: list[Cluster]) -> list[Cluster]:
    """Those of *bearers* that have the gender of *short*, else those of which nobody told it."""
    pool = [b for b in bearers if short.gender in ("", b.gender) or b.gender == ""]
    return [b for b in pool if b.gender] or pool if short.gender else pool


def spelled_by(full: list[Cluster], part: str) -> list[Cluster]:
    """Those with a name that the word is a spelling variant of."""
    return [c for c in full if any(spelled_like(n, part) for n in c.full)] if len(part) >= 6 else []
