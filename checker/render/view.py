"""What every renderer shows, worked out once: entries in order of urgency, their sides, places, headlines and counts.

Nothing here knows a format. All text that comes from articles passes :func:`checker.render.excerpt.plain`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from checker.records import Article, Claim, Evidence, Report, Verdict
from checker.render.excerpt import Excerpt, overlaid, plain, shorten
from checker.render.headlines import GIST, tidy, unproven
from checker.render.wordings import diff_words

Section = Literal["conflicting", "differing", "corroborated", "copied", "unique"]
SECTIONS: tuple[Section, ...] = ("conflicting", "differing", "corroborated", "copied", "unique")
SHOWN = SECTIONS[:-1]
"""The sections whose groups are told one by one, whether all is asked for or not."""
LEVELS = {"error": 0, "warning": 1, "note": 2}
TITLES: dict[Section, str] = {
    "conflicting": "CONFLICTING",
    "differing": "DIFFERING, neither conflict nor corroborated",
    "corroborated": "CORROBORATED",
    "copied": "COPIED, one origin only",
    "unique": "UNIQUE",
}
SPEAKERS = {"one": "said by one speaker", "several": "said by several speakers", "unknown": "speakers not all known"}
REST = "also in this group, no side of this dispute"
UNDATED = "undated"
BEHALF = re.compile(" (?:for|of) ")
LISTING = frozenset("says say said has have and".split())
KINDS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported", "narration": "in the outlet's own words"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One claim as people see it: who, where, when, and the claim in its sentence (material marks are conflicts).

    ``voice`` is the speaker alone, ``speaker`` also tells who quotes that voice. ``disputed`` claims are a side of a
    conflict; the others of a conflicting group only report the same.
    """

    claim: Claim
    article: Article
    voice: str
    speaker: str
    where: str
    line: int
    column: int
    date: str
    sentence: Excerpt
    disputed: bool = False

    @property
    def outlet(self) -> str:
        """The outlet's name, safe to print."""
        return plain(self.article.outlet)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of one article and the claims in it, so that a sentence with two claims is printed once.

    ``again`` are copies of these claims further on in the article, such as a tweet that is embedded after its report.
    """

    claims: tuple[Shown, ...]
    again: tuple[Shown, ...] = ()

    @property
    def first(self) -> Shown:
        """The claim that gives the place."""
        return self.claims[0]

    @property
    def sentence(self) -> Excerpt:
        """The sentence with the marks of all its claims."""
        return overlaid([s.sentence for s in self.claims])

    @property
    def told(self) -> str:
        """Who is reported to say it and how: ``Ana Ruiz, quoted``."""
        return "; ".join(dict.fromkeys(f"{s.speaker}, {KINDS[s.claim.attribution.kind]}" for s in self.claims))

    @property
    def also(self) -> str:
        """``, also at line 11`` for the copies, else ""."""
        lines = sorted({s.line for s in self.again} - {self.first.line})
        return f", also at line {' and '.join(map(str, lines))}" if lines else ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: the value or words, the outlets that print it, and whose word it is."""

    value: str
    outlets: tuple[str, ...]
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Evidence of one rule with one pair of values, gathered over all pairs of claims that give it."""

    first: Evidence
    sides: tuple[Side, Side]
    evidence: tuple[Evidence, ...]

    @property
    def names(self) -> tuple[str, str]:
        """Who stands on either side: the outlets, with the speakers where these differ between the sides."""
        left, right = self.sides
        if left.speakers == right.speakers:
            return ", ".join(left.outlets), ", ".join(right.outlets)
        one, other = (f"{', '.join(s.speakers)} ({', '.join(s.outlets)})" for s in self.sides)
        return one, other

    @property
    def words(self) -> str:
        """Both sides and the rule's message in one line of plain text."""
        news = f". {self.news[:1].upper()}{self.news[1:]}" * bool(self.news)
        if self.first.diff:
            return self.quoted + news
        sides = "; ".join(f"{n}: {s.value}" for n, s in zip(self.names, self.sides, strict=True))
        return sides + news

    @property
    def quoted(self) -> str:
        """Two wordings as a diff with who has which: ``“we will [-not-] go” ([-Orle Gazette-] {+Tarn Herald+})``."""
        return f"“{diff_words(self.first.diff)}” ([-{self.names[0]}-] {{+{self.names[1]}+}})"

    @property
    def message(self) -> str:
        """What the rule says, safe to print."""
        return plain(self.first.message)

    @property
    def news(self) -> str:
        """What the rule says besides the values and who has them, which the sides show; "" where it adds nothing."""
        clauses = [c for c in re.split(r": | \(|\)$", self.message) if c]
        told = [c for c in clauses if self._adds(c)]
        return self.message if len(told) == len(clauses) else "; ".join(told)

    def _adds(self, words: str) -> bool:
        """Whether *words* of the message say more than a list of the sides."""
        first = self.first
        known = {plain(w) for p in (first.left, first.right) for w in (p.value, p.text)}
        for side in self.sides:
            known |= {side.value, *side.outlets, *side.speakers, *(BEHALF.split(s)[0] for s in side.speakers)}
        rest = words.casefold()
        for one in sorted(map(str.casefold, known), key=lambda w: (-len(w), w)):
            rest = rest.replace(one, " ") if one else rest
        return bool(set(re.findall(r"\w+", rest)) - LISTING)


