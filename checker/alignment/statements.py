"""Statements: a long content taken apart into what it states, so that each part can meet its counterpart.

One attribution may run over several pieces ("…," he said. "…") and sentences, of which another outlet prints one. For
comparison each sentence of a quotation, and each clause that states a second thing, is a claim of its own. What stands
behind a cue as a new sentence, or behind "and that", is a statement of its own in any case; other neighbours only where
other outlets have the one without the other. Parts keep attribution, speaker and, cut to their words, facts; a claim of
one statement stays as it is, under its own id.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.alignment.clauses import clauses
from checker.lexicon import either, words
from checker.records import Claim, Facts, Kind, Span

LEAST = 6
"""Words of the shortest sentence that is a part: a shorter one stays with its neighbour."""
FEWEST = 3
"""Words of the shortest utterance before or behind a cue that is a part ("We lost," she said. "Nobody came.")."""
_SECOND = re.compile(r"(?i)\W*(?:and|but|or)\W+that\b")
_END = re.compile(r"(?:[.!?…]|\.{3})[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*\n")
_ABBREVIATION = re.compile(rf"(?i)(?:^|[^\w.])(?:{either(words('forms', 'abbreviation'))}|[a-z]|(?:[a-z]\.)+[a-z])\.$")
_STOPS = ".!?…"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cut:
    """A claim taken apart: its parts, and whether each is a statement of its own whatever other outlets have."""

    whole: Claim
    parts: tuple[Claim, ...]
    apart: tuple[bool, ...]


def cut(claim: Claim, text: str) -> Cut:
    """The statements of one claim on *text* in their order: the claim itself where nothing is to be taken apart."""
    parts = _utterances(claim, text)
    if len(parts) < 2:
        return Cut(claim, (claim,), (True,))
    second = [claim.attribution.kind != "direct" and bool(_SECOND.match(text, s[0].start, s[0].end)) for _, s in parts]
    apart = [not n or parts[n - 1][0] != number or second[n] for n, (number, _) in enumerate(parts)]
    return Cut(claim, tuple(_part(claim, text, s) for _, s in parts), tuple(apart))


def _utterances(claim: Claim, text: str) -> list[tuple[int, list[Span]]]:
    """The statements of *claim*, each with the number of the utterance, what was said in one go, that it is part of."""
    parts: list[tuple[int, list[Span]]] = []
    number, before = 0, None
    for piece in claim.attribution.content:
        number += before is not None and not _goes_on(text, before, piece)
        before = piece
        for sentence in sentences(text, piece) if claim.attribution.kind != "indirect" else (piece,):
            for k, span in enumerate(clauses(claim, text, sentence)):
                same = parts and parts[-1][0] == number
                if same and not k and min(_size(text, parts[-1][1]), _size(text, [span])) < LEAST:
                    parts[-1][1].append(span)
                else:
                    parts.append((number, [span]))
    out: list[tuple[int, list[Span]]] = []
    for number, spans in parts:
        if out and out[-1][0] != number and min(_size(text, out[-1][1]), _size(text, spans)) < FEWEST:
            out[-1][1].extend(spans)
        else:
            out.append((number, spans))
    return out


def _goes_on(text: str, before: Span, piece: Span) -> bool:
    """Whether *piece* goes on with the sentence of the piece *before* it: "We tried," she said, "and failed."."""
    first = next((c for c in piece.text(text) if c.isalnum()), "")
    ended = before.text(text).rstrip("\"'”’»)] ")[-1:] in _STOPS
    return first.islower() or not (ended or any(c in _STOPS or c in ":\n" for c in text[before.end : piece.start]))


def rejoined(
    cuts: Sequence[Cut], linked: Mapping[str, frozenset[str]], texts: Mapping[str, str], together: float
) -> tuple[Claim, ...]:
    """The claims of *cuts* with neighbouring sentences put together again where comparison gave no reason to part them.

    ``linked`` tells to which claims of other articles a part has a link; neighbours that are not apart in any case
    belong together when neither has any, when they share one, or when of the claims whose parts they link to they have
    *together* (a share, 0 to 1) in common: two prints of one long quotation. ``within`` then leads to the part that
    holds the inner claim.
    """
    whole = {p.id: c.whole.id for c in cuts for p in c.parts}
    final = {c.whole.id: _rejoin(c, linked, whole, texts[c.whole.article], together) for c in cuts}
    out = []
    for one in cuts:
        outer = final.get(one.whole.attribution.within or "", ())
        for part in final[one.whole.id]:
            home = _holder(outer, part)
            out.append(part if home is None else replace(part, attribution=replace(part.attribution, within=home.id)))
    return tuple(out)


def _rejoin(
    one: Cut, linked: Mapping[str, frozenset[str]], whole: Mapping[str, str], text: str, together: float
) -> tuple[Claim, ...]:
    runs: list[list[int]] = []
    for n, part in enumerate(one.parts):
        if runs:
            before, here = linked.get(one.parts[n - 1].id, frozenset()), linked.get(part.id, frozenset())
            if not one.apart[n] and _together(before, here, whole, together):
                runs[-1].append(n)
                continue
        runs.append([n])
    if len(runs) < 2:
        return (one.whole,)
    return tuple(
        one.parts[r[0]]
        if len(r) == 1
        else _part(one.whole, text, [s for n in r for s in one.parts[n].attribution.content])
        for r in runs
    )


def _together(before: frozenset[str], here: frozenset[str], whole: Mapping[str, str], least: float) -> bool:
    """Whether comparison gave no reason to part two neighbours that link to the parts *before* and *here*."""
    if before & here or not before | here:
        return True
    one, other = {whole[i] for i in before}, {whole[i] for i in here}
    return len(one & other) >= least * len(one | other)


def _holder(outer: Sequence[Claim], inner: Claim) -> Claim | None:
    """The part of the outer claim in whose words the inner claim stands."""
    for part in outer:
        if any(a.overlaps(b) for a in part.attribution.content for b in inner.attribution.content):
            return part
    return outer[0] if outer else None


def sentences(text: str, piece: Span) -> list[Span]:
    """The sentences of *piece* of *text*, without the white space around them."""
    out, start = [], piece.start
    for match in _END.finditer(text, piece.start, piece.end):
        end = match.start() + len(match[0].rstrip())
        if end < piece.end and not _ABBREVIATION.search(text, max(start, end - 12), end):
            out.append(Span(start, end))
            start = match.end()
    return [*out, Span(start, piece.end)] if start < piece.end else out


def _size(text: str, spans: Sequence[Span]) -> int:
    return sum(len(_WORD.findall(text, s.start, s.end)) for s in spans)


def _part(claim: Claim, text: str, spans: Sequence[Span]) -> Claim:
    content = _joined(text, spans)
    key = hashlib.sha256(f"{claim.id}\0{content}".encode()).hexdigest()[:12]
    words = " … ".join(" ".join(s.text(text).split()) for s in content)
    kind = _kind(claim, text, content)
    return replace(
        claim,
        id=key,
        text=words,
        facts=_cut(claim.facts, content),
        attribution=replace(claim.attribution, id=key, content=content, kind=kind),
    )


def _kind(claim: Claim, text: str, content: Sequence[Span]) -> Kind:
    """The kind of a part: of a mixed claim, one sentence may be all quotation and another have none."""
    if claim.attribution.kind != "mixed":
        return claim.attribution.kind
    inside = outside = False
    for piece in claim.attribution.content:
        opened = False
        for at in range(piece.start, piece.end):
            char = text[at]
            if char in '“”"':
                opened = char == "“" or (char == '"' and not opened)
            elif char.isalnum() and any(s.start <= at < s.end for s in content):
                inside, outside = inside or opened, outside or not opened
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbouring spans with nothing but white space between them as one."""
    out: list[Span] = []
    for span in spans:
        if out and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _cut(facts: Facts, content: Sequence[Span]) -> Facts:
    """What *facts* say inside *content*."""

    def inside(span: Span) -> bool:
        return any(s.overlaps(span) for s in content)

    return replace(
        facts,
        words=tuple(w for w in facts.words if inside(w.span)),
        quantities=tuple(q for q in facts.quantities if inside(q.span)),
        dates=tuple(d for d in facts.dates if inside(d.span)),
        mentions=tuple(m for m in facts.mentions if inside(m.span)),
        predicates=tuple(p for p in facts.predicates if inside(p.span)),
        quantifiers=tuple((q, s) for q, s in facts.quantifiers if inside(s)),
        directions=tuple((d, s) for d, s in facts.directions if inside(s)),
        marks=tuple(m for m in facts.marks if inside(m.span)),
    )
