"""A content becomes facts: the one entrance of this stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.facts.coordinated import single_persons
from checker.facts.dates import dates
from checker.facts.marks import marks
from checker.facts.names import mentions
from checker.facts.of_periods import with_periods
from checker.facts.predicates import predicates
from checker.facts.quantifiers import directions, quantifiers
from checker.facts.quantities import quantities
from checker.facts.tokens import Token, read_tokens, text_of
from checker.lexicon import words
from checker.records import Facts, Span, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_DEEP = 20
"""Steps up the parse after which nothing is looked for any more."""
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
        here = dates(piece, span.start, tokens, published)
        found_dates += here
        taken = [d.span for d in here]
        counted = with_periods(piece, span.start, quantities(piece, span.start, tokens, taken, known), here)
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
    return [Word(t.text, t.lemma, t.pos, t.span, *_above(tokens, kept, i)) for i, t in enumerate(tokens) if kept[i]]


def _above(tokens: Sequence[Token], kept: Sequence[bool], i: int) -> tuple[int, int, str]:
    """Where the content word over *i* and the verb of its clause start, and by what the word is tied on."""
    head, clause, dep, at = -1, -1, tokens[i].dep, i
    if dep in ("pobj", "pcomp"):
        dep = tokens[tokens[i].head].lemma
    for _ in range(_DEEP):
        token = tokens[at]
        if clause < 0 and (token.pos == "VERB" or (token.pos == "AUX" and token.dep not in ("aux", "auxpass"))):
            clause = token.start
        if head < 0 and kept[at] and at != i:
            head = token.start
        if token.head == at or (clause >= 0 and head >= 0):
            break
        at = token.head
    return head, clause, dep
