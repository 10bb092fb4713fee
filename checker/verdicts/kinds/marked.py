"""Scores, ranks and times of day that differ: compared only where the two claims are surely of one occasion."""

from __future__ import annotations

from collections.abc import Iterator

from checker.records import Claim, Mark
from checker.verdicts.kinds.base import Candidate, Pair
from checker.verdicts.plain import plain

ALIKE = 0.6
"""Share of the shorter claim's words, by weight, that the other must answer where two scores are of one match."""
SIDES = 2
"""Names both claims must share for two scores to be of one match."""
ROUND = 60
"""Minutes by which two times of day may differ for the one to be the other printed round, or a start and an opening."""
_DAY = 24 * 60


def by_marks(pair: Pair, kind: str, *of: str) -> Iterator[Candidate]:
    """At most one candidate of the conflict kind *kind* for each kind of mark in *of*."""
    for name in of:
        left, right = _marks(pair.left, name), _marks(pair.right, name)
        lone = (
            [a for a in left if not any(_agree(a, b) for b in right)],
            [b for b in right if not any(_agree(a, b) for a in left)],
        )
        if len(lone[0]) != 1 or len(lone[1]) != 1 or lone[0][0].name != lone[1][0].name:
            continue
        a, b = lone[0][0], lone[1][0]
        found = Candidate(a.span, b.span, (shown(a), shown(b)), certain=True)
        if plain(pair, kind, found) or (name == "score" and _one_match(pair)):
            yield found


def _marks(claim: Claim, kind: str) -> list[Mark]:
    return [
        m for m in claim.facts.marks if m.kind == kind and any(m.span.overlaps(s) for s in claim.attribution.content)
    ]


def _agree(a: Mark, b: Mark) -> bool:
    if a.kind == "part":
        return a.values[0] < b.values[1] and b.values[0] < a.values[1]
    if a.kind in ("clock", "zoned"):
        apart = (a.zone or 0) - (b.zone or 0)
        return any(min((x - y - apart) % _DAY, (y - x + apart) % _DAY) < ROUND for x in a.values for y in b.values)
    return a.values == b.values and a.name == b.name


def other_hours(pair: Pair) -> bool:
    """Whether both sides give times of day and share none: of what is told by the hour they tell two states."""
    left, right = ([m for m in c.facts.marks if m.kind in ("clock", "zoned")] for c in (pair.left, pair.right))
    return bool(left and right) and not any(_agree(a, b) for a in left for b in right)


def _one_match(pair: Pair) -> bool:
    known = pair.common
    return (
        known["names_same"] >= SIDES
        and not known["names_other"]
        and not known["days_other"]
        and pair.match.contained >= ALIKE
    )


def shown(mark: Mark) -> str:
    """The normalised mark for people: "2-1", "rank 3", "18:00"."""
    if mark.kind == "score":
        return "-".join(map(str, mark.values))
    if mark.kind == "rank":
        return f"rank {mark.values[0]}"
    if mark.kind == "series":
        return f"{mark.name} {mark.values[0]}"
    if mark.kind == "part":
        return f"{mark.values[0] // 60:02}:00 to {mark.values[1] // 60 % 24:02}:00"
    return " or ".join(f"{at // 60:02}:{at % 60:02}" for at in mark.values)
