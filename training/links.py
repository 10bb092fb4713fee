"""Refit the weights of links in rules/thresholds.yaml: which claims of a story are one statement.

    python -m training.links --bench ../shared/bench

prints the weights, in points (ten are one of log odds, and 50 in all an even chance), and the score of a link. Taught
are all pairs of claims of two articles of the bench's open folds (:mod:`benchmarks.folds`), once of the claims that are
marked and once of those that the tool finds: marked links against everything else, among it the pairs that readers
noted as alike and not the same. The model is a logistic regression with an L2 penalty; nothing of the texts is kept.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import pathlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

from training.logistic import newton

NAMES = (
    "base",
    "speaker",
    "side",
    "nameless",
    "seldom",
    "quotations",
    "distance",
    "day",
    "stance",
    "negation",
    "same_names",
    "common",
    "lone",
    "overlap",
    "cover",
    "bulk",
    "sequence",
    "sorted",
    "in_a_row",
)
"""The matchers that pay: without any of them the folds held back are told worse; more of them tell nothing more."""
PENALTY = 1.0
ONE_IN = 20
"""One in so many of the pairs that share next to nothing teaches, and counts for so many."""
PRECISE = 0.8
"""Precision of the pairs of claims found that a link's score is chosen for."""


class Row(NamedTuple):
    """One pair of claims: the story's fold, the matchers' values, whether it is a marked link, and what it counts for.

    ``found`` tells that the claims are the tool's own, not the marked ones; ``vetoed`` that no score makes it a link.
    """

    fold: int
    values: tuple[float, ...]
    link: bool
    weight: float
    found: bool
    vetoed: bool


def rows_of(story: Any, book: Any, score: ModuleType) -> list[Row]:
    """All pairs of one marked story that teach something (:class:`benchmarks.storyread.Story`)."""
    from benchmarks.folds import fold
    from benchmarks.storyread import with_marked_speakers
    from checker import pipeline

    day = pipeline.said_on(p.article for p in story.parts)
    report = pipeline.check(story.parts, book)
    given = with_marked_speakers(story, pipeline.with_speakers(story.parts, book), score)
    here = fold(story.id)
    marked = {c.id: c.id.split(":", 1)[1] for c in given}
    out = list(_pairs(story.row, given, marked, here, day, score, found=False))
    texts = {a["id"]: score.Text(a["text"]) for a in story.row["articles"]}
    to_gold: dict[str, str] = {}
    for article, text in texts.items():
        gold = [(g["id"], text.tokens(g["content"])) for g in story.row["claims"] if g["article"] == article]
        own = [c for c in report.claims if c.article == article]
        to_gold |= score.match(
            gold, [(c.id, text.tokens([(s.start, s.end) for s in c.attribution.content])) for c in own]
        )
    return [*out, *_pairs(story.row, report.claims, to_gold, here, day, score, found=True)]


def _pairs(
    row: Mapping[str, Any],
    claims: Sequence[Any],
    to_gold: Mapping[str, str],
    here: int,
    day: Callable[[Any], int | None],
    score: ModuleType,
    *,
    found: bool,
) -> Iterable[Row]:
    from checker.alignment.matchers import MATCHERS, SILENT, pair_of
    from checker.alignment.profiles import profile, story_of
    from checker.alignment.score import vetoes

    article_of = {c["id"]: c["article"] for c in row["claims"]}
    links = score.links(row["groups"], article_of)
    trifling = {frozenset((b, m)) for g in row["groups"] for b in g.get("borderline") or [] for m in g["claims"]}
    whole = story_of(claims, day)
    ready = [profile(c, whole) for c in sorted(claims, key=lambda c: c.id) if c.id in to_gold]
    for left, right in itertools.combinations(ready, 2):
        key = frozenset((to_gold[left.id], to_gold[right.id]))
        if left.article == right.article or (key in trifling and key not in links):
            continue
        pair = pair_of(left, right)
        weight = 1.0
        if key not in links and pair.shared < 0.15 * min(left.mass, right.mass):
            lot = hashlib.sha256(f"{left.id} {right.id}".encode()).digest()
            if lot[0] * 256 + lot[1] >= 65536 // ONE_IN:
                continue
            weight = float(ONE_IN)
        told = [MATCHERS[name](pair) for name in NAMES]
        values = tuple(SILENT if v is None else v for v in told)
        yield Row(here, values, key in links, weight, found, bool(vetoes(left, right)))


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Points by matcher."""
    x = np.array([r.values for r in rows])
    beta = newton(x, np.array([r.link for r in rows], float), np.array([r.weight for r in rows]), PENALTY)
    points = {name: round(10 * float(b), 1) for name, b in zip(NAMES, beta, strict=True)}
    return points | {"base": round(points["base"] + 50, 1)}


def points(rows: Sequence[Row], weights: Mapping[str, float]) -> Any:
    """The score of each row, not bounded; nothing where a veto stands against it."""
    total = np.array([r.values for r in rows]) @ np.array([weights[n] for n in NAMES])
    return np.where([r.vetoed for r in rows], -1000.0, total)


def link(rows: Sequence[Row], weights: Mapping[str, float]) -> float:
    """The lowest score from which the pairs of claims found are links with a precision of :data:`PRECISE`."""
    own = [r for r in rows if r.found]
    score = points(own, weights)
    order = np.argsort(-score, kind="stable")
    right = np.cumsum([own[i].link * own[i].weight for i in order])
    told = np.cumsum([own[i].weight for i in order])
    enough = np.flatnonzero(right / told >= PRECISE)
    return round(float(score[order[enough[-1]]]), 1) if len(enough) else 100.0


def learned(rows: Sequence[Row], thresholds: Any, without: int | None = None) -> Any:
    """*thresholds* with the weights and the score of a link that *rows* teach, those of the fold *without* left out."""
    from dataclasses import fields

    from benchmarks.folds import SEALED

    taught = [r for r in rows if r.fold not in (without, SEALED)]
    weights = fit(taught)
    kept = {f.name: getattr(thresholds, f.name) for f in fields(thresholds)}
    return type(thresholds)(**kept | {"weights": weights, "link": link(taught, weights)})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--cache", type=pathlib.Path, help="where what was read of the stories is kept")
    args = parser.parse_args()
    from benchmarks.floors import module
    from benchmarks.folds import SEALED, fold
    from benchmarks.storyread import CACHE, OWN, stories
    from checker.rulebook import load

    book = load((), project=pathlib.Path("/nonexistent"))
    score = module(args.bench / "clusters_score.py")
    told = stories(args.bench, args.cache or CACHE)
    rows = [r for s in told if s.set != OWN and fold(s.id) != SEALED for r in rows_of(s, book, score)]
    made = learned(rows, book.thresholds)
    for name, weight in made.weights.items():
        print(f"      {name}: {weight:g}")
    print(f"    link: {made.link:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