@dataclass(frozen=True, slots=True)
class Entry:
    """One group: its verdict, its claims and what there is to say about it.

    ``shared`` names the outlets of each origin that more than one outlet goes back to, ``came`` says of each outlet how
    it has the claim where that is not by its own reporting. ``settled`` marks a conflict
    that people dismissed or explained.
    """

    verdict: Verdict
    section: Section
    headline: str
    topic: str
    claims: tuple[Shown, ...]
    disputes: tuple[Dispute, ...] = ()
    differences: tuple[Dispute, ...] = ()
    agreements: tuple[Dispute, ...] = ()
    notes: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    settled: bool = False

    @property
    def passages(self) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """The sentences that are a side of the conflict (all of them where there is none), and the others."""
        heaps: dict[tuple[bool, str, str, str], list[Shown]] = {}
        homes: dict[str, tuple[bool, str, str, str]] = {}
        again: dict[tuple[bool, str, str, str], list[Shown]] = {}
        for shown in self.claims:
            key = shown.disputed, shown.article.id, shown.where, shown.sentence.text
            copied = next((homes[i] for i in shown.claim.copies if i in homes and homes[i] != key), None)
            if copied is not None and not shown.disputed:
                again.setdefault(copied, []).append(shown)
                continue
            homes[shown.claim.id] = key
            heaps.setdefault(key, []).append(shown)
        parts = [(key[0], Passage(tuple(heap), tuple(again.get(key, ())))) for key, heap in heaps.items()]
        if len({disputed for disputed, _ in parts}) < 2:
            return tuple(p for _, p in parts), ()
        return tuple(p for d, p in parts if d), tuple(p for d, p in parts if not d)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Names of the outlets whose claims stand in the group, in the order of the claims."""
        return tuple(dict.fromkeys(s.outlet for s in self.claims))

    @property
    def level(self) -> str:
        """The gravest level among the conflicts, "note" where there is none."""
        return min((d.first.level for d in self.disputes), key=LEVELS.__getitem__, default="note")

    @property
    def gravity(self) -> str:
        """The level of a conflict for people: ``error``, or ``error, settled``."""
        return f"{self.level}, settled" if self.settled else self.level

    @property
    def gist(self) -> str:
        """The claim in short: the group's shortest text of some length; a figure that grew since is told with it."""
        grown = next((d.sides for d in self.differences if grows(d)), None)
        words = gist_of(self.claims)
        return f"{words} (figure updated: {grown[0].value}, then {grown[1].value})" if grown else words

    @property
    def asks(self) -> bool:
        """Whether the headline is a sentence on what is in dispute, and not only who speaks."""
        open_ = self.section == "differing" and any(d.first.open and not unproven(d.first) for d in self.differences)
        return open_ or self.section == "conflicting"

    @property
    def spread(self) -> str:
        """``3 outlets, 1 origin``."""
        return spread_of(self.claims, self.verdict)


@dataclass(frozen=True, slots=True)
class View:
    """A report ready to be put into some form."""

    report: Report
    entries: tuple[Entry, ...]
    outlets: tuple[str, ...]
    summary: str
    scope: str
    handles: dict[str, str] = field(default_factory=dict)

    def section(self, name: Section) -> tuple[Entry, ...]:
        """The entries of one section, in order."""
        return tuple(e for e in self.entries if e.section == name)

    def handle(self, identifier: str) -> str:
        """The shortest unambiguous beginning of an id, as `checker explain` takes it."""
        return self.handles.get(identifier, identifier)


def grows(dispute: Dispute) -> bool:
    """Whether the two values are one figure of two days: no conflict, but not the same either."""
    return dispute.first.kind == "update"


def unlike(dispute: Dispute) -> bool:
    """Whether the two values are not the same, though no conflict: a figure of two days, or one that may be at odds."""
    return grows(dispute) or (dispute.first.open and not unproven(dispute.first))


def count(number: int, noun: str) -> str:
    """``1 outlet``, ``2 outlets``; nouns that take a plain s, and "copy"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def teller_of(claims: Sequence[Shown]) -> Shown | None:
    """The claim that stands for its group in titles: the shortest of five words or more, else the longest."""

    def rank(shown: Shown) -> tuple[bool, int, str, str]:
        text = tidy(plain(shown.claim.text))
        scrap = text.count(" ") < 4
        return scrap, -len(text) if scrap else len(text), text, shown.claim.id

    return min(claims, key=rank, default=None)


def gist_of(claims: Sequence[Shown]) -> str:
    """The claims of a group in short."""
    teller = teller_of(claims)
    return shorten(Excerpt(tidy(plain(teller.claim.text))), GIST).text if teller else ""


def spread_of(claims: Sequence[Shown], verdict: Verdict) -> str:
    """``3 outlets, 1 origin``: how widely the claims of a group are printed."""
    outlets = {s.outlet for s in claims}
    return f"{count(len(outlets), 'outlet')}, {count(len(verdict.origins) or 1, 'origin')}"


def label_of(article: Article) -> str:
    """What names an article in ``file:line``: its path, else its id."""
    return plain(article.path or article.id)


def date_of(article: Article) -> str:
    """The publication date as YYYY-MM-DD, or "undated"."""
    return article.published.isoformat() if article.published else UNDATED
