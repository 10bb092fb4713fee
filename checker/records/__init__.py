"""Every value that crosses a stage of the pipeline.

All records are frozen, slotted dataclasses of plain values and tuples. They hold no spaCy object, so that a claim can
be cached, hashed or sent to another process. This package imports nothing of ours.

Offsets are half-open and count Unicode code points of :attr:`Article.text`; no record stores an offset into a
preprocessed copy. Figures are :class:`decimal.Decimal`, never floats.
"""

from __future__ import annotations

from checker.records.facts import DateRange, Facts, FigureRole, Mark, Mention, Predicate, Quantity, Word
from checker.records.judged import (
    Alignment,
    Change,
    Claim,
    ClaimGroup,
    Evidence,
    Label,
    Level,
    Part,
    Place,
    Provenance,
    Relation,
    Report,
    Verdict,
    Way,
)
from checker.records.said import Attribution, Commitment, FoundBy, Kind, Speaker, SpeakerType, States
from checker.records.texts import Article, Problem, Span, Story

__all__ = [
    "Alignment",
    "Article",
    "Attribution",
    "Change",
    "Claim",
    "ClaimGroup",
    "Commitment",
    "DateRange",
    "Evidence",
    "Facts",
    "FigureRole",
    "FoundBy",
    "Kind",
    "Label",
    "Level",
    "Mark",
    "Mention",
    "Part",
    "Place",
    "Predicate",
    "Problem",
    "Provenance",
    "Quantity",
    "Relation",
    "Report",
    "Span",
    "Speaker",
    "SpeakerType",
    "States",
    "Story",
    "Verdict",
    "Way",
    "Word",
]
