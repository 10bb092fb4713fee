"""What a content states, normalised."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.records.texts import Span

FigureRole = Literal["stated", "base", "forecast", "earlier", "part", "whole", "condition", "rejected"]


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a content with what later stages need of the parse: lemma (lower case) and coarse part of speech.

    ``head`` is where the nearest content word that governs it starts, and ``clause`` where the verb of its clause does
    (both -1 where there is none); ``dep`` is its function, or the preposition (dictionary form) that ties it on.
    """

    text: str
    lemma: str
    pos: str
    span: Span
    head: int = -1
    clause: int = -1
    dep: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated figure as a range in ``unit`` ("" for a bare count, ISO code for money, "percent", SI-like names).

    ``low``/``high`` are None where open ("at least 40" has no high). ``counts`` are the lemmas of what is counted,
    head first; ``slot`` names the role the figure fills (verb lemma and function), so that only like is compared with
    like. ``precision`` is half the size of the last place stated ("about 1,200" -> 50), for rounding. ``role`` tells
    what the figure is to its statement (what it is compared with, forecast, a part or the whole of something, …),
    ``change`` whether it is by how much something rose or fell, or "to" what; ``period`` the time it is of ("Q3",
    "2016", "week -1"; "" where none is stated).
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    counts: tuple[str, ...]
    approximate: bool
    span: Span
    slot: tuple[str, ...] = ()
    precision: Decimal = Decimal(0)
    kind: str = "count"
    role: FigureRole = "stated"
    change: Literal["", "up", "down", "to"] = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    """A stated time as a range of days. ``of_statement`` marks the day on which something was said, not happened.

    ``slot`` is the lemma of the verb it goes with. ``year``, ``month``, ``day`` (0 where not stated), ``weekday`` (0
    Monday to 6 Sunday, else -1) and ``words`` ("yesterday", "last week") are what the text itself states, for
    comparison where no publication date resolves it. ``period`` names the series that a time is one of ("quarter",
    "half", "fiscal year", "century", "decade", a season; "early" and "mid" of a longer time), ``index`` which one, from
    1; 0 where it has none. ``sure`` is false where the year is the nearest that fits, but another one may be meant.
    """

    first: dt.date | None
    last: dt.date | None
    span: Span
    precision: str = "day"
    of_statement: bool = False
    relative: bool = False
    slot: tuple[str, ...] = ()
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    words: str = ""
    period: str = ""
    index: int = 0
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a content: who or where, and the role it plays for its verb (subject, object, agent, place, …)."""

    text: str
    type: Literal["person", "body", "place", "other"]
    role: str
    verb: str
    span: Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """One verb or predicate noun or adjective with its polarity and modality and the head lemmas around it."""

    lemma: str
    span: Span
    negated: bool = False
    modality: str = "fact"
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    particle: str = ""
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is stated in figures but counts nothing: a score or vote, a rank, a time of day or a part of the day.

    ``values`` are the two figures of a score, the larger first, the number of a rank, the minutes after midnight that
    a time may mean, or those from and to which a part of the day lasts. A ``zoned`` time is on the clock of its zone,
    which is ``zone`` minutes ahead of Greenwich (None where that is not known). One of a ``series`` has its number, and
    ``name`` is what the series is of: "round", "phase".
    """

    kind: Literal["score", "rank", "clock", "zoned", "part", "series"]
    values: tuple[int, ...]
    span: Span
    zone: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a content states, normalised. ``modality`` and ``negated`` are those of the main clause.

    ``quantifiers`` ("all", "most", "none", …) and ``directions`` ("before", "above", "up", …) carry their places.
    """

    words: tuple[Word, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateRange, ...] = ()
    mentions: tuple[Mention, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    quantifiers: tuple[tuple[str, Span], ...] = ()
    directions: tuple[tuple[str, Span], ...] = ()
    negated: bool = False
    modality: str = "fact"
    marks: tuple[Mark, ...] = ()
