"""The tagger's spans with the rules above and beside them.

The tagger is good at extent and at rare cues; rules decide what is speech, keep spans consistent with quotation marks,
give missing sources, join quotations that go on, add what the tagger is silent about and take out what a rule ignores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.attribution import clauses, extent, tree
from checker.attribution.cueing import head_of
from checker.attribution.decode import CONTENT, CUE
from checker.attribution.drafts import Draft, length, merged, minus, overlap, past_dateline, solid, tidy, unbroken
from checker.attribution.lexicon import Lexicon
from checker.attribution.nearby import Held
from checker.attribution.quoted import Grid
from checker.attribution.quotes import Quotation
from checker.attribution.quoting import near, whole
from checker.attribution.rules import CueRule
from checker.attribution.tokens import WordScores
from checker.attribution.turns import nobody, place
from checker.attribution.unsaid import SURE, said
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from checker.attribution.linking import TaggedAttribution

BELIEVED = frozenset({"own", "unseen"})  # added where the tagger is silent: the author of the rule is believed
RELIABLE = 0.93  # chance from which a rule's find is added where the tagger is silent
LIKELY = 0.6  # chance from which a rule's find is added where the tagger half believes it
HALF_CUE, HALF_CONTENT = 0.7, 0.4  # the tagger's chance for a word of the cue, and mean for the content's, that is half
LEAST = 0.25  # confidence below which a find of the tagger is not taken; about where precision and recall balance
LAID_OUT = ("turn", "signed")  # read by layout, before anything the tagger says of the same lines
ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "notify", "brief", "warn"})


def combine(
    doc: Doc,
    text: str,
    quotes: Sequence[Quotation],
    tagged: Sequence[TaggedAttribution],
    ruled: Sequence[Draft],
    lexicon: Lexicon,
    scores: WordScores,
    weights: extent.Weights,
    attitudes: bool = True,
) -> list[Draft]:
    """Drafts of both engines, each statement once; *scores* and *weights* say where contents end.

    Without *attitudes*, what is said within a belief, a wish or an act is not said: it stands with the rest of them.
    """
    grid = Grid(doc, quotes)
    by_head = {d.head: d for d in ruled if d.head >= 0}
    laid_out = [d for d in ruled if d.verbatim or d.complement in LAID_OUT]
    lines = Held(
        (Span(min(s.start for s in x), max(s.end for s in x)),) for d in laid_out for x in [(*d.content, *d.source)]
    )
    out: list[Draft] = []
    for found in tagged:
        if found.confidence < LEAST:
            continue
        if lines.overlap([Span(*c) for c in found.content]):
            continue  # a tweet or a turn is read by its layout, and what is said in it by the rules
        draft = _draft(doc, text, grid, found, by_head, lexicon)
        if draft is not None:
            out.append(draft)
    out = extent.bounded(out, text, grid, by_head, scores, weights)
    out = _continued(out, ruled, text)
    if not attitudes:
        out, ruled = [d for d in out if d.reports == "speech"], said(ruled, doc)
    return [*out, *_added(out, ruled, doc, scores)]


def _draft(
    doc: Doc, text: str, grid: Grid, found: TaggedAttribution, by_head: dict[int, Draft], lexicon: Lexicon
) -> Draft | None:
    """One find of the tagger with its rule, mended."""
    cue, source, content = (tuple(Span(s, e) for s, e in pairs) for pairs in (found.cue, found.source, found.content))
    source = past_dateline(source, text)
    if _label(source, cue, text):
        return None
    head, rule, lemma = head_of(doc, grid, cue, lexicon)
    rule_draft = by_head.get(head.i) if head is not None else None
    if head is not None and lexicon.ignored(head) is not None:
        return None
    content = _clear(whole(grid, near(doc, text, grid, content, cue), cue, source), (), text)
    content = _clear(content, source, text)
    if not content:
        return None
    source, content = _sourced(source, content, head, rule_draft, lexicon, text)
    if rule_draft is not None:
        if _relays(head, rule_draft) or _misplaced(text, content, cue, rule_draft):
            return None  # the rule's draft takes its place
        if rule_draft.complement == "noun:clause" and overlap(rule_draft.content, content):
            content = rule_draft.content  # the parse knows better where "the claim that ..." ends
        if _half(doc, grid, content, rule_draft):
            content = rule_draft.content
    content = _without_addressee(head, tuple(unbroken(s, text) for s in content), text)
    both = rule_draft is not None and overlap(rule_draft.content, content) > 0
    told = dict(rule_draft.scores).get("cue", 0.0) if both and rule_draft else 0.0
    return Draft(
        source,
        cue,
        content,
        lemma,
        rule_draft.complement if rule_draft else "",
        head.i if head is not None else -1,
        rule.id if rule else None,
        _reports(head, rule, rule_draft, content, grid, text),
        rule.meaning if rule else "neutral",
        tree.negated(head) if head is not None else False,
        ("tagger", "rule") if both else ("tagger",),
        (("tagger", found.confidence), ("rule", told)),
    )


def _clear(content: Iterable[Span], source: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The pieces of *content* less the source, without blanks and lone marks at their edges."""
    pieces = (tidy(p, text) for s in content for p in minus(s, source))
    return merged((p for p in pieces if solid(p, text)), text)


