"""One person is one person in every article: entities of several articles merged by evidence.

Evidence, strongest first: an alias rule, a shared handle, equal names, compatible full names (spellings, initials,
nicknames, middle names), a surname or first name alone where one bearer only is in the story, a body's abbreviation,
an office. Two entities that one article keeps apart are never joined. Unnamed sources keep to their own article. The
result does not depend on the order of the articles.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from checker.records import FoundBy, Speaker
from checker.speakers.names import (
    compatible,
    fold,
    initials,
    letters,
    parse,
    skeleton,
)
from checker.speakers.people import ArticlePeople, Entity, Resolution
from checker.speakers.roles import fits, is_spokesperson, role

if TYPE_CHECKING:
    from checker.speakers.rules import Alias
from checker.speakers.cluster import Cluster, Key, bare, bearer_of, equal_name, spelled

LEADERS = frozenset("leader chief head president chairman chairwoman chair boss supremo founder secretary".split())
SHORTEST, LONG = 3, 6
"""Letters that a body's short form must have, and from which its beginning is enough ("Janata Dal (S)")."""


def resolve(people: Sequence[ArticlePeople], aliases: Sequence[Alias] = ()) -> dict[str, Speaker]:
    """The speaker of every attribution that can be resolved, by attribution id; absent means unresolved."""
    return Story(people, aliases).speakers()


