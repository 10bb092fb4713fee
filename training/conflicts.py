"""Refit checker/verdicts/data/weights.json: how likely a candidate of each conflict kind is a real conflict.

    python -m training.conflicts --bench ../shared/bench [--opinions benchmarks/marks/opinions.json]

Fitted on folds 0 to 3 of the marked pair sets (``benchmarks/pairsets.py``); the sealed fold is not looked at. Nothing
of their text is kept, only one weight a feature. The model is a logistic regression with an L2 penalty, fitted by
Newton's method on the candidates that the kinds themselves propose. Kinds of one family share most of each weight: a
feature has one weight for the family and a smaller one for the kind, and what is shipped is their sum. A pair marked
as a conflict counts for its likeliest candidate of a fitting kind only.
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from benchmarks.folds import SEALED, fold, key_of
from benchmarks.pairsets import MARKS, PACKAGE, Marked, marked
from checker.learned import Opinion

TRUST = {
    "outlets": 1.0, "pool": 1.0, "natural": 1.0, "emergent": 0.4,
    "perturb": 0.3, "msrp": 0.1, "rte3": 0.2, "headlines": 0.3,
}  # fmt: skip
"""What a pair of each set counts for."""
FAMILIES = {
    "number": "figures", "unit": "figures", "quantifier": "figures",
    "date": "days",
    "negation": "polarity", "denial": "polarity", "antonym": "polarity",
    "actor": "names", "place": "names", "speaker": "names",
}  # fmt: skip
"""Every kind that is weighed, with the family it shares weights with."""
EDITS = {
    "number": {"number", "quantifier"},
    "unit": {"unit", "magnitude", "currency"},
    "date": {"date", "weekday"},
    "negation": {"negation_insert", "negation_remove"},
    "antonym": {"antonym"},
    "quantifier": {"quantifier"},
    "actor": {"actor", "role_swap"},
    "place": {"place"},
    "speaker": {"speaker"},
    "denial": set(),
}
"""Which edits of the controlled set speak for which kind; a pair with another edit teaches this kind nothing."""
_DENIED = frozenset({"denial", "negation", "antonym", "quantifier"})
MARKED_AS = {
    "number": frozenset({"number", "unit", "quantifier"}),
    "number_update": frozenset({"number", "unit", "quantifier"}),
    "date": frozenset({"date", "number"}),
    "denial": _DENIED,
    "negation": _DENIED,
    "antonym": _DENIED,
    "predicate": _DENIED,
    "dispute": _DENIED,
    "name": frozenset({"actor", "place", "speaker"}),
    "actor": frozenset({"actor", "speaker", "antonym"}),
    "place": frozenset({"place"}),
    "speaker": frozenset({"speaker", "actor"}),
}
"""Which kinds of candidate may be what a reader meant by the kind of a conflict."""
OPINIONS = MARKS / "opinions.json"
"""What the learned judge said of the pairs of folds that it did not learn from; no text."""
PENALTY = 2.0
OWN = 0.5
"""How readily a kind departs from its family: the weight of a kind is fitted on values this much smaller."""
ROUNDS = 3
Weights = dict[str, dict[str, float]]


class Seen(NamedTuple):
    """One candidate of one pair."""

    set: str
    pair: str
    fold: int
    label: str
    marked: str
    kind: str
    features: Mapping[str, float] | None
    """None of a candidate that needs no weighing."""
    judge: float | None = None
    """The log odds of a conflict by a learned judge that did not see the pair."""


def candidates_of(pair: Marked, rules: Mapping[str, Sequence[Any]], judge: float | None = None) -> list[Seen]:
    """All candidates of one pair; *rules* are the rules of each kind, *judge* the log odds of a learned judge."""
    from checker.verdicts.conflicts import weighed
    from checker.verdicts.kinds.base import Pair
    from checker.verdicts.rules import conflict_kinds

    known = conflict_kinds()
    both, row = Pair(pair.left, pair.right), pair.row
    marked_as = str(row.get("kind") or "")
    return [
        Seen(
            pair.set,
            pair.key[1],
            pair.fold,
            row["label"],
            marked_as,
            kind,
            weighed(both, known[kind], kind, c),
            judge,
        )
        for kind in FAMILIES
        for c in known[kind].candidates(both, rules.get(kind, ()))
    ]


def used(c: Seen) -> bool:
    """Whether a candidate teaches its kind anything."""
    if c.features is None or c.label == "ambiguous":
        return False
    if c.set == "msrp" and c.label == "same" and FAMILIES[c.kind] == "figures":
        return False  # many MSRP paraphrases hold figures that truly differ
    if c.label != "conflict":
        return True
    return c.marked in EDITS[c.kind] if c.set == "perturb" else c.kind in MARKED_AS.get(c.marked, FAMILIES)


def fit(seen: Iterable[Seen]) -> Weights:
    """Kind to feature to weight, from *seen*."""
    table = _Table([c for c in seen if used(c)])
    weights = table.weights(table.fitted())
    return {k: {n: round(w, 3) for n, w in by.items() if abs(w) >= 0.0005} for k, by in weights.items()}


def score(weights: Mapping[str, Mapping[str, float]], c: Seen) -> float:
    """Log odds of *c*, within 30 of even."""
    if c.features is None:
        return 30.0
    known = weights.get(c.kind, {})
    return max(-30.0, min(30.0, sum(known.get(n, 0.0) * v for n, v in c.features.items())))


class _Table:
    """Candidates as a matrix. A row of ``beta`` holds the weights that all kinds share, then come those of each."""

    def __init__(self, rows: Sequence[Seen]) -> None:
        self.rows = rows
        self.names = sorted({n for c in rows for n in c.features})
        self.kinds = sorted({c.kind for c in rows})
        place = {n: i for i, n in enumerate(self.names)}
        self.x = np.zeros((len(rows), len(self.names)))
        for i, c in enumerate(rows):
            for name, value in c.features.items():
                self.x[i, place[name]] = value
        self.own = np.array([1.0 if n == "bias" else OWN for n in self.names])
        self.kind = np.array([self.kinds.index(c.kind) for c in rows])
        self.y = np.array([c.label == "conflict" for c in rows], float)
        self.of: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, c in enumerate(rows):
            self.of[c.set, c.pair].append(i)
        self.trust = np.array([TRUST[c.set] / len(self.of[c.set, c.pair]) ** 0.5 for c in rows])

    def scores(self, beta: Any) -> Any:
        return (self.x * (beta[0] + beta[1:][self.kind] * self.own)).sum(axis=1)

    def weights(self, beta: Any) -> Weights:
        out: Weights = {}
        for k, kind in enumerate(self.kinds):
            known = np.abs(self.x[self.kind == k]).sum(axis=0) > 0
            both = beta[0] + beta[1 + k] * self.own
            out[kind] = {n: float(w) for n, w, there in zip(self.names, both, known, strict=True) if there}
        return out

    def fitted(self) -> Any:
        weight, beta = self.trust, np.zeros((1 + len(self.kinds), len(self.names)))
        for _ in range(ROUNDS):
            beta = self._newton(weight, beta)
            weight = self._likeliest(self.trust, beta)
        return beta

    def _likeliest(self, weight: Any, beta: Any) -> Any:
        """*weight* with that of a conflict on its likeliest candidate alone."""
        scores, out = self.scores(beta), weight.copy()
        for (name, _), places in self.of.items():
            if self.y[places[0]] and weight[places[0]]:
                out[places] = 0.0
                out[max(places, key=lambda i: scores[i])] = TRUST[name]
        return out

    def _newton(self, weight: Any, beta: Any) -> Any:
        several, wide = len(self.kinds) + 1, len(self.names)
        penalty = np.tile([0.05 if n == "bias" else PENALTY for n in self.names], several)
        for _ in range(30):
            p = 1 / (1 + np.exp(-np.clip(self.scores(beta), -30, 30)))
            gradient, hessian = np.zeros((several, wide)), np.diag(penalty).reshape(several, wide, several, wide).copy()
            for k in range(several - 1):
                mine = self.kind == k
                x = self.x[mine]
                slope = x.T @ (weight * (p - self.y))[mine]
                bend = (x * (weight * p * (1 - p))[mine, None]).T @ x
                gradient[0] += slope
                gradient[1 + k] += slope * self.own
                hessian[0, :, 0] += bend
                hessian[0, :, 1 + k] += bend * self.own
                hessian[1 + k, :, 0] += (bend * self.own).T
                hessian[1 + k, :, 1 + k] += bend * np.outer(self.own, self.own)
            gradient += penalty.reshape(several, wide) * beta
            step = np.linalg.solve(hessian.reshape(several * wide, -1), gradient.ravel()).reshape(several, wide)
            beta = beta - step
            if np.abs(step).max() < 1e-3:
                break
        return beta


def collect(pairs: Iterable[Marked], judge: Mapping[tuple[str, str], float] | None = None) -> list[Seen]:
    """All candidates of *pairs*; *judge* gives a learned judge's log odds, out of fold, by set and id."""
    from checker.rulebook import load

    rules: dict[str, list[Any]] = defaultdict(list)
    for rule in load((), project=pathlib.Path("/nonexistent")).conflicts:
        rules[rule.kind].append(rule)
    return [c for pair in pairs for c in candidates_of(pair, rules, (judge or {}).get(pair.key))]


def opinions(path: pathlib.Path) -> dict[tuple[str, str], Opinion]:
    """What ``training/judging`` wrote of the pairs that it did not learn from, by set and id."""
    return {(name, key): Opinion(*chances) for name, key, chances in json.loads(path.read_text(encoding="utf-8"))}


def shipped(weights: Weights) -> None:
    """Write *weights* where the package reads them."""
    about = "Logistic weights by kind and feature; made by training/conflicts.py, do not edit by hand."
    text = json.dumps({"about": about, "weights": weights}, indent=1, sort_keys=True)
    (PACKAGE / "verdicts/data/weights.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument(
        "--opinions", type=pathlib.Path, default=OPINIONS, help="what the judge says of pairs it never saw"
    )
    args = parser.parse_args()
    from training.recipe import made

    pairs = [p for p in marked(args.bench) if fold(key_of(p.row)) != SEALED]
    told = opinions(args.opinions)
    shipped(made(collect(pairs, {key: one.odds for key, one in told.items()}), pairs))


if __name__ == "__main__":
    main()
