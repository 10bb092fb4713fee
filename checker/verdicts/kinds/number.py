"""Two figures for one thing that cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal

from checker.lexicon import either, words
from checker.records import Claim, Quantity
from checker.rule import Check, Limit, option
from checker.verdicts.figures import (
    compatible,
    complements,
    dimension,
    explained,
    like,
    other_role,
    relative_gap,
    unlike_periods,
)
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair, Scoped
from checker.verdicts.kinds.counted import roles
from checker.verdicts.kinds.elsewhere import elsewhere
from checker.verdicts.kinds.marked import by_marks, other_hours
from checker.verdicts.matching import key_of, keys_of
from checker.verdicts.telling import told

_AGO = re.compile(rf"\b(?:{either(words('topics', 'other-time'))}|(?:expect|predict|annual)\w*)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:excluding|exclude[sd]?|except|net|gross|adjusted|underlying)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:ago|earlier|previously|formerly)\b", re.IGNORECASE)
_MORE = frozenset({"more", "further", "additional", "extra", "another"})


def open_figures(pair: Pair) -> tuple[list[Quantity], list[Quantity], int]:
    """The figures of either side that nothing on the other side agrees with, and how many do agree."""
    left, right = pair.left.facts.quantities, pair.right.facts.quantities
    met_right: set[int] = set()
    lone_left = []
    for a in left:
        hits = [j for j, b in enumerate(right) if _agrees(pair, a, b)]
        if hits:
            met_right.update(hits)
        else:
            lone_left.append(a)
    lone_right = [b for j, b in enumerate(right) if j not in met_right]
    return lone_left, lone_right, len(left) - len(lone_left)


_TO_COME = frozenset({"future", "would", "plan", "possible", "able", "should", "must"})


def comparable(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether *a* of the left and *b* of the right claim play like roles; what is forecast, or holds under a condition,
    is compared with what the other side tells as to come."""
    if like(a, b):
        return True
    for one, two, claim in ((a, b, pair.right), (b, a, pair.left)):
        if one.role in ("forecast", "condition") and two.role == "stated" and not unlike_periods(a, b):
            return any(p.lemma == two.slot[0] and p.modality in _TO_COME for p in claim.facts.predicates if two.slot)
    return False


def _agrees(pair: Pair, a: Quantity, b: Quantity) -> bool:
    if not comparable(pair, a, b) or {a.change, b.change} == {"up", "down"}:
        return False
    if dimension(a) != dimension(b) or not compatible(a, b) or (same_digits(a, b) and a.unit == b.unit):
        return False
    if roles(a) and roles(b) and not roles(a) & roles(b):
        return False  # 40 dead and 40 hurt
    # "dozens" may stand for 99, and "at least 3" for 40, but only where both count the same
    return relative_gap(a, b) < 0.4 or not a.counts or not b.counts or key_of(a.counts[0]) == key_of(b.counts[0])


