"""Who says it: whether two speakers can be one voice, and through whom a claim is heard.

The same words in two mouths are, far more often than a misattribution, one person under two names, a body and who
speaks for it, or somebody quoted by another. So two speakers count as surely two only where both are people whose
articles name them, and no part of their names is shared; everything else may be one voice.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from checker.records import Claim, Evidence, Speaker
from checker.verdicts.wording import LONG_ENOUGH, compare, same_words

NAMED = frozenset({"name", "alias"})
"""Ways of resolution that rest on a printed name; pronouns, offices and continuations are the tool's own reading."""
NEAR = 400
"""Characters before a claim in which an article names whom "she" means."""
ALIKE = 75.0
"""Likeness (0 to 100) of two family names from which they may be spellings of one."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def resolved(speaker: Speaker | None) -> bool:
    """Whether it is known who speaks: an unnamed or unknown speaker may be anybody."""
    return speaker is not None and speaker.type != "unnamed"


def surely_two(one: Speaker, two: Speaker, named: tuple[bool, bool] = (False, False)) -> bool:
    """Whether the two are certainly different people: both named in full, neither on the other's behalf.

    *named* tells of either whether its article names the one, and not the other, right before: then a pronoun will do.
    """
    if one.id == two.id:
        return False
    if not all(s.type == "person" and (s.found_by in NAMED or near) for s, near in zip((one, two), named, strict=True)):
        return False
    if one.side == two.side or one.name in (two.body, two.leads) or two.name in (one.body, one.leads):
        return False
    left, right = words(one.name), words(two.name)
    if min(len(left), len(right)) < 2 or set(left) & set(right):
        return False
    return ratio(left[-1], right[-1]) < ALIKE


def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case without accents, "Jr." and the "and" between joint speakers left out."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return tuple(w for w in _WORD.findall(plain) if w not in _SUFFIXES and w != "and")


def names_one(text: str, speaker: Speaker) -> bool:
    """Whether *text* has the last word of the speaker's name, as where one quotes the other."""
    last = words(speaker.name)[-1:]
    return bool(last) and last[0] in words(text)


class Voices:
    """All claims of a run, asked through whom else a claim is heard, and whom its article names beside it."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._known = {c.id: c for c in claims}
        people = {c.speaker for c in self._known.values() if c.speaker is not None and c.speaker.type == "person"}
        self._surnames = {name for s in people for name in words(s.name)[-1:]}
        self._inner: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._known.values():
            if claim.attribution.within is not None:
                self._inner[claim.attribution.within].append(claim)

    def questioned(
        self, evidence: Sequence[Evidence], left: Claim, right: Claim, texts: tuple[str, str]
    ) -> list[Evidence]:
        """*evidence* on two claims, with the question who said it where one long quotation is given to two people, one
        of them a "she" whose name stands right before it in the article; *texts* are the two articles'.

        That is no conflict, for who "she" is, is the tool's own reading.
        """
        if not any(e.kind == "speaker" and e.relation == "differs" for e in evidence):
            return list(evidence)
        named = self._named(left, right, texts[0]), self._named(right, left, texts[1])
        two = left.speaker is not None and right.speaker is not None and surely_two(left.speaker, right.speaker, named)
        if not two or not same_words(compare(left, right), LONG_ENOUGH):
            return list(evidence)
        return [
            replace(e, level="warning", message=f"{e.message}; check who said it", open=True)
            if e.kind == "speaker" and e.relation == "differs"
            else e
            for e in evidence
        ]

    def _named(self, claim: Claim, other: Claim, text: str) -> bool:
        """Whether *text*, the article's, names the speaker of *claim* last before it, and that of *other* nowhere near.

        Who "she" is needs no guess then, at least not between these two; but whose the quotation of another paragraph
        is, does.
        """
        told = claim.attribution
        if claim.speaker is None or other.speaker is None or not told.content:
            return False
        spans = (*told.source, *told.cue, told.content[0])
        if "\n" in text[min(s.start for s in spans) : max(s.start for s in spans)]:
            return False
        end = min(s.start for s in (*told.cue, *told.content))
        near = [w for w in words(text[max(0, end - NEAR) : end]) if w in self._surnames]
        return near[-1:] == list(words(claim.speaker.name)[-1:]) and words(other.speaker.name)[-1] not in near

    def others(self, claim: Claim, group: Sequence[Claim]) -> tuple[Speaker | None, ...]:
        """Whom else the claim's article has say these words, None for an unresolved speaker.

        These are the speakers in whose words the claim stands, those whose words stand in it, and those of the other
        claims of its article in the same *group*.
        """
        found = [c for c in group if c.article == claim.article and c.id != claim.id] + self._inner[claim.id]
        seen, outer = {claim.id}, self._known.get(claim.attribution.within or "")
        while outer is not None and outer.id not in seen:
            seen.add(outer.id)
            found.append(outer)
            outer = self._known.get(outer.attribution.within or "")
        return tuple(c.speaker for c in found)


def told_apart(left: Claim, right: Claim, heard: tuple[Sequence[Speaker | None], Sequence[Speaker | None]]) -> bool:
    """Whether each claim has a speaker of its own, and neither is also heard, in its article, through the other's.

    A claim that names the other's speaker in its words quotes or answers that speaker, so it tells nothing of a slip.
    """
    one, two = left.speaker, right.speaker
    if one is None or two is None or not (resolved(one) and resolved(two)) or one.id == two.id:
        return False
    if "document" in (one.type, two.type):  # whose document it is the articles seldom tell
        return False
    if any(s is None or s.id == two.id for s in heard[0]) or any(s is None or s.id == one.id for s in heard[1]):
        return False
    texts = left.text, right.text
    return not any(names_one(text, speaker) for text in texts for speaker in (one, two))
