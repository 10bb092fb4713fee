"""What a claim comes down to for comparison: stems and their rarity, names, figures, runs of words, and how it is told.

What all claims of a run have in common tells how much each of these means: a stem in every claim tells none apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from checker.alignment.words import affixed, keys_of, rarity, run, stem, stems_of, word_list
from checker.records import Claim

BODY = 12.0
"""Bits that a body named on both sides tells, whatever its name: as much as a seldom word."""
FRAGMENT = 8.0
"""Bits of the least fragment in quotation marks that tells a statement when another outlet quotes it, too."""
_NAME = "PROPN"
_QUOTED = re.compile(r"(?:[“\"]|'')(.+?)(?:[”\"]|''|$)")
_STAFF = re.compile(r"(?i)['’]s? (?:office|campaign|team|camp|staff|administration|lawyers?|aides?)$")


@dataclass(frozen=True, slots=True)
class Profile:
    """One claim made ready for comparison.

    ``weights`` maps each content stem to its rarity in bits, less where the whole story is about it; ``mass`` is their
    sum and ``norm`` the root of the sum of their squares. ``names`` are stems of proper nouns, ``figures`` the numbers
    as normalised texts, ``words`` all words in order (lower case, no punctuation), ``shingles`` their runs of three.
    ``sorted`` is the words in alphabetical order; ``direct`` tells that all is in quotation marks; ``speaker`` is the
    resolved speaker's id, ``says`` how many claims of the article are that speaker's, ``heard`` in how many articles
    the speaker has a claim; ``side`` is the body that the speaker speaks for; ``document``
    tells that a document speaks. ``quoted`` is what a mixed claim has in quotation marks, as :func:`run` writes words,
    and ``fragments`` those of it that tell :data:`FRAGMENT` bits or more. ``place`` is where in what the article has
    others say the claim stands, 0 to 1; ``day`` the weekday on which it was said, where the text tells; ``stance`` and
    ``negated`` are those of its cue and its main clause; ``among`` is how many claims the article has.
    """

    id: str
    article: str
    kind: str
    speaker: str | None
    weights: dict[str, float]
    mass: float
    norm: float
    names: frozenset[str]
    figures: frozenset[str]
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    sorted: str = ""
    says: int = 0
    heard: int = 0
    side: str | None = None
    document: bool = False
    quoted: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()
    place: float = 0.0
    day: int | None = None
    stance: str = "neutral"
    negated: bool = False
    among: int = 1

    @property
    def direct(self) -> bool:
        """Whether all of the content stands in quotation marks."""
        return self.kind == "direct"

    def quotes(self, fragment: str) -> bool:
        """Whether *fragment* stands word for word in what the claim has in quotation marks."""
        return any(fragment in words for words in ((run(self.words),) if self.direct else self.quoted))


@dataclass(frozen=True, slots=True)
class Story:
    """What all claims of a run have in common: in how many a stem stands, how often who speaks where, how far into an
    article its last claim reaches, on which weekdays claims were said, by their ids, and how many an article has."""

    claims: int = 0
    holders: Mapping[str, int] = field(default_factory=dict)
    says: Mapping[tuple[str, str], int] = field(default_factory=dict)
    heard: Mapping[str, int] = field(default_factory=dict)
    bodies: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    ends: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)

    def place(self, claim: Claim) -> float:
        """Where *claim* starts, from the top of its article (0) to the end of its last claim (1)."""
        end = self.ends.get(claim.article, 0)
        return claim.attribution.content[0].start / end if end and claim.attribution.content else 0.0

    def named(self, words: Sequence[str]) -> dict[str, float]:
        """The bodies that *words* name, each as one key whatever the name: "JDS" is "Janata Dal Secular"."""
        out: dict[str, float] = {}
        for at, word in enumerate(words):
            for name, key in self.bodies.get(word, ()):
                if tuple(words[at : at + len(name)]) == name:
                    out[key] = BODY
        return out

    def telling(self, stem: str) -> float:
        """0.05 to 1: how far a stem tells the story's claims apart; 1 for one that stands in a sixteenth of them.

        In a story of few claims it is 1 for a stem that stands in two of them: two is what a link is made of.
        """
        if self.claims < 3:
            return 1.0
        bits = math.log2((self.claims + 1) / (self.holders.get(stem, 0) + 0.5))
        full = min(4.0, math.log2((self.claims + 1) / 2.5))
        return max(0.05, min(1.0, bits / full))


def story_of(claims: Sequence[Claim], day: Callable[[Claim], int | None] = lambda claim: None) -> Story:
    """The story that *claims* tell together, in any order; what one says inside another's words counts once.

    *day* tells the weekday, 0 to 6, on which a claim was said, or None.
    """
    outermost = [c for c in claims if c.attribution.within is None]
    holders = Counter(k for c in outermost for k in {**stems_of(c.facts.words), **affixed(c.text)})
    says = Counter((c.article, c.speaker.id) for c in claims if c.speaker)
    ends: dict[str, int] = {}
    for c in claims:
        if c.attribution.content:
            ends[c.article] = max(ends.get(c.article, 0), c.attribution.content[-1].end)
    days = {c.id: d for c in claims if (d := day(c)) is not None}
    heard = Counter(speaker for _, speaker in says)
    story = Story(len(outermost), holders, says, heard, _bodies(claims), ends, days, Counter(c.article for c in claims))
    if story.bodies:
        holders.update(k for c in outermost for k in story.named(word_list(c.text)))
    return story


def _bodies(claims: Sequence[Claim]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The names of the bodies that speak in the story under more than one, by their first word."""
    found: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for speaker in {c.speaker for c in claims if c.speaker and c.speaker.type == "body"}:
        names = {word_list(n) for n in (speaker.name, *speaker.names)} - {()}
        for name in names if len(names) > 1 else ():
            found[name[0]].add((name, f"@{speaker.id}"))
    return {first: tuple(sorted(names)) for first, names in found.items()}


