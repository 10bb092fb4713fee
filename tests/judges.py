"""A learned judge that is made up, for tests of what its opinion changes."""

from __future__ import annotations

import math

from checker.learned import Opinion


class Judge:
    """Says the same of every pair and remembers which it was asked about."""

    def __init__(self, **chances: float) -> None:
        rest = (1 - sum(chances.values())) / (4 - len(chances))
        four = [math.log(chances.get(c, rest)) for c in ("same", "conflict", "different", "neutral")]
        self.said, self.asked = Opinion(*four), list[tuple[str, str]]()

    def __call__(self, left: str, right: str) -> Opinion:
        self.asked.append((left, right))
        return self.said
