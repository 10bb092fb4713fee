"""The rules engine: every attribution that cue rules and the parse can find in one document, as drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.attribution import clauses, layout, nouns, tree, unled
from checker.attribution.clauses import Found
from checker.attribution.drafts import Draft, length, merged, minus, overlap, solid, tidy
from checker.attribution.lexicon import Lexicon, own
from checker.attribution.nearby import Nearby
from checker.attribution.quoted import Grid, Linked, link
from checker.attribution.quotes import Quotation
from checker.attribution.reliability import NAMED, Reliability
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

THRESHOLD = 0.35
_NAMELIKE = ("PROPN", "NOUN", "DET", "ADJ", "PRON", "NUM")


def find(doc: Doc, text: str, quotes: Sequence[Quotation], lexicon: Lexicon, table: Reliability) -> list[Draft]:
    """Drafts in text order, nested ones among them; overlaps are not yet settled."""
    grid = Grid(doc, quotes)
    linked = link(doc, text, grid, lexicon)
    taken = {n: item.verb for item in linked for n in item.quotes if item.verb >= 0}
    drafts = [d for item in linked if item.verb >= 0 for d in [_quoted(doc, text, grid, item, lexicon, table)] if d]
    drafts = [d for draft in drafts for d in _relayed(doc, text, draft)]
    busy = {d.head for d in drafts}
    drafts.extend(unled.find(doc, text, grid, [item.quotes for item in linked if item.verb < 0], lexicon))
    start = next((t.idx for t in doc if not t.is_space), 0)
    for found in (*clauses.verbs(doc, lexicon), *nouns.others(doc, lexicon)):
        if found.verb in busy or lexicon.ignored(doc[found.verb]):
            continue
        draft = _clause(doc, text, grid, found, taken, table)
        if draft is not None:
            drafts.extend(_relayed(doc, text, draft) if found.complement == "as-saying" else [draft])
    laid_out = layout.find(text, start, doc[-1].idx + len(doc[-1]) if len(doc) else 0, quotes)
    drafts = _with_layout(drafts, laid_out)
    return sorted(drafts, key=lambda d: (d.content[0], d.cue[:1]))


def _with_layout(drafts: Sequence[Draft], laid_out: Iterable[Draft]) -> list[Draft]:
    """*drafts* and those that the layout tells; a tweet or a turn takes the place of what was read across its line."""
    index, kept = Nearby(), dict(enumerate(drafts))
    for n, draft in kept.items():
        index.add(n, draft.content)
    for n, draft in enumerate(laid_out, len(drafts)):
        if draft.verbatim or draft.complement in ("turn", "signed"):
            whole = (*draft.content, *draft.source)
            line = [Span(min(s.start for s in whole), max(s.end for s in whole))]
            for k in index.near(line):
                if k in kept and overlap(kept[k].content, line) and not overlap(kept[k].cue, draft.content):
                    del kept[k]
        else:
            beside = (kept[k] for k in index.near(draft.content) if k in kept)
            if any(overlap(d.content, draft.content) > 0.8 * length(draft.content) for d in beside):
                continue
        kept[n] = draft
        index.add(n, draft.content)
    return list(kept.values())


def _spans(doc: Doc, stretches: Sequence[tuple[int, int]]) -> list[Span]:
    return [tree.span(doc, s, e) for s, e in stretches]


def _clause(doc: Doc, text: str, grid: Grid, found: Found, taken: dict[int, int], table: Reliability) -> Draft | None:
    named = found.rule is not None and clauses.named(found)
    believed = _believed(found, named, table)
    chance = table.chance(found.lemma, found.complement, named=named)
    if "own" in believed:
        chance = max(chance, NAMED)
    if chance < THRESHOLD or (found.rule is not None and found.rule.only and not named):
        return None
    content = _respect(grid, _spans(doc, found.content), grid.inside[found.verb], found.verb, taken)
    content = [t for s in content for t in [tidy(s, text)] if solid(t, text)]
    source = _spans(doc, found.source)
    content = [p for s in content for p in minus(s, source)]
    content = [t for s in content for t in [tidy(s, text)] if solid(t, text)]
    if not content:
        return None
    rule = found.rule
    return Draft(
        merged(source, text),
        merged(_spans(doc, found.cue), text),
        merged(content, text),
        found.lemma,
        found.complement,
        found.verb,
        rule.id if rule else None,
        rule.reports if rule else "attitude",
        rule.meaning if rule else "neutral",
        found.negated,
        ("rule",),
        (("cue", chance), *((why, 1.0) for why in believed)),
    )


def _believed(found: Found, named: bool, table: Reliability) -> tuple[str, ...]:
    """Why the rule's author is believed though training says otherwise or nothing: ``own``, ``unseen``, or neither.

    Who adds a cue to the shipped ones wants it found, also where counts speak against the word.
    """
    if not named or found.rule is None:
        return ()
    return ("own",) if own(found.rule) else ("unseen",) if table.unseen(found.lemma) else ()


def _respect(grid: Grid, spans: list[Span], home: int, verb: int, taken: dict[int, int]) -> list[Span]:
    """Spans made consistent with quotation marks: whole quotations in, those of another cue out."""
    out = list(spans)
    if home >= 0:  # the cue itself is quoted: nothing outside its quotation is content
        inner = grid.outer[home].inner
        return [
            Span(max(s.start, inner.start), min(s.end, inner.end))
            for s in out
            if min(s.end, inner.end) > max(s.start, inner.start)
        ]
    for n in grid.near(out):
        quote = grid.outer[n]
        for k, span in enumerate(out):
            if not quote.span.overlaps(span):
                continue
            if taken.get(n, verb) != verb:
                rest = minus(span, [quote.span])
                out[k] = rest[0] if rest else Span(span.start, span.start)
            elif (
                (not span.covers(quote.span) and not quote.span.covers(span))
                or quote.inner == span
                or (
                    quote.span.covers(span)
                    and overlap([span], [quote.inner]) > 0.6 * (quote.inner.end - quote.inner.start)
                )
            ):
                out[k] = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return out


def _quoted(doc: Doc, text: str, grid: Grid, item: Linked, lexicon: Lexicon, table: Reliability) -> Draft | None:
    verb = doc[item.verb]
    if lexicon.ignored(verb):
        return None
    lemma, entry = clauses.lemma_of(verb, lexicon)
    rule = (entry.takes("quotation") or entry.first) if entry else None
    chance = table.chance(lemma, "quotation", named=entry is not None and entry.takes("quotation") is not None)
    marks = [grid.outer[n].span for n in item.quotes]
    who = tree.subject(verb)
    if who is not None and grid.inside[who.i] >= 0:
        who = None
    near = tree.phrase(who) if who is not None else _beside(doc, grid, item)
    source = [tree.span(doc, *near)] if near is not None else []
    source = [p for s in source for p in minus(s, marks)][:1]
    source = [tidy(s, text) for s in source if solid(s, text)]
    cue = [t.i for t in tree.cue_tokens(verb) if grid.inside[t.i] < 0]
    content = list(marks)
    if item.side == "before":
        content = _widened(doc, text, grid, item, verb.i, source)
    return Draft(
        merged(source, text),
        merged(_spans(doc, tree.runs([*cue, verb.i])), text),
        merged(content, text),
        lemma,
        "quotation",
        verb.i,
        rule.id if rule else None,
        "speech",
        rule.meaning if rule else "neutral",
        tree.negated(verb),
        ("rule",),
        (("cue", chance),),
    )


def _relayed(doc: Doc, text: str, draft: Draft) -> list[Draft]:
    """ "...," X was quoted by Y: the words are X's, and X's being quoted is Y's report."""
    verb = doc[draft.head]
    who = tree.child(verb, "nsubjpass")
    if verb.lemma_.lower() not in ("quote", "cite") or who is None:
        return [draft]
    quoted = tree.span(doc, *tree.phrase(who))
    if overlap([quoted], draft.content):
        return [draft]
    by = tree.agent(verb)
    if by is None:
        return [replace(draft, source=(quoted,))]
    return [
        replace(draft, content=merged((*draft.content, quoted), text), head=by.i),
        replace(draft, source=(quoted,), parent=by.i),
    ]


