"""Why an attribution is taken for a claim or for something else, for `checker explain`, from a JSON report alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

SHOWN = 8
"""Addends of being a claim that are shown; the rest are counted."""


def states(claim: Mapping[str, Any]) -> Iterator[str]:
    """What the attribution commits its source to, and why it is taken for a claim or for something else, as a sum."""
    if claim.get("commitment", "asserts") != "asserts":
        yield f"  commits  its source {claim['commitment']}"
    parts = claim.get("claimhood") or {}
    if not parts:
        return
    total = sum(parts.values())
    chance = 1 / (1 + math.exp(-total))
    shown = sorted(parts.items(), key=lambda p: -abs(p[1]))
    terms = ", ".join(f"{name} {value:+.2f}" for name, value in shown[:SHOWN])
    more = f", {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    yield f"  type     {claim.get('type', 'claim')}: chance {chance:.2f} of stating something, log-odds {total:+.2f}"
    yield f"           = {terms}{more}"
