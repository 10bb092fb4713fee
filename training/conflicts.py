"""Refit checker/verdicts/data/weights.json: how likely a candidate of each conflict kind is a real conflict.

    python training/conflicts.py DIR_OF_PAIRS > checker/verdicts/data/weights.json

DIR_OF_PAIRS holds ``pairs.<set>.dev.jsonl``, lines of {"id", "a", "b", "label", "kind"}; nothing of their text is kept,
only one weight a feature. The model is a logistic regression with an L2 penalty, fitted by Newton's method on the
candidates that the kinds themselves propose. A pair labelled conflict counts for its likeliest candidate only.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from checker.records import Claim

SETS = {"natural": 2.0, "perturb": 0.5, "emergent": 0.7, "sts_headlines": 0.5, "msrp": 0.3, "rte3": 0.5}
# which edits of the controlled set speak for which kind; a pair with another edit teaches this kind nothing
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
PENALTY = 1.0
PENALTIES = {"number": 2.0}
# figures are what real news pairs disagree on; for the other kinds they hold too few conflicts to lean on
NATURAL = {"number": 4.0}


class Seen(NamedTuple):
    """One candidate of one pair."""

    set: str
    pair: str
    label: str
    edit: str | None
    kind: str
    features: dict[str, float]


def used(c: Seen) -> bool:
    """Whether a candidate teaches its kind anything."""
    if c.label == "ambiguous" or (c.set == "msrp" and c.label == "same" and c.kind == "number"):
        return False  # many MSRP paraphrases hold figures that truly differ
    return not (c.label == "conflict" and c.set == "perturb" and c.edit not in EDITS.get(c.kind, ()))


def fit(seen: Iterable[Seen], kind: str, penalty: float | None = None) -> dict[str, float]:
    """Feature to weight for one kind."""
    penalty = PENALTIES.get(kind, PENALTY) if penalty is None else penalty
    rows = [c for c in seen if c.kind == kind and used(c)]
    names = sorted({n for c in rows for n in c.features})
    names.sort(key=lambda n: (n != "bias", n))
    x = np.array([[c.features.get(n, 0.0) for n in names] for c in rows])
    y = np.array([c.label == "conflict" for c in rows], float)
    each = Counter(c.pair for c in rows)
    trust = SETS | ({"natural": NATURAL[kind]} if kind in NATURAL else {})
    weight = np.array([trust.get(c.set, 0.5) / each[c.pair] ** 0.5 for c in rows])
    now = weight.copy()
    beta = np.zeros(len(names))
    for _ in range(4):
        beta = _newton(x, y, now, penalty)
        score = x @ beta
        best: dict[str, float] = defaultdict(lambda: -np.inf)
        for c, s in zip(rows, score, strict=True):
            best[c.pair] = max(best[c.pair], s)
        for i, c in enumerate(rows):
            if y[i]:
                now[i] = weight[i] if score[i] >= best[c.pair] - 1e-9 else 0.02 * weight[i]
    return {n: round(float(b), 3) for n, b in zip(names, beta, strict=True) if abs(b) >= 0.0005}


def _newton(x: Any, y: Any, weight: Any, penalty: float) -> Any:
    beta = np.zeros(x.shape[1])
    shrink = np.diag(np.r_[penalty / 100, np.full(x.shape[1] - 1, penalty)])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + shrink @ beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + shrink + 1e-6 * np.eye(len(beta))
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def pairs_of(folder: Path, name: str) -> Iterator[tuple[dict[str, Any], Claim, Claim]]:
    """The pairs of the set *name* in *folder*: the line as it stands, and its two claims."""
    from checker.facts.extract import facts_of
    from checker.language import load
    from checker.records import Attribution, Claim, Span

    rows = [json.loads(line) for line in (folder / f"pairs.{name}.dev.jsonl").open(encoding="utf-8")]
    docs = load().pipe(text for r in rows for text in (r["a"], r["b"]))
    for r in rows:
        sides = []
        for key in "ab":
            whole = (Span(0, len(r[key])),)
            facts = facts_of(next(docs), whole, published=None)
            sides.append(Claim(key, key, r[key], Attribution(key, (), (), whole, "indirect"), None, facts))
        yield r, sides[0], sides[1]


def candidates_of(name: str, row: dict[str, Any], left: Claim, right: Claim, rules: Sequence[Any]) -> list[Seen]:
    """All candidates of one pair of the set *name* that are weighed."""
    from checker.verdicts.kinds.base import Pair
    from checker.verdicts.rules import conflict_kinds

    pair = Pair(left, right)
    return [
        Seen(name, row["id"], row["label"], row.get("kind"), kind, c.features)
        for kind, rule in conflict_kinds().items()
        for c in rule.candidates(pair, [r for r in rules if r.kind == kind])
        if c.features
    ]


def collect(folder: Path) -> list[Seen]:
    """All candidates of all sets in *folder*."""
    from checker.rulebook import load

    rules = load().conflicts
    out = []
    for name in SETS:
        for row, left, right in pairs_of(folder, name):
            out += candidates_of(name, row, left, right, rules)
        print(name, len(out), file=sys.stderr)
    return out


def main() -> None:
    seen = collect(Path(sys.argv[1]))
    kinds = sorted({c.kind for c in seen})
    about = "Logistic weights by kind and feature; made by training/conflicts.py, do not edit by hand."
    print(json.dumps({"about": about, "weights": {k: fit(seen, k) for k in kinds}}, indent=1))


if __name__ == "__main__":
    main()
