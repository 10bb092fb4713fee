"""How likely a candidate is a conflict: a fitted weighted sum of named features, one set of weights a kind.

The weights are those of a logistic regression (``data/weights.json``), refitted by ``training/conflicts.py``. They
decide only how sure a rule must be; what is compared, and with what, is decided by the kinds, and every part can be
printed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

DOUBT = (0.1, 0.9)
"""Chances between which the learned judge is asked: beyond them its opinion changes nothing, and it costs time."""


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """Kind to feature to weight."""
    text = resources.files("checker.verdicts").joinpath("data/weights.json").read_text(encoding="utf-8")
    return dict(json.loads(text)["weights"])


def parts(kind: str, features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """What each feature adds to the score of a candidate, largest first."""
    known = weights().get(kind, {})
    out = [(name, round(known[name] * value, 3)) for name, value in features.items() if value and name in known]
    return tuple(sorted(out, key=lambda x: (-abs(x[1]), x[0])))


def chance(kind: str, features: Mapping[str, float], *, prior: float = 0.0) -> float:
    """The chance, 0 to 1, that a careful reader would call the candidate a conflict; 1 for a kind without weights.

    *prior* (log odds) is what is known beside the two texts.
    """
    known = weights().get(kind)
    if known is None:
        return 1.0
    total = prior + sum(known.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def in_doubt(kind: str, likely: float) -> bool:
    """Whether the learned judge is worth asking about a candidate that is a conflict with the chance *likely*."""
    return DOUBT[0] <= likely <= DOUBT[1] and "judge" in weights().get(kind, {})


def opinion(odds: float) -> dict[str, float]:
    """The features that the log odds *odds* of the learned judge give."""
    return {"judge": odds, "judged": 1.0}
