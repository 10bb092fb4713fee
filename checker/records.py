"""Every value that crosses a stage of the pipeline.

All records are frozen, slotted dataclasses of plain values and tuples. They hold no spaCy object, so that a claim can
be cached, hashed or sent to another process. This module imports nothing of ours.

Offsets are half-open and count Unicode code points of :attr:`Article.text`; no record stores an offset into a
preprocessed copy. Figures are :class:`decimal.Decimal`, never floats.
"""

from __future__ import annotations

import bisect
import datetime as dt
import math
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["direct", "mixed", "indirect", "narration"]
States = Literal["claim", "topic", "act", "wish", "question", "refusal", "words"]
Commitment = Literal[
    "asserts",
    "denies",
    "disowns",
    "doubts",
    "allows",
    "asks",
    "asked",
    "silent",
    "future",
    "hearsay",
    "conditional",
    "false",
]
FoundBy = Literal["name", "alias", "role", "coreference", "continuation"]
SpeakerType = Literal["person", "body", "document", "unnamed"]
Label = Literal["corroborated", "unique", "conflicting"]
Relation = Literal["agrees", "conflicts", "differs"]
Level = Literal["error", "warning", "note"]
Way = Literal["own", "agency", "outlet", "statement", "post", "unknown"]
FigureRole = Literal["stated", "base", "forecast", "earlier", "part", "whole", "condition", "rejected"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``start <= i < end`` of code points of one article's text."""

    start: int
    end: int

    def text(self, whole: str) -> str:
        """The words this span covers in *whole*."""
        return whole[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether *other* lies inside this span (touching ends count as inside)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet.

    ``text`` is what every offset points into; ``body`` is the part of it to read (front matter, date line and
    boilerplate lie outside). ``path`` is as the user named it. ``line`` is the line of the file on which ``text``
    starts (1 for a text file, the record's line for JSON Lines); ``mapped`` tells whether lines inside ``text`` are
    lines of the file, so that an offset leads to a line and column of it. ``lines`` does the same for a text that was
    taken out of a page or transcript: (offset in ``text``, line, column of the file) of each paragraph, sorted.
    ``provenance`` is (field, where its value came from) of each field that is filled.

    ``embargo`` is the time, as an agency wrote it, before which the item must not be printed. ``item`` names what all
    versions of an agency's item have in common, ``version`` is this one's number, ``replaces`` the item (or version,
    as ``item#version``) whose place it takes. ``corrected`` is the agency's note on what the item puts right, ``slug``
    the story's name at the agency, and ``update`` tells that the item is marked as the update of an earlier one.
    """

    id: str
    outlet: str
    text: str
    body: Span
    sha256: str
    path: str | None = None
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None
    byline: str | None = None
    agency: str | None = None
    language: str | None = None
    reader: str = "text"
    line: int = 1
    mapped: bool = True
    provenance: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[int, int, int], ...] = ()
    embargo: str | None = None
    item: str | None = None
    version: str | None = None
    replaces: str | None = None
    corrected: str | None = None
    slug: str | None = None
    update: bool = False

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of *offset*, both from 1: of the file where ``mapped``, else of the paragraph or record."""
        if not self.mapped:
            at = bisect.bisect_right(self.lines, offset, key=lambda entry: entry[0])
            return self.lines[at - 1][1:] if at else (self.line, 1)
        before = self.text.count("\n", 0, offset)
        return self.line + before, offset - (self.text.rfind("\n", 0, offset) + 1) + 1


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as spans: the source, the cue and the content, each of one or more pieces in text order.

    The terms are those of PARC and PolNeAR. ``within`` is the id of the attribution whose content holds this one.
    ``rule`` is the id of the cue rule that names the cue, if any; ``found_by`` names the engines that found it
    ("tagger", "rule"). ``confidence`` is the chance, 0 to 1, that a careful reader would mark it too.
    ``stance`` is the cue rule's meaning (neutral, denial, admission, promise, accusation, question, demand, hedge,
    distancing); ``negated`` tells "did not say that …". ``scores`` are the parts behind the confidence, for `explain`.

    ``states`` is "claim" where the content states something that another outlet can bear out, else what it is instead:
    a topic (a bare noun phrase), an act, a wish, a question, a refusal, a few words in quotation marks. ``claimhood``
    are the addends, in log-odds, of its being a claim. ``commitment`` is what the attribution commits its source to:
    asserts, denies, disowns ("denied saying", "took back"), doubts, allows ("could not rule out"), asks, asked ("was
    asked whether"), silent ("declined to say", "few said"), future ("will say"), hearsay ("is said to have said"),
    conditional ("if she says"), false ("a fake video shows her saying"). Only the first two put anything forward.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    within: str | None = None
    rule: str | None = None
    found_by: tuple[str, ...] = ()
    confidence: float = 1.0
    stance: str = "neutral"
    negated: bool = False
    scores: tuple[tuple[str, float], ...] = ()
    states: States = "claim"
    claimhood: tuple[tuple[str, float], ...] = ()
    commitment: Commitment = "asserts"

    @property
    def chance(self) -> float:
        """The chance, 0 to 1, that the content states something; 1 where nobody has judged it."""
        return 1 / (1 + math.exp(-sum(value for _, value in self.claimhood))) if self.claimhood else 1.0


@dataclass(frozen=True, slots=True)
class Speaker:
    """The resolved person or body behind a source. ``body`` is whom a spokesperson speaks for or who issued a document.

    ``leads`` is the body that the text says this person leads; a leader's word and the body's are one side's word.

    ``names`` are all names, handles and offices under which the story knows this speaker, sorted. ``external`` is an
    identifier from ``aliases.yaml`` (for instance a Wikidata id).
    """

    id: str
    name: str
    found_by: FoundBy
    type: SpeakerType = "person"
    body: str | None = None
    names: tuple[str, ...] = ()
    external: str | None = None
    leads: str | None = None

    @property
    def side(self) -> str:
        """On whose behalf this speaker is heard: a body where one is known, else the speaker's own name."""
        return self.body or self.leads or self.name


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
class Problem:
    """Something wrong with an input, a rule or a model: one line for people, a code for machines.

    ``severity`` is error or warning. ``line`` and ``column`` count from 1; 0 means unknown. ``hint`` says what to do.
    ``withdraws`` names the agency's items (as ``item`` or ``item#version``) that what is told of takes back.
    """

    code: str
    severity: Literal["error", "warning"]
    message: str
    path: str | None = None
    line: int = 0
    column: int = 0
    hint: str = ""
    withdraws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, ids by date, outlet and id. ``title`` is that of the first one, or empty."""

    id: str
    title: str
    articles: tuple[str, ...]


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
