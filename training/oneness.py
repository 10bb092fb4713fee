"""Fit the weights by which two speakers are taken for one, and write them into ``checker/speakers/oneness.tsv``.

    python -m training.oneness --bench ../shared/bench --cache DIR [--crossed DIR]

The pairs are those that :mod:`checker.speakers.oneness` compares in the marked stories and whose speakers both have
marked claims. Two are one where a group of claims has both under one marked name; they are two where no claims of
theirs have one marked name, and, unnamed ones, also where the name is one ("critics") but no group has both. Open folds
only (:mod:`benchmarks.folds`); the counts that are printed are out of fold, the weights that are written are fitted on
all of them. ``--crossed`` has ``salience.json`` of :mod:`training.salience` and gets ``oneness.json``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.floors import module
from benchmarks.folds import FOLDS, SEALED, fold, key_of
from benchmarks.mouths import SETS, Read, crossed, matched, parts_of, stories_of
from checker.pipeline import Options, Tools, load_tools
from checker.rulebook import load
from checker.speakers import merging, oneness
from checker.speakers.across import Story
from checker.speakers.cluster import Cluster
from checker.speakers.local import people_of

PENALTY = 1.0
PRIOR = {"same words": 2.0, "alike": 2.0, "rival": -2.0, oneness.BIAS: -2.0}
"""What the weights are drawn to: the same words are said by one speaker, and two of whom nothing is known are two."""
OUT = pathlib.Path(oneness.__file__).with_name("oneness.tsv")


@dataclass(frozen=True)
class Pair:
    """Two speakers of one story: its fold, what holds of them, and whether they are one."""

    fold: int
    held: Mapping[str, float]
    one: bool


def pairs(record: Mapping[str, Any], parts: Sequence[Read], tools: Tools, by: Any) -> Iterator[Pair]:
    """The pairs of one story."""
    aliases = tools.rulebook.aliases
    people = [people_of(doc, part.article, [c.attribution for c in part.claims], aliases) for doc, part in parts]
    of = {claim.id: key for _, part in parts for key, claim in matched(record, part, by).items()}
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in people:
        for r in one.resolutions:
            if len(r.entities) == 1 and r.attribution in of:
                told[one.article, r.entities[0]].append(of[r.attribution])
    name = {c["id"]: c["speaker"] for c in record["claims"]}
    grouped = {frozenset(p) for g in record["groups"] for p in itertools.combinations(set(g["claims"]), 2)}

    def marked(cluster: Cluster) -> list[str]:
        """The marked claims of a cluster that are in its mouth."""
        claims = [c for key, _ in cluster.members for c in told.get(key, ())]
        return [c for c in claims if not cluster.given or by.same_speaker(name[c], cluster.name)]

    with patch.object(merging, "LIKELY", 2.0):
        clusters = Story(people, aliases).clusters
    for left, right, held in oneness.Crowd(clusters, people).pairs():
        both = list(itertools.product(marked(left), marked(right)))
        alike = [p for p in both if by.same_speaker(name[p[0]], name[p[1]])]
        one = any(frozenset(p) in grouped for p in alike)
        named_so = "unnamed" in (left.type, right.type) and all(name[a] == name[b] for a, b in alike)
        if both and (one or not alike or named_so):
            yield Pair(fold(key_of(record)), held, one)


def fitted(rows: Sequence[Pair]) -> dict[str, float]:
    """Weights of a logistic regression with a quadratic penalty around :data:`PRIOR`, by Newton's method."""
    names = sorted({n for r in rows for n in r.held} | set(PRIOR))
    x = np.array([[r.held.get(n, 0.0) for n in names] for r in rows])
    y = np.array([float(r.one) for r in rows])
    mean = np.array([PRIOR.get(n, 0.0) for n in names])
    w = mean.copy()
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (y - p) + PENALTY * (mean - w)
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names)), slope)
        w += step
        if np.abs(step).max() < 1e-6:
            break
    return {n: float(v) for n, v in zip(names, w, strict=True)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("--crossed", type=pathlib.Path, help="a folder for the weights of each fold, for mouths")
    args = parser.parse_args()
    by = module(args.bench / "clusters_score.py")
    tools = load_tools(Options(), load(project=pathlib.Path()))
    rows: list[Pair] = []
    for name in SETS:
        (args.cache / name).mkdir(parents=True, exist_ok=True)
        for record in stories_of(name, args.bench):
            with crossed(args.crossed, fold(key_of(record))):
                rows += pairs(record, list(parts_of(record, tools, args.cache / name)), tools, by)
    weights = {n: fitted([r for r in rows if r.fold != n]) for n in range(FOLDS) if n != SEALED}
    said = [(r.one, oneness.chance(r.held, weights[r.fold]) >= oneness.LIKELY) for r in rows]
    print(f"{len(rows)} pairs, {sum(r.one for r in rows)} are one; out of fold", end=" ")
    print(f"{said.count((True, True))} found, {said.count((False, True))} wrongly")
    if args.crossed:
        (args.crossed / "oneness.json").write_text(json.dumps(weights), encoding="utf-8")
    lines = [f"{name}\t{value:.3f}" for name, value in sorted(fitted(rows).items())]
    head = "# weights of checker.speakers.oneness, fitted by training/oneness.py"
    OUT.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
