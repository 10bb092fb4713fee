"""How work grows with its input, told without a clock's absolute time: by ratios on one machine in one moment.

A busy machine makes all the times longer, and now and then one of them; so ratios of the *best* times are taken, and
taken anew where they look bad: a step in the square of the input shows every time, a disturbance does not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

_Input = TypeVar("_Input")

TICK = 0.005
"""Seconds below which the clock tells little."""
FACTOR = 8
ROUNDS = 5


def _seconds(work: Callable[[_Input], object], given: _Input) -> float:
    start = time.process_time()
    work(given)
    return time.process_time() - start


def growth(work: Callable[[_Input], object], make: Callable[[int], _Input], small: int) -> float:
    """How many times as long *work* takes for ``8 * small`` as for *small*: 8 where it is linear, 64 in the square.

    The best of at most five rounds, fewer where the first already looks linear.
    """
    little, much = make(small), make(FACTOR * small)
    shortest, longest = float("inf"), float("inf")
    for _ in range(ROUNDS):
        shortest = min(shortest, max(TICK, min(_seconds(work, little) for _ in range(3))))
        longest = min(longest, _seconds(work, much))
        if is_linear(longest / shortest):
            break
    return longest / shortest


def is_linear(ratio: float) -> bool:
    """Whether eight times the input took less than 20 times as long.

    Twice the input is held to less, by counting byte codes, in ``tests/attribution/test_linear.py``.
    """
    return ratio < 20


def effort(work: Callable[[], object], enough: float) -> float:
    """The processor time of *work* in loops of a million rounds in this interpreter (about 20 ms each).

    The same on a slow machine as on a quick one; the best of at most five rounds, fewer once it is under *enough*.
    """
    best = float("inf")
    for _ in range(ROUNDS):
        loop = _seconds(lambda _: sum(range(1_000_000)), None)
        best = min(best, _seconds(lambda _: work(), None) / max(loop, TICK))
        if best < enough:
            break
    return best
