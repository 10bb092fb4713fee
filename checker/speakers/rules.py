"""Rules of this stage: who is who, as an editor writes it into ``aliases.yaml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from checker.rule import Model, Rule, option


class Office(Model):
    """An office and when it was held; both days count. Open ends are left out."""

    title: str = option(min_length=1, description="The office as papers print it, for instance 'mayor of Norwell'.")
    since: dt.date | None = option(default=None, written="from", description="First day in office.")
    to: dt.date | None = option(default=None, description="Last day in office.")

    def __post_init__(self) -> None:
        if self.since and self.to and self.since > self.to:
            raise ValueError(f"'from' ({self.since}) is after 'to' ({self.to})")

    def held(self, day: dt.date | None) -> bool:
        """Whether the office was held on *day*; an unknown day counts as held only where no dates are given."""
        if day is None:
            return self.since is None and self.to is None
        return (self.since is None or self.since <= day) and (self.to is None or day <= self.to)


class AliasTest(Model):
    """An example: whether *words* (a name, handle or office) mean this one, in an article of the day *on*."""

    words: str = option(min_length=1, description="A name, handle or office as papers print it.")
    on: dt.date | None = option(default=None, description="The article's date, for offices.")
    means: bool = option(default=True, description="Whether the words mean this one.")
    todo: str = option(default="", description="Why the example does not hold yet; a todo that holds is an error.")


class Alias(Rule):
    """One person or body and everything that papers call it.

    ``names`` and ``handles`` always mean this one; ``offices`` mean it on the days they were held; ``never`` lists
    names that must not be taken for it, however alike they look.
    """

    name: str = option(min_length=1, description="The name to show.")
    type: Literal["person", "body", "document"] = option(default="person", description="person, body or document.")
    names: tuple[str, ...] = option(default=(), description="Other names and spellings.")
    handles: tuple[str, ...] = option(default=(), description="Accounts, with or without @.")
    offices: tuple[Office, ...] = option(default=(), description="Offices, with the days they were held.")
    never: tuple[str, ...] = option(default=(), description="Names that are somebody else's.")
    tests: tuple[AliasTest, ...] = ()
    external: str | None = option(default=None, description="An identifier elsewhere, for instance of Wikidata.")

    def means(self, words: str, day: dt.date | None = None) -> bool:
        """Whether *words* alone mean this one in an article of *day* (None: of unknown date)."""
        from checker.speakers.names import letters

        plain = letters(words)
        if any(letters(n) == plain for n in self.never):
            return False
        if any(letters(n) == plain for n in self.every_name()):
            return True
        return self.holds_office(words, day) > 0

    def holds_office(self, words: str, day: dt.date | None) -> int:
        """How well an office in words fits one held on *day*; 0 where none does."""
        from checker.speakers.roles import fits, role

        asked = role(words)
        return max((fits(asked, role(o.title)) for o in self.offices if o.held(day)), default=0)

    def every_name(self) -> Iterator[str]:
        """The canonical name, other names and handles."""
        yield self.name
        yield from self.names
        yield from self.handles
