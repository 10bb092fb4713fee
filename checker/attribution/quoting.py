"""A tagger's content made consistent with quotation marks and with where its cue stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.attribution.drafts import minus, overlap
from checker.attribution.quoted import Grid
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]+")


def whole(grid: Grid, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> list[Span]:
    """*content* with whole quotations: one mostly inside is taken in whole, one hardly inside left out."""
    out = list(content)
    for n in grid.near(out):
        quote = grid.outer[n]
        if not any(s.overlaps(quote.span) for s in out):
            continue
        if any(s.overlaps(quote.inner) for s in (*cue, *source)):
            continue
        inside = overlap(out, [quote.inner])
        if inside * 2 >= quote.inner.end - quote.inner.start:
            out.append(quote.span)
        elif quote.use == "speech":
            out = [p for s in out for p in minus(s, [quote.span])]
    return out


def near(doc: Doc, text: str, grid: Grid, content: Sequence[Span], cue: Sequence[Span]) -> tuple[Span, ...]:
    """*content* without strays: unquoted pieces of other sentences, and pieces of other paragraphs."""
    content = [p for s in content for p in _by_line(s, text)]
    if len(content) < 2 or not cue:
        return tuple(content)
    line = text.rfind("\n", 0, cue[0].start)
    same = [s for s in content if text.rfind("\n", 0, s.start) == line]
    if not same:
        return tuple(content)
    around = [grid.outer[n] for n in grid.near(content)]
    goes_on = {q.span.start for q in around if q.follows or q.use == "speech"}
    content = [s for s in content if s in same or s.start in goes_on]
    at = grid.stretch(cue[0].start, cue[0].end)[0]
    sentence = doc[at].sent
    low, high = sentence.start_char, sentence.end_char
    quoted = [q.span for q in around if q.use == "speech"]
    own = [s for s in content if (s.start < high and s.end > low) or overlap([s], quoted)]
    return tuple(own or content)


def _by_line(span: Span, text: str) -> list[Span]:
    """*span* in pieces that each lie in one line: nothing is said across the end of a headline or a paragraph."""
    return [Span(m.start(), m.end()) for m in _LINE.finditer(text, span.start, span.end)]
