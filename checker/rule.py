"""What every rule has in common: an id, a reason, its own tests, and where it stands.

Each stage owns the models of its own rules, built on :class:`Rule`; :mod:`checker.rulebook` gathers them, loads them
from YAML and fills :attr:`Rule.origin`.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """A frozen value read from YAML; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(Model):
    """One rule of a rule file.

    ``origin`` is ``file:line`` of the rule in force, after layering; the loader fills it, a rule file cannot.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$", description="Short name of the rule, unique among all rules.")
    why: str = Field(min_length=1, description="Why the rule is there, for the next person who edits it.")
    origin: str = Field(default="", exclude=True, json_schema_extra={"x-internal": True})
