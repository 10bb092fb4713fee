"""What two claims agree on, and where they differ harmlessly: for the reader to see, never a conflict.

Equal figures are told because they are what a corroboration rests on. A figure that is rounded, a bound or in another
unit, a date that is finer, and a plan against a fact are told because somebody will ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.lexicon import words
from checker.records import Claim, Predicate, Quantity, Relation, Span
from checker.verdicts.kinds.base import Pair
from checker.verdicts.kinds.date import both_of_event
from checker.verdicts.kinds.date import shown as date_shown
from checker.verdicts.kinds.number import agreeing, in_other_roles
from checker.verdicts.matching import key_of
from checker.verdicts.telling import ROLES, told

AGREES = "agreeing-figures"
OTHER_ROLE = "figure-in-another-role"
FINER = "finer-date"
MODALITY = "modality"
_LIGHT = words("verbs", "light")
_WORDS = {
    "fact": "as a fact",
    "future": "as to come",
    "would": "as to come",
    "plan": "as planned",
    "possible": "as possible",
    "able": "as possible",
    "hedged": "with a hedge",
    "should": "as called for",
    "must": "as called for",
}


class Note(NamedTuple):
    """Two places, their values, and what is to be said of them."""

    rule: str
    kind: str
    relation: Relation
    spans: tuple[Span, Span]
    values: tuple[str, str]
    message: str


def notes(pair: Pair) -> Iterator[Note]:
    """The notes on *pair*, figures first."""
    for a, b in agreeing(pair):
        values = told(a, pair.left), told(b, pair.right)
        message = f"both say {values[0]}" if values[0] == values[1] else f"{values[0]} and {values[1]}: {_why(a, b)}"
        yield Note(AGREES, "number", "agrees", (a.span, b.span), values, message)
    for a, b in in_other_roles(pair):
        values = told(a, pair.left), told(b, pair.right)
        message = f"{values[0]} is {ROLES[a.role]} on one side and {ROLES[b.role]} on the other"
        yield Note(OTHER_ROLE, "number", "differs", (a.span, b.span), values, message)
    for d, e in both_of_event(pair):
        values = date_shown(d), date_shown(e)
        if d.precision != e.precision and values[0] != values[1]:
            message = f"{values[0]} and {values[1]} can both be right, and the one is finer"
            yield Note(FINER, "date", "agrees", (d.span, e.span), values, message)
    yield from _modality(pair)


def _why(a: Quantity, b: Quantity) -> str:
    if a.unit != b.unit:
        return "the same in two units"
    if (a.low, a.high, a.approximate) == (b.low, b.high, b.approximate):
        return "the same figure"
    if None in (a.low, a.high, b.low, b.high):
        return "both can be right, since the one is a bound"
    return "both can be right, since the one is rounded"


def _modality(pair: Pair) -> Iterator[Note]:
    """The first verb that both sides have of one subject, and state with another certainty."""
    for p in pair.left.facts.predicates:
        for q in pair.right.facts.predicates:
            one, two = _WORDS.get(p.modality), _WORDS.get(q.modality)
            if _bare(pair.left, p) or _bare(pair.right, q):
                continue
            if one and two and one != two and _one_deed(p, q):
                message = f"“{p.lemma}” is stated {one} on one side and {two} on the other"
                yield Note(MODALITY, "modality", "differs", (p.span, q.span), (one, two), message)
                return


def _bare(claim: Claim, p: Predicate) -> bool:
    """Whether the cue, and not the claim, tells how sure it is: "promised to raise", "hopes to raise"."""
    words = claim.facts.words
    return claim.text[:3].lower() == "to " and any(w.span == p.span for w in words[:2])


def _one_deed(p: Predicate, q: Predicate) -> bool:
    if p.negated or q.negated or p.lemma in _LIGHT or key_of(p.lemma) != key_of(q.lemma):
        return False
    for mine, theirs in ((p.subject, q.subject), (p.object, q.object)):
        if mine and theirs and not {key_of(w) for w in mine} & {key_of(w) for w in theirs}:
            return False
    return bool((p.subject and q.subject) or (p.object and q.object))
