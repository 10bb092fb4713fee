"""Naming in reports: who speaks, what a conflict is about, and the headline that says both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.records import Article, Claim, Evidence, Place, Speaker
from checker.render.excerpt import plain

if TYPE_CHECKING:
    from checker.render.view import Shown

TOPICS = {
    "number": "a figure",
    "unit": "a unit",
    "date": "a date",
    "negation": "whether it is so",
    "antonym": "opposite words",
    "quantifier": "how many",
    "denial": "whether it is so",
    "actor": "who did it",
    "place": "a place",
    "speaker": "who said it",
    "wording": "the words quoted",
    "dispute": "whether it is so",
    "update": "a later figure",
}
SHORT = 30
ANSWERS = frozenset({"stated", "denied"})


def topic_of(evidence: Evidence) -> str:
    """What a piece of evidence is about, in words: ``a figure``."""
    return TOPICS.get(evidence.kind, f"the {plain(evidence.kind)}")


def value_of(place: Place) -> str:
    """The normalised value of a piece of evidence, or its words, on one line."""
    return plain(place.value or place.text)


def alternatives(evidence: Evidence) -> str:
    """``12 or 21``: the two values where both are short, else ""."""
    values = [value_of(p) for p in (evidence.left, evidence.right)]
    if evidence.diff:  # here the value is the words that changed, and one side may have none
        values = [plain(p.value) for p in (evidence.left, evidence.right)]
    one, two = values
    if one.casefold() == two.casefold() or not all(0 < len(v) <= SHORT for v in values) or ANSWERS & set(values):
        return ""
    return f"“{one}” or “{two}”" if evidence.diff else f"{one} or {two}"


def headline(evidence: Evidence, sides: Sequence[tuple[Claim, Article] | None]) -> str:
    """The headline of a conflict; *sides* are the claims on its left and right, None where one is not in the report.

    It tells which question is open: what one speaker said (reports differ), or what is so (two speakers disagree).
    """
    topic, values = topic_of(evidence), alternatives(evidence)
    known = [side for side in sides if side is not None and side[0].speaker is not None]
    if evidence.kind == "speaker":
        return f"Reports differ on {topic}" + (f": {values}" if values else "")
    if len(known) < 2:
        return f"Accounts differ on {topic}" + (f": {values}" if values else "")
    names = list(dict.fromkeys(in_prose(*side) for side in known))
    if len({side[0].speaker.id for side in known if side[0].speaker}) == 1:
        return f"Reports differ on what {names[0]} said: {values or topic}"
    both = " and ".join(names)
    both = both[0].upper() + both[1:] if both.startswith("the ") else both
    if evidence.kind == "dispute" and values:
        return f"{both} disagree: {values}"
    return f"{both} disagree on {topic}" + (f": {values}" if values else "")


def in_prose(claim: Claim, article: Article) -> str:
    """The speaker's name within a sentence: a common noun with "the" where the article says so."""
    name = plain(claim.speaker.name) if claim.speaker else ""
    return f"the {name}" if name[:1].islower() and f"the {name}".casefold() in article.text.casefold() else name


def spoken(shown: Sequence[Shown]) -> str:
    """Who speaks in a group: the distinct speakers, most claims first; not whom these in turn quote in the group."""
    group = {s.claim.attribution.id for s in shown}
    outer = [s for s in shown if s.claim.attribution.within not in group] or shown
    names: dict[str, int] = {}
    for item in outer:
        names[item.voice] = names.get(item.voice, 0) + 1
    ranked = sorted(names, key=lambda n: (-names[n], n))
    return "; ".join(ranked[:3]) + (f" and {len(ranked) - 3} more" if len(ranked) > 3 else "")


def speaker_name(claim: Claim, article: Article) -> str:
    """The resolved name, or the article's own words with "(unresolved)"; whose spokesperson or document it is, too."""
    speaker: Speaker | None = claim.speaker
    if speaker is not None:
        name = plain(speaker.name)
        tie = "of" if speaker.type == "document" else "for"
        return f"{name} {tie} {plain(speaker.body)}" if speaker.body and plain(speaker.body) != name else name
    words = plain(" … ".join(s.text(article.text) for s in claim.attribution.source))
    return f"“{words[:80]}” (unresolved)" if words else "unnamed speaker"
