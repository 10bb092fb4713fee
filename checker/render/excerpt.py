"""A claim in its sentence, safe to print, with the words to look at marked.

An :class:`Excerpt` is a cleaned, one-line copy of a stretch of an article. Its marks are offsets into that copy, made
together with it, so that cleaning and shortening can never move a mark to other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.problems import printable
from checker.records import Article, Change, Claim, Evidence, Place, Span

Weight = Literal["material", "minor"]
GAP = " […] "
CONTEXT = 160
STOP = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n")
CLOSERS = ".!?,;:\"'”’»)"
COMBINING_LIMIT = 6
REACH = 2000  # how far ahead a word of a diff is looked for, so that a long diff stays linear


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A marked stretch; ``start == end`` marks a place where words are missing."""

    start: int
    end: int
    weight: Weight = "material"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of text, without control characters, and its marks, sorted and without overlaps.

    ``focus`` is where the words begin that a shortened excerpt must not lose when nothing is marked.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    focus: int = 0

    def pieces(self) -> tuple[tuple[str, Weight | None], ...]:
        """The text cut at its marks: (words, weight) in order, weight None for unmarked words."""
        out: list[tuple[str, Weight | None]] = []
        at = 0
        for mark in self.marks:
            if mark.start > at:
                out.append((self.text[at : mark.start], None))
            out.append((self.text[mark.start : mark.end], mark.weight))
            at = mark.end
        if at < len(self.text) or not out:
            out.append((self.text[at:], None))
        return tuple(out)


def plain(text: str | None) -> str:
    """*text* on one line: controls replaced, spaces collapsed, piles of combining characters cut."""
    return _clean(text or "", ()).text


def uncrowded(text: str) -> str:
    """*text* without the combining characters past :data:`COMBINING_LIMIT` on one letter."""
    out, piled = [], 0
    for char in text:
        piled = piled + 1 if unicodedata.combining(char) else 0
        if piled <= COMBINING_LIMIT:
            out.append(char)
    return "".join(out)


def sentence(claim: Claim, article: Article) -> Span:
    """From the first to the last word of the claim's source, cue and content, and on to where their sentences end.

    Ends of sentences are guessed from punctuation, at most :data:`CONTEXT` characters away; this decides what is shown,
    never what is judged.
    """
    parts = (*claim.attribution.source, *claim.attribution.cue, *claim.attribution.content)
    if not parts:
        return Span(0, 0)
    size = len(article.text)
    start = min(max(0, min(p.start for p in parts)), size)
    end = min(max(start, *(p.end for p in parts)), size)
    low = max(0, start - CONTEXT, article.body.start if article.body.start <= start else 0)
    before = list(STOP.finditer(article.text, low, start))
    if before or low in (0, article.body.start):
        start = before[-1].end() if before else low
    while start < end and article.text[start].isspace():
        start += 1
    # a sentence may end with the claim's own last character, so the search begins there
    after = STOP.search(article.text, max(start, end - 2), min(size, end + CONTEXT))
    if after and after.end() >= end:
        end = after.end()
    elif size - end < CONTEXT:
        end = size
    while end < size and article.text[end] in CLOSERS:
        end += 1
    return Span(start, max(start, end))


def excerpt(article: Article, whole: Span, marks: Iterable[Mark] = (), focus: int = 0) -> Excerpt:
    """*whole* of the article as an :class:`Excerpt`; *marks* and *focus* are offsets into the article's text."""
    inside = tuple(
        Mark(max(m.start, whole.start) - whole.start, min(m.end, whole.end) - whole.start, m.weight)
        for m in sorted(marks)
        if m.start <= whole.end and m.end >= whole.start
    )
    return _clean(whole.text(article.text), inside, min(max(focus - whole.start, 0), whole.end - whole.start))


def _clean(raw: str, marks: Sequence[Mark], focus: int = 0) -> Excerpt:
    safe = printable(raw)
    moved: list[int] = [0] * (len(safe) + 1)
    out: list[str] = []
    piled = 0
    for i, char in enumerate(safe):
        moved[i] = len(out)
        if char.isspace():
            if out and out[-1] != " ":
                out.append(" ")
            continue
        piled = piled + 1 if unicodedata.combining(char) else 0
        if piled <= COMBINING_LIMIT:
            out.append(char)
    if out and out[-1] == " ":
        out.pop()
    moved[len(safe)] = len(out)
    size = len(out)
    shifted = (Mark(min(moved[m.start], size), min(moved[m.end], size), m.weight) for m in marks)
    return Excerpt("".join(out), _apart(shifted), min(moved[focus], size))


