"""Which claims are statements: those worth comparing with other outlets'.

`checker extract` lists every attribution. For a comparison some are none of their own: what the extraction finds to
state nothing (:mod:`checker.attribution.claimhood`), guesses of the tagger, and what "who", "that" or the speaker's own
"I" is said to have said inside somebody's words. Some of what is left out is in doubt only, and another outlet may
settle it: what two outlets attribute is a statement (:func:`doubtful`), unless its source was only asked about it or
kept silent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.lexicon import words
from checker.records import Claim

LEAST_WORDS = 3
LEAST_CLAIM = 0.7  # chance of stating something from which a claim is shown whatever others report
LEAST_DOUBTFUL = 0.1  # and from which it counts where another outlet has the same
ASKED = frozenset(
    {"asks", "asked", "silent", "future", "conditional", "false"}
)  # nothing was said, so nothing can be borne out
LEAST_SURE = 0.5  # confidence of an attribution
_POINTING = words("grammar", "pointing")


def comparable(claims: Sequence[Claim], texts: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims to compare, in their order; *texts* are the articles' texts by id.

    A kept claim whose outer claim is left out stands for itself.
    """
    kept = [c for c in claims if _states(c) and (c.attribution.within is None or _named(c, texts[c.article]))]
    known = {c.id for c in kept}
    return tuple(
        replace(c, attribution=replace(c.attribution, within=None))
        if c.attribution.within is not None and c.attribution.within not in known
        else c
        for c in kept
    )


def doubtful(claims: Sequence[Claim], kept: Sequence[Claim], least: float) -> tuple[Claim, ...]:
    """Those of *claims* that :func:`comparable` did not keep, but that count where another outlet has the same.

    *least* is the confidence of the attribution, 0 to 1, below which it is a guess.
    """
    known = {c.id for c in kept}
    return tuple(
        c if c.attribution.within in known else replace(c, attribution=replace(c.attribution, within=None))
        for c in claims
        if c.id not in known and c.attribution.confidence >= least and _count(c.text.split()) >= LEAST_WORDS
        if c.attribution.chance >= LEAST_DOUBTFUL and c.attribution.commitment not in ASKED
    )


def _count(words: Sequence[str]) -> int:
    return sum(any(c.isalnum() for c in w) for w in words)


def _states(claim: Claim) -> bool:
    found = claim.attribution
    if found.states != "claim" or found.chance < LEAST_CLAIM or _count(claim.text.split()) < LEAST_WORDS:
        return False
    return found.kind != "indirect" or found.confidence >= LEAST_SURE  # quotation marks are evidence enough


def _named(claim: Claim, text: str) -> bool:
    """Whether a nested claim has a source of its own that is more than a pronoun."""
    words = " ".join(s.text(text) for s in claim.attribution.source).casefold()
    return bool(words) and words not in _POINTING
