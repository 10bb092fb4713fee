"""One rule after layering, with every place that made it what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.rule import Rule
from checker.rulebook.node import Node


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule in force or switched off.

    ``at`` gives :attr:`node`; of a shipped rule only when somebody asks, since most runs never need to know in which
    column a shipped value stands. ``layer`` is "built-in", "project", or the path given. ``changed`` are the places of
    changes, ``disabled`` the reason it is off ("" when in force).
    """

    section: str
    rule: Rule
    at: Node | Callable[[], Node]
    layer: str
    changed: tuple[Node, ...] = ()
    disabled: str = ""
    disabled_at: str = ""

    @property
    def node(self) -> Node:
        """The rule after layering: each value knows its own file and line."""
        return self.at if isinstance(self.at, Node) else self.at()
