"""Whether two speakers of two articles whom no names join are one: named features with fitted weights.

Full names decide by themselves (:mod:`checker.speakers.merging`). For the rest ("the court", "a federal appeals court",
"the department's memo", "Bibi Halevi") a logistic regression over what the two are called, what they are and how alike
their words are gives the chance that they are one (``training/oneness.py``, ``oneness.tsv``).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, pairwise

from checker.lexicon import words
from checker.speakers.cluster import Cluster, Key
from checker.speakers.lexicon import OFFICES, SPOKESPERSONS
from checker.speakers.names import bare, compatible, fold, holds, parse
from checker.speakers.people import ArticlePeople
from checker.speakers.roles import Role, fits, role

Features = dict[str, float]
Words = tuple[str, ...]
BIAS = "bias"
LIKELY = 0.5
"""The chance from which two are taken for one."""
ROW = 6
"""Words in a row that two contents share where they have the same words."""
ALIKE = 0.8
"""Share of the shorter content's words that stand in such rows."""
CROWD = 12
"""A row of words that more contents have is a phrase of everybody's."""
MANY = 24
"""Speakers of one story called by one noun, from which each is compared with its neighbours only."""
STEM = 6
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
COUNTS = frozenset("two three four several some many both".split())
FACELESS = words("persons", "faceless")
"""Nouns that anybody answers to, and so more than one of them: "a source", "people familiar with the matter"."""
TELLING = OFFICES | SPOKESPERSONS
_PLAIN = words("grammar", "no-role")


def known_words(content: Iterable[str]) -> Words:
    """The words of a content's parts in lower case."""
    return tuple(WORD.findall(" ".join(content).casefold().replace("’", "'")))


def same_words(left: Words, right: Words) -> bool:
    """Whether nearly all words of the shorter content stand in rows that the longer one has."""
    short, long = sorted((left, right), key=len)
    known, rows = set(_rows(long)), _rows(short)
    if known.isdisjoint(rows):
        return False
    covered = {i + k for i, row in enumerate(rows) if row in known for k in range(ROW)}
    return len(covered) >= max(ROW, ALIKE * len(short))


@dataclass(frozen=True, slots=True)
class Saying:
    """One content: its words, and what each of its stems weighs, the rarer ones more, scaled to length 1."""

    words: Words
    weight: Mapping[str, float]

    def like(self, other: Saying) -> float:
        """How alike two contents are, 0 to 1: the cosine."""
        return sum(v * other.weight[w] for w, v in self.weight.items() if w in other.weight)


def _rows(said: Words) -> list[Words]:
    return [said[i : i + ROW] for i in range(len(said) - ROW + 1)]


@dataclass(frozen=True, slots=True)
class Known:
    """One cluster as it is compared: what it is called, as roles and as stems, and what it says.

    ``somebody`` is one person known by no name and no office: "a clerk", "a person familiar with the matter".
    """

    cluster: Cluster
    kind: str
    roles: tuple[Role, ...]
    stems: frozenset[str]
    owners: frozenset[str]
    plural: bool
    somebody: bool
    said: tuple[Saying, ...]


