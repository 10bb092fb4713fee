"""Which articles of a pile may be about one event, and what speaks for it and against it.

Only articles that share telling words meet: an index leads from each stem to the articles that it tells most of, and
stems that more than :data:`CROWD` of them have lead nowhere. So the work grows with the pile and not with its square.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from checker.stories.words import Vector

TELLING = 40
"""Stems of an article by which others are found."""
CROWD = 100
"""Articles that may share a stem for it to lead from one to the other."""
NEIGHBOURS = 40
"""Others that an article is compared with at most: those that share most."""
FAR = 30
"""Days after which it no longer matters how many lie between two articles."""
Key = TypeVar("Key", int, str)
FEATURES = ("words", "names", "short", "days", "dated", "pile")


def met(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """The pairs (left < right) of articles that share telling stems, sorted."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for stem in vector.best:
            having[stem].append(number)
    pairs: set[tuple[int, int]] = set()
    for number, vector in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for stem in vector.best:
            others = having[stem]
            if len(others) <= CROWD:
                weight = vector.weights[stem]
                for other in others:
                    shared[other] += weight * vectors[other].weights[stem]
        shared.pop(number, None)
        pairs.update((min(number, other), max(number, other)) for other in nearest(shared))
    yield from sorted(pairs)


def nearest(shared: Mapping[Key, float]) -> list[Key]:
    """Those of the others that *shared* most, the first first, :data:`NEIGHBOURS` at most."""
    return sorted(shared, key=lambda other: (-shared[other], other))[:NEIGHBOURS]


def alike(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1: 0 to 1, and 0 where one is empty."""
    if len(left) > len(right):
        left, right = right, left
    return math.fsum(weight * right[stem] for stem, weight in left.items() if stem in right)


def features(left: Vector, right: Vector, days: tuple[dt.date | None, dt.date | None], pile: int) -> tuple[float, ...]:
    """What :data:`FEATURES` name: how alike all words and the names are (square roots of cosines, 0 to 1), how short
    the shorter article is (-ln), how many days lie between the two (damped, 0 where a date is missing), whether both
    have a date, and how large the pile is (ln)."""
    words, names = alike(left.weights, right.weights), alike(left.names, right.names)
    first, last = days
    gap = math.log1p(min(abs((first - last).days), FAR)) if first and last else 0.0
    short = -math.log1p(min(len(left.weights), len(right.weights)))
    return math.sqrt(words), math.sqrt(names), short, gap, float(bool(first and last)), math.log(max(pile, 2))


def absent(pile: int) -> tuple[float, ...]:
    """:func:`features` of two articles that share nothing."""
    return (0.0, 0.0, -math.log1p(100), 0.0, 0.0, math.log(max(pile, 2)))
