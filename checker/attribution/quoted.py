"""Quotations and the words that bring them: ``"A," she said. "B."`` is one attribution with two pieces.

For each quotation the cue is looked for behind it ("...," said X), before it (X said: "..."), and else the quotation
goes on from one before it in its paragraph, or from the paragraph before.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.attribution import beats, tree
from checker.attribution.clauses import lemma_of
from checker.attribution.drafts import solid
from checker.attribution.lexicon import Lexicon
from checker.attribution.nearby import Nearby
from checker.attribution.quotes import Quotation
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEADING = ("'", "‘")  # single marks around a line are a heading's
_STOP = re.compile(r"[.!?][”\"’']?\s")
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
                last, waiting = (last if last is not None and _goes_on(doc, text, grid, last, n) else None), []
            paragraph = here
        if quote.use != "speech":
            continue
        verb, side = _cue(doc, text, grid, n, lexicon)
        if verb is not None and side == "before" and _apart(doc, grid, n, verb, last, lexicon):
            verb = None
        if verb is None:
            if last is not None and not _somebody_else(doc, text, grid, n, last, lexicon):
                last.quotes.append(n)
            else:
                waiting.append(n)
                last = None
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


def alone(text: str, grid: Grid, n: int) -> bool:
    """Whether quotation *n* is a sentence of its own, or several: more than a heading or a phrase in marks."""
    quote = grid.outer[n]
    inner = text[quote.inner.start : quote.inner.end].strip()
    before = text[: quote.span.start][-40:].rstrip(" \t")
    after = text[quote.span.end : quote.span.end + 40].lstrip(" \t")
    return (
        quote.use == "speech"
        and quote.opened
        and quote.closed
        and inner[:1].isupper()
        and inner[-1:] in ".!?…"
        and len(inner.split()) >= 3
        and quote.mark not in _HEADING
        and (not before or before[-1] in '.!?…”"»\n')
        and (not after or after[0] in '“"«\n' or after[0].isupper())
    )


def _goes_on(doc: Doc, text: str, grid: Grid, last: Linked, n: int) -> bool:
    """Whether quotation *n*, a paragraph of its own, goes on where the one before ended with the quotation *last*.

    A question is answered by somebody else.
    """
    quote, done = grid.outer[n].span, grid.outer[last.quotes[-1]]
    line = text.rfind("\n", 0, quote.start) + 1
    stop = text.find("\n", quote.start)
    around = text[line : quote.start] + text[quote.end : stop if stop >= 0 else len(text)]
    if around.strip() or not alone(text, grid, n) or text[: done.inner.end][-2:].strip()[-1:] == "?":
        return False
    spoken = max(done.span.end, doc[last.verb].idx + len(doc[last.verb]))
    between = text[spoken:line]
    return (
        "\n" in between
        and not solid(Span(spoken + between.index("\n"), line), text)
        and not _STOP.search(between[: between.index("\n")].rstrip(" .!?\t"))
    )


def _apart(doc: Doc, grid: Grid, n: int, verb: Token, last: Linked | None, lexicon: Lexicon) -> bool:
    """Whether *verb*, in the sentence before quotation *n*, only tells what its speaker does meanwhile.

    "“We lost,” Ada said. She *pointed* at the shelf. “It is bare.”"
    """
    if _last_mark(doc, grid.tokens[n][0]) != ".":
        return False
    who = tree.child(verb, "nsubj")
    goes_on = last is not None and who is not None and who.lower_ in ("he", "she") and who.i == verb.sent.start
    return goes_on or beats.gesture(verb, lexicon)


def _somebody_else(doc: Doc, text: str, grid: Grid, n: int, last: Linked, lexicon: Lexicon) -> bool:
    """Whether the sentence before quotation *n* tells of a person whom that of the cue *last* does not name."""
    sentence = beats.before(doc, grid.tokens[n][0])
    if sentence is None or not alone(text, grid, n) or sentence.start <= last.verb < sentence.end:
        return False
    who = beats.speaker(sentence, lexicon)
    if who is None or who.tag_ != "NNP" or grid.inside[who.i] >= 0:
        return False
    said = {t.lower_ for t in doc[last.verb].sent}
    return any(doc[i].tag_ == "NNP" and doc[i].lower_ not in said for i in range(*tree.phrase(who)))


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
