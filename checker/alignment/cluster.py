"""Sets of ids in which every claim has good links, and no two topics are chained together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from checker.alignment.profiles import Profile
from checker.alignment.rules import Thresholds
from checker.alignment.score import NOTHING, points, vetoes
from checker.records import Alignment

MANY = 16
"""Members of a set that are looked at when two sets are compared."""
Pair = tuple[str, str]


def cluster(
    profiles: Mapping[str, Profile],
    links: Mapping[Pair, Alignment],
    thresholds: Thresholds,
    parted: Collection[Pair] = (),
    short: Mapping[Pair, float] | None = None,
) -> list[tuple[str, ...]]:
    """The keys of *profiles* in sets, each set sorted. The two of a *parted* pair are never joined by a third; *short*
    are scores of pairs without a link that are known otherwise than by the words.

    Links are taken from the best score down, ties by id. Two sets become one when the mean score over the pairs of
    different articles between them reaches ``thresholds.join``, and no two claims of one article have nothing in
    common: these are two utterances. A link that is left between two sets, and is ``thresholds.guest`` points better
    than a link must be, gives one more set, of the one claim and those of the other set that it links to. So a claim
    that covers several of another outlet's claims stands in several sets.
    """
    ids = sorted(profiles)  # from here on a claim is its place among them: compact, and in the order of the ids
    place = {i: n for n, i in enumerate(ids)}
    strong = sorted((-link.score, place[link.left], place[link.right]) for link in links.values())
    scores = _Scores([profiles[i] for i in ids], {(a, b): -worth for worth, a, b in strong}, thresholds)
    scores.known |= {(place[a], place[b]): score for (a, b), score in (short or {}).items()}
    scores.parted = {(place[a], place[b]) for a, b in parted}
    home = list(range(len(ids)))
    members = {n: [n] for n in home}
    for _, left, right in strong:
        a, b = sorted((home[left], home[right]), key=lambda n: (-len(members[n]), n))
        if a != b and scores.mean(members[a], members[b]) >= thresholds.join:
            for n in members[b]:
                home[n] = a
            members[a] += members.pop(b)
    out = {tuple(sorted(m)) for m in members.values()}
    for worth, left, right in strong:
        if home[left] == home[right] or -worth < thresholds.link + thresholds.guest:
            continue
        for guest, host in ((left, right), (right, left)):
            held = [n for n in members[home[host]] if scores.linked(n, guest)]
            out.add(tuple(sorted((*held, guest))))
    return [tuple([ids[n] for n in one]) for one in _largest(out)]


def _largest(sets: set[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """*sets* without those that lie inside another, sorted."""
    kept: list[tuple[int, ...]] = []
    holders: dict[int, list[frozenset[int]]] = defaultdict(list)
    for one in sorted(sets, key=lambda m: (-len(m), m)):
        whole = frozenset(one)
        if not any(whole <= larger for larger in holders[one[0]]):
            kept.append(one)
            for i in one:
                holders[i].append(whole)
    return sorted(kept)


class _Scores:
    """Scores of pairs of claims, from the links where they have one, else worked out once."""

    def __init__(
        self, profiles: Sequence[Profile], links: Mapping[tuple[int, int], float], thresholds: Thresholds
    ) -> None:
        self.profiles, self.links, self.weights = profiles, links, thresholds.weights
        self.known: dict[tuple[int, int], float] = {}
        self.parted: set[tuple[int, int]] = set()

    def linked(self, a: int, b: int) -> bool:
        """Whether there is a link between two claims."""
        return (a, b) in self.links or (b, a) in self.links

    def of(self, a: int, b: int) -> float:
        """The score of two claims; 0 where a veto stands against it."""
        pair = (a, b) if a < b else (b, a)
        score = self.links.get(pair, self.known.get(pair))
        if score is None:
            score = self.known[pair] = points(self.profiles[pair[0]], self.profiles[pair[1]], self.weights)
        return score

    def mean(self, left: Sequence[int], right: Sequence[int]) -> float:
        """Mean score over the pairs of two articles; 0 where two are parted or are two utterances of one.

        How alike one article's claims are is not counted: a paper does not say the same twice in the same words.
        """
        scores = []
        for a in sorted(left)[:MANY]:
            for b in sorted(right)[:MANY]:
                if (min(a, b), max(a, b)) in self.parted:
                    return 0.0
                one, other = self.profiles[a], self.profiles[b]
                if one.article != other.article:
                    scores.append(self.of(a, b))
                elif NOTHING in vetoes(one, other):
                    return 0.0
        return sum(scores) / len(scores) if scores else 0.0
