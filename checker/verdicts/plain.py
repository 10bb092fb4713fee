"""Two claims that are word for word the same but for one comparable fact: then nothing needs to be weighed.

"The mill closed on Tuesday." and "The mill closed on Wednesday." leave open no other reading. The fitted weights were
learned on longer news sentences and give short ones too little.
"""

from __future__ import annotations

import re

from checker.records import Claim, Span
from checker.verdicts.kinds.base import Candidate, Pair
from checker.verdicts.matching import key_of, match

LEAST = 2
"""Words beside the fact that the two claims must share; one ("Some 40") says nothing of what it is about."""
_ASKING = frozenset({"what", "how", "why", "where", "who", "when", "which"})
BETTER_TOLD = frozenset({"deny", "more", "few", "less", "over", "under"})
"""Opposites that are told as what they are: "denied" as a denial, "more than 400" and "fewer than 400" as bounds."""
_LIGHT = frozenset({"a", "an", "the", "on"})


def plain(pair: Pair, kind: str, candidate: Candidate) -> bool:
    """Whether nothing but the two words of *candidate* tells the two claims apart, and they are of an event.

    Articles, "on" before a day, contractions, near-synonyms and punctuation are no difference. A claim in several
    pieces is never plain, nor is one that tells of nothing: "What the papers say, 3 May" has a sequel every day.
    """
    if kind == "antonym" and not BETTER_TOLD.isdisjoint(candidate.values):
        return False
    if kind == "date" and pair.common["market"]:
        return False  # what is said of markets is said anew every day
    one, two = candidate.left, candidate.right
    if kind == "date":
        one, two = day_and_part(pair.left, one)[0], day_and_part(pair.right, two)[0]
    return only_there(pair.left, pair.right, one, two)


_PART_BEFORE = re.compile(
    r"\b(?:(?:very )?(?:early|late|later|earlier)(?: on)?|overnight|(?:in |on )?the (?:small |early )?"
    r"(?:hours|morning|afternoon|evening|night|dawn) of)\s$",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(
    r"\s(?:(?:early |late )?(?:morning|afternoon|evening|night)|at (?:dawn|dusk|midnight))\b", re.I
)


def day_and_part(claim: Claim, span: Span) -> tuple[Span, str]:
    """The day at *span* with the part of the day that stands beside it, and the words of that part in lower case."""
    content = claim.attribution.content
    if len(content) != 1 or content[0].end - content[0].start != len(claim.text):
        return span, ""
    start, end = span.start - content[0].start, span.end - content[0].start
    before = _PART_BEFORE.search(claim.text, max(0, start - 30), start)
    behind = _PART_BEHIND.match(claim.text, end)
    first, last = before.start() if before else start, behind.end() if behind else end
    words = claim.text[first:start] + " " + claim.text[start:end].split()[0] + claim.text[end:last]
    return Span(content[0].start + first, content[0].start + last), words.lower()


def only_there(left: Claim, right: Claim, one: Span, two: Span) -> bool:
    """Whether two claims of an event are the same but for the words of *left* at *one* and of *right* at *two*."""
    if _begin_or_end_otherwise(left, right, one, two):
        return False
    rest = _beside(left, one)
    if rest is None or len(rest[0]) + len(rest[1]) < LEAST or rest != _beside(right, two):
        return False
    return tells(left) or tells(right)  # the words are the same, so either parse will do


def of_one_event(left: Claim, right: Claim, one: Span, two: Span) -> bool:
    """Whether the two claims share :data:`LEAST` words beside those of *left* at *one* and of *right* at *two*, and not
    both have a name that the other lacks: whoever names others tells of others."""
    m = match(left, right)
    lone = [
        any(w.pos == "PROPN" and i not in answered and not w.span.overlaps(span) for i, w in enumerate(words))
        for words, answered, span in ((m.left, m.partner, one), (m.right, m.back, two))
    ]
    shared = sum(1 for i in m.partner if not m.left[i].span.overlaps(one))
    return shared >= LEAST and not all(lone)


_FIRST = re.compile(r"\W*(?:(?:an?|the|on)\b\W*)*(\w+)", re.IGNORECASE)
_LAST = re.compile(r"(\w+)\W*$")


def _begin_or_end_otherwise(left: Claim, right: Claim, one: Span, two: Span) -> bool:
    """Whether the two claims begin or end with other words than those at *one* and *two*: most do, and then the rest
    need not be taken apart."""
    from checker.verdicts.spelling import spoken

    for pattern in (_FIRST, _LAST):
        keys = []
        for claim, span in ((left, one), (right, two)):
            # a quotation may end in blanks and marks; beyond these few nothing is looked for
            tail = pattern is _LAST
            m = pattern.search(claim.text, max(0, len(claim.text) - 40)) if tail else pattern.match(claim.text)
            start = claim.attribution.content[0].start
            if m is None or span.overlaps(Span(start + m.start(1), start + m.end(1))):
                break
            keys.append(key_of(spoken(m[1])))
        if len(keys) == 2 and keys[0] != keys[1]:
            return True
    return False


def tells(claim: Claim) -> bool:
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
