"""Common first names with the gender they usually have: one vote among several, for pronouns only."""

from __future__ import annotations

from checker.lexicon import words

FEMALE = words("names", "female")
MALE = words("names", "male")


EITHER = words("names", "either")


def gender_of(first: str) -> str:
    """ "f" or "m" for a folded first name that is usually one of them, else ""."""
    if first in EITHER:
        return ""
    if first in FEMALE:
        return "f"
    return "m" if first in MALE else ""


def is_given(first: str) -> bool:
    """Whether the folded word is a common first name."""
    return first in FEMALE or first in MALE
