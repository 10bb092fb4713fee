"""Where an article says from where, by whom and when it was filed: ``GENEVA, March 3 (Lake Agency) -``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AGENCY = r"\([A-Z][\w&.,’' /-]{1,40}\)"
_DASH = r"(?:[-–—]{1,2}|--)\s"
_CAPITALS = r"[A-Z][A-Z.’'-]{2,}(?:[ -][A-Z.’'-]{2,}){0,3}"
# with an agency the place may be printed as any name is; without one its capitals and the dash must tell
_WITH_AGENCY = rf"[A-Z][\w.,’' /-]{{1,60}}?\s*{_AGENCY}\s*{_DASH}"
_WITHOUT = rf"{_CAPITALS}(?:,[ \w.]{{1,40}})?\s*{_DASH}"
_DATELINE = re.compile(rf"^[ \t]*(?:{_WITH_AGENCY}|{_WITHOUT})", re.MULTILINE)
# "NORWELL: " is one only where it opens the article once: a transcript has a label before every turn
_LABEL = re.compile(rf"^[ \t]*({_CAPITALS})(?:,[ \w.]{{1,40}})?:\s+(?![\"“'‘])", re.MULTILINE)


def datelines(doc: Doc, text: str) -> frozenset[int]:
    """The tokens of all datelines of *doc*, whose text is *text*: names in them neither speak nor are spoken of."""
    found: set[int] = set()
    labels = list(_LABEL.finditer(text))
    once = labels if len(labels) == 1 and len(text[: labels[0].start()].split("\n\n")) <= 2 else []
    for match in (*_DATELINE.finditer(text), *once):
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)
