"""The way up the parse from a figure to its clause's own verb."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.changes import CHANGING
from checker.facts.tokens import Token
from checker.lexicon import words

CLIMB = 8
"""Steps up the parse on which what tells a role may stand."""
_OF_ALL = words("grammar", "of-all") - {"all"}
_CLAUSE_ENDS = frozenset({"advcl", "relcl", "parataxis"})


def clause(tokens: Sequence[Token], first: int) -> list[Token]:
    """The tokens on the way up from *first*, to the clause's own verb."""
    out, i = [], first
    for _ in range(CLIMB):
        out.append(tokens[i])
        head = tokens[i].head
        if head == i or tokens[i].dep in _CLAUSE_ENDS:
            break
        i = head
    return out


def moved(tokens: Sequence[Token], first: int, path: Sequence[Token]) -> bool:
    """Whether the figure at *first* goes with a verb or noun of change: of such "from 30" is where it came from."""
    near = [*path, *tokens[max(0, first - 9) : first]]
    return any(t.lemma in CHANGING for t in near)


def is_definite(tokens: Sequence[Token], first: int) -> bool:
    """Whether the figure at *first* is one that is known: "the 40", "its 40"."""
    return first > 0 and (tokens[first - 1].lower in _OF_ALL or tokens[first - 1].tag == "POS")
