"""Spans of one level kept apart: within one attribution, and between those that stand within the same one.

A level is what stands within one content (or within none). On one level

- the source, the cue and the content of an attribution share no word;
- contents, and cues, of two attributions share no word, nor does the cue of one with the content of the other: where
  it did, the one would stand within the other;
- sources of two attributions are the same words (coordinated verbs have one subject: "she *praised* the crew and
  *condemned* the raid") or share none; but a source may hold another attribution whole, in a clause that belongs to it
  ("[Ada Brunn, who said she had paid,] demanded a receipt").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.attribution.drafts import Draft, finished, length, merged, minus, overlap, solid, tidy
from checker.attribution.nearby import Held
from checker.records import Span

CHANNELS = frozenset({"according-to", "closing", "parenthetical"})


def parted(draft: Draft, text: str) -> Draft | None:
    """*draft* with a source, a cue and a content that share no word; None where no content is left."""
    source, cue = draft.source, draft.cue
    if cue and draft.content and _signature(text[cue[-1].start : draft.content[0].start]):
        return None
    if overlap(source, cue):
        if all(any(s.covers(c) for s in source) for c in cue):  # "a letter *urging* them": the letter is the source
            source = _before(source, cue, text)
        else:
            cue = _without(cue, source, text) or cue
            source = _without(source, cue, text)
    content = _without(draft.content, (*source, *cue), text)
    return replace(draft, source=source, cue=cue, content=content) if content else None


def _signature(words: str) -> bool:
    """Whether a name that ends a line was taken for a verb: "Hassan Said", below it the town."""
    verb, line, rest = words.partition("\n")
    return bool(line) and verb.strip().istitle() and verb.strip().isalpha() and not rest.strip()


def completed(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """*drafts* with contents that end together where one holds the cue of the other.

    What breaks off at such a cue goes on with what the cue brings: "he said anybody who *complains* | about the lamp
    must pay". What the cue brings ends with the content that holds both: "he questioned [her *claim about* the lamp],
    which had gone out".
    """
    cues, contents = Held(d.cue for d in drafts), Held(d.content for d in drafts)
    claimed = [[drafts[k] for k in contents.near(d.content) if k != n] for n, d in enumerate(drafts)]
    longer = [
        _longer(d, [(drafts[n], claimed[n]) for n in cues.near(d.content[-1:])], text) if d.content else d
        for d in drafts
    ]
    contents = Held(d.content for d in longer)
    return [_shorter(d, [longer[n] for n in contents.near(d.cue)], text) for d in longer]


def channelled(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """*drafts* with what was said by one and told by another in the order of the words, each with its own content.

    "[Ada Brunn said] the lamp was out, according to the Gazette": the lamp is Brunn's words, and that she said so the
    paper's, which is but the channel.
    """
    out = list(drafts)
    contents = Held(d.content for d in out)
    for n, outer in enumerate(out):
        if outer.complement not in CHANNELS or not outer.cue or not outer.content:
            continue
        told, cue = outer.content, outer.cue[0].start
        for k in contents.near(told):
            inner = out[k]
            if k == n or inner.complement in CHANNELS or not inner.cue or not inner.source:
                continue
            said = (*inner.source, *inner.cue)
            first, last = min(s.start for s in said), max(s.end for s in said)
            before = last <= told[0].start and not text[last : told[0].start].strip(' ,:"“')
            held = told[0].start <= first and last <= inner.content[0].start
            if not (before or held) or overlap(inner.content, told) * 2 < length(told) or told[-1].end > cue:
                continue
            kept = (tidy(Span(s.start, min(s.end, cue)), text) for s in inner.content if s.start < cue)
            out[k] = replace(inner, content=tuple(kept))
            if before:
                out[n] = replace(outer, content=(Span(first, told[0].end), *told[1:]))
    return out


def _longer(draft: Draft, others: Iterable[tuple[Draft, Sequence[Draft]]], text: str) -> Draft:
    """*draft* with what *others*, whose cues stand in it, bring; each comes with drafts near its content."""
    for inner, near in others:
        last = draft.content[-1]
        if not inner.cue or not inner.content or not all(last.covers(c) for c in inner.cue):
            continue
        first, gap = inner.content[0], text[last.end : inner.content[0].start]
        if "\n" in gap or gap.strip() not in ("", ":", ",") or not text[last.end - 1].isalnum():
            continue
        if first.start < last.end and (first.end <= last.end or draft.found_by != ("rule",)):
            continue
        if inner.source in ((), draft.source) and inner.cue[0].start <= last.start:
            continue  # "went on *to say* that it leaked": one statement, not one within another
        if inner.source == draft.source and draft.source:  # "told us that it leaked and | *asked* who knew"
            kept = finished(tidy(Span(last.start, min(c.start for c in inner.cue)), text), text)
            draft = replace(draft, content=(*draft.content[:-1], kept)) if solid(kept, text) else draft
        elif not overlap(inner.content, (*draft.source, *draft.cue)) and not any(
            d is not draft and overlap(d.content, inner.content) and not overlap(d.cue, (last, *inner.content))
            for d in near
        ):
            joined = (*draft.content[:-1], Span(last.start, max(last.end, first.end)), *inner.content[1:])
            draft = replace(draft, content=merged(joined, text))
    return draft


def _shorter(draft: Draft, others: Iterable[Draft], text: str) -> Draft:
    for outer in others:
        if not draft.cue or not all(any(s.covers(c) for s in outer.content) for c in draft.cue):
            continue
        shared = overlap(draft.content, outer.content)
        if 0 < shared < length(draft.content) and not overlap(outer.cue, draft.content):
            rest = _without(draft.content, _without(draft.content, outer.content, text, marks=True), text)
            draft = replace(draft, content=rest) if rest else draft
    return draft


def apart(draft: Draft, rivals: Sequence[Draft], text: str) -> Draft | None:
    """*draft* without what stands in *rivals*, those placed on its level already; None where little of it is left."""
    before = draft.source
    for rival in rivals:
        if _holds(rival.source, draft):
            continue
        if rival.source != draft.source and overlap(rival.source, draft.source) and not _holds(draft.source, rival):
            draft = replace(draft, source=_agreed(draft, rival, text))
        if _holds(draft.source, rival):
            continue
        if overlap(draft.source, rival.content) and draft.found_by == ("rule",):
            return None  # who speaks inside another's words does so within them
        cue = _without(draft.cue, (*rival.cue, *rival.content, *rival.source), text, marks=True)
        if draft.cue and not cue:
            return None
        source = _without(draft.source, (*rival.cue, *rival.content), text)
        holes = (*rival.content, *rival.cue, *(() if rival.source == draft.source else rival.source))
        content = _without(draft.content, holes, text)
        if length(content) * 2 < length(draft.content):
            return None
        draft = replace(draft, source=source, cue=cue, content=content)
    if draft.source != before:  # cut, it may no longer hold what it held
        return apart(draft, rivals, text)
    return draft


def _agreed(draft: Draft, rival: Draft, text: str) -> tuple[Span, ...]:
    """The source of *draft* where it shares words with that of *rival*: the same, where that has none of its own."""
    if overlap(rival.source, (*draft.cue, *draft.content)):
        return _without(draft.source, rival.source, text)
    return rival.source


def _holds(source: Iterable[Span], other: Draft) -> bool:
    """Whether *source* holds *other* whole."""
    spans = list(source)
    return all(any(s.covers(o) for s in spans) for o in (*other.source, *other.cue, *other.content))


def _before(source: Iterable[Span], cue: Sequence[Span], text: str) -> tuple[Span, ...]:
    """What of *source* stands before *cue*; where nothing does, what stands behind it."""
    left = _without(source, cue, text)
    return tuple(s for s in left if s.end <= cue[0].start) or left


def _without(spans: Iterable[Span], holes: Iterable[Span], text: str, *, marks: bool = False) -> tuple[Span, ...]:
    """*spans* less *holes*; a span that is cut loses the blanks and marks at its new ends (*marks*: may be one)."""
    shut = list(holes)
    out: list[Span] = []
    for span in spans:
        if not overlap([span], shut):
            out.append(span)
            continue
        pieces = (tidy(p, text) for p in minus(span, shut))
        out.extend(p for p in pieces if p.start < p.end and (marks or solid(p, text)))
    return tuple(sorted(out))
