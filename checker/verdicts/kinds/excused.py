"""When what one claim denies and what the other asserts can both be so, although the verb is the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.lexicon import either, words
from checker.records import Claim, Predicate, Span
from checker.verdicts.matching import key_of

_LIGHT = words("verbs", "light")
_CALLED_FOR = frozenset({"should", "must"})
_UNDONE = re.compile(
    # "votes left to count"; "we need to look at boosters"; "was not a decision we took lightly"
    r"\b(?:left|still|remain(?:s|ed|ing)?|yet|needs?|needed|have|has)\s+to(?:\s+be)?\s+$|"
    r"\b(?:is|was|are|were|be|been)(?:n['’]t|\s+not|\s+never)\s+(?:an?|the|something|anything)\s+(?:[\w’'-]+\s+){1,6}$",
    re.IGNORECASE,
)
_MUST_HAVE = re.compile(r"\bmust(?:\s+\w+)?\s+have\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Said of what did happen: "must have known"."""
_GERUND = re.compile(r"^\w+ing$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.;:!?\"“‘(]|\bthat)\s*$")
_MAY = re.compile(r"\b(?:may|might)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"[^.;:!?]*\buntil\b", re.IGNORECASE)
_SOONER = re.compile(rf"\b(?:{either(words('grammar', 'sooner'))})\b", re.IGNORECASE)
_KNOWING = words("verbs", "knowing")
"""Who "did not know until" a day is contradicted by "knew": when is what the two are at odds about."""
_ENOUGH = re.compile(r"[^.;:!?]*\b(?:enough|sufficient)\b", re.IGNORECASE)
_TOO_FEW = re.compile(r"\btoo (?:few|little|small|short|weak)\b|\binsufficient|\bshortage\b", re.IGNORECASE)
_TURN = re.compile(
    r"\b(?:u-?turn|about-?(?:turn|face)|(?:climb|row|back)(?:s|ed|ing)? (?:down|back|off|away|out)|climb-?down|"
    r"backtrack(?:s|ed|ing)?|backpedal(?:s|led|ling)?|revers(?:es?|ed|ing|al)|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|"
    r"shelv(?:es?|ed|ing)|ditch(?:es|ed|ing)?|drop(?:s|ped|ping)?|call(?:s|ed|ing)? off|cancel(?:s|l?ed|l?ing)?|"
    r"withdr(?:aws?|ew|awing)|rescind(?:s|ed|ing)?|revok(?:es?|ed|ing))\b",
    re.IGNORECASE,
)
_LACKS = re.compile(
    r"\b(?:without|lack(?:s|ed|ing)?|no|free of|short of)\s+(?:an?\s+|any\s+|the\s+)?(\w+)", re.IGNORECASE
)


def both_may_be(denied: Predicate, here: Claim, there: Claim, asserted: Sequence[Predicate] = ()) -> bool:
    """Whether *denied* of *here* contradicts nothing in *there*; *asserted* are the predicates of *there* to look at,
    where none are given those of the same meaning that are not negated."""
    if _answered(denied, there):
        return True
    key = key_of(denied.lemma)
    same = asserted or [p for p in there.facts.predicates if not p.negated and key_of(p.lemma) == key]
    if denied.cue is not None:
        before = _before(here, denied.cue) or ""
        if _MAY.search(before) and any(p.modality != denied.modality for p in same):
            return True  # "may not" leaves it open
        past = denied.modality == "fact" and not _UNTIL.match(there.text) and not _SOONER.search(there.text)
        past = past and denied.lemma not in _KNOWING
        if before and past and _UNTIL.match(here.text, len(before)):
            return True  # "did not ring until the roof burnt" says that it rang
        if before and _ENOUGH.match(here.text, len(before)) and _TOO_FEW.search(there.text):
            return True
    return bool(same) and all(_still_open(denied, here, p, there) for p in same)


def _still_open(denied: Predicate, here: Claim, asserted: Predicate, there: Claim) -> bool:
    """Whether *asserted* is only called for or still to be done, denied by the noun before it, or of other numbers."""
    before = _before(there, asserted.span)
    called_for = asserted.modality in _CALLED_FOR and denied.modality == "fact"
    if called_for and not _MUST_HAVE.search(before or ""):
        return True  # what "must be clear" may not have been clear
    if before is not None:
        verb = there.text[len(before) :][: asserted.span.end - asserted.span.start]
        if _UNDONE.search(before) or (_GERUND.search(verb) and _OPENS.search(before)):
            return True  # "getting it back mattered" does not say that it was got back
    return _of_other_numbers(here, there, denied.lemma)


def _before(claim: Claim, span: Span) -> str | None:
    """The text of a claim in one piece before *span*; None of a claim in several, whose text has other offsets."""
    content = claim.attribution.content
    return claim.text[: max(0, span.start - content[0].start)] if len(content) == 1 else None


def _of_other_numbers(one: Claim, two: Claim, verb: str) -> bool:
    """Whether *verb* is said of other numbers of things: 40 were not found, and 22 were."""
    counted = [
        {(q.low, q.high) for q in c.facts.quantities if q.kind in ("count", "percent") and q.slot[:1] == (verb,)}
        for c in (one, two)
    ]
    return bool(counted[0] and counted[1]) and not counted[0] & counted[1]


def _answered(denied: Predicate, other: Claim) -> bool:
    """Whether *other* denies in words of its own what *denied* does: "will not cut the grant" is borne out by "made a
    U-turn over the cut", and "had no pilot" by "sailed without a pilot"."""
    text, key = other.text, key_of(denied.lemma)
    if denied.lemma in _LIGHT:
        told = {key_of(w) for w in denied.object}
        return bool(told) and any(key_of(m[1]) in told for m in _LACKS.finditer(text))
    turn = _TURN.search(text)
    if turn is None:
        return False
    # a turn against itself, "did not reverse" beside "reversed", is answered by nothing
    return any(key_of(w) == key for w in text[turn.end() :].split())
