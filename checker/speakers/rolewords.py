"""Words for offices brought to one form, and which plain words may stand for which. All folded to lower case."""

from __future__ import annotations

from checker.lexicon import values

ROLE_WORDS: dict[str, str] = values("roles", "is")
PHRASES = tuple(values("roles", "phrase").items())
GENERIC = {word: frozenset(covered.split(",")) for word, covered in values("roles", "covers").items()}
"""A plain word, and the offices that it may stand for when the text takes it up again ("the lawmaker")."""