class Story:
    """All articles of one run, merged; see :func:`resolve`."""

    def __init__(self, people: Sequence[ArticlePeople], aliases: Sequence[Alias] = ()) -> None:
        self._people = sorted(people, key=lambda p: p.article)
        self._aliases = {a.id: a for a in sorted(aliases, key=lambda a: a.id)}
        self._parent: dict[Key, Key] = {}
        self._entity: dict[Key, Entity] = {}
        for one in self._people:
            for entity in one.entities:
                self._entity[one.article, entity.key] = entity
        self._parent = {key: key for key in self._entity}
        self._members = {key: [key] for key in self._entity}
        self._merge()
        self.clusters = self._clusters()
        self._named = {letters(bare(n)): c for c in reversed(self.clusters) if c.given for n in c.names}
        self._bodies = sorted(((n, c) for n, c in self._named.items() if c.type == "body"), key=lambda pair: pair[0])
        self._leads: dict[Cluster, str | None] = {}
        self._of = {key: c for c in self.clusters for key, _ in c.members}
        self._ids = self._identify()

    # -- merging

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

    def _clusters(self) -> list[Cluster]:
        groups: dict[Key, list[tuple[Key, Entity]]] = defaultdict(list)
        for key, entity in self._entity.items():
            groups[self._root(key)].append((key, entity))
        return [Cluster(groups[root], self._aliases) for root in sorted(groups)]

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
            lambda e: [f"body {letters(bare(n))}" for n, _ in e.names if len(n.split()) > 1 or n.isupper()],
        )
        self._compatible_names()
        self._abbreviations()
        self._short_names()
        self._by_key(
            {k: e for k, e in self._entity.items() if e.type == "body" and not e.given},
            lambda e: [f"called {letters(bare(e.name))}"],
        )
        self._by_key(
            {k: e for k, e in self._entity.items() if e.type == "document" and e.body},
            lambda e: [f"document {fold(e.name.split()[-1])} {letters(e.body or '')}"],
        )

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
        """Whether an alias rule forbids one of the entities' names to another of them."""
        entities = [self._entity[k] for k in keys]
        rules = [self._aliases[e.alias] for e in entities if e.alias in self._aliases]
        if len({r.id for r in rules}) > 1:
            return True
        barred = {letters(n) for r in rules for n in r.never}
        return bool(barred) and any(letters(n) in barred for e in entities for n, _ in e.names)

    def _compatible_names(self) -> None:
        people = [c for c in self._clusters() if c.given and c.full and c.type != "document"]
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
            a for a, known in friends.items() if any(c != d and d not in friends[c] for c in known for d in known)
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
        return any(compatible(a, b) for a in left.full for b in right.full)

    def _abbreviations(self) -> None:
        clusters = [c for c in self._clusters() if c.given]
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
        clusters = [c for c in self._clusters() if c.given]
        full = [c for c in clusters if c.full and c.type == "person"]
        bearers: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in full:
            for part in {p for n in cluster.full for p in n.parts if len(p) > 1}:
                bearers[part].append(cluster)
        alone: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            if cluster.full or not cluster.names or any(len(parse(n).parts) > 1 for n in cluster.names):
                continue
            part = fold(min(cluster.names))
            if cluster.type == "body" and any(n.isupper() for n in cluster.names):
                alone[part].append(cluster)
                continue
            exact = bearers.get(part, [])
            chosen = bearer_of(cluster, part, exact) if exact else bearer_of(cluster, part, spelled(full, part))
            if chosen is not None:
                self._join_apart([cluster.members[0][0], chosen.members[0][0]])
            elif not bearers.get(part):
                alone[part].append(cluster)
        for part in sorted(alone):
            self._join_apart(c.members[0][0] for c in alone[part])

    # -- speakers

    def _identify(self) -> dict[Cluster, str]:
        taken: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in self.clusters:
            taken[f"{cluster.type}\0{self.display(cluster)}"].append(cluster)
        ids: dict[Cluster, str] = {}
        for label in sorted(taken):
            for cluster in taken[label]:
                apart = (
                    len(taken[label]) > 1 or cluster.type == "unnamed" or (not cluster.given and cluster.type != "body")
                )
                where = "\0".join(f"{k[0]}\0{k[1]}" for k, _ in cluster.members) if apart else ""
                ids[cluster] = _digest(f"{label}\0{where}")
        return ids

    def id_of(self, cluster: Cluster) -> str:
        """The cluster's speaker id."""
        return self._ids[cluster]

    def display(self, cluster: Cluster) -> str:
        """The cluster's name: an alias's canonical one, else the fullest printed."""
        rule = self._aliases.get(cluster.alias or "")
        return rule.name if rule else cluster.name

    def speakers(self) -> dict[str, Speaker]:
        """Attribution id -> speaker."""
        found: dict[str, Speaker] = {}
        for one in self._people:
            for resolution in one.resolutions:
                if resolution.entities and resolution.found_by:
                    found[resolution.attribution] = self._speaker(one, resolution, resolution.found_by)
        return found

    def _speaker(self, one: ArticlePeople, resolution: Resolution, found_by: FoundBy) -> Speaker:
        members: list[Cluster] = []
        outside: list[Speaker] = []
        for key in resolution.entities:
            cluster = self._of[one.article, key]
            entity = self._entity[one.article, key]
            if not entity.given and entity.offices and not is_spokesperson(entity.offices[0]):
                rule = self._rule_for(entity.offices[0], one)
                holder = self._holder(entity.offices[0], rule)
                if holder is None and rule is not None:
                    outside.append(_by_rule(rule))
                    continue
                if holder is None and entity.focus is not None:
                    holder = self._of[one.article, entity.focus]
                if holder is not None:
                    cluster, found_by = holder, "role"
            if cluster not in members:
                members.append(cluster)
        singles = [*(self._single(c, found_by, resolution.body) for c in members), *outside]
        if len(singles) == 1:
            return singles[0]
        names = [s.name for s in singles]
        return Speaker(
            _digest("\0".join(sorted(s.id for s in singles))),
            ", ".join(names[:-1]) + " and " + names[-1],
            found_by,
            "person"
            if all(s.type == "person" for s in singles)
            else "unnamed"
            if any(s.type == "unnamed" for s in singles)
            else "body",
            None,
            tuple(sorted({n for s in singles for n in s.names})),
        )

    def _single(self, cluster: Cluster, found_by: FoundBy, body: str | None) -> Speaker:
        rule = self._aliases.get(cluster.alias or "")
        words = body or (cluster.bodies[0] if cluster.bodies else None)
        names = {*cluster.names, *cluster.handles, *cluster.offices}
        if rule:
            names.update(rule.names)
        return Speaker(
            self._ids[cluster],
            self.display(cluster),
            found_by,
            cluster.type,
            self._body_name(words) if words else None,
            tuple(sorted(names)),
            rule.external if rule else None,
            self._side_of(cluster),
        )

    def _side_of(self, cluster: Cluster) -> str | None:
        if cluster not in self._leads:
            self._leads[cluster] = self._led_by(cluster)
        return self._leads[cluster]

    def _led_by(self, cluster: Cluster) -> str | None:
        """The one body of the story whose leader the text calls *cluster*, by its full name."""
        if cluster.type != "person":
            return None
        found = set()
        for key in sorted({letters(bare(led)) for office in cluster.offices for led in _led(office)}):
            if len(key) >= SHORTEST:
                known = [
                    c
                    for name, c in self._bodies
                    if name == key or (min(len(key), len(name)) > LONG and name.startswith(key))
                ]
                # the name it is best known by: "Janata Dal (S)" is most often printed as "Janata Dal (Secular)"
                best = max(known, key=lambda c: (sum(c.names.values()), self._ids[c]), default=None)
                found |= {self.display(best)} if best else set()
        return found.pop() if len(found) == 1 else None

    def _body_name(self, words: str) -> str:
        """The full name of whom a spokesperson speaks for, where the story knows it."""
        known = self._named.get(letters(bare(words)))
        return self.display(known) if known is not None else words

    def _rule_for(self, office: str, one: ArticlePeople) -> Alias | None:
        """The one alias rule whose office fits best on the day of the article."""
        scores = [(rule.holds_office(office, one.published), rule) for rule in self._aliases.values()]
        best = max((s for s, _ in scores), default=0)
        top = [rule for s, rule in scores if s == best]
        return top[0] if best > 0 and len(top) == 1 else None

    def _holder(self, office: str, rule: Alias | None) -> Cluster | None:
        """The one holder of *office* that the story names, or that *rule* does."""
        if rule is not None:
            return next((c for c in self.clusters if c.alias == rule.id), None)
        asked = role(office)
        scores = [
            (max((fits(asked, role(o)) for o in c.offices), default=0), c)
            for c in self.clusters
            if c.given and c.type == "person"
        ]
        best = max((s for s, _ in scores), default=0)
        top = [c for s, c in scores if s == best]
        return top[0] if best >= 4 and len(top) == 1 else None


def _led(office: str) -> Iterator[str]:
    """The body that an office leads, in words: "Works Council chief" and "leader of the Works Council"."""
    words = office.split()
    if words[-1].casefold() in LEADERS:
        yield " ".join(words[:-1])
    title, of, body = office.partition(" of ")
    if of and title.split()[-1].casefold() in LEADERS and not role(title).former:
        yield body


def _by_rule(rule: Alias) -> Speaker:
    """The speaker that an alias rule names and no article does."""
    return Speaker(
        _digest(f"{rule.type}\0{rule.name}\0"),
        rule.name,
        "role",
        rule.type,
        None,
        tuple(sorted({rule.name, *rule.names, *rule.handles})),
        rule.external,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
