"""All against none, most against few, more than against fewer than."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checker.lexicon import values
from checker.records import Quantity, Span, Word
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair
from checker.verdicts.telling import told

ALIKE = 0.7
"""Share of words in common from which opposite bounds of one figure leave nothing to weigh."""
# only these exclude each other: "most" follows from "all", "some" from "many"
EXCLUDE = frozenset(
    frozenset((one, other)) for one, others in values("grammar", "excludes").items() for other in others.split(",")
)


class QuantifierRule(ConflictBase):
    """Quantifiers or bounds of one thing that exclude each other."""

    kind: Literal["quantifier"] = "quantifier"
    topic = "how many"
    meaning = "One account says all or none of what another says some of."
    told_in_doubt = True
    alone_decides = True

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Quantifiers of one thing that exclude each other, and opposite bounds of one figure."""
        left, right = pair.left.facts.quantifiers, pair.right.facts.quantifiers
        words_left, words_right = [q for q, _ in left], [q for q, _ in right]
        for q, one in left:
            if q in words_right:
                continue
            for r, two in right:
                if r in words_left or frozenset((q, r)) not in EXCLUDE or _other_deeds(pair, one, two):
                    continue
                if _of_one_thing(pair, one, two):
                    yield Candidate(one, two, (q, r), _features(pair, one, two, bound=False))
        for a in pair.left.facts.quantities:
            for b in pair.right.facts.quantities:
                if _opposite_bounds(a, b):
                    features = _features(pair, a.span, b.span, bound=True)
                    alike = pair.match.dice > ALIKE
                    yield Candidate(a.span, b.span, (told(a, pair.left), told(b, pair.right)), features, certain=alike)


def _other_deeds(pair: Pair, one: Span, two: Span) -> bool:
    """Whether the quantified do another thing on either side: "all survived" and "none was killed" agree."""
    m = pair.match
    verbs = [
        next((i for i, w in enumerate(words) if w.span.start >= span.end and w.pos == "VERB"), None)
        for words, span in ((m.left, one), (m.right, two))
    ]
    return None not in verbs and verbs[0] not in m.partner and verbs[1] not in m.back


def _of_one_thing(pair: Pair, one: Span, two: Span) -> bool:
    """Whether what follows the two quantifiers has partners on the other side."""
    m = pair.match
    return _next(m.left, one) in m.partner and _next(m.right, two) in m.back


def _opposite_bounds(a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit:
        return False
    return (a.low is None and b.high is None and a.high == b.low) or (
        a.high is None and b.low is None and a.low == b.high
    )


def _features(pair: Pair, one: Span, two: Span, *, bound: bool) -> dict[str, float]:
    m = pair.match
    i, j = _next(m.left, one), _next(m.right, two)
    return {
        **pair.common,
        "around": m.around(one, two),
        "next_same": float(i >= 0 and m.partner.get(i) == j),
        "bound": float(bound),
        "next_known": float(i in m.partner and j in m.back),
    }


def _next(words: Sequence[Word], span: Span) -> int:
    return next((i for i, w in enumerate(words) if w.span.start >= span.end), -1)