class Crowd:
    """The clusters of a story that speak and that one noun, one surname or one row of words has in common."""

    def __init__(self, clusters: Sequence[Cluster], people: Sequence[ArticlePeople]) -> None:
        said: dict[Key, list[Words]] = defaultdict(list)
        for one in people:
            for r in one.resolutions:
                if len(r.entities) == 1:
                    said[one.article, r.entities[0]].append(r.said)
        seen = Counter(w for texts in said.values() for text in texts for w in {t[:STEM] for t in text})
        of_all = sum(map(len, said.values()))
        self._known = []
        for cluster in clusters:
            texts = [t for key, _ in cluster.members for t in said.get(key, ())]
            if any(key in said for key, _ in cluster.members):
                self._known.append(_known(cluster, tuple(_saying(t, seen, of_all) for t in texts)))
        self._heads: Counter[str] = Counter(h for k in self._known for h in {r.head for r in k.roles})

    def pairs(self) -> Iterator[tuple[Cluster, Cluster, Features]]:
        """Every two that may be one, with what holds of them, in the order of the clusters."""
        common: dict[object, list[int]] = defaultdict(list)
        for n, one in enumerate(self._known):
            for row in {r for said in one.said for r in _rows(said.words)}:
                common[row].append(n)
            names = {name.family for name in one.cluster.full} if one.cluster.type == "person" else set()
            for word in {r.head for r in one.roles} | names:
                common[word].append(n)
        near: set[tuple[int, int]] = set()
        for key, found in common.items():
            if len(found) <= (MANY if isinstance(key, str) else CROWD):
                near.update(combinations(found, 2))
            elif isinstance(key, str):
                near.update(pairwise(found))
        for a, b in sorted(near):
            left, right = self._known[a], self._known[b]
            others = left.owners and right.owners and not left.owners & right.owners
            if not others and not _apart(left.cluster, right.cluster):
                held = self._features(left, right)
                if self._comparable(left, right, held):
                    yield left.cluster, right.cluster, held

    @staticmethod
    def _comparable(left: Known, right: Known, held: Features) -> bool:
        """Whether weights may decide: names tell people apart and "a source" is anybody, so these are one by their very
        words only; somebody named and somebody who is not must be called alike: an outlet has the words of others."""
        named = left.cluster.given + right.cluster.given
        if named == 1 and "same head" not in held:
            return False
        return "same words" in held or not ("faceless" in held or (named == 2 and "person" in left.kind))

    def _features(self, left: Known, right: Known) -> Features:
        """What holds of the two."""
        a, b = sorted((left, right), key=lambda k: k.kind)
        texts = [(x, y) for x in a.said for y in b.said]
        alike = max((x.like(y) for x, y in texts), default=0.0)
        same = {x.head for x in a.roles} & {y.head for y in b.roles}
        missing, more = a.stems - b.stems, b.stems - a.stems
        fit = max((max(fits(x, y), fits(y, x)) for x in a.roles for y in b.roles), default=0)
        equal = float(a.stems == b.stems)
        held: Features = {
            BIAS: 1.0,
            f"{a.kind} + {b.kind}": 1.0,
            "alike": alike,
            "same words": float(any(same_words(x.words, y.words) for x, y in texts)),
            "equal": equal,
            "equal alike": equal * alike,
            "same head": float(bool(same)),
            "lone head": float(any(self._heads[h] <= 2 for h in same)),
            "faceless": float(bool(same & FACELESS) or (a.somebody and b.somebody)),
            "fit": min(fit, 10) / 10,
            "shared": len(a.stems & b.stems) / max(1, min(len(a.stems), len(b.stems))),
            "both more": float(bool(missing and more)),
            "one more": float(bool(missing) is not bool(more)),
            "rival": float(bool(missing) is not bool(more) and self._rival(a, b, same)),
            "other number": float(a.plural is not b.plural),
            "one owner": float(bool(a.owners & b.owners)),
        }
        return {name: value for name, value in held.items() if value}

    def _rival(self, one: Known, other: Known, heads: set[str]) -> bool:
        """Whether a third has all that the shorter of the two is called and not all of the longer: another police."""
        short, long = sorted((one.stems, other.stems), key=len)
        return any(
            short < k.stems and not (k.stems <= long or long <= k.stems) and any(r.head in heads for r in k.roles)
            for k in self._known
        )


def _saying(text: Words, seen: Mapping[str, int], of_all: int) -> Saying:
    weight = {w[:STEM]: math.log(1 + of_all / seen[w[:STEM]]) for w in text}
    size = math.sqrt(sum(v * v for v in weight.values()))
    return Saying(text, {w: v / size for w, v in weight.items()})


def _known(cluster: Cluster, said: tuple[Saying, ...]) -> Known:
    described = [e.name for _, e in cluster.members if not e.given]
    names = (*(cluster.names if cluster.type != "person" else ()), *described, *cluster.offices)
    last = next(iter(described), "").split(" of ")[0].split()
    plural = bool(last) and (last[-1].endswith("s") or last[0].casefold() in COUNTS)
    stems = frozenset().union(*(_stems(e.name) | _stems(e.body or "") for _, e in cluster.members))
    kind = f"named {cluster.type}" if cluster.given else cluster.type
    roles = tuple(r for r in map(role, names) if r.head)
    somebody = kind == "unnamed" and not plural and not any(r.head in TELLING for r in roles)
    owners = frozenset().union(*map(_stems, _owners(cluster)))
    return Known(cluster, kind, roles, stems, owners, plural, somebody, said)


def _owners(cluster: Cluster) -> Iterator[str]:
    """Whose it is: a spokesperson's body, who issued a document, "the council" of "the council's report"."""
    yield from cluster.bodies
    yield from (owner for _, e in cluster.members for owner, of, _ in [e.name.partition("'s ")] if of and not e.given)


def _stems(text: str) -> frozenset[str]:
    return frozenset(fold(w)[:STEM].rstrip("s") for w in re.findall(r"[^\W\d_]+", bare(text)) if w not in _PLAIN)


def _apart(left: Cluster, right: Cluster) -> bool:
    """Whether the two cannot be one: one article has both, or they are people of other genders or of other names."""
    if left.articles & right.articles or {left.gender, right.gender} == {"f", "m"}:
        return True
    kinds = {left.type, right.type}
    if len(kinds) > 1 and ("document" in kinds or (left.given and right.given and "person" in kinds)):
        return True
    if len(kinds) > 1 or not (left.given and right.given):
        return False
    if left.type != "person":
        return False
    if left.full and right.full:
        pairs = ((a, b) for a in left.full for b in right.full)
        return not any(
            compatible(a, b, lenient=True) or (a.family == b.family and a.parts[0][:1] == b.parts[0][:1])
            for a, b in pairs
        )
    short, full = (left, right) if right.full else (right, left)
    return not any(holds(f, parse(n)) for f in full.full for n in short.names)


def chance(found: Features, weights: Mapping[str, float]) -> float:
    """The chance that the two are one, 0 to 1."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The fitted weights, by feature."""
    text = files("checker.speakers").joinpath("oneness.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, value in rows}
