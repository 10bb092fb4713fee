"""The recipe by which the weights of conflicts are made from pairs, whole and fixed: what to fit, and what to shift.

1. All features that a kind brings are fitted (:func:`training.conflicts.fit`). To leave out those without which five
   folds were told no worse was tried on half 0 and given up: folds of it held back were told worse with what was kept.
2. How sure a kind must be is chosen on five folds, each scored with the weights of the others: the shift of its bias
   that is best for :func:`worth`. The rules' ``least`` stays what it is.

Everything is done on the pairs that are given and looks at no others, so that a half that is set aside stays unseen.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from training.conflicts import Seen, fit

FOLDS = 5
SHIFTS = (-0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6)
GAIN = 0.002
"""Rise of the worth below which nothing is shifted."""
GOALS = {
    ("natural", "same"): 0.04,
    ("natural", "different"): 0.20,
    ("natural", "neutral"): 0.15,
    ("emergent", "same"): 0.03,
    ("perturb", "same"): 0.02,
    ("perturb", "weaker"): 0.03,
    ("rte3", "same"): 0.02,
    ("msrp", "same"): 0.05,
    ("sts_headlines", "same"): 0.02,
}
"""False alarms, as shares, that a choice may make without being charged for them."""
RECALL = 0.80
"""Mean recall over the kinds of edits below which a choice is charged, too."""
CHARGE = 5.0
Weights = dict[str, dict[str, float]]


class Member(NamedTuple):
    """What a choice needs of one pair: where it is from, what it is, and whether the two claims are aligned."""

    set: str
    id: str
    label: str
    edit: str | None
    group: str
    aligned: bool


def fold(group: str) -> int:
    """The fold, 0 to 4, of a group of related pairs; independent of its half."""
    return int(hashlib.sha1(b"fold" + group.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def score(weights: Mapping[str, float], c: Seen) -> float:
    """Log odds of *c*, within 30 of even."""
    return max(-30.0, min(30.0, sum(weights.get(n, 0.0) * v for n, v in c.features.items())))


def worth(pairs: Sequence[Member], called: frozenset[tuple[str, str]]) -> float:
    """What calling these pairs conflicts is worth: F1 on the real news, mean recall on the edits, less the charges."""
    rate: dict[tuple[str, str], list[bool]] = defaultdict(list)
    edits: dict[str, list[bool]] = defaultdict(list)
    for p in pairs:
        hit = p.aligned and (p.set, p.id) in called
        rate[p.set, p.label].append(hit)
        if p.set == "perturb" and p.label == "conflict":
            edits[str(p.edit)].append(hit)
    total = sum(_f1(rate, name) for name in ("natural", "emergent"))
    recall = sum(sum(h) / len(h) for h in edits.values()) / max(len(edits), 1)
    total += recall - CHARGE * max(0.0, RECALL - recall)
    for key, goal in GOALS.items():
        hits = rate.get(key, [])
        total -= CHARGE * max(0.0, sum(hits) / len(hits) - goal) if hits else 0.0
    return total


def _f1(rate: Mapping[tuple[str, str], Sequence[bool]], name: str) -> float:
    gold = rate.get((name, "conflict"), ())
    wrong = sum(sum(rate.get((name, label), ())) for label in ("same", "different", "neutral", "weaker"))
    found = sum(gold)
    return 2 * found / (len(gold) + found + wrong) if gold else 0.0


def made(seen: Sequence[Seen], pairs: Sequence[Member], least: Mapping[str, float]) -> Weights:
    """The weights of every kind by the whole recipe; *least* is how sure (0 to 1) the rules of each kind must be."""
    groups = {(p.set, p.id): p.group for p in pairs}
    kinds = sorted({c.kind for c in seen})
    held: dict[str, dict[tuple[str, str], float]] = {k: defaultdict(lambda: -math.inf) for k in kinds}
    for part in range(FOLDS):
        rest = [c for c in seen if fold(groups[c.set, c.pair]) != part]
        weights = {k: fit(rest, k) for k in kinds}
        for c in seen:
            if fold(groups[c.set, c.pair]) == part:
                key = c.set, c.pair
                held[c.kind][key] = max(held[c.kind][key], score(weights[c.kind], c))
    final = {k: fit(seen, k) for k in kinds}
    for kind, shift in _shifts(held, pairs, least, {k for k in kinds if "bias" in final[k]}).items():
        final[kind]["bias"] = round(final[kind]["bias"] + shift, 3)
    return final


def _shifts(
    held: Mapping[str, Mapping[tuple[str, str], float]],
    pairs: Sequence[Member],
    least: Mapping[str, float],
    kinds: set[str],
) -> dict[str, float]:
    """The shift of each kind's bias, found by turning at one kind after the other until nothing gains."""
    bar = {k: math.log(v / (1 - v)) for k, v in least.items()}
    now = dict.fromkeys(held, 0.0)

    def called(shifts: Mapping[str, float]) -> frozenset[tuple[str, str]]:
        return frozenset(key for k in held for key, s in held[k].items() if s + shifts[k] >= bar.get(k, 0.0))

    best = worth(pairs, called(now))
    for _ in range(2):
        for kind in sorted(kinds):
            for shift in SHIFTS:
                tried = worth(pairs, called(now | {kind: shift}))
                if tried > best + GAIN:
                    now, best = now | {kind: shift}, tried
    return {k: now[k] for k in kinds}
