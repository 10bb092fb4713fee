"""What is stated in figures but counts nothing: scores and votes ("2-1"), ranks ("third"), times of day ("6 p.m.",
"evening").

They are compared only as wholes: 2-1 is neither two nor one, and 1-2 is the same match told by the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from checker.facts.numberwords import ONES
from checker.facts.uncounted import tallies
from checker.lexicon import either, values, words
from checker.records import Mark, Span

_RANKS = {word: int(rank) for word, rank in values("numbers", "rank").items()}
_SCORE = re.compile(r"(?<![\w$£€.,:/–-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w%]|[-–/:.,]\d|\s?(?:%|per ?cent))")
_NOUNS = either(words("numbers", "series") - {"quarter", "half"})
_SERIES = re.compile(
    rf"(?<![\w-])(?:(?:(?P<word>{'|'.join(_RANKS)})|(?P<nth>\d{{1,3}})(?:st|nd|rd|th))[ -](?P<noun>{_NOUNS})"
    rf"|(?P<noun2>{_NOUNS})[ -](?:(?P<n>\d{{1,3}})|(?P<one>{'|'.join(w for w in ONES if w != 'zero')})))"
    r"(?![\w%-]|[.,:]\d| (?:percent|of))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?<![\w-])(?:({'|'.join(_RANKS)})|(\d{{1,3}})(?:st|nd|rd|th))(?![\w-])"
    # what comes round every year is another occasion, and "the second half" no rank
    rf"(?!(?:\s|-)(?:{either(words('topics', 'no-rank'))}|{_NOUNS})\b)",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"\b(?:{either(words('numbers', 'before-fraction'))})[ \-]$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w$£€.,:/-])(?:(?P<h>1[0-2]|0?[1-9])(?:[:.]\s?(?P<m>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m(?![a-z])\.?"
    r"|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![:\d])"
    r"|(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?:(?:hrs|h)\b|(?= (?:GMT|UTC)))|(?P<word>noon|midday|midnight)(?!\w))",
    re.IGNORECASE,
)
_ZONES = {zone: int(ahead) for zone, ahead in values("calendar", "zone").items()}
_ZONE = re.compile(rf"(?:\s?hrs)?\s?\(?(?P<zone>{either(_ZONES)}|local time|\d{{4}} GMT)\b")
_HALF = 12 * 60
_PARTS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30)}
"""From and to which hour a part of the day may last, as newspapers use the words; beyond 24 is the next day."""
_OF_SERIES = words("numbers", "series")
_PLAIN_SERIES = _OF_SERIES - words("calendar", "period") - words("calendar", "when-said")
"""Series whose number in words makes a mark: "phase two"; a day or a week has an ordinal or digits beside it."""
_NOON = frozenset({"noon", "midday", "midnight"})
_NAMED = frozenset({*_RANKS, *_PARTS, *_PLAIN_SERIES, "noon", "midday", "midnight"})
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_PART = re.compile(rf"(?<![\w-])({'|'.join(_PARTS)})(?![\w-])", re.IGNORECASE)


def marks(text: str, offset: int, taken: Sequence[Span] = (), known: Set[str] | None = None) -> list[Mark]:
    """The marks of *text*, which starts at *offset*, in order; what overlaps *taken* (dates, figures) is left out.

    *known* are its words in lower case, where they are known already.

    A score has its two figures, the larger first; a rank its number; a time of day the minutes after midnight that it
    may mean. A time with its zone is ``zoned``, for 9 a.m. in one zone is 6 a.m. in another. A part of the day has the
    minutes from and to which it may last.
    """
    known = set(_WORD.findall(text.lower())) if known is None else known
    figure = _FIGURE.search(text)
    if figure is None and _NAMED.isdisjoint(known):
        return []  # as in most texts; looking words up costs less than looking for the patterns at every letter
    found: list[Mark] = []
    if figure is not None:
        found += _scores(text, offset)
        for one, two, span in tallies(text, known):
            values = (max(one, two), min(one, two))
            found.append(Mark("score", values, Span(offset + span.start, offset + span.end)))
    if figure is not None or not _RANKS.keys().isdisjoint(known):
        found += _ranks(text, offset)
    if not _OF_SERIES.isdisjoint(known):
        found += _series(text, offset)
    found += _times(text, offset, known, figure=figure is not None)
    return sorted((m for m in found if not any(m.span.overlaps(t) for t in taken)), key=lambda m: m.span)


def _scores(text: str, offset: int) -> Iterator[Mark]:
    for m in _SCORE.finditer(text):
        figures = sorted((int(m[1]), int(m[2])), reverse=True)
        yield Mark("score", tuple(figures), Span(offset + m.start(), offset + m.end()))


def _ranks(text: str, offset: int) -> Iterator[Mark]:
    for m in _ORDINAL.finditer(text):
        if not _FRACTION.search(text, max(0, m.start() - 8), m.start()):
            value = _RANKS[m[1].lower()] if m[1] else int(m[2])
            yield Mark("rank", (value,), Span(offset + m.start(), offset + m.end()))


def _series(text: str, offset: int) -> Iterator[Mark]:
    for m in _SERIES.finditer(text):
        name = (m["noun"] or m["noun2"]).lower()
        number = int(m["nth"] or m["n"] or 0) or _RANKS.get((m["word"] or "").lower()) or ONES[(m["one"] or "").lower()]
        yield Mark("series", (number,), Span(offset + m.start(), offset + m.end()), name=name)


def _times(text: str, offset: int, known: Set[str], *, figure: bool) -> Iterator[Mark]:
    for m in _CLOCK.finditer(text) if figure or not _NOON.isdisjoint(known) else ():
        zoned = _ZONE.match(text, m.end())
        zone = _ZONES.get(zoned["zone"]) if zoned else None
        span = Span(offset + m.start(), offset + m.end())
        # a zone that is not known, as "local time", tells nothing that another clock could be compared by
        yield Mark("zoned" if zone is not None else "clock", _minutes(m), span, zone)
    for m in _PART.finditer(text) if not _PARTS.keys().isdisjoint(known) else ():
        first, last = _PARTS[m[1].lower()]
        yield Mark("part", (first * 60, last * 60), Span(offset + m.start(), offset + m.end()))


def _minutes(m: re.Match[str]) -> tuple[int, ...]:
    if m["word"]:
        return (0 if m["word"].lower() == "midnight" else _HALF,)
    if m["half"]:
        return (int(m["h"]) % 12 * 60 + int(m["m"] or 0) + (_HALF if m["half"].lower() == "p" else 0),)
    if m["h4"]:
        return (int(m["h4"]) * 60 + int(m["m4"]),)
    at = int(m["h24"]) * 60 + int(m["m24"])
    # "5:30" may be either; "05:30" and "17:30" are on a clock of 24 hours
    either = 0 < int(m["h24"]) <= 12 and not m["h24"].startswith("0")
    return (at % _HALF, at % _HALF + _HALF) if either else (at,)
