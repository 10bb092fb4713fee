"""Quotations and the words that bring them: ``"A," she said. "B."`` is one attribution with two pieces.

For each quotation the cue is looked for behind it ("...," said X), before it (X said: "..."), and else the quotation
goes on from one before it in its paragraph, or from the paragraph before.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.attribution.clauses import lemma_of
from checker.attribution.drafts import solid
from checker.attribution.lexicon import Lexicon
from checker.attribution.nearby import Nearby
from checker.attribution.quotes import Quotation
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 45  # tokens on either side of a quotation in which its cue is looked for


@dataclass(slots=True)
class Linked:
    """Quotations (numbers) with one cue verb (token number; -1 for none) and where they stand to it."""

    verb: int
    quotes: list[int] = field(default_factory=list)
    side: str = ""


class Grid:
    """Token numbers of quotations: which tokens are quoted, where each quotation begins and ends."""

    def __init__(self, doc: Doc, quotes: Sequence[Quotation]) -> None:
        self.doc = doc
        self.starts = [t.idx for t in doc]
        self.outer = [q for q in quotes if q.depth == 0 and q.use not in ("title", "nickname")]
        self.tokens = [self.stretch(q.span.start, q.span.end) for q in self.outer]
        self.inside = [-1] * len(doc)
        self._index = Nearby()
        for n, (start, end) in enumerate(self.tokens):
            self._index.add(n, (self.outer[n].span,))
            for i in range(start, min(end, len(doc))):
                self.inside[i] = n

    def near(self, spans: Iterable[Span]) -> list[int]:
        """Numbers of the quotations in ``outer``, ascending, among which are all that overlap one of *spans*."""
        return self._index.near(spans)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Token numbers of the characters *start* to *end*."""
        first = bisect.bisect_left(self.starts, start)
        if first and self.starts[first - 1] + len(self.doc[first - 1]) > start:
            first -= 1
        return first, bisect.bisect_left(self.starts, end)


def link(doc: Doc, text: str, grid: Grid, lexicon: Lexicon) -> list[Linked]:
    """For each speech quotation its cue verb; quotations that share one stand together, in text order."""
    by_verb: dict[int, Linked] = {}
    out: list[Linked] = []
    last: Linked | None = None
    waiting: list[int] = []
    paragraph = -1
    for n, quote in enumerate(grid.outer):
        here = text.rfind("\n", 0, quote.span.start)
        if here != paragraph:
            if not quote.follows:  # else it goes on from the paragraph before, whoever is named first or at its end
                out.extend(_loose(waiting))
                last, waiting = None, []
            paragraph = here
        if quote.use != "speech":
            continue
        verb, side = _cue(doc, text, grid, n, lexicon)
        if verb is None:
            if last is not None:
                last.quotes.append(n)
            else:
                waiting.append(n)
            continue
        linked = by_verb.get(verb.i)
        if linked is None:
            linked = by_verb[verb.i] = Linked(verb.i, side=side)
            out.append(linked)
        mine = _run_up(text, grid, [*waiting, n])
        out.extend(_loose([k for k in waiting if k not in mine]))
        linked.quotes.extend(mine)
        last, waiting = linked, []
    out.extend(_loose(waiting))
    return out


def _run_up(text: str, grid: Grid, numbers: list[int]) -> list[int]:
    """The last of the quotations *numbers* and those right before it, with no words between: "A." "B," she said."""
    first = len(numbers) - 1
    while first:
        before, after = grid.outer[numbers[first - 1]].span, grid.outer[numbers[first]].span
        if solid(Span(before.end, after.start), text):
            break
        first -= 1
    return numbers[first:]


def _loose(waiting: list[int]) -> list[Linked]:
    return [Linked(-1, list(waiting), "none")] if waiting else []


def _cue(doc: Doc, text: str, grid: Grid, n: int, lexicon: Lexicon) -> tuple[Token | None, str]:
    """The verb that brings quotation *n* and its side: "after", "before" or "" where there is none."""
    start, end = grid.tokens[n]
    quote = grid.outer[n]
    inner = text[quote.inner.start : quote.inner.end].rstrip()
    stop = inner[-1:]
    before = _before(doc, grid, start)
    after = _after(doc, grid, end)
    mark = _last_mark(doc, start)
    behind = (
        _pick_after(after, lexicon, sure=stop == ",")
        if quote.closed and (stop != "." or (after and after[0].is_lower))
        else None
    )
    ahead = _pick_before(before, lexicon, mark, start)
    if mark == ":" and ahead is not None:
        return ahead, "before"
    if behind is not None and (stop == "," or ahead is None or mark not in (",", "")):
        return behind, "after"
    if ahead is not None:
        return ahead, "before"
    return (behind, "after") if behind is not None else (None, "")


def _before(doc: Doc, grid: Grid, start: int) -> list[Token]:
    """Unquoted tokens before a quotation, back to the sentence's beginning."""
    out: list[Token] = []
    i = start - 1
    while i >= 0 and len(out) < REACH:
        token = doc[i]
        if "\n" in token.text:
            break
        if grid.inside[i] < 0:
            out.append(token)
        elif len(out) > 0 and doc[i].text in ".!?":
            break
        if token.is_sent_start and grid.inside[i] < 0:
            break
        i -= 1
    return out[::-1]


def _after(doc: Doc, grid: Grid, end: int) -> list[Token]:
    """Unquoted tokens after a quotation, to the sentence's end or the next quotation."""
    out: list[Token] = []
    for i in range(end, min(end + REACH, len(doc))):
        token = doc[i]
        if "\n" in token.text or grid.inside[i] >= 0 or (out and token.is_sent_start):
            break
        out.append(token)
        if token.text in (".", "!", "?", ";"):
            break
    return out


def _last_mark(doc: Doc, start: int) -> str:
    """The punctuation right before a quotation."""
    i = start - 1
    while i >= 0 and doc[i].is_space and "\n" not in doc[i].text:
        i -= 1
    return doc[i].text if i >= 0 and doc[i].text in (",", ":", ".", "—", "–", ";", "(") else ""


def _pick_after(after: list[Token], lexicon: Lexicon, *, sure: bool) -> Token | None:
    """The first verb behind a quotation that can bring one; relative clauses on the way are passed over."""
    fallback = None
    for n, token in enumerate(after):
        if token.pos_ != "VERB" or token.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "VB", "VBG"):
            continue
        _, entry = lemma_of(token, lexicon)
        known = entry is not None and entry.takes("quotation") is not None
        if known and token.dep_ not in ("relcl", "acl"):
            return token
        if known and fallback is None and n < 15:
            fallback = token
        if sure and not known and fallback is None and n <= 8 and token.tag_ in ("VBD", "VBZ", "VBP"):
            fallback = token
    return fallback


def _pick_before(before: list[Token], lexicon: Lexicon, mark: str, start: int) -> Token | None:
    """The last verb before a quotation that can bring one."""
    for token in reversed(before):
        if token.pos_ != "VERB":
            continue
        _, entry = lemma_of(token, lexicon)
        known = entry is not None and entry.takes("quotation") is not None
        near = start - token.i <= (REACH if mark == ":" else 14 if mark == "," else 8)
        if known and near:
            return token
    return None
