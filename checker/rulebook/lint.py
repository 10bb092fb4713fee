"""Checks that need more than one rule, or more than its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.records import Problem
from checker.rulebook.layers import Entry


def clashes(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Errors between rules that are in force."""
    yield from ()
