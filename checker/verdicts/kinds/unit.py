"""The same digits in another unit, currency or magnitude: "48 years" against "48 months"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checker.records import Quantity
from checker.verdicts.figures import FACTORS, compatible, dimension
from checker.verdicts.kinds.base import Candidate, ConflictBase, Pair, Scoped
from checker.verdicts.kinds.counted import roles
from checker.verdicts.kinds.number import comparable, open_figures, same_digits, slot_features
from checker.verdicts.matching import key_of
from checker.verdicts.telling import told


class UnitRule(Scoped):
    """The same digits with another unit, currency or magnitude."""

    kind: Literal["unit"] = "unit"
    topic = "a unit"
    meaning = "Two accounts give the same digits in different units."
    told_in_doubt = True
    alone_decides = True
    same_speaker = 0.7

    @classmethod
    def candidates(cls, pair: Pair, rules: Sequence[ConflictBase] = ()) -> Iterator[Candidate]:
        """Every two figures with the same digits and another unit or magnitude."""
        left, right = pair.left.facts.quantities, pair.right.facts.quantities
        if not left or not right:
            return
        lone_left, lone_right, met = pair.cached("figures", open_figures)
        for a in lone_left:
            for b in lone_right:
                if not comparable(pair, a, b) and {a.role, b.role} != {"stated", "forecast"}:
                    continue
                if not same_digits(a, b) or not _of_one_kind(a, b) or (a.unit != b.unit and compatible(a, b)):
                    continue
                yield Candidate(
                    a.span,
                    b.span,
                    (told(a, pair.left), told(b, pair.right)),
                    slot_features(pair, a, b, met, max(len(lone_left), len(lone_right)) - 1),
                    frozenset(map(key_of, (*a.counts, *b.counts, *roles(a), *roles(b), a.kind, b.kind))),
                    1.0,
                    (a, b),
                )


def _of_one_kind(a: Quantity, b: Quantity) -> bool:
    if dimension(a) == dimension(b):
        return True
    one, two = FACTORS.get(a.unit), FACTORS.get(b.unit)
    return one is not None and two is not None and one[0] == two[0] and "age" not in (a.kind, b.kind)
