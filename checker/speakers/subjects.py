"""The verb's own subject, where another was taken for the source: one nearer, or the channel that passes it on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.records import Attribution, Span
from checker.speakers.phrases import HE, SHE
from checker.speakers.roster import Roster
from checker.speakers.runs import SAYING, low

if TYPE_CHECKING:
    from spacy.tokens import Token

PASSING = words("verbs", "passes-on")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
Spoken = tuple[list["Token"], "Token | None"]


class Subjects:
    """Finds it in one article; *tokens* gives those of spans."""

    def __init__(self, roster: Roster, tokens: Callable[[Sequence[Span]], list[Token]]) -> None:
        self._roster, self._tokens = roster, tokens

    def of(self, attribution: Attribution, source: list[Token], head: Token | None) -> Spoken:
        """The tokens of who speaks with their head: *source* and *head*, unless the grammar has another name."""
        cue = self._tokens(attribution.cue)
        inside = {t.i for t in self._tokens(attribution.content)}
        own = _passed_on(cue) or self._nearer(cue, source, head, inside) or self._channelled(attribution, cue, inside)
        return (list(own.subtree) if own.pos_ != "PRON" else [own], own) if own is not None else (source, head)

    def _nearer(self, cue: list[Token], source: list[Token], head: Token | None, inside: set[int]) -> Token | None:
        """The named subject of the cue's verb, where the source is another name: "as Quill told reporters"."""
        verb = next((t for t in cue if t.pos_ == "VERB"), None)
        if verb is None or verb.tag_ not in FINITE or head is None or self._roster.of(head.i) is None:
            return None
        taken = inside | {t.i for t in source}
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if len(subjects) != 1 or subjects[0].i in taken:
            return None
        bearer = self._roster.of(subjects[0].i)
        return subjects[0] if bearer is not None and bearer.kind != "place" else None

    def _channelled(self, attribution: Attribution, cue: list[Token], inside: set[int]) -> Token | None:
        """Who says it where an outlet or aides only pass it on: "…," NAME said, according to people in the room."""
        according = next((t for t in cue if t.lower_ == "according"), None)
        if according is None or attribution.kind == "indirect":
            return None  # what an outlet tells of in its own words is its own claim
        verb = according.head
        if verb.pos_ != "VERB" or verb.i > according.i or (verb.i in inside and verb.lemma_ not in SAYING):
            return None
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or (subject.i in inside) is not (verb.i in inside):
            return None
        bearer = self._roster.of(subject.i)
        person = bearer is not None and bearer.kind in ("person", "?", "")
        return subject if person or low(subject) in HE | SHE else None


def _passed_on(cue: list[Token]) -> Token | None:
    """Who says what another passes on: "the agency quoted NAME as saying", "the video shows NAME telling"."""
    for verb in cue:
        if verb.lemma_ in PASSING:
            below = (g for c in verb.children for g in ((c, *c.children) if c.lower_ == "as" else (c,)))
            said = next((t for t in below if t.tag_ == "VBG" and t.lemma_ in SAYING), None)
            above: Token | None = verb
        else:
            above = verb.head.head if verb.head.lower_ == "as" else verb.head
            said = verb if verb.tag_ == "VBG" and above.lemma_ in PASSING and above.i < verb.i else None
        if said is not None and above is not None:
            own = (c for c in said.children if c.dep_ == "nsubj")
            told = (c for c in above.children if c.dep_ == "dobj" and above.i < c.i < said.i)
            return next(own, None) or next(told, None)
    return None
