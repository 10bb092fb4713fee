"""A content becomes facts: the one entrance of this stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.facts.coordinated import single_persons
from checker.facts.dates import dates
from checker.facts.marks import marks
from checker.facts.names import mentions
from checker.facts.of_periods import ahead, with_periods
from checker.facts.predicates import predicates
from checker.facts.quantifiers import directions, quantifiers
from checker.facts.quantities import quantities
from checker.facts.tokens import Token, read_tokens, text_of
from checker.lexicon import words
from checker.records import Facts, Span, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_HELPING = ("aux", "auxpass")
_LIGHT = words("grammar", "no-content")


def facts_of(doc: Doc, spans: Sequence[Span], *, published: dt.date | None, words_only: bool = False) -> Facts:
    """What the words of *doc* in *spans* state, normalised.

    Offsets of *doc* are those of the article's text. *published* resolves "on Friday" and the like; without it such
    dates keep only what they state. With *words_only* nothing but ``words`` is filled. Never raises on strange text.
    """
    tokens = read_tokens(doc, spans)
    words = tuple(_words(tokens))
    if words_only or not tokens:
        return Facts(words=words)
    found_dates, found_quantities, found_marks = [], [], []
    known = {t.lower for t in tokens}
    for span in sorted(spans):
        piece = text_of(tokens, span)
        here = dates(piece, span.start, tokens, published, known)
        found_dates += here
        taken = [d.span for d in here]
        counted = with_periods(piece, span.start, quantities(piece, span.start, tokens, taken, known), here)
        counted = ahead(counted, published)
        found_quantities += counted
        taken += [q.span for q in counted if q.kind != "duration"]
        found_marks += marks(piece, span.start, taken, known)
    if found_quantities:
        found_quantities = sorted([*found_quantities, *single_persons(tokens)], key=lambda q: q.span)
    sums = [q.span for q in found_quantities if q.kind == "money"]  # "Sh640" is nobody's name
    said = predicates(tokens)
    roots = {t.start for i, t in enumerate(tokens) if t.head == i}
    main = next((p for p in said if p.span.start in roots), said[0] if said else None)
    return Facts(
        words=words,
        quantities=tuple(found_quantities),
        dates=tuple(found_dates),
        mentions=tuple(m for m in mentions(tokens) if not any(m.span.overlaps(s) for s in sums)),
        predicates=tuple(said),
        quantifiers=tuple(quantifiers(tokens)),
        directions=tuple(directions(tokens)),
        negated=bool(main and main.negated),
        modality=main.modality if main else "fact",
        marks=tuple(found_marks),
    )


def _words(tokens: Sequence[Token]) -> list[Word]:
    kept = [
        t.pos in _CONTENT and t.lemma not in _LIGHT and (t.text.isalnum() or any(c.isalnum() for c in t.text))
        for t in tokens
    ]
    heading = [t.pos == "VERB" or (t.pos == "AUX" and t.dep not in _HELPING) for t in tokens]
    heads, clauses = _nearest(tokens, kept), _nearest(tokens, heading)
    out = []
    for i, t in enumerate(tokens):
        if kept[i]:
            dep, above = t.dep, tokens[t.head]
            if dep in ("pobj", "pcomp"):
                dep = above.lemma
            out.append(Word(t.text, t.lemma, t.pos, t.span, heads[t.head] if t.head != i else -1, clauses[i], dep))
    return out


def _nearest(tokens: Sequence[Token], chosen: Sequence[bool]) -> list[int]:
    """For every token where the nearest *chosen* one starts, itself or over it in the parse; -1 where there is none."""
    out: list[int | None] = [t.start if is_chosen else None for t, is_chosen in zip(tokens, chosen, strict=True)]
    for i in range(len(tokens)):
        found, at, passed = out[i], i, []
        while found is None:
            out[at] = -1  # what a wrong parse ties to itself ends here
            passed.append(at)
            at = tokens[at].head
            found = out[at]
        for at in passed:
            out[at] = found
    return out  # type: ignore[return-value]  # none is left open
