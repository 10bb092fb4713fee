"""Doubling: the time for 1, 2, 4 and 8 times the input, and whether it grows like the input or faster."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import TypeVar

_Input = TypeVar("_Input")

TICK = 0.005
"""Seconds below which the clock tells little."""


def times(work: Callable[[_Input], object], make: Callable[[int], _Input], small: int, best_of: int = 3) -> list[float]:
    """Processor seconds of *work* for *small*, twice, four times and eight times that, the best of *best_of* each."""
    found = []
    for factor in (1, 2, 4, 8):
        given, taken = make(small * factor), []
        for _ in range(best_of):
            start = time.process_time()
            work(given)
            taken.append(time.process_time() - start)
        found.append(max(min(taken), TICK))
    return found


def growth(
    work: Callable[[_Input], object], make: Callable[[int], _Input], small: int, best_of: int = 3
) -> list[float]:
    """:func:`times`, taken anew up to twice where they do not look linear: a quadratic step shows every time, while
    what others do on the machine (caches, clock speed) may spoil a row."""
    found: list[float] = []
    for _ in range(3):
        found = times(work, make, small, best_of)
        if is_linear(found):
            break
    return found


def is_linear(found: list[float]) -> bool:
    """Whether eight times the input took less than 20 times as long, and no doubling more than four times.

    A quadratic step would take 64 times as long, and four times at each doubling; a busy machine may double a time.
    """
    steps = [after / before for before, after in itertools.pairwise(found)]
    return found[-1] / found[0] < 20 and sum(step >= 3.5 for step in steps) <= 1
