"""Which claims are statements: those worth comparing with other outlets'.

`checker extract` lists every attribution. For a comparison some are none of their own: one or two words in quotation
marks, the object of a verb without a statement ("criticised the plan"), guesses of the tagger, and what "who", "that"
or the speaker's own "I" is said to have said inside somebody's words. Readers who marked the development stories by
hand left these out: without them the claims of `checker check` have F1 0.81 instead of 0.74 there. Some of what is left
out is in doubt only, and another outlet may settle it: what two outlets attribute is a statement (:func:`doubtful`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.alignment.clauses import AUXILIARIES, CLIPPED
from checker.lexicon import words
from checker.records import Claim

LEAST_WORDS = 3
NOUNS_ENOUGH = 7  # words from which an indirect content without a verb states something
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
    )


def _count(words: Sequence[str]) -> int:
    return sum(any(c.isalnum() for c in w) for w in words)


def _states(claim: Claim) -> bool:
    words = claim.text.replace("’", "'").casefold().split()
    count = _count(words)
    if count < LEAST_WORDS:
        return False
    if claim.attribution.kind != "indirect":
        return True  # quotation marks are evidence enough
    if claim.attribution.confidence < LEAST_SURE:
        return False
    if count >= NOUNS_ENOUGH:
        return True
    return any(w.pos in ("VERB", "AUX") for w in claim.facts.words) or any(
        w.strip("\"'“”,.;:") in AUXILIARIES or w.endswith(CLIPPED) for w in words
    )


def _named(claim: Claim, text: str) -> bool:
    """Whether a nested claim has a source of its own that is more than a pronoun."""
    words = " ".join(s.text(text) for s in claim.attribution.source).casefold()
    return bool(words) and words not in _POINTING
