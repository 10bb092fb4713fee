"""The words that the rules of every stage go by, as data: one file a concept, one row a word.

A row of ``en/*.tsv`` is a word (or phrase) and, behind tabs, its marks; a mark may have a value (``mile`` has
``unit=mile``). Lines that begin with ``# `` say at the top of a file what it holds and what each mark means. A word
stands once in a file; to add one, add a row, and to have it known elsewhere, give it another mark.

>>> "president" in words("persons", "office"), values("units", "unit")["miles"]
(True, 'mile')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "en"


@cache
def words(concept: str, mark: str) -> frozenset[str]:
    """The words of *concept* that have *mark*. Raises ``KeyError`` for a mark that no word has."""
    return frozenset(_marked(concept)[mark])


def values(concept: str, mark: str) -> dict[str, str]:
    """The words of *concept* that have *mark* and the value of each, in the order of the file, as a dict of one's own.

    Raises ``KeyError`` for a mark that no word has.
    """
    return dict(_marked(concept)[mark])


def either(found: Iterable[str]) -> str:
    """A regular expression for any one of *found*, without brackets around it, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(found), key=lambda word: (-len(word), word)))


@cache
def _marked(concept: str) -> dict[str, dict[str, str]]:
    """Mark -> word -> value, for the file of *concept*; the value of a bare mark is ""."""
    text = (FOLDER / f"{concept}.tsv").read_text(encoding="utf-8")
    out: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("# "):
            continue
        word, *marks = line.split("\t")
        for mark in marks:
            name, _, value = mark.partition("=")
            out.setdefault(name, {})[word] = value
    return out
