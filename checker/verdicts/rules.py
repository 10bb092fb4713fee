"""The models of the rules of this stage: one class a conflict kind, told apart by ``kind``, and rules of origin."""

from __future__ import annotations

from typing import TypeAlias

from checker.verdicts.kinds.antonym import AntonymRule
from checker.verdicts.kinds.date import DateRule
from checker.verdicts.kinds.denial import DenialRule
from checker.verdicts.kinds.name import ActorRule, PlaceRule, SpeakerRule
from checker.verdicts.kinds.negation import NegationRule
from checker.verdicts.kinds.number import NumberRule
from checker.verdicts.kinds.quantifier import QuantifierRule
from checker.verdicts.kinds.special import DisputeRule, UpdateRule
from checker.verdicts.kinds.unit import UnitRule
from checker.verdicts.kinds.wording import WordingRule
from checker.verdicts.origin_rules import OriginRule

__all__ = ["KINDS", "ConflictRule", "OriginRule"]

ConflictRule: TypeAlias = (
    NumberRule
    | UnitRule
    | DateRule
    | NegationRule
    | DenialRule
    | AntonymRule
    | QuantifierRule
    | ActorRule
    | PlaceRule
    | SpeakerRule
    | WordingRule
    | DisputeRule
    | UpdateRule
)
KINDS = {
    rule.kind: rule
    for rule in (
        NumberRule,
        UnitRule,
        DateRule,
        NegationRule,
        DenialRule,
        AntonymRule,
        QuantifierRule,
        ActorRule,
        PlaceRule,
        SpeakerRule,
        WordingRule,
    )
}
"""Every kind that looks for conflicts, by name."""
