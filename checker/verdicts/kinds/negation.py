"""One side asserts what the other denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from checker.lexicon import either, words
from checker.records import Claim, Predicate, Word
from checker.verdicts.figures import complements
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair
from checker.verdicts.kinds.excused import both_may_be
from checker.verdicts.matching import key_of, keys_of, stem, stems_of

_LIGHT = words("verbs", "light")
_OPEN = frozenset({"condition", "question"})
_AHEAD = frozenset({"future", "plan", "possible", "hedged", "should"})


@cache
def negative() -> frozenset[str]:
    """Words that deny or undo something, as they are compared."""
    return keys_of(words("grammar", "undoes"))


@cache
def _accusing() -> frozenset[str]:
    """Stems of words that accuse."""
    return stems_of(words("verbs", "accusing"))


def accuses(claim: Claim) -> bool:
    """Whether *claim* reports an accusation: "charged with arson" and "denies arson" can both be so."""
    return any(stem(w.lemma) in _accusing() for w in claim.facts.words)


NEAR = 30
"""Characters between a verb and its negation that are told with them."""
_HELPED = re.compile(rf"\b(?:(?:{either(words('grammar', 'auxiliary'))})(?:\s+|$))+$")


class NegationRule(ConflictBase):
    """The same predicate, of the same things, asserted on one side and negated on the other."""

    kind: Literal["negation"] = "negation"
    topic = "whether it is so"
    meaning = "One account says that it is so, another that it is not."
    told_in_doubt = True
    same_speaker = 0.8

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Every two predicates of one meaning with other polarity."""
        left, right = pair.left.facts.predicates, pair.right.facts.predicates
        if not any(p.negated for p in left) and not any(p.negated for p in right):
            return
        if any(complements(a, b) for a in pair.left.facts.quantities for b in pair.right.facts.quantities):
            return  # 80 % voted for it; the other 20 % did not
        keys_right = [key_of(p.lemma) for p in right]
        same = {(i, j) for i, a in enumerate(left) for j, b in enumerate(right) if keys_right[j] == key_of(a.lemma)}
        for i, j in sorted(same):
            a, b = left[i], right[j]
            if a.negated == b.negated or a.modality in _OPEN or b.modality in _OPEN or not_yet(a, b):
                continue
            if by_denial(pair.left, a) or by_denial(pair.right, b):
                continue
            denied, here, other = (a, pair.left, pair.right) if a.negated else (b, pair.right, pair.left)
            if denies(here, denied) and accuses(other):
                continue  # "accused of taking bribes" and "denied taking bribes" can both be so
            if both_may_be(denied, here, other, (b if a.negated else a,)):
                continue
            # the same polarity of the same word elsewhere answers it
            if any(right[k].negated == a.negated for x, k in same if x == i) or any(
                left[k].negated == b.negated for k, y in same if y == j
            ):
                continue
            values = _shown(a, pair.left), _shown(b, pair.right)
            yield Candidate(a.cue or a.span, b.cue or b.span, values, _features(pair, a, b))


def by_denial(claim: Claim, predicate: Predicate) -> bool:
    """Whether *predicate* is negated by a "denied that" before it: that is a conflict of kind denial.

    What follows "that" has a subject of its own, unlike what follows "denied taking".
    """
    return bool(predicate.subject) and denies(claim, predicate)


def denies(claim: Claim, predicate: Predicate) -> bool:
    """Whether "deny" is what negates *predicate*."""
    return any(w.span == predicate.cue and w.lemma == "deny" for w in claim.facts.words)


def not_yet(a: Predicate, b: Predicate) -> bool:
    """Whether one says what may come and the other that it has not: "is likely to resign", "has not resigned"."""
    asserted, denied = (b, a) if a.negated else (a, b)
    return asserted.modality in _AHEAD and denied.modality == "fact"


def _shown(p: Predicate, claim: Claim) -> str:
    """The verb as the claim has it, "was inspected", "was never inspected", "found nothing"; its dictionary form where
    the negation stands far from it, or the claim is in pieces."""
    content, cue = claim.attribution.content, p.cue or p.span
    whole = len(content) == 1 and content[0].end - content[0].start == len(claim.text)
    if not whole or (p.negated and not p.cue) or abs(cue.start - p.span.start) > NEAR:
        return f"not {p.lemma}" if p.negated else p.lemma
    shift = content[0].start
    start, end = min(cue.start, p.span.start) - shift, max(cue.end, p.span.end) - shift
    helped = _HELPED.search(claim.text[:start])
    return " ".join(claim.text[helped.start() if helped else start : end].split())


def _features(pair: Pair, a: Predicate, b: Predicate) -> dict[str, float]:
    m = pair.match
    subject = _overlap(a.subject, b.subject)
    object_ = _overlap(a.object, b.object)
    affirmed = m.right if a.negated else m.left
    alone = [w for i, w in enumerate(affirmed) if i not in (m.back if a.negated else m.partner)]
    return {
        **pair.common,
        "around": m.around(a.span, b.span),
        "light": float(a.lemma in _LIGHT or b.lemma in _LIGHT),
        "subject_same": float(subject == 1),
        "subject_other": float(subject == -1),
        "object_same": float(object_ == 1),
        "object_other": float(object_ == -1),
        "modality_other": float(a.modality != b.modality),
        "hedged": float("fact" not in (a.modality, b.modality)),
        "other_negative": float(_negatives(alone) > 0),
        "lemma_same": float(a.lemma == b.lemma),
        "double": float(
            sum(p.negated for p in pair.left.facts.predicates) > 0
            and sum(p.negated for p in pair.right.facts.predicates) > 0
        ),
        "figures_other": float(bool(pair.left.facts.quantities) != bool(pair.right.facts.quantities)),
    }


def _negatives(words: list[Word]) -> int:
    return sum(1 for w in words if key_of(w.lemma) in negative())


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    if not a or not b:
        return 0
    return 1 if set(map(key_of, a)) & set(map(key_of, b)) else -1
