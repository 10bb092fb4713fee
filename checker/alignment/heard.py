"""What the learned judge says of pairs whose score comes near that of a link: one more part of the sum.

It reads both claims together and takes as long as parsing several sentences, so only pairs within :data:`NEAR` points
of a link are put to it: below, hardly any is one, above hardly any is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from checker.alignment.rules import Thresholds
from checker.alignment.score import bounded
from checker.learned import Opinion
from checker.records import Alignment, Claim, Part

NEAR = (15.0, 15.0)
"""Points below and above a link's between which the judge is asked."""
MOST = 200
"""Pairs of one story that it is asked about, those nearest to a link first: what it costs stays bounded."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is needed to ask *judge* about pairs of *claims*, by id."""

    claims: Mapping[str, Claim]
    thresholds: Thresholds
    judge: Callable[[str, str], Opinion]

    @property
    def least(self) -> float:
        """The score from which a pair is asked about."""
        return self.thresholds.link - NEAR[0]

    def near(self, found: Alignment) -> bool:
        """Whether the judge's opinion of a pair may matter."""
        return not found.vetoes and self.least <= found.score <= self.thresholds.link + NEAR[1]

    def heard(self, found: Iterable[Alignment]) -> list[Alignment]:
        """*found*, with the judge's part in what is near a link."""
        every = list(found)
        near = [n for n, a in enumerate(every) if self.near(a)]
        near.sort(key=lambda n: (abs(every[n].score - self.thresholds.link), every[n].left, every[n].right))
        for n in near[:MOST]:
            said = self.judge(self.claims[every[n].left].text, self.claims[every[n].right].text)
            every[n] = with_judge(every[n], said, self.thresholds.link_judge)
        return every


def hearing(
    claims: Iterable[Claim], thresholds: Thresholds, judge: Callable[[str, str], Opinion] | None
) -> Hearing | None:
    """How *judge* is asked about *claims*; None where there is none, or its opinion counts for nothing."""
    if judge is None or not thresholds.link_judge:
        return None
    return Hearing({c.id: c for c in claims}, thresholds, judge)


def with_judge(found: Alignment, opinion: Opinion, points: float) -> Alignment:
    """*found* with *points* for each of the log odds by which the judge takes both for one statement."""
    part = Part("judge", opinion.aligned, points)
    return replace(found, score=bounded(found.score + part.value * points), parts=(*found.parts, part))
