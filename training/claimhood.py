"""Fit which attributions are claims, out of fold, and write the weights (``checker/attribution/claimhood.json``).

    python -m training.claimhood --bench ../shared/bench --kept FOLDER [--write]

The examples are what the engine extracts from the marked stories: a claim that a reader kept is one, a span that a
reader threw out is none; what no reader saw counts neither way. Readers of the 18 smaller stories marked every claim
themselves, so there what matches none of theirs is taken for none, with half the weight. Logistic regression with a
quadratic penalty, by Newton's method; the folds are those of ``benchmarks/folds.py``, the sealed one takes no part.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.floors import module
from benchmarks.folds import FOLDS, SEALED, fold, key_of
from benchmarks.parsed import articles_of, kept_tools
from checker.attribution import claimhood
from checker.attribution.claimhood import Judged
from checker.attribution.drafts import Draft
from checker.attribution.encoding import Floats
from checker.pipeline import Tools
from checker.records import Kind

LOST = 0.03
"""Share of true claims that may be taken for none; those that another outlet has are still compared."""
PENALTY = 2.0
SELDOM = 4
"""Examples below which a feature is left out."""


@dataclass(frozen=True, slots=True)
class Example:
    """An attribution with its fold, its features, whether it is a claim, and what it counts."""

    fold: int
    features: Mapping[str, float]
    claim: bool
    weight: float = 1.0


class Recording(claimhood.Judge):
    """A judge that keeps the features of what it judged, by content."""

    seen: dict[tuple[tuple[int, int], ...], dict[str, float]] = {}  # noqa: RUF012 - one run, one article at a time

    def __call__(self, draft: Draft, kind: Kind, confidence: float, nested: bool = False) -> Judged:
        """What *draft* is, its features kept."""
        meant = self.commitment(draft)
        self.seen[tuple((s.start, s.end) for s in draft.content)] = self.features(
            draft, kind, confidence, meant, nested=nested
        )
        return super().__call__(draft, kind, confidence, nested)


def examples(bench: Path, tools: Tools, name: str) -> Iterator[Example]:
    """The examples of one marked set."""
    score = module(bench / "clusters_score.py")
    tools.engine.judge = Recording
    for line in (bench / f"data/{name}.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        where = fold(key_of(story))
        if where == SEALED:
            continue
        for record, article in zip(story["articles"], articles_of(story["articles"]), strict=True):
            Recording.seen = {}
            found, _ = tools.engine.attributions(tools.engine.parse(article), article)
            text = score.Text(record["text"])
            pred = [(n, text.tokens([(s.start, s.end) for s in a.content])) for n, a in enumerate(found)]
            gold = [(g["id"], text.tokens(g["content"])) for g in story["claims"] if g["article"] == record["id"]]
            kept = score.match(gold, pred)
            marks = [x for x in story.get("rejected") or [] if x["article"] == record["id"]]
            bad = [(n, text.tokens(x["content"])) for n, x in enumerate(marks)]
            thrown = score.match(bad, [p for p in pred if p[0] not in kept])
            for n, attribution in enumerate(found):
                features = Recording.seen[tuple((s.start, s.end) for s in attribution.content)]
                if n in kept or n in thrown:
                    yield Example(where, features, n in kept)
                elif "rejected" not in story:
                    yield Example(where, features, False, 0.5)


def names_of(data: Sequence[Example]) -> list[str]:
    """The features that enough of *data* have."""
    counts: dict[str, int] = {}
    for example in data:
        for name in example.features:
            counts[name] = counts.get(name, 0) + 1
    return sorted(n for n, count in counts.items() if count >= SELDOM)


def fit(data: Sequence[Example], names: Sequence[str], penalty: float = PENALTY) -> dict[str, float]:
    """Weights by feature: penalised maximum likelihood, the bias alone without a penalty."""
    x = matrix(data, names)
    y, w = np.array([e.claim for e in data], float), np.array([e.weight for e in data])
    pull = np.array([0.0 if n == "bias" else penalty for n in names])
    beta = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (w * (y - p)) - pull * beta
        step = np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + np.diag(pull + 1e-9), gradient)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return {n: round(float(b), 3) for n, b in zip(names, beta, strict=True) if abs(b) >= 0.0005}


def matrix(data: Sequence[Example], names: Sequence[str]) -> Floats:
    """One row an example, one column a feature."""
    at = {n: k for k, n in enumerate(names)}
    x = np.zeros((len(data), len(names)))
    for row, example in enumerate(data):
        for name, value in example.features.items():
            if name in at:
                x[row, at[name]] = value
    return x


def chances(data: Sequence[Example], weights: Mapping[str, float]) -> Floats:
    """The chance, 0 to 1, that each of *data* is a claim."""
    sums = [sum(weights.get(n, 0.0) * v for n, v in e.features.items()) for e in data]
    return 1 / (1 + np.exp(-np.array(sums)))


def out_of_fold(data: Sequence[Example], penalty: float = PENALTY) -> Floats:
    """The chance of each of *data* by weights fitted on the other folds."""
    out = np.zeros(len(data))
    for k in range(FOLDS):
        inside = [n for n, e in enumerate(data) if e.fold == k]
        others = [e for e in data if e.fold != k]
        if inside:
            out[inside] = chances([data[n] for n in inside], fit(others, names_of(others), penalty))
    return out


def threshold(chance: Floats, data: Sequence[Example], lost: float = LOST) -> float:
    """The chance below which no more than the share *lost* of the claims lie."""
    claims = np.sort([c for c, e in zip(chance, data, strict=True) if e.claim and e.weight == 1.0])
    return float(claims[int(lost * len(claims))])


def told(chance: Floats, data: Sequence[Example], least: float) -> str:
    """The shares at the threshold *least*, on the examples that readers judged one by one."""
    judged = [(c >= least, e.claim) for c, e in zip(chance, data, strict=True) if e.weight == 1.0]
    kept = [claim for shown, claim in judged if shown]
    claims, before = sum(c for _, c in judged), sum(not c for _, c in judged) / len(judged)
    no_claim = sum(not c for c in kept) / len(kept)
    lost = 1 - sum(kept) / claims
    return f"no claim {100 * before:.1f} % -> {100 * no_claim:.1f} %, claims lost {100 * lost:.1f} %, least {least:.3f}"


def main(argv: Sequence[str] | None = None) -> None:
    """Command line of the fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--kept", type=Path, required=True, help="where parses and readings are kept")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(argv)
    tools, _ = kept_tools(chosen.kept)
    data = [e for name in ("stories.train", "clusters.dev") for e in examples(chosen.bench, tools, name)]
    chance = out_of_fold(data)
    least = threshold(chance, data)
    print(f"{len(data)} examples, {sum(not e.claim for e in data)} no claims")
    print("out of fold:", told(chance, data, least))
    weights = fit(data, names_of(data))
    print("in sample:  ", told(chances(data, weights), data, least))
    if chosen.write:
        value: dict[str, Any] = {"least": round(least, 3), "weights": dict(sorted(weights.items()))}
        claimhood.WEIGHTS.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
