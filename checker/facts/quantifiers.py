"""How much of a whole a content speaks of: all, most, many, some, few, none."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.tokens import Token
from checker.lexicon import values, words
from checker.records import Span

_WORDS = values("grammar", "quantifier")


def quantifiers(tokens: Sequence[Token]) -> list[tuple[str, Span]]:
    """(normalised quantifier, its span) in text order."""
    out = []
    for i, t in enumerate(tokens):
        word = _WORDS.get(t.lower)
        if word is None:
            continue
        before = tokens[i - 1].lower if i else ""
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if t.lower == "few" and before == "a":
            word = "some"
        if (
            (t.lower == "all" and (before in ("at", "after", "first", "above") or after in ("but", "-")))
            or (t.lower == "most" and (before == "the" or t.pos == "ADV" or t.dep == "advmod"))
            or (t.lower == "no" and after in ("longer", ".", "more", "doubt", "one", "matter"))
            or (t.lower == "each" and after == "other")
            or (
                t.lower == "some"
                and i + 1 < len(tokens)
                and (tokens[i + 1].pos == "NUM" or after[:1].isdigit() or after in "$£€")
            )
        ):
            continue
        out.append((word, t.span))
    return out


_DIRECTIONS = words("grammar", "direction")


def directions(tokens: Sequence[Token]) -> list[tuple[str, Span]]:
    """(word, its span) of the function words that tell where, when or which way, in text order."""
    return [
        (t.lower, t.span)
        for t in tokens
        if t.lower in _DIRECTIONS
        and t.pos in ("ADP", "SCONJ", "ADV", "PART")
        and (t.lower != "for" or tokens[t.head].lemma in _TAKING_SIDES)
    ]


_TAKING_SIDES = words("verbs", "sides")
"""Verbs beside which "for" is the contrary of "against"; elsewhere it is nearly anything."""
