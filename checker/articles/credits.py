"""Byline and agency credit in a text: who signs it, and whose copy it is.

Only what credits the whole text counts as its agency: a dateline ("GENEVA, March 3 (Reuters) -"), a byline that is
an agency, a closing tag on its own ("(PTI)"). "With inputs from PTI" does not: part of such a text is the outlet's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.lexicon import values, words

_AGENCIES = values("agencies", "agency")
_NAMES = "|".join(sorted((re.escape(name) for name in _AGENCIES), key=len, reverse=True))
# A dateline: GENEVA, March 3 (Reuters) - …; New Delhi, Mar 25 (PTI) …; (AP) — …
_DATELINE = re.compile(
    rf"\s{{0,20}}(?P<place>[^\n()\"“”!?]{{0,80}}?)[ \t]{{0,3}}\((?P<agency>{_NAMES})\)"
    r"(?P<dash>[ \t]{0,3}(?:-{1,3}|[\u2013\u2014:]))?[ \t]{0,3}",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\s{0,20}(?:By|BY)[ \t]{1,3}(?P<names>[^\W\d_a-z][^\n\"“”:;!?]{1,100})\n")
# "(PTI)", "- ANI", "[Reuters]" on their own after the last sentence
_CLOSING = re.compile(
    rf"(?:\((?P<round>{_NAMES})\)|\[(?P<square>{_NAMES})\]"
    rf"|[\u2013\u2014-]{{1,2}}[ \t]?(?P<bare>{_NAMES}))\.?\s{{0,20}}\Z",
    re.IGNORECASE,
)
_ENDS = ("", ".", "!", "?", "”", "’", '"', "'", ")")
_JOINING = words("names", "joining")
_ACRONYM = words("agencies", "letters")


@dataclass(frozen=True, slots=True)
class Credits:
    """What the text says of its own making; ``start`` and ``end`` bound what is left of the body."""

    start: int
    end: int
    byline: str | None = None
    agency: str | None = None
    where: str = ""


def agency_of(name: str) -> str | None:
    """The agency that a byline or outlet names as a whole: "Reuters", "AP", "By PTI", "Reuters Staff"; else None."""
    plain = re.sub(r"^(?:by|from)\s+|\s+(?:staff|writer|report|desk)$", "", name.strip()[:100], flags=re.IGNORECASE)
    return _AGENCIES.get(plain.strip().lower())


def credits_of(text: str, start: int, end: int) -> Credits:
    """Byline, dateline and closing tag of ``text[start:end]``; looks at its first and last few hundred characters."""
    byline = agency = None
    where = ""
    found = _BYLINE.match(text, start, min(end, start + 400))
    if found and _are_names(found["names"]):
        byline, start = found["names"].strip(" ,."), found.end()
        agency = agency_of(byline)
        where = "byline" if agency else ""
    found = _DATELINE.match(text, start, min(end, start + 200))
    if found and _written_as_name(found["agency"]) and _is_place(found["place"], found["dash"]):
        agency, where, start = _AGENCIES[found["agency"].lower()], "dateline", found.end()
    found = _CLOSING.search(text, max(start, end - 60), end)
    name = (found["round"] or found["square"] or found["bare"]) if found else ""
    if found and _written_as_name(name) and text[max(start, found.start() - 40) : found.start()].rstrip()[-1:] in _ENDS:
        agency, where, end = agency or _AGENCIES[name.lower()], where or "closing credit", found.start()
    return Credits(start, end, byline, agency, where if agency else "")


def _are_names(line: str) -> bool:
    """Whether a line after "By" holds only capitalised words and what joins names and offices."""
    words = re.findall(r"[^\s,/|]+", line)
    return len(words) <= 12 and all(word[0].isupper() or word in _JOINING for word in words)


def _written_as_name(name: str) -> bool:
    """Whether a name has its capital, and a short one that could be a word ("uni", "tt") is all capitals."""
    return name == "dpa" or (name.isupper() if name.lower() in _ACRONYM else name[0].isupper())


def _is_place(place: str, dash: str | None) -> bool:
    """Whether what stands before the agency is a place and day: capitals and figures only, or nothing at all."""
    words = re.findall(r"[^\s,/]+", place)
    named = all(word[0].isupper() or word[0].isdigit() or word in {"of", "de", "and", "la"} for word in words)
    return named and len(words) <= 10 and (bool(dash) or any(mark in place for mark in ",0123456789"))
