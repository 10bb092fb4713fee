"""The map of a report: groups down, outlets across, what each outlet prints in the cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from checker.render.view import Dispute, Entry, View

SHORT = 10
NAME = 12
SIDES = "A and B: opposing sides; yes: reports it"


@dataclass(frozen=True, slots=True)
class Row:
    """One group: its number in the report, verdict section, headline, and a cell for each outlet ("" where silent)."""

    number: int
    entry: Entry
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order of the report; groups that only one outlet has are left out."""

    outlets: tuple[str, ...]
    rows: tuple[Row, ...]

    def lines(self, width: int) -> Iterator[str]:
        """The matrix as plain text of at most *width* cells a line; columns that do not fit go into a further table."""
        columns = [self._column(i) for i in range(len(self.outlets))]
        # the claims get the room that the outlets leave, and two fifths of the width at least
        left = width - sum(size + 2 for _, _, size in columns)
        label = min(max((cell_len(_label(r)) for r in self.rows), default=0), max(20, width * 2 // 5, left))
        tall = max((len(head) for head, _, _ in columns), default=0)
        at = 0
        while at < len(columns):
            room, end = width - label, at
            while end < len(columns) and (end == at or room >= columns[end][2] + 2):
                room -= columns[end][2] + 2
                end += 1
            part = columns[at:end]
            for i in range(tall):
                names = ((head[i - tall] if i >= tall - len(head) else "", size) for head, _, size in part)
                yield (" " * label + "".join("  " + set_cell_size(n, s) for n, s in names)).rstrip()
            for i, row in enumerate(self.rows):
                cells = "".join("  " + set_cell_size(c[i], s) for _, c, s in part)
                yield (set_cell_size(_label(row), label) + cells).rstrip()
            at = end

    def _column(self, i: int) -> tuple[list[str], list[str], int]:
        """(the outlet's name in lines, the cells, the width)."""
        cells = [r.cells[i] or "." for r in self.rows]
        head = [set_cell_size(w, NAME) if cell_len(w) > NAME else w for w in self.outlets[i].split()][:3] or [""]
        return head, cells, max(map(cell_len, [*cells, *head]))


def _label(row: Row) -> str:
    words = {"conflicting": "CONFLICT", "corroborated": "CORROB", "copied": "COPIED", "unique": "UNIQUE"}
    return f"{row.number:>2} {words[row.entry.section]:<8} {row.entry.topic}"


def matrix_of(view: View) -> Matrix:
    """The matrix of a view; a cell holds the outlet's figure where it is short, else its side, else "yes"."""
    rows = [
        Row(number, entry, tuple(_cell(entry, outlet) for outlet in view.outlets))
        for number, entry in enumerate(view.entries, 1)
        if entry.section != "unique"
    ]
    return Matrix(view.outlets, tuple(rows))


def _cell(entry: Entry, outlet: str) -> str:
    if outlet not in entry.outlets:
        return ""
    first: Dispute | None = entry.disputes[0] if entry.disputes else None
    if first is None:
        return "yes"
    for side, letter in zip(first.sides, "AB", strict=True):
        if outlet in side.outlets:
            return side.value if cell_len(side.value) <= SHORT and not first.first.diff else letter
    return "yes"
