"""Drafts become attributions: who stands within whom, overlaps of one level settled, ids, kinds, confidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from checker.attribution.claimhood import Judged
from checker.attribution.clauses import group
from checker.attribution.commitment import ASSERTING
from checker.attribution.drafts import Draft, balanced, finished, kind_of, length, overlap, past_dateline, solid, tidy
from checker.attribution.levels import apart, channelled, completed, parted
from checker.attribution.nearby import Nearby
from checker.lexicon import either, words
from checker.records import Attribution, Kind, Span

UNSAID = frozenset({"silent", "allows"})
"""Readings in which the cue itself is denied: "did not say", "could not rule out"."""
UNVOUCHED = frozenset({"false", "silent", "disowns", "doubts", "hearsay", "conditional", "future"})
"""Readings that hold of what is reported within the words, too."""

NOT_SAID = frozenset({"silent", "disowns", "false"})
"""Readings that make what holds them a statement of what was not said."""
MOST = 0.6
"""Share of a content from which what is reported in it is what the content says."""


def settle(
    drafts: Sequence[Draft],
    text: str,
    quoted: Sequence[Span],
    article: str,
    confidence: Callable[[Draft], float],
    judge: Callable[[Draft, Kind, float, bool], Judged],
) -> tuple[Attribution, ...]:
    """Attributions in text order; spans of one level never overlap, nested ones name the one they stand within."""
    clean = (parted(_mended(d, text), text) for d in completed(channelled(drafts, text), text))
    kept = _nested(_unique([d for d in clean if d is not None]), text, confidence)
    ids = [_identity(draft, article) for draft, _ in kept]
    marks = Nearby()
    for n, span in enumerate(quoted):
        marks.add(n, (span,))
    kinds: list[Kind] = [
        "direct" if d.verbatim else kind_of(d.content, [quoted[k] for k in marks.near(d.content)], text)
        for d, _ in kept
    ]
    judged = _within_another(
        [draft for draft, _ in kept],
        [judge(d, kinds[n], confidence(d), parent is not None) for n, (d, parent) in enumerate(kept)],
        [parent for _, parent in kept],
    )
    return tuple(
        Attribution(
            ids[n],
            draft.source,
            draft.cue,
            draft.content,
            kinds[n],
            ids[parent] if parent is not None else None,
            draft.rule,
            draft.found_by,
            round(confidence(draft), 4),
            draft.meaning,
            judged[n].commitment in UNSAID,
            draft.scores,
            judged[n].states,
            judged[n].parts,
            judged[n].commitment,
        )
        for n, (draft, parent) in enumerate(kept)
    )


def _within_another(drafts: Sequence[Draft], judged: Sequence[Judged], parents: Sequence[int | None]) -> list[Judged]:
    """*judged* with what holds of the words they stand in, and what they hold: neither a hoax that has somebody say
    something nor "he insisted that he had never said it" puts it forward.

    Who denies having said something denies the saying, whatever it was.
    """
    out = list(judged)
    for n in sorted(range(len(out)), key=lambda n: _depth(n, parents)):
        parent = parents[n]
        if parent is None:
            continue
        inner, outer = out[n].commitment, out[parent].commitment
        if inner in ASSERTING and outer in UNVOUCHED:
            out[n] = replace(out[n], commitment=outer)
        elif inner == "disowns" and outer == "denies":
            out[parent] = replace(out[parent], commitment="disowns")
        elif inner in NOT_SAID and outer == "asserts" and _fills(drafts[n], drafts[parent]):
            out[parent] = replace(out[parent], commitment=inner)
    return out


def _fills(inner: Draft, outer: Draft) -> bool:
    """Whether *outer* says hardly more than that *inner* was said or not: by a plain verb of saying, with a clause."""
    said = inner.meaning == "neutral" and group(inner.complement) == "clause"
    return said and length(inner.content) >= MOST * length(outer.content)


def _depth(n: int, parents: Sequence[int | None]) -> int:
    depth, at = 0, parents[n]
    while at is not None and depth < len(parents):
        depth, at = depth + 1, parents[at]
    return depth


def _identity(draft: Draft, article: str) -> str:
    places = ";".join(
        f"{s.start}-{s.end}" for group in (draft.source, draft.cue, draft.content) for s in (*group, Span(0, 0))
    )
    return hashlib.sha256(f"{article}|{places}".encode()).hexdigest()[:12]


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each content; the first wins where two say the same."""
    seen: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
    out = []
    for draft in drafts:
        if draft.content and (draft.cue, draft.content) not in seen:
            seen.add((draft.cue, draft.content))
            out.append(draft)
    return out


