"""Entities of several articles joined into clusters, step by step, the strongest evidence first.

Evidence: an alias rule, a shared handle, equal names, compatible full names (spellings, initials, nicknames, middle
names), a body's abbreviation, a surname or first name alone where one bearer only is in the story. Two entities that
one article keeps apart are never joined. Nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from checker.speakers import ministries
from checker.speakers.cluster import Cluster, Key, bearer_of, entitled, equal_name, shared_office, spelled_by
from checker.speakers.handles import spelled, spellings
from checker.speakers.names import bare, compatible, core, fold, initials, letters, parse
from checker.speakers.oneness import LIKELY, Crowd, chance, weights
from checker.speakers.people import ArticlePeople, Entity
from checker.speakers.spelling import skeleton

if TYPE_CHECKING:
    from checker.speakers.rules import Alias


def merged(people: Sequence[ArticlePeople], aliases: Mapping[str, Alias]) -> list[Cluster]:
    """Everybody in the story, each once, by the first article and entity; *people* are sorted by article."""
    clusters = _Merging(people, aliases).clusters()
    surnames = {n.parts[-1:] for c in clusters if c.type == "person" for n in c.full}
    for cluster in clusters:
        # "Kiprotich" alone, where two people of the story bear that name, is neither of them and still no body
        if cluster.given and cluster.type == "body" and not cluster.alias and len(cluster.names) == 1:
            (text,) = cluster.names
            if not text.isupper() and parse(text).parts in surnames:
                cluster.type = "person"
    return clusters


class _Merging:
    """A union-find over the entities of all articles."""

    def __init__(self, people: Sequence[ArticlePeople], aliases: Mapping[str, Alias]) -> None:
        self._aliases = aliases
        self._entity = {(one.article, e.key): e for one in people for e in one.entities}
        self._parent: dict[Key, Key] = {key: key for key in self._entity}
        self._members = {key: [key] for key in self._entity}
        self._made: dict[Key, Cluster] = {}
        self._ministries = ministries.keys(self._entity, {one.article: one.outlet for one in people})
        self._merge()
        self._join_likely(people)

    def _root(self, key: Key) -> Key:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def _join(self, keys: Iterable[Key]) -> None:
        roots = sorted({self._root(k) for k in keys})
        for other in roots[1:]:
            self._parent[other] = roots[0]
            self._members[roots[0]] += self._members.pop(other)

    def clusters(self) -> list[Cluster]:
        """The clusters as they are joined so far."""
        for root, keys in self._members.items():
            known = self._made.get(root)
            if known is None or len(known.members) < len(keys):
                self._made[root] = Cluster([(key, self._entity[key]) for key in keys], self._aliases)
        return [self._made[root] for root in sorted(self._members)]

    def _merge(self) -> None:
        given = {k: e for k, e in self._entity.items() if e.given}
        self._by_key(given, lambda e: [f"alias {e.alias}"] if e.alias else [])
        self._by_key(given, lambda e: [f"handle {letters(h)}" for h in e.handles])
        self._by_key(
            {k: e for k, e in given.items() if e.type == "person"},
            lambda e: [
                f"name {' '.join(parse(n).parts)} {parse(n).suffix}" for n, _ in e.names if len(parse(n).parts) > 1
            ],
        )
        self._by_key(
            {k: e for k, e in given.items() if e.type == "body"},
            lambda e: [f"body {letters(core(n))}" for n, _ in e.names],
        )
        formed = {letters(core(n)) for e in given.values() for n, _ in e.names if core(n) != bare(n)}
        self._by_key(given, lambda e: [f"firm {k}" for n, _ in e.names if (k := letters(core(n))) in formed])
        self._compatible_names()
        self._abbreviations()
        self._short_names()
        self._spelled_handles()
        ministry: dict[str, list[Key]] = defaultdict(list)
        for key, name in self._ministries.items():
            ministry[name].append(key)
        for name in sorted(ministry):
            self._join_apart(ministry[name])

    def _join_likely(self, people: Sequence[ArticlePeople]) -> None:
        """Join those who are likelier one than not, the likeliest first."""
        pairs = Crowd(self.clusters(), people).pairs()
        found = [(-chance(held, weights()), a.members[0][0], b.members[0][0]) for a, b, held in pairs]
        for minus, left, right in sorted(found):
            if -minus >= LIKELY:
                self._join_apart([left, right])

    def _by_key(self, entities: dict[Key, Entity], keys_of: Callable[[Entity], list[str]]) -> None:
        """Join entities that share a key, except where one article keeps two of them apart."""
        groups: dict[str, list[Key]] = defaultdict(list)
        for key, entity in entities.items():
            for name in keys_of(entity):
                groups[name].append(key)
        for name in sorted(groups):
            self._join_apart(groups[name])

    def _join_apart(self, keys: Iterable[Key]) -> bool:
        """Join the keys' clusters unless that would put two entities of one article together."""
        roots = sorted({self._root(k) for k in keys})
        members = [k for root in roots for k in self._members[root]] if len(roots) > 1 else []
        if len({k[0] for k in members}) < len(members) or self._never(members):
            return False
        self._join(roots)
        return len(roots) > 1

    def _never(self, keys: Iterable[Key]) -> bool:
        """Whether they are ministries of two countries, or an alias rule forbids one of their names to another."""
        keys = list(keys)
        if len({self._ministries[k] for k in keys if k in self._ministries}) > 1:
            return True
        entities = [self._entity[k] for k in keys]
        rules = [self._aliases[e.alias] for e in entities if e.alias and e.alias in self._aliases]
        if len({r.id for r in rules}) > 1:
            return True
        barred = {letters(n) for r in rules for n in r.never}
        return bool(barred) and any(letters(n) in barred for e in entities for n, _ in e.names)

    def _compatible_names(self) -> None:
        people = [c for c in self.clusters() if c.given and c.full and c.type != "document"]
        near: dict[str, list[int]] = defaultdict(list)
        for place, cluster in enumerate(people):
            for name in cluster.full:
                for part in {skeleton(name.family), skeleton(name.parts[0])}:
                    if place not in near[part]:
                        near[part].append(place)
        friends: dict[int, set[int]] = defaultdict(set)
        for group in near.values():
            for a in group[:200]:
                for b in group[:200]:
                    if a < b and self._same_person(people[a], people[b]):
                        friends[a].add(b)
                        friends[b].add(a)
        # "J. Roe" fits both John Roe and Jane Roe: it joins neither, and must not join them to each other
        unclear = {
            a
            for a, known in friends.items()
            if any(
                d not in friends[c] and not self._may_be_one(people[c], people[d]) for c, d in combinations(known, 2)
            )
        }
        for a in sorted(set(friends) - unclear):
            self._join_apart(people[place].members[0][0] for place in (a, *sorted(friends[a] - unclear)))

    @staticmethod
    def _same_person(left: Cluster, right: Cluster) -> bool:
        if left.articles & right.articles or {left.gender, right.gender} == {"f", "m"}:
            return False
        if "body" in (left.type, right.type) and left.type != right.type and not equal_name(left, right):
            return False
        if left.type == "body":
            return any(
                ratio(letters(bare(a)), letters(bare(b))) >= 93
                for a in left.names
                for b in right.names
                if min(len(a), len(b)) >= 8
            )
        if entitled(left, right) or entitled(right, left):
            return True
        lenient = shared_office(left, right)
        return any(compatible(a, b, lenient=lenient) for a in left.full for b in right.full)

    @staticmethod
    def _may_be_one(left: Cluster, right: Cluster) -> bool:
        """Whether nothing tells two clusters apart, though nothing says that they are one."""
        apart = left.articles & right.articles or {left.gender, right.gender} == {"f", "m"}
        return not apart and any(
            compatible(a, b, lenient=True) or a.family == b.parts[0] or b.family == a.parts[0]
            for a in left.full
            for b in right.full
        )

    def _spelled_handles(self) -> None:
        """A handle without a name joins the one whose name it spells: "@HonPeterMutua"."""
        named: dict[str, list[Cluster]] = defaultdict(list)
        clusters = [c for c in self.clusters() if c.given]
        for cluster in clusters:
            for key in sorted({k for n in cluster.names if len(n.split()) > 1 for k in spellings(n)}):
                named[key].append(cluster)
        for cluster in clusters:
            owners = {id(c): c for h in cluster.handles for c in named.get(spelled(h), ())} if not cluster.names else {}
            for owner in owners.values() if len(owners) == 1 else ():
                self._join_apart([cluster.members[0][0], owner.members[0][0]])

    def _abbreviations(self) -> None:
        clusters = [c for c in self.clusters() if c.given]
        long: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            if cluster.type == "body" or any(len(n.split()) > 2 for n in cluster.names):
                for short in {initials(n) for n in cluster.names if len(n.split()) > 1}:
                    long[short].append(cluster)
        for cluster in clusters:
            shorts = {letters(n) for n in cluster.names if len(n.split()) == 1 and sum(ch.isupper() for ch in n) > 1}
            for short in sorted(shorts):
                if len(long[short]) == 1 and long[short][0] is not cluster:
                    self._join_apart([cluster.members[0][0], long[short][0].members[0][0]])

    def _short_names(self) -> None:
        """A surname or first name alone joins its only bearer; where several bear it, an office or gender must tell."""
        clusters = [c for c in self.clusters() if c.given]
        full = [c for c in clusters if c.full and c.type == "person"]
        bearers: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in full:
            for part in {p for n in cluster.full for p in n.parts if len(p) > 1}:
                bearers[part].append(cluster)
        self._names_like_nouns(bearers)
        alone: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            if not _lone(cluster):
                continue
            part = parse(min(cluster.names)).family or fold(min(cluster.names))
            if cluster.type == "body" and any(n.isupper() for n in cluster.names):
                alone[part].append(cluster)
                continue
            exact = bearers.get(part, [])
            chosen = bearer_of(cluster, part, exact) if exact else bearer_of(cluster, part, spelled_by(full, part))
            if chosen is not None:
                self._join_apart([cluster.members[0][0], chosen.members[0][0]])
            elif not bearers.get(part):
                alone[part].append(cluster)
        for part in sorted(alone):
            self._join_apart(c.members[0][0] for c in alone[part])

    def _names_like_nouns(self, bearers: Mapping[str, list[Cluster]]) -> None:
        """Join what its own article, where it begins a sentence, could not tell from a noun: "Hrabovets said"."""
        for cluster in self.clusters():
            word = cluster.members[0][1].name
            owners = bearers.get(fold(word), ())
            if cluster.given or cluster.type != "unnamed" or not word.istitle() or len(owners) != 1:
                continue
            if any(n.family == fold(word) for n in owners[0].full):
                self._join_apart([cluster.members[0][0], owners[0].members[0][0]])


def _lone(cluster: Cluster) -> bool:
    """Whether all names of a cluster are single words."""
    return not cluster.full and bool(cluster.names) and all(len(parse(n).parts) <= 1 for n in cluster.names)
