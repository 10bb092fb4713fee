"""A value of a rule file that knows its line and column."""

from __future__ import annotations

from typing import Any

from checker.problems import printable


def short(text: str, limit: int = 40) -> str:
    """*text* on one line, cut to *limit* characters, safe to print."""
    line = printable(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"


class Node:
    """A value of a rule file and where it stands.

    ``data`` is text, None (nothing written), a tuple of nodes (a list) or a dict from key to (key node, value node).
    ``line`` and ``column`` count from 1; ``size`` counts this node and everything below it, aliases written out.
    """

    __slots__ = ("column", "data", "line", "path", "size")

    def __init__(self, data: Any, path: str, line: int, column: int, size: int = 1) -> None:
        self.data: str | tuple[Node, ...] | dict[str, tuple[Node, Node]] | None = data
        self.path = path
        self.line = line
        self.column = column
        self.size = size

    @property
    def place(self) -> str:
        """``file:line``."""
        return f"{self.path}:{self.line}"

    @property
    def entries(self) -> dict[str, tuple[Node, Node]]:
        """The entries of a mapping; of anything else, none."""
        return self.data if isinstance(self.data, dict) else {}

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; of anything else, none."""
        return self.data if isinstance(self.data, tuple) else ()

    def get(self, key: str) -> Node | None:
        """The value under *key* of a mapping."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def plain(self) -> Any:
        """The value without its places: str, None, list or dict. The reader bounds its depth."""
        if isinstance(self.data, dict):
            return {key: value.plain() for key, (_, value) in self.data.items()}
        if isinstance(self.data, tuple):
            return [item.plain() for item in self.data]
        return self.data

    def what(self) -> str:
        """What the value is, in words: "nothing", "a list", "a mapping" or the text itself."""
        if self.data is None:
            return "nothing"
        if isinstance(self.data, str):
            return f"'{short(self.data)}'"
        return "a list" if isinstance(self.data, tuple) else "a mapping of keys"
