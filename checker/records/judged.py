"""Claims, how alike they are, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from checker.records.facts import Facts
from checker.records.said import Attribution, Speaker
from checker.records.texts import Article, Problem, Span, Story

Label = Literal["corroborated", "unique", "conflicting"]
Relation = Literal["agrees", "conflicts", "differs"]
Level = Literal["error", "warning", "note"]
Way = Literal["own", "agency", "outlet", "statement", "post", "unknown"]


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with its speaker and its normalised facts. ``text`` joins the pieces of the content by " … "."""

    id: str
    article: str
    text: str
    attribution: Attribution
    speaker: Speaker | None
    facts: Facts
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One addend of a score: ``value`` (0 to 1) times ``weight`` is what it adds."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """How alike two claims (ids, ``left < right``) are: ``score`` 0 to 100 is the sum of its parts.

    ``vetoes`` are reasons, in words for people, why the two are not one statement whatever the score.
    """

    left: str
    right: str
    score: float
    parts: tuple[Part, ...] = ()
    vetoes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that report the same statement, ids sorted, with the alignments that tie them together."""

    id: str
    claims: tuple[str, ...]
    alignments: tuple[Alignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one claim's article that a piece of evidence points to, with its normalised value for people."""

    claim: str
    span: Span
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a word-level diff; ``op`` is equal, insert, delete or replace; ``grade`` is "", minor or material."""

    op: Literal["equal", "insert", "delete", "replace"]
    left: str
    right: str
    grade: Literal["", "minor", "material"] = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two claims agree, conflict or merely differ: one rule applied to two places.

    ``kind`` is the conflict kind (number, unit, date, negation, antonym, quantifier, actor, place, speaker, wording,
    dispute, update, …). ``origin`` is the rule's ``file:line``. ``diff`` is filled for kind wording. ``open``: the two
    may be at odds, though too little else is alike to say so; such a pair bears nothing out either. ``chance`` is that
    of a conflict, 0 to 1, for kind bearing that of bearing each other out, and ``parts`` what each named feature adds
    to its log odds, largest first; None and empty where nothing was weighed.
    """

    rule: str
    kind: str
    relation: Relation
    level: Level
    left: Place
    right: Place
    message: str
    origin: str = ""
    diff: tuple[Change, ...] = ()
    open: bool = False
    chance: float | None = None
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a claim came into its article. ``name`` is the outlet, agency or speaker that ``way`` speaks of, or empty.

    ``shared`` are the sentences of other articles, (article id, span), that are copies of the claim's own sentences.
    """

    way: Way
    name: str = ""
    shared: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one group.

    ``origins`` partitions the group's article ids: articles of one inner tuple go back to one origin (one agency
    text, one reprint, sister titles). ``speakers`` is "one" where every claim has one resolved speaker ("they said
    it"), "several" where different resolved speakers say the same ("it is so"), "unknown" where it cannot be told.
    ``stated_by`` are outlets that print the statement as their own narration. ``notes`` are sentences for people.
    ``stated`` are those sentences, each with its outlet as ``value``. ``came`` tells of each claim, by id, how it came
    into its article.
    """

    label: Label
    group: ClaimGroup
    evidence: tuple[Evidence, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    speakers: Literal["one", "several", "unknown"] = "unknown"
    stated_by: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    came: tuple[tuple[str, Provenance], ...] = ()
    stated: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a renderer needs; articles, claims and verdicts in an order that does not depend on the input's.

    ``parted`` are pairs alike enough to be one statement that were kept apart all the same, each with its vetoes.
    ``stats`` counts claims and the candidate pairs that were compared. ``stories`` are filled where there are several;
    then no group holds claims of two.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...] = ()
    rules: str = ""
    model: str = ""
    origins: tuple[tuple[str, ...], ...] = ()
    stats: tuple[tuple[str, int], ...] = field(default=())
    parted: tuple[Alignment, ...] = ()
    stories: tuple[Story, ...] = ()
