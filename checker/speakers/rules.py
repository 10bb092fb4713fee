"""Rules of this stage: who is who, as an editor writes it into ``aliases.yaml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from checker.rule import Model, Rule


class Office(Model):
    """An office and when it was held; both days count. Open ends are left out."""

    title: str = Field(min_length=1, description="The office as papers print it, for instance 'mayor of Norwell'.")
    since: dt.date | None = Field(default=None, alias="from", description="First day in office.")
    to: dt.date | None = Field(default=None, description="Last day in office.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.to and self.since > self.to:
            raise ValueError(f"'from' ({self.since}) is after 'to' ({self.to})")
        return self

    def held(self, day: dt.date | None) -> bool:
        """Whether the office was held on *day*; an unknown day counts as held only where no dates are given."""
        if day is None:
            return self.since is None and self.to is None
        return (self.since is None or self.since <= day) and (self.to is None or day <= self.to)


class Alias(Rule):
    """One person or body and everything that papers call it.

    ``names`` and ``handles`` always mean this one; ``offices`` mean it on the days they were held; ``never`` lists names
    that must not be taken for it, however alike they look.
    """

    name: str = Field(min_length=1, description="The name to show.")
    type: str = Field(default="person", pattern="^(person|body|document)$", description="person, body or document.")
    names: tuple[str, ...] = Field(default=(), description="Other names and spellings.")
    handles: tuple[str, ...] = Field(default=(), description="Accounts, with or without @.")
    offices: tuple[Office, ...] = Field(default=(), description="Offices, with the days they were held.")
    never: tuple[str, ...] = Field(default=(), description="Names that are somebody else's.")
    external: str | None = Field(default=None, description="An identifier elsewhere, for instance of Wikidata.")

    def every_name(self) -> Iterator[str]:
        """The canonical name, other names and handles."""
        yield self.name
        yield from self.names
        yield from self.handles
