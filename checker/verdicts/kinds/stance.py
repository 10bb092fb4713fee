"""What the cues say: one speaker denies what another, or the same one elsewhere, is reported to have said.

A denial's content reads like the statement itself ("denied that the crew had ignored a warning"), so contents alone
would agree. Only the cue tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.records import Claim, Span
from checker.verdicts.kinds.base import Candidate, Pair

ALIKE = 0.6
"""Share of the shorter content's words, by weight, that the other must answer."""
STATES = frozenset({"neutral", "admission", "hedge", "distancing"})
"""Stances that put a content forward; an accusation and its denial can both be reported rightly."""


def by_stance(pair: Pair) -> Iterator[Candidate]:
    """At most one candidate: the two cues, where one denies and the other states a content of the same polarity."""
    left, right = pair.left.attribution, pair.right.attribution
    if (left.stance == "denial") == (right.stance == "denial") or left.negated or right.negated:
        return
    if (right.stance if left.stance == "denial" else left.stance) not in STATES:
        return
    if pair.figures_clash or pair.common["days_other"]:
        return  # who denies that 40 died does not contradict that 52 did
    if pair.match.contained < ALIKE or _negative(pair.left) != _negative(pair.right):
        return
    values = ("denied", "stated") if left.stance == "denial" else ("stated", "denied")
    yield Candidate(_cue(pair.left), _cue(pair.right), values, certain=True)


def _negative(claim: Claim) -> bool:
    return any(p.negated for p in claim.facts.predicates)


def _cue(claim: Claim) -> Span:
    return (claim.attribution.cue or claim.attribution.content)[0]
