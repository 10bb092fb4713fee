"""Conflicts that are reported as something else: a dispute between two speakers, and a figure that grew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checker.records import Level
from checker.rule import option
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair, Scoped


class DisputeRule(ConflictBase):
    """Two speakers contradict each other: a conflict between them, not between the outlets that quote them.

    The rule finds nothing itself: conflicts of the other kinds between claims of two resolved speakers become its own.
    """

    kind: Literal["dispute"] = "dispute"

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """None; see :meth:`takes`."""
        return iter(())

    @staticmethod
    def takes(pair: Pair) -> bool:
        """Whether the two claims have two speakers, both resolved."""
        one, two = pair.left.speaker, pair.right.speaker
        return one is not None and two is not None and one.id != two.id and "unnamed" not in (one.type, two.type)


class UpdateRule(Scoped):
    """A figure that two outlets give at different times: the later one supersedes, and nobody was wrong.

    The rule finds nothing itself: conflicts of kind number about its things become its own where the two articles lie
    ``days`` or more apart.
    """

    kind: Literal["update"] = "update"
    level: Level = option(default="warning", description="How grave: error, warning or note.")
    days: int = option(
        default=1, ge=1, description="From how many days between the two articles on a figure counts as updated."
    )

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """None; see :meth:`takes`."""
        return iter(())

    def takes(self, pair: Pair, candidate: Candidate) -> bool:
        """Whether the figures are of things that grow, in articles of different days."""
        one, two = pair.published
        return one is not None and two is not None and abs((one - two).days) >= self.days and self.covers(candidate)
