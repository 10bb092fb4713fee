"""What the words right before a figure tell of its role: "compared with 12", "instead of about 40"."""

from __future__ import annotations

from checker.lexicon import words

_HEDGE = words("figures", "hedge")
_BEFORE = {
    "rejected": words("figures", "rejected-before"),
    "earlier": words("figures", "earlier-before"),
    "base": words("figures", "base-before"),
    "condition": words("figures", "condition-before"),
    "part": words("figures", "part-before"),
    "from": ("from",),
    "against": ("against",),
}
_TOLD = {p: frozenset(r for r, said in _BEFORE.items() if p in said) for said in _BEFORE.values() for p in said}
_LONGEST = max(len(phrase.split()) for phrase in {*_TOLD, *_HEDGE})
_LAST = frozenset(phrase.split()[-1] for phrase in {*_TOLD, *_HEDGE})
"""What the last word before a figure is where any of these, or a hedge, stands there."""
_OPENING = "(“\"'‘[—–"


def said_before(left: str) -> set[str]:
    """The roles that the words at the end of *left*, right before a figure, tell, hedges between them passed over.

    Besides roles, "from" and "against" stand for those words, whose sense hangs on what is around them.
    """
    out: set[str] = set()
    if left[-1:] != " ":
        return out
    said = left.lower().split()[-3 * _LONGEST :]
    ends = [len(said)]
    while ends:
        end = ends.pop()
        if not end or said[end - 1].lstrip(_OPENING) not in _LAST:
            continue
        for many in range(1, min(_LONGEST, end) + 1):
            phrase = " ".join(said[end - many : end]).lstrip(_OPENING)
            out |= _TOLD.get(phrase, frozenset())
            if phrase in _HEDGE:
                ends.append(end - many)
    return out
