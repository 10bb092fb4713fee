"""Fits the weights by which articles are put into stories, on piles of marked stories.

    python -m training.stories --data ../shared [--out checker/stories/weights.json]

Piles are drawn of 1 to 200 whole stories of one set, so that the weight of a pile's size is learned: three articles
that somebody gives alone are more likely one story than three out of a thousand. The dates of the bench's stories lie
years apart; in half of the piles they are moved into one fortnight, in the other half they are left out. Only stories
of open folds (:mod:`benchmarks.folds`) are read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import pathlib
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.folds import SEALED, fold
from checker.records import Article, Span
from checker.stories.group import Model
from checker.stories.pairs import FEATURES, TELLING, features, met
from checker.stories.words import Terms, terms_of, vectors

SETS = {"bench": ("bench/data/clusters.dev.jsonl", "bench/data/stories.train.jsonl"), "pool": ("pool/outlets.jsonl",)}
SIZES = (1, 1, 1, 2, 2, 3, 5, 8, 15, 30, 80, 200)
PILES = 150
THRESHOLD = -1.5
"""The mean log-odds from which clusters are joined, chosen on folds 0 to 3 (``benchmarks/stories.py --thresholds``)."""

Marked = tuple[str, Article]
Pile = list[tuple[str, Article, Terms]]


def marked(data: pathlib.Path, name: str, *, sealed: bool = False) -> list[Marked]:
    """(story, article) of every article of the set, of the sealed fold or of the others, by article id."""
    rows = (json.loads(line) for file in SETS[name] for line in (data / file).read_text("utf-8").splitlines())
    found = []
    for row in rows:
        if (fold(row["id"]) == SEALED) == sealed:
            for a in row["articles"]:
                day = dt.date.fromisoformat(a["published"]) if a.get("published") else None
                whole = Span(0, len(a["text"]))
                article = Article(a["id"], a["outlet"], a["text"], whole, "", title=a.get("title"), published=day)
                found.append((row["id"], article))
    return sorted(found, key=lambda pair: pair[1].id)


def read(articles: Sequence[Marked]) -> Pile:
    """The same with their stems."""
    return [(story, article, terms_of(article)) for story, article in articles]


def undated(pile: Pile) -> Pile:
    """The same without publication dates."""
    return [(story, replace(article, published=None), terms) for story, article, terms in pile]


def near(pile: Pile, rng: random.Random) -> Pile:
    """The same with every story moved into one fortnight; days between articles of one story stay."""
    first: dict[str, dt.date] = {}
    for story, article, _ in pile:
        if article.published:
            first[story] = min(first.get(story, article.published), article.published)
    start = {story: dt.date(2020, 1, 1) + dt.timedelta(rng.randrange(15)) for story in sorted(first)}
    return [
        (s, replace(a, published=start[s] + (a.published - first[s]) if a.published else None), t) for s, a, t in pile
    ]


def drawn(pile: Pile, rng: random.Random) -> Iterator[Pile]:
    """Piles of whole stories of *pile*."""
    stories: dict[str, Pile] = defaultdict(list)
    for row in pile:
        stories[row[0]].append(row)
    for _ in range(PILES):
        names = rng.sample(sorted(stories), min(rng.choice(SIZES), len(stories)))
        some = sorted((row for name in names for row in stories[name]), key=lambda row: row[1].id)
        yield near(some, rng) if rng.random() < 0.5 else undated(some)


def rows_of(pile: Pile) -> list[tuple[tuple[int, int], tuple[float, ...], bool]]:
    """Each pair that meets: its places, its features, and whether it is of one story."""
    known = vectors([terms for _, _, terms in pile], TELLING)
    days = [article.published for _, article, _ in pile]
    return [
        ((i, j), features(known[i], known[j], (days[i], days[j]), len(pile)), pile[i][0] == pile[j][0])
        for i, j in met(known)
    ]


def fitted(sets: Collection[Pile], seed: int = 1) -> Model:
    """Logistic regression on the pairs of drawn piles; a pile counts with the root of its pairs."""
    rng = random.Random(seed)
    values, labels, counts = [], [], []
    for pile in sets:
        for some in drawn(pile, rng):
            rows = rows_of(some)
            for _, row, same in rows:
                values.append((*row, 1.0))
                labels.append(float(same))
                counts.append(len(rows) ** -0.5)
    x, y, w = np.array(values), np.array(labels), np.array(counts)
    beta = np.zeros(x.shape[1])
    for _ in range(30):  # Newton's method
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (w * (p - y)) + 1e-3 * beta
        beta -= np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(len(beta)), slope)
    return Model(tuple(float(b) for b in beta[:-1]), float(beta[-1]), THRESHOLD)


def main() -> None:
    """Fit on the open folds and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with bench/ and pool/")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("checker/stories/weights.json"))
    args = parser.parse_args()
    model = fitted([read(marked(args.data, name)) for name in SETS])
    weights = {name: round(w, 4) for name, w in zip(FEATURES, model.weights, strict=True)}
    kept = {"weights": weights, "constant": round(model.constant, 4), "threshold": model.threshold}
    args.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
