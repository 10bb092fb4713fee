"""What an agency says of an item beside its text: may it be printed, until when not, which version of what it is.

IPTC ``pubStatus`` of NewsML-G2 and ninjs (usable, withheld, canceled), ``management-status`` of NITF (usable,
embargoed, withheld, canceled), embargo times, and the item that a new version takes the place of. A cancelled or
withheld item is left out and named; an embargoed one is read and marked, for a desk works on it before it may print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.articles.draft import Said
from checker.records import Problem

_LEFT_OUT = {
    "canceled": "the item was cancelled by its provider; skipped",
    "cancelled": "the item was cancelled by its provider; skipped",
    "killed": "the item was killed by its provider; skipped",
    "withheld": "the item is withheld by its provider; skipped",
}


@dataclass(frozen=True, slots=True)
class WireStatus:
    """The provider's word on one item; empty where the item says nothing.

    ``state`` is the IPTC status in lower case, without its scheme. ``embargo`` is the time as the item writes it, or
    "an unnamed time". ``item`` is the identifier that all versions share, ``version`` this one's number as written,
    ``replaces`` another item whose place this one takes.
    """

    state: str = ""
    embargo: str = ""
    item: str = ""
    version: str = ""
    replaces: str = ""

    def left_out(self, path: str, line: int) -> Problem | None:
        """Why the item is no article, or None where it is one."""
        why = _LEFT_OUT.get(self.state)
        return Problem("W222", "warning", why, path, line) if why else None

    def fields(self, where: str) -> Iterator[tuple[str, Said]]:
        """What the article keeps of it, as fields that a reader gives."""
        embargo = self.embargo or ("an unnamed time" if self.state == "embargoed" else "")
        for name, value in (
            ("embargo", embargo),
            ("item", self.item),
            ("version", self.version),
            ("replaces", self.replaces),
        ):
            if value:
                yield name, Said(value, where)


def state_of(written: str) -> str:
    """An IPTC status without its scheme: "stat:canceled" is "canceled"."""
    return written.rpartition(":")[2].strip().lower()
