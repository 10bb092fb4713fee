"""A draft: an attribution while it is being put together, before ids, nesting and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.records import Kind, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Who said what, in progress.

    ``lemma`` is the cue's head in dictionary form, with its particle or preposition ("call for"); ``complement`` names
    the construction that joins cue and content; ``head`` is the token number of the cue's head, -1 for none.
    ``reports`` is "speech" or "attitude". ``scores`` are the parts behind the confidence;
    ``verbatim`` tells that the content is the speaker's own text though it has no quotation marks (an embedded tweet);
    ``parent`` is the head of the draft it stands within, where the cue is not in that one's content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    lemma: str = ""
    complement: str = ""
    head: int = -1
    rule: str | None = None
    reports: str = "speech"
    meaning: str = "neutral"
    negated: bool = False
    found_by: tuple[str, ...] = ("rule",)
    scores: tuple[tuple[str, float], ...] = ()
    verbatim: bool = False
    parent: int = -1


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """*spans* in text order, joined where they touch, overlap or are parted by blanks only."""
    out: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if out and (span.start <= out[-1].end or not text[out[-1].end : span.start].strip()):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def minus(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of *span* when *holes* are taken out."""
    out, start = [], span.start
    for hole in sorted(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            out.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        out.append(Span(start, span.end))
    return out


def tidy(span: Span, text: str) -> Span:
    """*span* without blanks, commas, colons and dashes at its ends; quotation marks, brackets and full stops stay."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:.–—-)"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:–—-("):
        end -= 1
    return Span(start, end)


def balanced(span: Span, text: str) -> Span:
    """*span* with the closing bracket that belongs to an opening one inside it: "JD(S" becomes "JD(S)"."""
    inside = text[span.start : span.end]
    if inside.count("(") > inside.count(")") and text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w. ]{1,20})?(?: \([^)\n]{1,30}\))? ?(?:--|[—–-]) "
)


def past_dateline(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """*spans* without the place that an agency puts before its first words: "VELDEN -- [Mayor Ada Brunn]"."""
    out = []
    for span in spans:
        line = text.rfind("\n", 0, span.start) + 1
        place = _DATELINE.match(text, line) if span.start - line < 60 else None
        start = max(span.start, place.end()) if place else span.start
        if start < span.end:
            out.append(Span(start, span.end))
    return tuple(out)


_FIGURE = re.compile(r"(?:[.,]\d+)+")


def unbroken(span: Span, text: str) -> Span:
    """*span* with the rest of a figure that it would break off: "more than 10" becomes "more than 10,000"."""
    if text[span.end - 1 : span.end].isdigit() and (rest := _FIGURE.match(text, span.end)):
        return Span(span.start, rest.end())
    return span


_LEFT_OVER = re.compile(r"(?<=[\w’'”\")]),?\s+(?:and|but|or)$")


def finished(span: Span, text: str) -> Span:
    """*span* without a conjunction left at its end: "the well was dry and | promised" ends with "dry"."""
    left = _LEFT_OVER.search(text, max(span.start, span.end - 12), span.end)
    return Span(span.start, left.start()) if left else span


def solid(span: Span, text: str) -> bool:
    """Whether *span* holds at least one letter or digit."""
    return any(c.isalnum() for c in text[span.start : span.end])


def length(spans: Iterable[Span]) -> int:
    """Characters in *spans*."""
    return sum(s.end - s.start for s in spans)


def overlap(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Characters that two sets of disjoint spans share."""
    others = list(right)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in others)


def kind_of(content: Iterable[Span], quoted: Iterable[Span], text: str) -> Kind:
    """direct where every word of *content* stands in quotation marks, mixed where some do, else indirect."""
    marks, inside, outside = sorted(quoted), 0, 0
    for span in content:
        holes = [q for q in marks if q.overlaps(span)]
        rest = sum(c.isalnum() for piece in minus(span, holes) for c in text[piece.start : piece.end])
        outside += rest
        inside += sum(c.isalnum() for c in text[span.start : span.end]) - rest
    return "indirect" if not inside else "mixed" if outside else "direct"
