"""What an agency says of an item beside its text: may it be printed, until when, which version it is, what it corrects.

IPTC ``pubStatus`` of NewsML-G2 and ninjs (usable, withheld, canceled) and ``signal`` (correction, update),
``management-status`` of NITF (usable, embargoed, withheld, canceled) and its ``correction``, embargo times, the item
that a new version takes the place of, and, where agencies write it into a headline or an editorial note, "CORRECTED"
and "KILL". A cancelled, killed or withheld item is left out and named, and what it takes back with it; an embargoed or
corrected one is read and marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.articles.draft import Said
from checker.lexicon import either, words
from checker.records import Problem

_LEFT_OUT = {
    "canceled": "the item was cancelled by its provider; skipped",
    "cancelled": "the item was cancelled by its provider; skipped",
    "killed": "the item was killed by its provider; skipped",
    "kill": "the item was killed by its provider; skipped",
    "withheld": "the item is withheld by its provider; skipped",
}
_CORRECTED, _KILLED = words("wire", "corrected"), words("wire", "killed")
_ASIDE = rf"[\W_]{{0,4}}(?:(?:{either(words('wire', 'aside'))})\b[\W_]{{1,4}}){{0,2}}"
_HEADLINE = re.compile(rf"{_ASIDE}({either(_CORRECTED | _KILLED)})(?:[:)\]]|\s?[-–—]|$)", re.IGNORECASE)
_NOTE = re.compile(rf"{_ASIDE}({either(_CORRECTED | _KILLED)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WireStatus:
    """The provider's word on one item; empty where the item says nothing.

    ``state`` is the IPTC status in lower case, without its scheme. ``embargo`` is the time as the item writes it, or
    "an unnamed time". ``item`` is the identifier that all versions share, ``version`` this one's number as written,
    ``replaces`` another item whose place this one takes. ``slug`` is the story's name at the agency, ``signals`` what
    it is marked as ("correction", "update"), ``headline`` and ``note`` its headline and editorial note.
    """

    state: str = ""
    embargo: str = ""
    item: str = ""
    version: str = ""
    replaces: str = ""
    slug: str = ""
    signals: tuple[str, ...] = ()
    headline: str = ""
    note: str = ""

    def left_out(self, path: str, line: int) -> Problem | None:
        """Why the item is no article, with the items that it takes back; None where it is an article."""
        why = _LEFT_OUT.get(self.state) or next(filter(None, map(_LEFT_OUT.get, self.signals)), None)
        if not why and self._marked(_KILLED):
            why = _LEFT_OUT["killed"]
        if not why:
            return None
        whole = f"{self.item}#{self.version}" if self.version else self.item
        return Problem("W222", "warning", why, path, line, withdraws=tuple(filter(None, (whole, self.replaces))))

    @property
    def corrected(self) -> str:
        """The agency's note on what it corrects, "an earlier version" where it gives none, "" for no correction."""
        if self.state == "corrected" or {"correction", "corrected"} & set(self.signals) or self._marked(_CORRECTED):
            return self.note or "an earlier version"
        return ""

    def fields(self, where: str) -> Iterator[tuple[str, Said]]:
        """What the article keeps of it, as fields that a reader gives."""
        embargo = self.embargo or ("an unnamed time" if self.state == "embargoed" else "")
        update = bool(self.corrected) or "update" in self.signals
        for name, value in (
            ("embargo", embargo),
            ("item", self.item),
            ("version", self.version),
            ("replaces", self.replaces),
            ("corrected", self.corrected),
            ("slug", self.slug),
            ("update", "yes" if update else ""),
        ):
            if value:
                yield name, Said(value, where)

    def _marked(self, known: frozenset[str]) -> bool:
        """Whether headline or note begin with one of *known*.

        "KILL" must be in capitals, since a headline may begin with "Kill", and "Correction-prone" is no mark either.
        """
        for text, pattern in ((self.headline, _HEADLINE), (self.note, _NOTE)):
            found = pattern.match(text)
            if found and found[1].lower() in known:
                loud, colon = found[1].isupper(), found[0].endswith((":", ")", "]"))
                if loud or (known is _CORRECTED and (colon or pattern is _NOTE)) or " " in found[1]:
                    return True
        return False


def marks(written: Iterable[str]) -> tuple[str, ...]:
    """IPTC signals without their scheme: "sig:correction" is "correction"."""
    return tuple(map(state_of, written))


def state_of(written: str) -> str:
    """An IPTC status without its scheme: "stat:canceled" is "canceled"."""
    return written.rpartition(":")[2].strip().lower()