def _beside(doc: Doc, grid: Grid, item: Linked) -> tuple[int, int] | None:
    """The name between a quotation and its cue, or right behind an inverted cue, where the parser lost the subject."""
    end = grid.tokens[item.quotes[0]][1]
    if item.side != "after" or not end <= item.verb <= end + 12:
        return None
    before = tree.trimmed(doc, end, item.verb)
    if before[0] < before[1]:
        return before if not any(doc[i].pos_ in ("VERB", "AUX") for i in range(*before)) else None
    stop = item.verb + 1
    while stop < len(doc) and stop <= item.verb + 8 and grid.inside[stop] < 0 and doc[stop].pos_ in _NAMELIKE:
        stop += 1
    behind = tree.trimmed(doc, item.verb + 1, stop)
    if behind[0] >= behind[1] or not any(doc[i].pos_ in ("PROPN", "NOUN") for i in range(*behind)):
        return None
    top = next(doc[i] for i in range(*behind) if not behind[0] <= doc[i].head.i < behind[1] or doc[i].head.i == i)
    whole = tree.phrase(top)
    quoted = any(grid.inside[i] >= 0 for i in range(*whole))
    return whole if whole[0] == behind[0] and whole[1] > behind[1] and not quoted else behind


def _widened(doc: Doc, text: str, grid: Grid, item: Linked, verb: int, source: list[Span]) -> list[Span]:
    """A mixed content: quoted words inside a clause are widened to the clause that the cue brings."""
    first = grid.outer[item.quotes[0]]
    start, end = grid.tokens[item.quotes[0]]
    before = text[: first.span.start].rstrip()[-1:]
    content = [grid.outer[n].span for n in item.quotes]
    if before in (":", ",") and text[first.inner.start : first.inner.start + 1].isupper():
        return content
    heads = [c for c in doc[verb].children if c.dep_ in ("ccomp", "dobj", "xcomp", "oprd", "prep") and c.i > verb]
    low, high = start, end
    for c in heads:
        a, b = tree.stretch(c)
        if a <= end and b >= start - 1:
            low, high = min(low, a), max(high, b)
    low = max(low, verb + 1)
    s, e = tree.trimmed(doc, low, high)
    whole = Span(doc[s].idx, doc[e - 1].idx + len(doc[e - 1])) if s < e else first.span
    if whole.end < first.span.end or whole.start > first.span.start:
        whole = Span(min(whole.start, first.span.start), max(whole.end, first.span.end))
    return [tidy(whole, text), *content[1:]] if not any(whole.overlaps(x) for x in source) else content