def _apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Overlapping marks joined; a material mark wins over a minor one it touches."""
    out: list[Mark] = []
    for mark in sorted(marks):
        if out and (mark.start < out[-1].end or mark == out[-1]):
            last = out.pop()
            weight: Weight = "material" if "material" in (last.weight, mark.weight) else "minor"
            out.append(Mark(last.start, max(last.end, mark.end), weight))
        else:
            out.append(mark)
    return tuple(out)


def overlaid(excerpts: Sequence[Excerpt]) -> Excerpt:
    """One text marked in several ways, with all the marks; the excerpts' texts are the same."""
    first = excerpts[0]
    return Excerpt(first.text, _apart(m for e in excerpts for m in e.marks), first.focus) if excerpts[1:] else first


def shorten(whole: Excerpt, limit: int) -> Excerpt:
    """*whole* cut to about *limit* characters, ``[…]`` for what is left out; every mark's surroundings are kept.

    Many or long marks share the room: the first ones are kept, a long one is cut in its middle.
    """
    text = whole.text
    if len(text) <= limit:
        return whole
    if not whole.marks:
        start = 0 if whole.focus < limit * 2 // 3 else _word_start(text, whole.focus - 20)
        end = _word_end(text, start + limit)
        return Excerpt(GAP.lstrip() * bool(start) + text[start:end] + GAP.rstrip() * (end < len(text)))
    shown = whole.marks[: max(1, limit // 40)]
    around = max(20, (limit - sum(min(m.end - m.start, limit // 2) for m in shown)) // (2 * len(shown)))
    windows: list[tuple[int, int]] = []
    for mark in shown:
        stop = min(mark.end, mark.start + limit)
        start, end = _word_start(text, mark.start - around), _word_end(text, stop + around)
        if windows and start <= windows[-1][1] + len(GAP):
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    out, marks = "", []
    for start, end in windows:
        out += GAP if out else (GAP.lstrip() if start else "")
        shift = len(out) - start
        out += text[start:end]
        marks += [
            Mark(max(m.start, start) + shift, min(m.end, end) + shift, m.weight)
            for m in shown
            if m.start <= end and m.end >= start
        ]
    return Excerpt(out + (GAP.rstrip() if windows[-1][1] < len(text) else ""), _apart(marks))


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at, at + 20)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, at - 20), at)
    return space if space >= 0 else at


def marks_of(evidence: Evidence, claim: Claim, article: Article) -> tuple[Mark, ...]:
    """What *evidence* marks in *claim*: the figure or words it names; of two wordings, the words that differ."""
    out: list[Mark] = []
    for place, side in ((evidence.left, "left"), (evidence.right, "right")):
        if place.claim != claim.id:
            continue
        weight: Weight = "material" if evidence.relation == "conflicts" else "minor"
        worded = _worded(evidence.diff, side, place, article, weight) if evidence.diff else ()
        out += worded or (
            (Mark(place.span.start, place.span.end, weight),) if place.span.end > place.span.start else ()
        )
    return tuple(out)


def _worded(diff: Sequence[Change], side: str, place: Place, article: Article, most: Weight) -> tuple[Mark, ...]:
    """The diff's changed words found again, one after the other, in the place; none weighs more than *most*."""
    stretch = place.span.text(article.text)
    folded, at = stretch.lower(), 0
    if len(folded) != len(stretch):  # a few capitals grow when lowered; offsets must not
        folded = stretch
    out: list[Mark] = []
    for step in diff:
        words = (step.left if side == "left" else step.right).split()
        first = last = -1
        for word in words:
            found = folded.find(word.lower(), at, at + REACH)
            if found < 0:
                continue
            first, last, at = (found if first < 0 else first), found + len(word), found + len(word)
        if step.op == "equal" or not step.grade:
            continue  # what print may do is no difference
        weight: Weight = "minor" if step.grade == "minor" else most
        if first >= 0:
            out.append(Mark(place.span.start + first, place.span.start + last, weight))
        elif not words:
            out.append(Mark(place.span.start + at, place.span.start + at, weight))
    return tuple(out)
