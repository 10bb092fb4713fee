"""Conflicts that are reported as something else: a dispute between two speakers, and a figure that grew."""

from __future__ import annotations

import re
from typing import Literal

from checker.records import Claim, DateRange, Level
from checker.rule import option
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair, Scoped
from checker.verdicts.kinds.date import excluding


class DisputeRule(ConflictBase):
    """Two speakers contradict each other: a conflict between them, not between the outlets that quote them.

    The rule finds nothing itself: conflicts of the other kinds between claims of two resolved speakers become its own.
    """

    kind: Literal["dispute"] = "dispute"
    topic = "whether it is so"
    meaning = "Two speakers contradict each other."

    @staticmethod
    def takes(pair: Pair) -> bool:
        """Whether the two claims have two speakers, both resolved."""
        one, two = pair.left.speaker, pair.right.speaker
        return one is not None and two is not None and one.id != two.id and "unnamed" not in (one.type, two.type)


class UpdateRule(Scoped):
    """A figure that two outlets give at different times: the later one supersedes, and nobody was wrong.

    The rule finds nothing itself: conflicts of kind number about its things become its own where the two articles lie
    ``days`` or more apart, or where each text says of which day its figure is ("as of Monday", "by Wednesday").
    """

    kind: Literal["update"] = "update"
    topic = "a later figure"
    meaning = "A later account gives a larger figure."
    level: Level = option(default="warning", description="How grave: error, warning or note.")
    days: int = option(
        default=1, ge=1, description="From how many days between the two articles on a figure counts as updated."
    )

    def takes(self, pair: Pair, candidate: Candidate) -> bool:
        """Whether the figures count things that grow, in articles or as of different days; no sum or share does."""
        one, two = pair.published
        apart = one is not None and two is not None and abs((one - two).days) >= self.days
        grows = candidate.quantities is None or all(q.kind == "count" for q in candidate.quantities)
        return grows and (apart or _as_of_two_days(pair)) and not _shrinks(pair, candidate) and self.covers(candidate)


def _shrinks(pair: Pair, candidate: Candidate) -> bool:
    """Whether the article of the later day has the smaller figure: tolls are revised upwards, and what has shrunk
    from one day to the next is told differently, not updated."""
    one, two = pair.published
    if candidate.quantities is None or one is None or two is None or one == two:
        return False
    left, right = (q.low if q.low is not None else q.high for q in candidate.quantities)
    if left is None or right is None:
        return False
    earlier, later = (left, right) if one < two else (right, left)
    return later < earlier


_AS_OF = re.compile(r"\b(?:as of|as at|by|until)\s+(?:(?:late|early|mid-?|noon|midday|midnight)\s+)?(?:on\s+)?$", re.I)


def _as_of_two_days(pair: Pair) -> bool:
    one, two = _as_of(pair.left), _as_of(pair.right)
    return one is not None and two is not None and excluding(one, two)


def _as_of(claim: Claim) -> DateRange | None:
    """The day of which the figures of *claim* are, where it says so."""
    for date in claim.facts.dates:
        first = next((w.text for w in claim.facts.words if w.span.overlaps(date.span)), "")
        at = claim.text.find(first) if first else -1
        if at > 0 and _AS_OF.search(claim.text[max(0, at - 24) : at]):
            return date
    return None
