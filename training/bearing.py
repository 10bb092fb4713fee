"""Refit checker/verdicts/data/bearing.json: whether two claims with a link bear each other out.

    python -m training.bearing --bench ../shared/bench

Taught are the links that the tool makes in the bench's stories, right ones against those that readers did not make or
call a conflict, each link scored by weights fitted on the other folds; and the marked pairs of sentences of two
outlets, what says the same against all else. Only the folds that the judge never saw (:data:`UNSEEN`) teach, by what
it says of them. The model is a logistic regression with an L2 penalty; pairs have a bias of their own in place of a
score, and only what both share is shipped. Nothing of the texts is kept.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

from checker.learned import Opinion
from checker.verdicts.bearing import features
from training.conflicts import opinions
from training.logistic import newton

UNSEEN = (2, 3)
"""The open folds that the judge did not learn on."""
TRUST = {"outlets": 0.3, "pool": 0.3, "natural": 0.15}
"""What a marked pair of each set counts for, beside a link."""
PENALTY = 1.0
NAMES = ("bias", "score", "aligned", "contrary")
ALIKE = frozenset({"same", "weaker"})


class Row(NamedTuple):
    """One link or marked pair: its fold, its features, whether both say the same, and what it counts for."""

    fold: int
    named: Mapping[str, float]
    right: bool
    weight: float


def rows_of(story: Any, book: Any, score: ModuleType) -> Iterator[Row]:
    """The links that the tool makes in a marked story (:class:`benchmarks.storyread.Story`) under the rules *book*."""
    from benchmarks.folds import fold
    from checker import pipeline
    from checker.learned import opinion

    report = pipeline.check(story.parts, book)
    to_gold = gold_of(story.row, report.claims, score)
    articles = {c["id"]: c["article"] for c in story.row["claims"]}
    right = score.links([g for g in story.row["groups"] if g["verdict"] != "conflicting"], articles)
    borderline = {
        frozenset((b, m)) for g in story.row["groups"] for b in g.get("borderline") or [] for m in g["claims"]
    }
    text = {c.id: c.text for c in report.claims}
    for verdict in report.verdicts:
        for link in verdict.group.alignments:
            if not {link.left, link.right} <= to_gold.keys():
                continue
            pair = frozenset((to_gold[link.left], to_gold[link.right]))
            if pair in borderline - right:
                continue
            total = sum(part.value * part.weight for part in link.parts)
            said = opinion(text[link.left], text[link.right])
            named = features(said, score=total)
            yield Row(fold(story.id), named, pair in right, 1.0)


def gold_of(row: Mapping[str, Any], claims: Sequence[Any], score: ModuleType) -> dict[str, str]:
    """The marked claim that each claim found is, by ids, as the scorer has it."""
    out: dict[str, str] = {}
    for article in row["articles"]:
        text = score.Text(article["text"])
        gold = [(c["id"], text.tokens(c["content"])) for c in row["claims"] if c["article"] == article["id"]]
        own = [c for c in claims if c.article == article["id"]]
        spans = [(c.id, text.tokens([(s.start, s.end) for s in c.attribution.content])) for c in own]
        out.update(score.match(gold, spans))
    return out


def pair_rows(rows: Iterable[tuple[str, int, str, Opinion]]) -> Iterator[Row]:
    """The marked pairs, each as its set, fold, label and what the judge says of it."""
    for name, here, label, said in rows:
        if name in TRUST and label != "ambiguous":
            named = features(said, score=0.0) | {"pair": 1.0}
            yield Row(here, named, label in ALIKE, TRUST[name])


def marked_rows(bench: pathlib.Path, told: Mapping[tuple[str, str], Opinion]) -> list[Row]:
    """:func:`pair_rows` of the sets of *bench* and our own, with the opinions *told*."""
    from benchmarks.folds import fold, key_of
    from benchmarks.pairsets import rows_of as pairs

    every = ((name, row, (name, str(row["id"]))) for name in TRUST for row in pairs(bench, name))
    return list(pair_rows((n, fold(key_of(row)), row["label"], told[key]) for n, row, key in every if key in told))


def fit(rows: Iterable[Row], without: int | None = None) -> dict[str, float]:
    """Weight by feature, taught by the *rows* of :data:`UNSEEN` folds but the one *without*."""
    taught = [r for r in rows if r.fold in UNSEEN and r.fold != without]
    x = np.array([[r.named.get(name, 0.0) for name in (*NAMES, "pair")] for r in taught])
    right = np.array([r.right for r in taught], float)
    beta = newton(x, right, np.array([r.weight for r in taught]), PENALTY)
    return {name: round(float(b), 3) for name, b in zip(NAMES, beta, strict=False)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--opinions", type=pathlib.Path, default=pathlib.Path("benchmarks/marks/opinions.json"))
    parser.add_argument("--cache", type=pathlib.Path, help="where what was read of the stories is kept")
    parser.add_argument("--stale", action="store_true", help="take it from there although the code has changed")
    parser.add_argument("--write", action="store_true", help="ship the weights")
    args = parser.parse_args()
    from benchmarks.floors import module
    from benchmarks.storyfolds import taught_rows
    from benchmarks.storyread import CACHE, stories
    from checker.rulebook import load

    told = list(stories(args.bench, args.cache or CACHE, stale=args.stale))
    book = load((), project=pathlib.Path("/nonexistent"))
    score = module(args.bench / "clusters_score.py")
    rows = taught_rows(told, book, score, marked_rows(args.bench, opinions(args.opinions)))[1]
    for number in (*UNSEEN, None):
        print("all" if number is None else f"without fold {number}", fit(rows, number))
    if args.write:
        from importlib import resources

        path = pathlib.Path(str(resources.files("checker.verdicts"))) / "data/bearing.json"
        path.write_text(json.dumps({"made_by": "training/bearing.py", "weights": fit(rows)}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
