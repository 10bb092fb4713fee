"""Handles as strings: whose name an account's name spells."""

from __future__ import annotations

from checker.lexicon import words
from checker.speakers.names import initials, letters, parse

ADDED = tuple(sorted(words("names", "in-handle"), key=lambda word: (-len(word), word)))
SHORTEST, LONG = 3, 8
"""Letters that must be left to tell a name, and from which the beginning of a name is enough."""


def spelled(handle: str) -> str:
    """A handle's letters less the usual additions: "@HonPeterMutua" -> "petermutua"."""
    plain = letters(handle)
    for extra in ADDED:
        plain = plain.removeprefix(extra).removesuffix(extra)
    return plain if len(plain) >= SHORTEST else ""


def spellings(name: str) -> set[str]:
    """What a handle may make of *name*: all of it, or the initials where there are three or more."""
    keys = {"".join(parse(name).parts), letters(name)}
    short = initials(name) if len(name.split()) > 2 else ""
    return keys | ({short} if len(short) > 2 else set())
