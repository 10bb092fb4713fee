"""Whether words are set as a headline, where capitals tell nothing of names."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.tokens import Token


def set_as_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words of some length are capitalised, as in a headline."""
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) >= 3 and sum(t.text[0].isupper() for t in long) > 0.8 * len(long)
