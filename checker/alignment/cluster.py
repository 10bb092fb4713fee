"""Sets of ids in which every claim has good links, and no two topics are chained together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.alignment.rules import Thresholds
from checker.alignment.score import score_profiles
from checker.alignment.words import Profile
from checker.records import Alignment

MANY = 16
"""Members of a set that are looked at when two sets are compared."""
Pair = tuple[str, str]


def cluster(
    profiles: Mapping[str, Profile], links: Mapping[Pair, Alignment], thresholds: Thresholds
) -> list[tuple[str, ...]]:
    """The keys of *profiles* in sets, each set sorted.

    Links are taken from the best score down, ties by id. Two sets become one when the mean score over all pairs between
    them reaches ``thresholds.join``; a link that is left between two sets gives one more set, of the one claim and
    those of the other set that it links to. So a claim that covers several of another outlet's claims stands in several
    sets.
    """
    scores = _Scores(profiles, links, thresholds)
    strong = sorted(links.values(), key=lambda a: (-a.score, a.left, a.right))
    home = {i: i for i in profiles}
    members = {i: [i] for i in profiles}
    for link in strong:
        a, b = sorted((home[link.left], home[link.right]), key=lambda i: (-len(members[i]), i))
        if a != b and scores.mean(members[a], members[b]) >= thresholds.join:
            for i in members[b]:
                home[i] = a
            members[a] += members.pop(b)
    out = {tuple(sorted(m)) for m in members.values()}
    for link in strong:
        for guest, host in ((link.left, link.right), (link.right, link.left)):
            if home[guest] != home[host]:
                held = [i for i in members[home[host]] if _pair(i, guest) in links]
                out.add(tuple(sorted((*held, guest))))
    return _largest(out)


def _largest(sets: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """*sets* without those that lie inside another, sorted."""
    kept: list[tuple[str, ...]] = []
    holders: dict[str, list[frozenset[str]]] = defaultdict(list)
    for one in sorted(sets, key=lambda m: (-len(m), m)):
        whole = frozenset(one)
        if not any(whole <= larger for larger in holders[one[0]]):
            kept.append(one)
            for i in one:
                holders[i].append(whole)
    return sorted(kept)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


class _Scores:
    """Scores of pairs, from the links where they have one, else worked out once."""

    def __init__(
        self, profiles: Mapping[str, Profile], links: Mapping[Pair, Alignment], thresholds: Thresholds
    ) -> None:
        self.profiles, self.weights = profiles, thresholds.weights
        self.known = {pair: link.score for pair, link in links.items()}

    def of(self, a: str, b: str) -> float:
        """The score of two claims; 0 where a veto stands against it.

        That one article's claims have one speaker says nothing: of these only what their words have in common counts.
        """
        pair = _pair(a, b)
        if pair not in self.known:
            found = score_profiles(self.profiles[a], self.profiles[b], self.weights)
            own = self.profiles[a].article == self.profiles[b].article
            told = sum(p.value * p.weight for p in found.parts if not own or p.name not in {"speaker", "seldom"})
            self.known[pair] = 0.0 if found.vetoes else told
        return self.known[pair]

    def mean(self, left: Sequence[str], right: Sequence[str]) -> float:
        """Mean score over all pairs; 0 where two claims of one article have nothing in common: two utterances."""
        scores = []
        for a in sorted(left)[:MANY]:
            for b in sorted(right)[:MANY]:
                scores.append(self.of(a, b))
                if not scores[-1] and self.profiles[a].article == self.profiles[b].article:
                    return 0.0
        return sum(scores) / len(scores)
