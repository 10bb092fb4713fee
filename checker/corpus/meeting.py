"""The steps of :func:`checker.stories.group.stories_of` over parts of a pile: pure functions from batches to batches.

The same numbers in the same order of addition, so the same stories: stems lead from article to article (a group-by),
each keeps the nearest, and what may grow together is a connected component of strong evidence. No cluster reaches over
two components, since of two without strong evidence between them the mean is below the threshold.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from checker.corpus.folder import articles_in
from checker.stories.cluster import joined
from checker.stories.group import Model, against
from checker.stories.pairs import TELLING, features, nearest
from checker.stories.words import Terms, Vector, tells, terms_of, vector

_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
TERMS = pa.schema(
    [("id", _TEXT), ("day", _TEXT), ("stems", _TEXTS), ("counts", pa.list_(pa.int32())), ("names", _TEXTS)]
)
"""What each article is made of."""
_FIELDS = (("day", _TEXT), ("stems", _TEXTS), ("weights", pa.list_(pa.float64())))
_NAMED = (("names", _TEXTS), ("name_weights", pa.list_(pa.float64())))
VECTORS = pa.schema([("id", _TEXT), *_FIELDS, *_NAMED, ("best", _TEXTS)])
"""What each word of an article weighs."""
KEYS = pa.schema([("stem", _TEXT), ("id", _TEXT), ("rank", pa.int32()), ("weight", pa.float64())])
"""By which stems an article is found."""
SHARED = pa.schema([("left", _TEXT), ("rank", pa.int32()), ("right", _TEXT), ("value", pa.float64())])
"""What two articles share by one stem."""
PAIRS = pa.schema([("left", _TEXT), ("right", _TEXT)])
EVIDENCE = pa.schema([*PAIRS, ("value", pa.float64())])
CLUSTERS = pa.schema([("articles", _TEXTS)])


def made_of(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Articles (``PILE``) -> ``TERMS``."""
    for some in batches:
        rows = []
        for _, article in articles_in(some):
            terms = terms_of(article)
            rows.append(
                {
                    "id": article.id,
                    "day": article.published.isoformat() if article.published else None,
                    "stems": list(terms.counts),
                    "counts": list(terms.counts.values()),
                    "names": sorted(terms.names),
                }
            )
        yield pa.RecordBatch.from_pylist(rows, schema=TERMS)


def weighed(batches: Iterable[pa.RecordBatch], having: Mapping[str, int], pile: int) -> Iterator[pa.RecordBatch]:
    """``TERMS`` -> ``VECTORS``; *having* are the stems that several of *pile* articles have, with how many."""
    for some in batches:
        rows = []
        for row in some.to_pylist():
            terms = Terms(dict(zip(row["stems"], row["counts"], strict=True)), frozenset(row["names"]))
            told = {stem: tells(stem, having.get(stem, 1), pile) for stem in terms.counts}
            found = vector(terms, told, TELLING)
            rows.append(
                {
                    "id": row["id"],
                    "day": row["day"],
                    "stems": list(found.weights),
                    "weights": list(found.weights.values()),
                    "names": list(found.names),
                    "name_weights": list(found.names.values()),
                    "best": list(found.best),
                }
            )
        yield pa.RecordBatch.from_pylist(rows, schema=VECTORS)


def keyed(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """``VECTORS`` -> ``KEYS``."""
    for some in batches:
        rows = []
        for row in some.to_pylist():
            weights = dict(zip(row["stems"], row["weights"], strict=True))
            rows += [
                {"stem": stem, "id": row["id"], "rank": rank, "weight": weights[stem]}
                for rank, stem in enumerate(row["best"])
            ]
        yield pa.RecordBatch.from_pylist(rows, schema=KEYS)


def shared(one_stem: pa.Table) -> pa.Table:
    """``KEYS`` of one stem -> ``SHARED``, both ways."""
    rows = sorted(one_stem.to_pylist(), key=lambda row: str(row["id"]))
    found = [
        {"left": a["id"], "rank": a["rank"], "right": b["id"], "value": a["weight"] * b["weight"]}
        for a in rows
        for b in rows
        if a is not b
    ]
    return pa.Table.from_pylist(found, schema=SHARED)


def near(one_article: pa.Table) -> pa.Table:
    """``SHARED`` of one article -> the ``PAIRS`` of it and those nearest to it, the smaller id first."""
    total: dict[str, float] = defaultdict(float)
    left = ""
    for row in sorted(one_article.to_pylist(), key=lambda row: (row["rank"], row["right"])):
        left = row["left"]
        total[row["right"]] += row["value"]
    found = [{"left": min(left, other), "right": max(left, other)} for other in nearest(total)]
    return pa.Table.from_pylist(found, schema=PAIRS)


def judged(batches: Iterable[pa.RecordBatch], model: Model, pile: int) -> Iterator[pa.RecordBatch]:
    """Pairs with the ``VECTORS`` of both (columns ``left_…`` and ``right_…``) -> ``EVIDENCE``."""
    for some in batches:
        rows = []
        for row in some.to_pylist():
            (one, first), (other, last) = _side(row, "left_"), _side(row, "right_")
            value = model.evidence(features(one, other, (first, last), pile))
            rows.append({"left": row["left_id"], "right": row["right_id"], "value": value})
        yield pa.RecordBatch.from_pylist(rows, schema=EVIDENCE)


def _side(row: Mapping[str, Any], side: str) -> tuple[Vector, dt.date | None]:
    weights = dict(zip(row[f"{side}stems"], row[f"{side}weights"], strict=True))
    names = dict(zip(row[f"{side}names"], row[f"{side}name_weights"], strict=True))
    day = row[f"{side}day"]
    return Vector(weights, names, ()), dt.date.fromisoformat(day) if day else None


def components(strong: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Article -> the smallest of those that it hangs together with (union by smallest id, paths halved)."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        root.setdefault(key, key)
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for left, right in strong:
        one, other = sorted((find(left), find(right)))
        root[other] = one
    return {key: find(key) for key in root}


def grown(one_component: pa.Table, model: Model, pile: int) -> pa.Table:
    """``EVIDENCE`` of one component -> ``CLUSTERS``."""
    rows = one_component.to_pylist()
    ids = sorted({row[side] for row in rows for side in ("left", "right")})
    number = {key: at for at, key in enumerate(ids)}
    evidence = {(number[row["left"]], number[row["right"]]): row["value"] for row in rows}
    found = joined(len(ids), evidence, against(model, pile), model.threshold)
    return pa.Table.from_pylist([{"articles": [ids[n] for n in members]} for members in found], schema=CLUSTERS)
