"""How alike two claims are: a weighted sum of what the matchers say, and the vetoes that outrank it.

The score (0 to 100) is the sum of its parts, each a matcher's value (0 to 1) times its weight from
``rules/thresholds.yaml``. A veto is a reason in words why the two are not one statement whatever the score.
"""

from __future__ import annotations

from checker.alignment.matchers import MATCHERS
from checker.alignment.rules import Thresholds
from checker.alignment.words import Profile, profile
from checker.records import Alignment, Claim, Part

SILENT = 0.5
"""What a matcher counts for that has nothing to say."""


def score(left: Claim, right: Claim, *, thresholds: Thresholds) -> Alignment:
    """The alignment of two claims; which is left and which right makes no difference to score and vetoes."""
    return score_profiles(profile(left), profile(right), thresholds)


def score_profiles(left: Profile, right: Profile, thresholds: Thresholds) -> Alignment:
    """:func:`score` for claims whose profiles are at hand."""
    if right.id < left.id:
        left, right = right, left
    parts = []
    for name, weight in thresholds.weights.items():
        value = MATCHERS[name](left, right)
        parts.append(Part(name, round(SILENT if value is None else value, 4), weight))
    total = round(sum(p.value * p.weight for p in parts), 2)
    return Alignment(left.id, right.id, total, tuple(parts), vetoes(left, right))


def aligned(alignment: Alignment, least: float) -> bool:
    """Whether the two claims count as one statement: at least *least* points, and no veto."""
    return alignment.score >= least and not alignment.vetoes


def vetoes(left: Profile, right: Profile) -> tuple[str, ...]:
    """Reasons why two claims are not one statement, in words; empty for most pairs."""
    out = []
    if not left.weights.keys() & right.weights.keys() and left.words != right.words:
        out.append("no telling word in common")
    if left.direct and right.direct and left.speaker and right.speaker and left.speaker != right.speaker:
        small = min(len(left.shingles), len(right.shingles))
        if len(left.shingles & right.shingles) * 2 < small or small < 3:
            out.append("quotations of two speakers in different words")
    return tuple(out)