def _nested(drafts: list[Draft], text: str, confidence: Callable[[Draft], float]) -> list[tuple[Draft, int | None]]:
    """(draft, number of the draft it stands within) in text order. Wide contents are placed first."""
    order = sorted(
        range(len(drafts)),
        key=lambda n: (
            not drafts[n].verbatim and drafts[n].complement not in ("turn", "signed"),
            -length(drafts[n].content),
            drafts[n].content[0].start,
            n,
        ),
    )
    placed: list[tuple[Draft, int | None]] = []
    index, heads = Nearby(), dict[int, int]()
    for n in order:
        draft: Draft | None = drafts[n]
        anchor = drafts[n].cue[:1] or drafts[n].content[:1]
        holders = [k for k in index.near(anchor) if overlap(placed[k][0].content, anchor)]
        parent = min(holders, key=lambda k: (length(placed[k][0].content), k)) if holders else None
        if draft is not None and draft.parent >= 0:
            parent = heads.get(draft.parent, parent)
        if parent is not None and not _inside(drafts[n], placed[parent][0]):
            draft = _clipped(drafts[n], placed[parent][0].content, text)
        if draft is not None:
            spans = (*draft.source, *draft.cue, *draft.content)
            beside = (placed[k] for k in index.near(spans))
            draft = apart(draft, [d for d, p in beside if p == parent and overlap(_spans(d), spans)], text)
        if draft is not None:
            index.add(len(placed), _spans(draft))
            heads.setdefault(draft.head, len(placed))
            placed.append((draft, parent))
    final = sorted(range(len(placed)), key=lambda k: (placed[k][0].content[0], placed[k][0].cue[:1]))
    place = {k: n for n, k in enumerate(final)}
    return [(placed[k][0], place[p] if (p := placed[k][1]) is not None else None) for k in final]


def _mended(draft: Draft, text: str) -> Draft:
    """*draft* without a date line in its source or an "and" at its content's end, its brackets closed."""
    source = tuple(balanced(s, text) for s in past_dateline(draft.source, text))
    whole = draft.content if draft.complement == "turn" else [p for s in draft.content for p in _paragraphs(s, text)]
    content = (balanced(finished(s, text), text) for s in _bridged(whole, text))
    return replace(draft, source=source, content=tuple(s for s in content if solid(s, text)))


def _paragraphs(span: Span, text: str) -> list[Span]:
    """*span* up to the end of its first paragraph, or of the last that goes on as a quotation: no caption, no link."""
    end = text.find("\n", span.start, span.end)
    while end >= 0 and text[end : span.end].lstrip()[:1] in tuple("\"“«'‘"):
        begun = len(text[: span.end]) - len(text[end : span.end].lstrip())
        end = text.find("\n", begun, span.end)
    return [tidy(Span(span.start, end), text)] if end >= 0 else [span]


_FRONT = re.compile(rf"(?i)(?:that )?(?:{either(words('grammar', 'front'))})\b")


def _bridged(spans: Sequence[Span], text: str) -> list[Span]:
    """*spans* in text order, a condition joined with what stands under it: "If it rains | , | the fair is off"."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and text[out[-1].end : span.start].strip() == "," and _FRONT.match(text, out[-1].start):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _spans(draft: Draft) -> tuple[Span, ...]:
    return (*draft.source, *draft.cue, *draft.content)


def _inside(draft: Draft, holder: Draft) -> bool:
    return overlap(draft.content, holder.content) == length(draft.content)


def _clipped(draft: Draft, room: Sequence[Span], text: str) -> Draft | None:
    """*draft* with what of it lies inside *room*; None where little is left."""
    content = [Span(max(s.start, r.start), min(s.end, r.end)) for s in draft.content for r in room if s.overlaps(r)]
    content = [t for s in content for t in [tidy(s, text)] if solid(t, text)]
    if length(content) * 2 < length(draft.content):
        return None
    return replace(draft, content=tuple(sorted(content)))
