"""Which candidate pairs can reach a score at all, found for thousands at a time.

Most matchers of the links of a story cost little on arrays, and the others have bounds that do; a pair that stays below
the score asked for whatever the others say is not scored. Bounds never fall short of what the score is, so nothing is
lost: the gate changes how long grouping takes, and no group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from checker.alignment.matchers import BULK, COMMON, CROWD, FEW, LONE, RUN, SMALL
from checker.alignment.profiles import FRAGMENT, Profile

CHUNK = 1 << 16
"""Pairs looked at together."""
SLACK = 0.1
"""Points that rounding may take from a bound."""
LOOSE = frozenset({"cover", "in_a_row"})
"""Matchers that may give less than what is said of them here."""
_SIGNS = 1_000_000
"""Characters that stand for words; where words are more, two may share one, and a bound is too high, which is safe."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def passing(
    profiles: Sequence[Profile], pairs: Ints, weights: Mapping[str, float], least: float
) -> Iterator[tuple[int, int]]:
    """Those of *pairs* of indices into *profiles*, one a row, in their order, whose score may be *least* or more.

    Fastest where pairs of one left claim follow each other.
    """
    known = _Known(profiles)
    least = least if least > 0 else -np.inf
    for start in range(0, len(pairs), CHUNK):
        left, right = pairs[start : start + CHUNK].T
        total = np.zeros(len(left))
        todo = dict(weights)
        for step in (known.voices, known.stems, known.order, known.letters):
            for name, bound in step(left, right).items():
                weight = todo.pop(name, 0.0)
                total += np.maximum(weight * bound, 0.0) if name in LOOSE else weight * bound
            keep = total + sum(w for w in todo.values() if w > 0) + SLACK >= least
            left, right, total = left[keep], right[keep], total[keep]
        yield from zip(left.tolist(), right.tolist(), strict=True)


class _Known:
    """What the bounds are made of, an entry for every profile."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.speaker = _codes([p.speaker for p in profiles])
        self.side = _codes([p.side for p in profiles])
        self.document = np.array([p.document for p in profiles], dtype=bool)
        self.says = np.array([max(1, p.says) for p in profiles], dtype=float)
        self.heard = np.array([max(1, p.heard) for p in profiles], dtype=float)
        self.among = np.array([p.among for p in profiles], dtype=float)
        self.direct = np.array([p.direct for p in profiles], dtype=bool)
        self.place = np.array([p.place for p in profiles], dtype=float)
        self.day = _codes([None if p.day is None else str(p.day) for p in profiles])
        self.stance = _codes([None if p.stance == "neutral" else p.stance for p in profiles])
        self.negated = np.array([p.negated for p in profiles], dtype=bool)
        self.mass = np.array([p.mass for p in profiles], dtype=float)
        self.fragments = np.array([bool(p.fragments) for p in profiles], dtype=bool)
        self.quotes = np.array([p.direct or bool(p.quoted) for p in profiles], dtype=bool)
        self.norm = np.array([p.norm for p in profiles], dtype=float)
        numbers: dict[str, int] = {"": 0}  # of weight 0, so that no claim is without a stem
        self.own = [np.array([0, *(numbers.setdefault(k, len(numbers)) for k in p.weights)]) for p in profiles]
        self.weights = [np.array([0.0, *p.weights.values()]) for p in profiles]
        self.found = np.zeros(len(numbers))
        signs: dict[str, str] = {}
        self.words = ["".join([signs.setdefault(w, _sign(len(signs))) for w in p.words]) for p in profiles]
        self.sizes = np.array([len(w) for w in self.words], dtype=float)
        self.sorted = [p.sorted for p in profiles]

    def voices(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """What is known without looking at the words: who speaks, how, where and when."""

        def same(values: Ints) -> npt.NDArray[np.bool_]:
            return np.asarray((values[left] == values[right]) & (values[left] >= 0))

        one = same(self.speaker)
        near = one | (same(self.side) & (self.document[left] != self.document[right]))
        rare = np.minimum(1.0, FEW / np.minimum(self.heard[left], self.heard[right]))
        rare *= np.minimum(1.0, (np.minimum(self.among[left], self.among[right]) - 1.0) / (CROWD - 1))
        found = {
            "base": np.ones(len(left)),
            "speaker": one,
            "side": same(self.side) & ~one,
            "nameless": (self.speaker[left] < 0) & (self.speaker[right] < 0),
            "seldom": np.where(near, rare / np.sqrt(self.says[left] * self.says[right]), 0.0),
            "quotations": self.direct[left] & self.direct[right],
            "distance": np.abs(self.place[left] - self.place[right]),
            "day": same(self.day),
            "stance": same(self.stance),
            "negation": self.negated[left] != self.negated[right],
        }
        return {name: values.astype(float) for name, values in found.items()}

    def stems(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """What the stems in common are worth."""
        shared, squares, common = np.zeros(len(left)), np.zeros(len(left)), np.zeros(len(left))
        runs = np.flatnonzero(np.diff(left, prepend=-1)).tolist()
        for start, end in zip(runs, [*runs[1:], len(left)], strict=True):
            mine = int(left[start])
            self.found[self.own[mine]] = self.weights[mine]
            theirs = [self.own[j] for j in right[start:end].tolist()]
            worth = self.found[np.concatenate(theirs)]
            at = np.cumsum([0, *map(len, theirs[:-1])])
            shared[start:end] = np.add.reduceat(worth, at)
            squares[start:end] = np.add.reduceat(worth * worth, at)
            common[start:end] = np.add.reduceat(worth > 0, at)
            self.found[self.own[mine]] = 0.0
        norms = self.norm[left] * self.norm[right]
        fragment = (self.fragments[left] & self.quotes[right]) | (self.fragments[right] & self.quotes[left])
        fragment &= (self.speaker[left] == self.speaker[right]) & (self.speaker[left] >= 0)
        fragment &= shared >= FRAGMENT - SLACK
        cover = shared / (np.minimum(self.mass[left], self.mass[right]) + SMALL)
        return {
            "cosine": np.divide(squares, norms, out=np.zeros(len(left)), where=norms > 0),
            "cover": np.where(fragment, 1.0, cover),
            "bulk": np.minimum(1.0, shared / BULK),
            "overlap": np.minimum(1.0, np.log1p(shared / 10.0) / 3.0),
            "common": np.minimum(1.0, common / COMMON),
            "lone": np.clip((np.maximum(self.mass[left], self.mass[right]) - shared) / LONE, 0.0, 1.0),
        }

    def order(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """How many words follow each other in both."""
        small = np.minimum(self.sizes[left], self.sizes[right])
        words = self._compared(LCSseq.similarity, self.words, left, right)
        return {"sequence": words / np.maximum(1.0, small), "in_a_row": np.minimum(1.0, words / RUN)}

    def letters(self, left: Ints, right: Ints) -> dict[str, Floats]:
        """How many letters the sorted words have in common."""
        return {"sorted": self._compared(fuzz.ratio, self.sorted, left, right) / 100.0}

    def _compared(self, scorer: Any, texts: Sequence[str], left: Ints, right: Ints) -> Floats:
        one, other = [texts[i] for i in left.tolist()], [texts[i] for i in right.tolist()]
        return np.asarray(cpdist(one, other, scorer=scorer), dtype=float)


def _codes(values: Sequence[str | None]) -> Ints:
    """A number for each value, -1 for None."""
    numbers: dict[str, int] = {}
    return np.array([-1 if v is None else numbers.setdefault(v, len(numbers)) for v in values], dtype=np.int64)


def _sign(number: int) -> str:
    return chr(0x10000 + number % _SIGNS)
