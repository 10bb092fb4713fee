"""The map of a report: groups down, outlets across, what each outlet prints in the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from checker.render.excerpt import plain
from checker.render.headlines import missing, value_of
from checker.render.view import Dispute, Entry, Section, Side, View, unlike

WORDS: dict[Section, str] = {
    "conflicting": "CONFLICT", "differing": "DIFFERS", "corroborated": "CORROB", "copied": "COPIED", "unique": "UNIQUE",
}  # fmt: skip
SHORT = 10
NAME = 12
HANG = 12  # where the topic begins in a label
YES, BOTH, WITHOUT = "yes", "both", "without"


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

    @property
    def legend(self) -> str:
        """What the cells mean, as far as they occur."""
        used = {cell for row in self.rows for cell in row.cells}
        said = ["A and B: opposing sides"] * bool({"A", "B"} & used)
        said += [f"{BOTH}: prints both sides"] * (BOTH in used) + [f"{YES}: reports it"] * (YES in used)
        return "; ".join(said) or "each outlet's side"

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
            if at:
                yield ""
            for i in range(tall):
                names = ((head[i - tall] if i >= tall - len(head) else "", size) for head, _, size in part)
                yield (" " * label + "".join("  " + set_cell_size(n, s) for n, s in names)).rstrip()
            for i, row in enumerate(self.rows):
                cells = "".join("  " + set_cell_size(c[i], s) for _, c, s in part)
                first, second = _folded(_label(row), label)
                yield (first + cells).rstrip()
                if second:
                    yield second.rstrip()
            at = end

    def _column(self, i: int) -> tuple[list[str], list[str], int]:
        """(the outlet's name in lines, the cells, the width)."""
        cells = [r.cells[i] or "." for r in self.rows]
        head = [_fitted(w, NAME).rstrip() for w in self.outlets[i].split()][:3] or [""]
        return head, cells, max(map(cell_len, [*cells, *head]))


def _fitted(text: str, size: int) -> str:
    """*text* in exactly *size* cells; what is cut off leaves an ellipsis."""
    return set_cell_size(text if cell_len(text) <= size else set_cell_size(text, size - 1).rstrip(" …") + "…", size)


def _folded(text: str, size: int) -> tuple[str, str]:
    """*text* on one line of *size* cells, or on two broken between words, the second one hanging under the topic."""
    if cell_len(text) <= size:
        return set_cell_size(text, size), ""
    cut = set_cell_size(text, size + 1).rfind(" ")
    if cut <= HANG:  # no word of the topic fits
        return _fitted(text, size), ""
    rest = _fitted(text[cut + 1 :], size - HANG)
    return set_cell_size(text[:cut], size), " " * HANG + rest


def _label(row: Row) -> str:
    return f"{row.number:>2} {WORDS[row.entry.section]:<8} {row.entry.topic}"


def matrix_of(view: View, numbers: Mapping[int, int] | None = None) -> Matrix:
    """The matrix of a view; a cell holds the outlet's figure or word where both sides' are short, else its side.

    *numbers* leads from an entry's ``id()`` to its number in the whole report, where the view is one story of it.
    """
    numbers = numbers or {id(entry): number for number, entry in enumerate(view.entries, 1)}
    rows = [
        Row(numbers[id(entry)], entry, _cells(entry, view.outlets))
        for entry in view.entries
        if entry.section != "unique"
    ]
    return Matrix(view.outlets, tuple(rows))


def _cells(entry: Entry, outlets: Sequence[str]) -> tuple[str, ...]:
    """What each of *outlets* has of a group."""
    # what grew or may be at odds is no conflict, but nor do its outlets print the same
    first = next(iter([*entry.disputes, *filter(unlike, entry.differences)]), None)
    sides = _named(first) if first else ()
    printed = _printed(entry, first) if first else {}
    told = set(entry.outlets)
    out = []
    for outlet in outlets:
        names = [name for name, side in sides if outlet in side.outlets]
        # an outlet that contradicts nobody, say because of its day, still prints one of the values
        names = names or [name for name, side in sides if side.value.casefold() in printed.get(outlet, ())]
        out.append("" if outlet not in told else YES if not names else BOTH if len(names) > 1 else names[0])
    return tuple(out)


def _printed(entry: Entry, dispute: Dispute) -> dict[str, set[str]]:
    """The values of a dispute's kind that each outlet prints by any evidence of the group."""
    if dispute.first.diff:
        return {}
    homes = {s.claim.id: s.outlet for s in entry.claims}
    out: dict[str, set[str]] = {}
    for item in entry.verdict.evidence:
        for place in (item.left, item.right) if item.kind == dispute.first.kind else ():
            if place.claim in homes:
                out.setdefault(homes[place.claim], set()).add(value_of(place).casefold())
    return out


def _named(dispute: Dispute) -> tuple[tuple[str, Side], ...]:
    """The sides under what is shown for them: their values, their words, else A and B."""
    first = dispute.first
    texts = [plain(p.text) for p in (first.left, first.right)]
    values = [plain(p.value) for p in (first.left, first.right)] if first.diff else [s.value for s in dispute.sides]
    if first.diff:
        values = [WITHOUT if missing(v) else v for v in values]
    choices = [values] if first.diff else [values, texts]
    for one, two in choices:
        if all(0 < cell_len(w) <= SHORT for w in (one, two)) and one.casefold() != two.casefold():
            return (one, dispute.sides[0]), (two, dispute.sides[1])
    return ("A", dispute.sides[0]), ("B", dispute.sides[1])