def _sourced(
    source: tuple[Span, ...],
    content: tuple[Span, ...],
    head: Token | None,
    rule_draft: Draft | None,
    lexicon: Lexicon,
    text: str,
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Source and content of a find of the tagger; the source is the rule's where the tagger has none or a wrong one."""
    if head is not None and (tree.was_asked(head) or clauses.heard(head, lexicon) is not None):
        source = ()
    if source or rule_draft is None:
        return source, content
    if not _read_better(head, rule_draft):
        return tuple(s for s in rule_draft.source if not overlap([s], content)), content
    source = rule_draft.source
    return source, tuple(t for s in content for p in minus(s, source) for t in [tidy(p, text)] if solid(t, text))


def _label(source: Sequence[Span], cue: Sequence[Span], text: str) -> bool:
    """Whether the source is a label at the start of a line, before a colon, that is nobody: "Remember: …"."""
    if len(source) != 1 or "".join(s.text(text) for s in cue).strip() != ":":
        return False
    start = text.rfind("\n", 0, source[0].start) + 1
    label = source[0].text(text)
    return not text[start : source[0].start].strip() and (nobody(label) or place(label, text, start))


def _half(doc: Doc, grid: Grid, content: Sequence[Span], rule_draft: Draft) -> bool:
    """Whether *content* is but the subject of what goes on behind its cue: "The tower, according to X, leans"."""
    if (
        rule_draft.complement not in ("according-to", "parenthetical")
        or len(rule_draft.content) != 2
        or len(content) != 1
    ):
        return False
    if not (rule_draft.content[0].covers(content[0]) and rule_draft.content[1].start > content[0].end):
        return False
    return not any(doc[i].pos_ in ("VERB", "AUX") for i in range(*grid.stretch(content[0].start, content[0].end)))


def _without_addressee(head: Token | None, content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """*content* without whom it was told at its start: "informed [the council] about the leak"."""
    if head is None or head.lemma_.lower() not in ADDRESSED or not content:
        return content
    told = tree.child(head, "dobj", "dative")
    if told is None or told.left_edge.idx != content[0].start:
        return content
    after = next((t for t in head.doc[told.i + 1 : told.i + 12] if t.lower_ == "about"), None)
    if after is None or after.idx >= content[0].end or not solid(Span(after.idx, content[0].end), text):
        return content
    return (Span(after.idx, content[0].end), *content[1:])


def _reports(
    head: Token | None, rule: CueRule | None, rule_draft: Draft | None, content: Sequence[Span], grid: Grid, text: str
) -> str:
    """Whether the tagger's find is speech: its rule says so, or the content is a quotation."""
    around = [grid.outer[n] for n in grid.near(content)]
    quoted = overlap(content, [q.span for q in around if q.use in ("speech", "words")])
    if rule is not None and rule.reports == "speech" and (quoted or not _act(head, rule, rule_draft)):
        return "speech"
    if quoted > 0.8 * length(content):
        return "speech"
    if head is None or not any(c.isalpha() for c in head.text):
        return "speech"
    return "attitude"


def _act(head: Token | None, rule: CueRule, rule_draft: Draft | None) -> bool:
    """Whether the words are an act here: the rule takes certain complements only, and this is another one."""
    if not rule.only or head is None or head.pos_ != "VERB":
        return False
    complement = rule_draft.complement if rule_draft is not None else clauses.complement(head, rule)
    return clauses.group(complement) not in rule.takes


def _read_better(head: Token | None, rule_draft: Draft) -> bool:
    """Whether the rule's source is to be believed where the tagger took it for content: an agent, or a closing cue."""
    agent = head is not None and tree.passive(head) and tree.agent(head) is not None
    return bool(rule_draft.source) and (agent or rule_draft.complement in ("closing", "parenthetical"))


def _relays(head: Token | None, rule_draft: Draft) -> bool:
    """Whether somebody "was quoted as saying" something: rules know whose words these are."""
    return rule_draft.parent >= 0 or (
        head is not None and head.lemma_.lower() == "quote" and tree.passive(head) and bool(rule_draft.source)
    )


def _misplaced(text: str, content: Sequence[Span], cue: Sequence[Span], rule_draft: Draft) -> bool:
    """Whether the tagger went to another paragraph for a content that the rule finds in the cue's own."""
    line = text.rfind("\n", 0, cue[0].start) if cue else -1
    return all(text.rfind("\n", 0, s.start) != line for s in content) and any(
        text.rfind("\n", 0, s.start) == line for s in rule_draft.content
    )


def _continued(drafts: list[Draft], ruled: Sequence[Draft], text: str) -> list[Draft]:
    """Quotations that go on: the pieces that rules give to the same cue and that no other draft holds."""
    out = list(drafts)
    twins = {d.head: d for d in reversed(ruled) if d.head >= 0 and d.complement == "quotation"}
    held = Held((*d.content, *d.cue, *d.source) for d in out)
    for n, draft in enumerate(out):
        twin = twins.get(draft.head)
        if twin is None or not overlap(twin.content, draft.content):
            continue
        own = (*draft.cue, *draft.source)
        more = tuple(s for s in twin.content if not held.overlap([s], but=n) and not overlap([s], own))
        if more:
            out[n] = replace(draft, content=merged((*draft.content, *more), text))
            held.add(more)  # what was taken is no other's; the spans under the draft's own number stay right
    return out


def _within(inner: Draft, outer: Draft) -> bool:
    return overlap(inner.content, outer.content) >= 0.9 * length(inner.content)


def _seconded(draft: Draft, scores: WordScores) -> bool:
    """Whether the tagger half believes what a rule found: each word's chance is too low or too split to make a span."""
    words = [sorted(scores.inside(part)) for part in (draft.cue, draft.content)]
    cue, content = (max(scores.of(words[0], CUE), default=0.0), scores.of(words[1], CONTENT))
    return cue >= HALF_CUE and sum(content) >= HALF_CONTENT * max(len(content), 1)


def _added(drafts: Sequence[Draft], ruled: Sequence[Draft], doc: Doc, scores: WordScores) -> list[Draft]:
    """Finds of the rules where the tagger is silent: nested ones, and reliable ones beside the tagger's."""
    held, cues = Held(d.content for d in drafts), Held(d.cue for d in drafts)
    out = []
    for draft in ruled:
        if cues.overlap(draft.cue) or not draft.content:
            continue
        chance = dict(draft.scores).get("cue", 0.0)
        nested = held.overlap(draft.cue) > 0
        inner = [drafts[k] for k in held.near(draft.content) if overlap(drafts[k].content, draft.content)]
        if (
            inner
            and draft.complement == "closing"
            and all(overlap(d.cue, draft.content) and _within(d, draft) for d in inner)
        ):
            out.append(draft)  # "A discussed B, the note said": the note reports it
            continue
        free = held.overlap(draft.content) * 5 < length(draft.content)
        worth = chance >= RELIABLE or draft.complement in SURE or not BELIEVED.isdisjoint(dict(draft.scores))
        worth = worth or (draft.head >= 0 and tree.refused(doc[draft.head]))
        worth = worth or (chance >= LIKELY and _seconded(draft, scores))
        if nested or (free and worth):
            out.append(draft)
    return out
