"""Quotations that no cue brings: "Ada Brunn shook her head. “It is dry.”"

A quotation that is a sentence of its own is said by the one person of whom the sentence before it tells, where that
sentence tells of something that goes with speaking (:mod:`checker.attribution.beats`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.attribution import beats, tree
from checker.attribution.drafts import Draft
from checker.attribution.lexicon import Lexicon
from checker.attribution.quoted import Grid, alone

if TYPE_CHECKING:
    from spacy.tokens import Doc

CHANCE = 0.7  # as a cue that a rule names and training never saw
FAR = 3  # characters of white space, at most, between the two sentences: a paragraph's end


def find(doc: Doc, text: str, grid: Grid, loose: Iterable[Sequence[int]], lexicon: Lexicon) -> Iterator[Draft]:
    """Drafts of the quotations *loose* (numbers, in runs) whose speaker stands in the sentence before the run."""
    for run in loose:
        own = [n for n in run if alone(text, grid, n)]
        if not own or own[0] != run[0]:
            continue
        sentence = beats.before(doc, grid.tokens[own[0]][0])
        if sentence is None or any(grid.inside[t.i] >= 0 for t in sentence):
            continue
        gap = text[sentence.end_char : grid.outer[own[0]].span.start]
        who = beats.speaker(sentence, lexicon) if len(gap) <= FAR and sentence[-1].text in (".", "!") else None
        if who is None:
            continue
        content = tuple(grid.outer[n].span for n in own)
        source = (tree.span(doc, *tree.phrase(who)),)
        yield Draft(source, (), content, "", "quotation", scores=(("cue", CHANCE),))
