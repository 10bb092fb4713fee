"""Whether words are set as a headline, where capitals tell nothing of names."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.tokens import Token


def set_as_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words of some length are capitalised, as in a headline."""
    words, lower, most = 0, 0, len(tokens) // 5
    for t in tokens:
        text = t.text
        if len(text) > 3 and text[0].isalpha():
            words += 1
            if not text[0].isupper():
                lower += 1
                if lower > most:
                    return False  # a fifth of all there may be; most texts are left here
    return words >= 3 and words - lower > 0.8 * words


def all_in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether words are set as a headline, verbs too; a sentence full of names keeps its verb in small ones."""
    return set_as_headline(tokens) and not any(t.pos in ("VERB", "AUX") and t.text[0].islower() for t in tokens)
