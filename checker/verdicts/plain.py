"""Two claims that are word for word the same but for one comparable fact: then nothing needs to be weighed.

"The mill closed on Tuesday." and "The mill closed on Wednesday." leave open no other reading. The fitted weights were
learned on longer news sentences and give short ones too little.
"""

from __future__ import annotations

from checker.records import Claim, Span
from checker.verdicts.kinds.base import Candidate, Pair
from checker.verdicts.matching import key_of

KINDS = frozenset({"number", "unit", "date", "antonym", "quantifier", "actor", "place", "speaker"})
"""Kinds whose candidates are two places of one sort; a negation has a "not" on one side and a verb on the other."""
LEAST = 2
"""Words beside the fact that the two claims must share; one ("Some 40") says nothing of what it is about."""
_ASKING = frozenset({"what", "how", "why", "where", "who", "when", "which"})
_LIGHT = frozenset({"a", "an", "the", "on"})


def plain(pair: Pair, kind: str, candidate: Candidate) -> bool:
    """Whether nothing but the two words of *candidate* tells the two claims apart, and they are of an event.

    Articles, "on" before a day, contractions, near-synonyms and punctuation are no difference. A claim in several
    pieces is never plain, nor is one that tells of nothing: "What the papers say, 3 May" has a sequel every day.
    """
    if kind not in KINDS:
        return False
    if kind == "antonym" and (not candidate.features.get("verb") or "deny" in candidate.values):
        return False  # "more than 400" against "fewer than 400" is one of bounds, "denied" against "admitted" a denial
    if kind == "date" and pair.common["market"]:
        return False  # what is said of markets is said anew every day
    return only_there(pair.left, pair.right, candidate.left, candidate.right)


def only_there(left: Claim, right: Claim, one: Span, two: Span) -> bool:
    """Whether two claims of an event are the same but for the words of *left* at *one* and of *right* at *two*."""
    rest = _beside(left, one)
    if rest is None or len(rest[0]) + len(rest[1]) < LEAST or rest != _beside(right, two):
        return False
    return _tells(left) or _tells(right)  # the words are the same, so either parse will do


def _tells(claim: Claim) -> bool:
    """Whether *claim* says of something what it did or what was done: "Stocks to watch on Monday" does not."""
    told = [p for p in claim.facts.predicates if (p.subject or p.object) and not _infinitive(claim, p.span)]
    return len(told) > (claim.text.split()[0].casefold() in _ASKING)


def _infinitive(claim: Claim, verb: Span) -> bool:
    at = verb.start - claim.attribution.content[0].start
    return claim.text[:at].casefold().endswith(" to ")


def _beside(claim: Claim, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The words before and behind *span* as they are compared; None where places cannot be told."""
    content = claim.attribution.content
    if len(content) != 1 or content[0].end - content[0].start != len(claim.text):
        return None
    start, end = span.start - content[0].start, span.end - content[0].start
    return _keys(claim.text[:start]), _keys(claim.text[end:])


def _keys(text: str) -> tuple[str, ...]:
    from checker.verdicts.wording import tokens

    return tuple(key_of(t.key) for t in tokens(text) if t.key and t.key not in _LIGHT)
