"""Who said what: attributions and the speakers behind them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from checker.records.texts import Span

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
