"""One person is one person in every article: who speaks in each attribution of a story.

Named entities are merged by evidence (:mod:`checker.speakers.merging`); an office that nobody holds in its own article
goes to the one holder whom the story, or an alias rule for the day, knows. Unnamed sources keep to their own article.
The result does not depend on the order of the articles.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.records import FoundBy, Speaker
from checker.speakers.cluster import Cluster
from checker.speakers.lexicon import BODY_NOUNS, OFFICES
from checker.speakers.merging import merged
from checker.speakers.names import bare, fold, letters
from checker.speakers.people import ArticlePeople, Resolution
from checker.speakers.roles import fits, is_spokesperson, role

if TYPE_CHECKING:
    from checker.speakers.rules import Alias

LEADERS = words("persons", "leader")
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
        self._entity = {(one.article, e.key): e for one in self._people for e in one.entities}
        self.clusters = merged(self._people, self._aliases)
        self._named = {letters(bare(n)): c for c in reversed(self.clusters) if c.given for n in c.names}
        self._bodies = sorted(((n, c) for n, c in self._named.items() if c.type == "body"), key=lambda pair: pair[0])
        self._leads: dict[Cluster, str | None] = {}
        self._of = {key: c for c in self.clusters for key, _ in c.members}
        self._ids = self._identify()

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
            if len(key) >= SHORTEST and key not in BODY_NOUNS:
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
        plain = bare(words).split()
        while True:
            known = self._named.get(letters(" ".join(plain)))
            if known is not None:
                return self.display(known)
            if len(plain) < 2 or fold(plain[0]) not in OFFICES:
                return words
            del plain[0]  # "Senator NAME", "Mr NAME"

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
    led = [" ".join(words[:-1])] if words[-1].casefold() in LEADERS else []
    title, of, body = office.partition(" of ")
    if of and title.split()[-1].casefold() in LEADERS and not role(title).former:
        led.append(body)
    yield from (name for name in led if any(c.isupper() for c in name))  # "student leader" names no body


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
