"""The fixed folds of every marked set, by story: what may be read, what is fitted where, what is only scored.

``fold(key)`` is 0 to 4, by a hash of the story's id (of the group of related pairs; "b-" before the id of a story of
the bench is dropped, so that a story and the pairs drawn from it lie in one fold). Fold :data:`SEALED` is never read,
neither its texts nor its errors, and chooses nothing: it is scored, in sums, when a change is done. On the other four
whatever is fitted or chosen for the figures that are reported comes from the folds that are not scored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

FOLDS = 5
SEALED = 4


def fold(key: str) -> int:
    """The fold, 0 to 4, of a story or of a group of related pairs."""
    story = key.removeprefix("b-")
    return int(hashlib.sha1(b"fold" + story.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def key_of(row: Mapping[str, Any]) -> str:
    """What a marked row is put into a fold by: its group where it is a pair, else its id."""
    return str(row.get("group") or row["id"])


def is_open(row: Mapping[str, Any]) -> bool:
    """Whether a marked row may be read."""
    return fold(key_of(row)) != SEALED


def parted(rows: Iterable[Mapping[str, Any]]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The rows that may be read, and those of the sealed fold, each in their order."""
    rows = list(rows)
    return [r for r in rows if is_open(r)], [r for r in rows if not is_open(r)]