def agreeing(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Figures of the two sides that say the same."""
    for a in pair.left.facts.quantities:
        for b in pair.right.facts.quantities:
            if _agrees(pair, a, b):
                yield a, b
                break


def in_other_roles(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Equal figures that are the figure itself on one side and what it is compared with, or is not, on the other."""
    for a in pair.left.facts.quantities:
        for b in pair.right.facts.quantities:
            if other_role(a, b) and not comparable(pair, a, b):
                yield a, b
                break


def _percent(value: object) -> object:
    if not isinstance(value, str):
        return str(value) if isinstance(value, float) else value
    figure, percent = value.strip().removesuffix("%"), value.strip().endswith("%")
    try:
        return Decimal(figure.strip()) / (100 if percent else 1)
    except ArithmeticError:
        raise ValueError(f"a tolerance cannot be '{value}' | write it as 5% or 0.05") from None


class NumberRule(Scoped):
    """Two figures for one counted thing that differ by more than rounding, bounds, sums and ``tolerance`` excuse."""

    kind: Literal["number"] = "number"
    topic = "a figure"
    meaning = "Two accounts give different figures for one thing."
    told_in_doubt = True
    alone_decides = True
    same_speaker = 0.7
    tolerance: Annotated[Decimal, Limit(ge=0, lt=1), Check(_percent, first=True)] = option(
        default=Decimal(0), description="Share of the larger figure by which two may differ, as 5% or 0.05."
    )

    def covers(self, candidate: Candidate) -> bool:
        """Whether the figures count what the rule is about and lie further apart than its tolerance."""
        return super().covers(candidate)

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Every two figures of one dimension that nothing on the other side agrees with or adds up to."""
        yield from by_marks(pair, "number", "score", "rank")
        left, right = pair.left.facts.quantities, pair.right.facts.quantities
        if not left or not right:
            return
        lone_left, lone_right, met = pair.cached("figures", open_figures)
        if elsewhere(pair):
            return
        by_the_hour = other_hours(pair)
        for a in lone_left:
            for b in lone_right:
                if by_the_hour and not roles(a) | roles(b):
                    continue  # where the storm was, and what the share cost, at 8 a.m. and at 2 p.m.
                if not _rivals(pair, a, b):
                    continue
                taken_for = _taken_for(pair, a, b)
                if not taken_for and _otherwise_counted(pair, a, b):
                    continue
                yield Candidate(
                    a.span,
                    b.span,
                    (told(a, pair.left), told(b, pair.right)),
                    slot_features(pair, a, b, met, max(len(lone_left), len(lone_right)) - 1),
                    frozenset(
                        map(
                            key_of,
                            (*a.counts, *a.slot[:1], *b.counts, *b.slot[:1], *roles(a), *roles(b), a.kind, b.kind),
                        )
                    ),
                    relative_gap(a, b),
                    (a, b),
                    certain=taken_for,
                )


def _rivals(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether the two may be two values of one thing, and not two things, two units or a sum and its part."""
    left, right = pair.left.facts.quantities, pair.right.facts.quantities
    return not (
        not comparable(pair, a, b)
        or dimension(a) != dimension(b)
        or explained(a, right, left)
        or explained(b, left, right)
        # in other money, or with other magnitude, a figure is no second value but another unit: see `unit`
        or (a.unit != b.unit and a.kind == "money")
        or same_digits(a, b)
        or _increment(pair.left, a)
        or _increment(pair.right, b)
        or (complements(a, b) and not _same_but_figures(pair))
        # "four officials said", "three officials said": who was asked is no matter of the event
        or (_tellers(a) and _tellers(b))
        or _other_things(a, b)
    )


def _increment(claim: Claim, q: Quantity) -> bool:
    """Whether *q* counts only what came on top ("five more", "a further 159"): that holds for one day, not the next."""
    if _MORE & set(q.counts):
        return True
    before = [w for w in claim.facts.words if w.span.end <= q.span.start]
    return bool(before) and q.span.start - before[-1].span.end <= 2 and before[-1].lemma in _MORE


def _same_but_figures(pair: Pair) -> bool:
    """Whether nothing but figures differs; then 80 % and 20 % are not the one part and the other."""
    m = pair.match
    lone = [w for i, w in enumerate(m.left) if i not in m.partner] + [
        w for j, w in enumerate(m.right) if j not in m.back
    ]
    figures = [q.span for c in (pair.left, pair.right) for q in c.facts.quantities]
    ways = [{w for w, _ in c.facts.directions} for c in (pair.left, pair.right)]
    polarity = [sum(p.negated for p in c.facts.predicates) for c in (pair.left, pair.right)]
    return (
        all(any(w.span.overlaps(f) for f in figures) for w in lone)
        and ways[0] == ways[1]
        and polarity[0] == polarity[1]
    )


@cache
def _people() -> frozenset[str]:
    """Words for people, as they are compared; no "member", for members and votes count one thing."""
    return keys_of(words("persons", "counts-people"))


def _other_things(a: Quantity, b: Quantity) -> bool:
    """Whether one counts people and the other things, of two verbs: "ignored three warnings", "14 people are"."""
    if a.kind != "count" or b.kind != "count" or not (a.counts and b.counts and a.slot and b.slot):
        return False
    people = [key_of(q.counts[0]) in _people() for q in (a, b)]
    return people[0] != people[1] and key_of(a.slot[0]) != key_of(b.slot[0]) and not roles(a) | roles(b)


def _otherwise_counted(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether one figure leaves out what the other holds, or is of another time: "excluding debt", "a year ago"."""
    beside = _beside(pair.left, a), _beside(pair.right, b)
    return any(bool(_found(p, beside[0])) != bool(_found(p, beside[1])) for p in (_WITHOUT, _BEFORE))


def same_digits(a: Quantity, b: Quantity) -> bool:
    """Whether the two print the same digits, and only unit, currency or magnitude differ."""
    if _digits(a) != _digits(b):
        return False
    if a.unit != b.unit:
        return True
    x, y = (q.low if q.low is not None else q.high for q in (a, b))
    return x is not None and y is not None and x != y and bool(x) and bool(y) and max(x, y) / min(x, y) >= 1000


def _digits(q: Quantity) -> str:
    value = q.high if q.low is None else q.low
    return str(value).replace(".", "").strip("0")


def slot_features(pair: Pair, a: Quantity, b: Quantity, met: int, others: int) -> dict[str, float]:
    """The named features of two figures; symmetric in the two sides.

    There are few of them on purpose: twice as many fitted one half of the news pairs better and the other half worse.
    """
    m = pair.match
    head_a, head_b = (key_of(q.counts[0]) if q.counts else "" for q in (a, b))
    verb_a, verb_b = (key_of(q.slot[0]) if q.slot and q.slot[0] else "" for q in (a, b))
    text_a, text_b = _beside(pair.left, a), _beside(pair.right, b)
    common = {k: v for k, v in pair.common.items() if k not in ("names_same", "names_other")}
    return {
        **common,
        "around": m.around(a.span, b.span),
        "head_same": float(bool(head_a) and head_a == head_b),
        "role_same": float(bool(roles(a) & roles(b))),
        "verb_same": float(bool(verb_a) and verb_a == verb_b),
        "agreeing": float(min(met, 2)),
        "unmatched": float(min(others, 3)),
        "gap": relative_gap(a, b),
        "gap_small": float(relative_gap(a, b) < NEARLY),
        "alone": float(not others and not met),
        "period_other": float(_found(_AGO, text_a) != _found(_AGO, text_b)),
        "percent": float(a.kind == "percent"),
        "duration": float(a.kind == "duration"),
        "age": float(a.kind == "age"),
        "base_swapped": float(_swapped(pair, a, b)),
    }


NEARLY = 0.03
"""Gap between two figures, as a share of the larger, up to which they are near."""


def _tellers(q: Quantity) -> bool:
    """Whether *q* counts those who say so: "four officials said"."""
    return q.kind == "count" and len(q.slot) > 1 and q.slot[0] in ("say", "tell") and q.slot[1] == "nsubj"


def _taken_for(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether one side states, of the same thing, the very figure that the other only compares with."""
    one_thing = (a.counts[:1] == b.counts[:1] and bool(a.counts)) or a.slot[:1] == b.slot[:1]
    return one_thing and _swapped(pair, a, b) and pair.common["alike"] >= _ALIKE


_ALIKE = 0.3
"""Share of their words that two claims must have in common for the base of one to be the figure of the other."""


def _swapped(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether either figure is, on the other side, what the figure is compared with: one has taken it for it."""
    return any(other_role(a, q) for q in pair.right.facts.quantities) or any(
        other_role(q, b) for q in pair.left.facts.quantities
    )


def _beside(claim: Claim, q: Quantity) -> str:
    return " ".join(w.text for w in claim.facts.words if abs(w.span.start - q.span.start) < 70)


def _found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(x.lower() for x in pattern.findall(text))
