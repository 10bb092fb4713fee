"""How alike two claims are: a weighted sum of what the matchers say, and the vetoes that outrank it.

The score (0 to 100) is the sum of its parts, each a matcher's value (0 to 1) times its weight from
``rules/thresholds.yaml``: one set of weights for the claims of a story, fitted so that ten points are one of log odds
and 50 points an even chance (:mod:`training.links`), and one for two claims put side by side, where nothing is known of
who speaks and what everybody speaks of. A veto is a reason in words why the two are not one statement whatever the
score.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from checker.alignment.matchers import MATCHERS, SILENT, cover, pair_of
from checker.alignment.profiles import Profile, Story, profile
from checker.alignment.rules import Thresholds
from checker.records import Alignment, Claim, Part

LITTLE = 0.3
"""Share of the smaller claim below which one telling word in common ties no two claims."""

NOTHING, HARDLY = "no telling word in common", "one telling word in common among many"
"""Vetoes against pairs that nobody would take for one statement, so that a report need not mention them."""


def score(left: Claim, right: Claim, *, thresholds: Thresholds, story: Story | None = None) -> Alignment:
    """The alignment of two claims, of *story* or, without one, side by side; swapping them changes nothing."""
    weights = thresholds.weights if story else thresholds.pair_weights
    return score_profiles(profile(left, story or Story()), profile(right, story or Story()), weights)


def score_profiles(left: Profile, right: Profile, weights: Mapping[str, float]) -> Alignment:
    """:func:`score` for claims whose profiles are at hand, with points per matcher."""
    found = score_from(left, right, weights, -math.inf)
    assert found is not None
    return found


def score_from(left: Profile, right: Profile, weights: Mapping[str, float], least: float) -> Alignment | None:
    """:func:`score_profiles`, or None as soon as it is clear that the score stays below *least*."""
    if right.id < left.id:
        left, right = right, left
    pair = pair_of(left, right)
    values: dict[str, float] = {}
    total, open_points = 0.0, sum(w for w in weights.values() if w > 0)
    for name, matcher in MATCHERS.items():
        if name not in weights:
            continue
        value = matcher(pair)
        values[name] = round(SILENT if value is None else value, 4)
        total += values[name] * weights[name]
        open_points -= max(0.0, weights[name])
        if round(total + open_points, 2) < least:  # as the score itself is rounded
            return None
    parts = tuple(Part(name, values[name], weight) for name, weight in weights.items())
    return Alignment(left.id, right.id, bounded(total), parts, vetoes(left, right))


def points(left: Profile, right: Profile, weights: Mapping[str, float]) -> float:
    """The score of two claims in the order of their ids; 0 where a veto stands against it."""
    if vetoes(left, right):
        return 0.0
    pair = pair_of(left, right)
    values = [(MATCHERS[name](pair), weight) for name, weight in weights.items()]
    return bounded(sum(round(SILENT if value is None else value, 4) * weight for value, weight in values))


def bounded(total: float) -> float:
    """The sum of the parts as a score; beyond 0 and 100 nothing is told apart."""
    return round(min(100.0, max(0.0, total)), 2)


def aligned(alignment: Alignment, least: float) -> bool:
    """Whether the two claims count as one statement: at least *least* points, and no veto."""
    return alignment.score >= least and not alignment.vetoes


def vetoes(left: Profile, right: Profile) -> tuple[str, ...]:
    """Reasons why two claims are not one statement, in words; empty for most pairs."""
    out = []
    shared = left.weights.keys() & right.weights.keys()
    if not shared and left.words != right.words:
        out.append(NOTHING)
    elif len(shared) == 1 and _little(left, right):
        out.append(HARDLY)
    if left.direct and right.direct and left.speaker and right.speaker and left.speaker != right.speaker:
        small = min(len(left.shingles), len(right.shingles))
        if len(left.shingles & right.shingles) * 2 < small or small < 3:
            out.append("quotations of two speakers in different words")
    return tuple(out)


def _little(left: Profile, right: Profile) -> bool:
    """Whether what two claims share is little of either: one speaker speaks of one matter more than once."""
    return cover(pair_of(left, right)) < LITTLE