def figures_of(claim: Claim) -> frozenset[str]:
    """The numbers of *claim*, as its facts have them, else as its words do."""
    facts = claim.facts
    if facts.quantities:
        return frozenset(
            f"{q.low if q.low is not None else q.high:f}"
            for q in facts.quantities
            if q.low is not None or q.high is not None
        )
    return frozenset(w.text.replace(",", "") for w in facts.words if any(c.isdigit() for c in w.text))


def _voice(claim: Claim) -> str | None:
    """The speaker's id; None for one who may be anybody in another article: unnamed, or a document of nobody's."""
    speaker = claim.speaker
    if speaker is None or speaker.type == "unnamed" or (speaker.type == "document" and speaker.body is None):
        return None
    return speaker.id


def _side(claim: Claim) -> str | None:
    """On whose behalf the claim is made; None where it is nobody's."""
    if claim.speaker is None or claim.speaker.type == "unnamed":
        return None
    return "".join(c for c in _STAFF.sub("", claim.speaker.side).casefold() if c.isalnum())


def _in_marks(claim: Claim) -> tuple[tuple[str, ...], ...]:
    """The words of each quotation inside a mixed claim."""
    if claim.attribution.kind != "mixed":
        return ()
    return tuple(filter(None, (word_list(m[1]) for m in _QUOTED.finditer(claim.text))))


def profile(claim: Claim, story: Story = Story()) -> Profile:
    """*claim* as part of *story* made ready for comparison; one whose facts hold no words is read from its text."""
    facts = claim.facts
    words = word_list(claim.text)
    plainly = stems_of(facts.words) if facts.words else {k: rarity(k) for k in map(stem, words) if rarity(k) > 8}
    plainly |= affixed(claim.text)
    plainly |= story.named(words)
    weights = {k: w * story.telling(k) for k, w in plainly.items()}
    names = frozenset(k for w in facts.words if w.pos == _NAME for k in keys_of(w.lemma))
    values = weights.values()
    quoted = _in_marks(claim)
    return Profile(
        claim.id,
        claim.article,
        claim.attribution.kind,
        _voice(claim),
        weights,
        sum(values),
        math.sqrt(sum(v * v for v in values)),
        names & weights.keys(),
        figures_of(claim),
        words,
        frozenset(zip(words, words[1:], words[2:], strict=False)),
        " ".join(sorted(words)),
        story.says.get((claim.article, claim.speaker.id), 1) if claim.speaker else 0,
        story.heard.get(claim.speaker.id, 1) if claim.speaker else 0,
        _side(claim),
        claim.speaker is not None and claim.speaker.type == "document",
        tuple(map(run, quoted)),
        tuple(run(q) for q in quoted if sum(weights.get(k, 0.0) for k in set(map(stem, q)) - names) >= FRAGMENT),
        story.place(claim),
        story.days.get(claim.id),
        claim.attribution.stance,
        facts.negated,
        story.sizes.get(claim.article, 1),
    )
