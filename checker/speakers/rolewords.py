"""Words for offices brought to one form, and which plain words may stand for which. All folded to lower case."""

from __future__ import annotations

from checker.lexicon import values

ROLE_WORDS: dict[str, str] = values("persons", "is")
PHRASES = tuple(sorted(values("persons", "phrase").items(), key=lambda phrase: (-len(phrase[0]), phrase[0])))
_COVERS = values("persons", "covers") | values("bodies", "covers")
GENERIC = {word: frozenset(covered.split(",")) for word, covered in _COVERS.items()}
"""A plain word, and the offices that it may stand for when the text takes it up again ("the lawmaker")."""
