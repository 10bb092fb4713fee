"""Fit the weights by which a pronoun is resolved, and write them into ``checker/speakers/salience.tsv``.

    python -m training.salience --bench ../shared/bench --cache DIR

A conditional logit: for each claim of the marked stories whose source is "he" or "she", the candidates of
:mod:`checker.speakers.salience` compete with one another and with nobody; right are those whom the marked speaker's
name means. Open folds only (:mod:`benchmarks.folds`); the share that is printed is out of fold, the weights that are
written are fitted on all of them. Rounds follow each other because who was found for one pronoun is a candidate for
the next.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np

from benchmarks.floors import module
from benchmarks.folds import FOLDS, SEALED, fold, key_of
from benchmarks.mouths import SETS, matched, parts_of, stories_of
from checker.choices import Options
from checker.pipeline import load_tools
from checker.rulebook import load
from checker.speakers import coreference, local, salience
from checker.speakers.bearer import Bearer
from checker.speakers.phrases import HE, SHE

if TYPE_CHECKING:
    from spacy.tokens import Token

PENALTY = 6.0
PRIOR = {  # what the weights are drawn to: what salience factors are known to do, in the order of their strength
    "barred": -4.0,
    "told": -2.5,
    "governor": 1.5,
    "spoke0": 1.5,
    "spoke0 quoted": 1.5,
    "spoke1 quoted": 1.5,
    "quoted": -1.5,
    "rank": -1.5,
    "person": 1.0,
    "word": -1.0,
    "main_subject": 0.7,
    "main_subject quoted": 0.7,
    "spoke1": 0.7,
    "gender": 0.7,
    "paragraph0": 0.7,
    "paragraph2": -0.7,
    "gap3": -0.7,
    "gap0": 0.5,
    "gap1": 0.5,
    "subject0": 0.5,
    "subject1": 0.5,
    "was_subject0": 0.5,
    "spoke2 quoted": 0.5,
    "owner of subject": 0.5,
    "inner": -0.5,
    "often": 0.4,
    "was_subject1": 0.4,
    "was_subject2": 0.2,
    "spoke2": 0.2,
}
ROUNDS = 3
OUT = pathlib.Path(salience.__file__).with_name("salience.tsv")
Weights = Mapping[str, float]
Case = tuple[int, list[dict[str, float]], list[bool]]  # fold; features and rightness of each candidate, nobody last


def cases(stories: Sequence[Any], by: Any, weights: Mapping[int, Weights]) -> list[Case]:
    """Every pronoun that is a claim's source, resolved with the weights of its story's fold."""
    out: list[Case] = []
    for record, parts in stories:
        here = fold(key_of(record))
        gold = {c["id"]: c["speaker"] for c in record["claims"]}
        for doc, part in parts:
            kept: dict[int, dict[Bearer, dict[str, float]]] = {}

            class Recording(coreference.Reading):
                def candidates(self, token: Token, gender: str) -> dict[Bearer, dict[str, float]]:
                    found = super().candidates(token, gender)
                    if token.lower_ in HE | SHE:
                        kept[token.i] = found  # noqa: B023 - read before the next article
                    return found

            with patch.object(local, "Reading", Recording), patch.object(coreference, "weights", lambda: weights[here]):  # noqa: B023
                local.people_of(doc, part.article, [c.attribution for c in part.claims])
            at = {t.idx: t.i for t in doc}
            for key, claim in matched(record, part, by).items():
                source = claim.attribution.source
                token = at.get(source[0].start) if len(source) == 1 else None
                if token is None or token not in kept or len(doc[token]) != source[0].end - source[0].start:
                    continue
                found = kept[token]
                right = [by.same_speaker(gold[key], b.name) for b in found]
                if sum(right) <= 1:
                    out.append((here, [*found.values(), {salience.NOBODY: 1.0}], [*right, not any(right)]))
    return out


def fitted(rows: Sequence[Case]) -> dict[str, float]:
    """Weights of a conditional logit with a quadratic penalty around :data:`PRIOR`, by Newton's method."""
    names = sorted({name for _, found, _ in rows for one in found for name in one} | set(PRIOR))
    place = {name: n for n, name in enumerate(names)}
    tables = []
    for _, found, right in rows:
        table = np.zeros((len(found), len(names)))
        for n, one in enumerate(found):
            for name, value in one.items():
                table[n, place[name]] = value
        tables.append((table, np.array(right, dtype=float)))
    mean = np.array([PRIOR.get(name, 0.0) for name in names])
    w = mean.copy()
    for _ in range(30):
        slope, curve = PENALTY * (mean - w), PENALTY * np.eye(len(names))
        for table, right in tables:
            score = table @ w
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            slope += table.T @ (right - chance)
            expected = table.T @ chance
            curve += (table * chance[:, None]).T @ table - np.outer(expected, expected)
        step = np.linalg.solve(curve, slope)
        w += step
        if np.abs(step).max() < 1e-6:
            break
    return {name: float(w[place[name]]) for name in names}


def correct(rows: Sequence[Case], weights: Mapping[int, Weights]) -> float:
    """The share of pronouns whose best candidate is right."""
    hits = 0
    for here, found, right in rows:
        scores = [salience.total(one, weights[here]) for one in found]
        hits += right[scores.index(max(scores))]
    return hits / max(1, len(rows))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, required=True)
    parser.add_argument("--crossed", type=pathlib.Path, help="a folder for the weights of each fold, for mouths")
    args = parser.parse_args()
    by = module(args.bench / "clusters_score.py")
    tools = load_tools(Options(), load(project=pathlib.Path()))
    stories = []
    for name in SETS:
        (args.cache / name).mkdir(parents=True, exist_ok=True)
        for record in stories_of(name, args.bench):
            stories.append((record, list(parts_of(record, tools, args.cache / name))))
    weights: dict[int, Weights] = defaultdict(lambda: PRIOR)
    for _ in range(ROUNDS):
        rows = cases(stories, by, weights)
        print(f"{len(rows)} pronouns, {correct(rows, weights):.4f} right")
        weights = {n: fitted([r for r in rows if r[0] != n]) for n in range(FOLDS) if n != SEALED}
    rows = cases(stories, by, weights)
    if args.crossed:
        (args.crossed / "salience.json").write_text(json.dumps(weights), encoding="utf-8")
    best = fitted(rows)
    inside = correct(rows, dict.fromkeys(range(FOLDS), best))
    print(f"{len(rows)} pronouns, {correct(rows, weights):.4f} right out of fold, {inside:.4f} in it")
    lines = [f"{name}\t{value:.3f}" for name, value in sorted(best.items())]
    head = "# weights of checker.speakers.salience, fitted by training/salience.py"
    OUT.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
