"""The models of the rules of this stage: one class a conflict kind, told apart by ``kind``, and rules of origin."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from checker.verdicts.kinds.date import DateRule
from checker.verdicts.kinds.negation import NegationRule
from checker.verdicts.kinds.number import NumberRule
from checker.verdicts.kinds.unit import UnitRule
from checker.verdicts.origin_rules import OriginRule

__all__ = ["KINDS", "ConflictRule", "OriginRule"]

ConflictRule = Annotated[NumberRule | UnitRule | DateRule | NegationRule, Field(discriminator="kind")]
KINDS = {rule.model_fields["kind"].default: rule for rule in (NumberRule, UnitRule, DateRule, NegationRule)}
