"""On which occasion something was said: one speaker says the same in two interviews, or in a statement and a tweet.

What two outlets have from two occasions bears nothing out: each is one outlet's word that it was said there. The same
holds of two polls. An occasion counts only where the reporting sentence states it; most do not, and then nothing is
known. "Told reporters", "told the Gazette" in the Gazette, and a statement "on Facebook" tell no two occasions apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.lexicon import either, values, words
from checker.records import Article, Claim, Span

REACH = 300
"""Characters around source and cue in which the reporting sentence is looked for."""
_BEFORE = re.compile(r"[.!?…][\"”’')\]]*\s+|\n")
_AFTER = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)|\n")
_OWN = r"(?:an?|the|this|his|her|their|its|one)"
_SITES = rf"(?:{either(words('bodies', 'site'))})"
_OUTLETS = either(words("bodies", "outlet-name"))
_MEDIA = {
    "a post": re.compile(
        rf"\btweeted\b|\bposted (?:\w+ ){{0,3}}on\b|\b(?:[Ii]n|[Vv]ia|with) {_OWN} (?:[\w-]+ ){{0,2}}(?:tweet|post)\b"
        rf"|\b(?:said|wrote|writing|announced|added) (?:\w+ ){{0,2}}on {_SITES}\b"
    ),
    "a statement": re.compile(
        rf"\b(?:[Ii]n|[Tt]hrough|[Vv]ia) {_OWN} (?:[\w-]+ ){{0,3}}(?:statement|release|communiqué)\b"
    ),
    "a letter": re.compile(rf"\b[Ii]n {_OWN} (?:[\w-]+ ){{0,3}}(?:letter|memo|e-?mail)\b"),
    "an interview": re.compile(
        rf"\b[Ii]n (?:{_OWN} )?(?:[\w-]+ ){{0,3}}interviews?\b|\binterviewed (?:by|on|for)\b"
        r"|(?i:\bspeaking (?:to|on) )(?:the )?[A-Z]|\b(?:told|tells) (?:the )?(?:[A-Z][\w’']*\s+){0,4}"
        rf"(?:{_OUTLETS}|[A-Z]{{3}})\b"
    ),
    "a speech": re.compile(
        rf"\b(?:[Ii]n|[Dd]uring) {_OWN} (?:[\w-]+ ){{0,3}}(?:speech|address|sermon|lecture)\b"
        r"|\b(?:press|news) conference\b|\btold (?:reporters|journalists)\b"
    ),
}
_TOGETHER = frozenset({frozenset({"a statement", "a speech"}), frozenset({"an interview", "a speech"})})
"""Pairs that outlets use of one occasion: a statement is read out to reporters, one of whom has it for himself."""
_PARTNER = re.compile(
    r"(?:\binterview(?:ed)? (?:\w+ )?(?:with|on|by|to|for)|\b(?:told|tells)|(?i:\bspeaking (?:to|on))) (?:the )?"
    r"((?:[A-Z][\w’'&.-]*)(?:\s+[A-Z][\w’'&.-]*){0,4})"
)
_DAYS = tuple(day.title() for day in values("calendar", "weekday"))
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_POLL = re.compile(r"\b(?:opinion polls?|polls?|pollsters?|survey|surveys)\b", re.IGNORECASE)
_PLAIN = words("topics", "any-poll")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where something was said, as far as the reporting sentence tells.

    ``medium`` is the kind in words for people, ``partner`` who asked in an interview, ``day`` the weekday (0 to 6).
    """

    medium: str = ""
    partner: str = ""
    day: int | None = None

    def __str__(self) -> str:
        return " ".join(
            filter(
                None,
                [
                    self.medium,
                    self.partner and f"with {self.partner}",
                    "" if self.day is None else f"on {_DAYS[self.day]}",
                ],
            )
        )


def occasion_of(claim: Claim, article: Article) -> Occasion:
    """The occasion that the sentence around source and cue of *claim* states."""
    clause = _reporting(claim, article.text)
    if not clause:
        return Occasion()
    found = [medium for medium, pattern in _MEDIA.items() if pattern.search(clause)]
    days = {m[0] for m in _DAY.finditer(clause)}
    day = _DAYS.index(days.pop()) if len(days) == 1 else None
    if len(found) != 1:
        return Occasion(day=day)
    partner = ""
    if found[0] == "an interview":
        named = _PARTNER.search(clause)
        partner = named[1].removesuffix("’s").removesuffix("'s") if named else ""
        if _names(partner) & _names(article.outlet):
            return Occasion(day=day)  # what is told to the paper itself may have been told to others beside it
    return Occasion(found[0], partner, day)


def other_occasion(left: Claim, right: Claim, left_article: Article, right_article: Article) -> str | None:
    """Why two claims that are alike are of two occasions or two polls, in words for people; else None."""
    polls = _pollster(left, left_article), _pollster(right, right_article)
    if all(polls) and not _names(polls[0]) & _names(polls[1]):
        return f"they are of two polls: {polls[0]} and {polls[1]}"
    one, two = left.speaker, right.speaker
    if one is None or two is None or one.id != two.id:
        return None
    first, second = occasion_of(left, left_article), occasion_of(right, right_article)
    if _differ(first, second):
        return f"said on two occasions: {first} and {second}"
    return None


def _differ(one: Occasion, two: Occasion) -> bool:
    if one.day is not None and two.day is not None and min((one.day - two.day) % 7, (two.day - one.day) % 7) > 1:
        return True  # a day more or less is what time zones make
    if not one.medium or not two.medium:
        return False
    if one.medium != two.medium:
        return frozenset({one.medium, two.medium}) not in _TOGETHER
    return bool(one.partner and two.partner) and not _names(one.partner) & _names(two.partner)


def _pollster(claim: Claim, article: Article) -> str:
    """Whose poll it is that a claim reports, "" where it is none or nobody's."""
    if claim.speaker is None or claim.speaker.type not in ("body", "document"):
        return ""
    if not _POLL.search(_reporting(claim, article.text)):
        return ""
    name = claim.speaker.body or claim.speaker.name
    return name if _names(name) else ""


def _names(text: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {w for w in _LETTERS.findall(text.casefold()) if w not in _PLAIN}


def _reporting(claim: Claim, text: str) -> str:
    """The sentence around source and cue, without the content."""
    spans = (*claim.attribution.source, *claim.attribution.cue)
    if not spans:
        return ""
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    if last - first > REACH:
        return ""
    start = max(0, first - REACH)
    for match in _BEFORE.finditer(text, start, first):
        start = match.end()
    ended = _AFTER.search(text, last, min(len(text), last + REACH))
    end = ended.start() if ended else min(len(text), last + REACH)
    return "".join(_outside(Span(start, end), claim.attribution.content, text))


def _outside(whole: Span, taken: tuple[Span, ...], text: str) -> list[str]:
    out, at = [], whole.start
    for span in sorted(taken):
        if span.end > at and span.start < whole.end:
            out.append(text[at : max(at, span.start)])
            at = max(at, span.end)
    return [*out, text[at : whole.end]]
