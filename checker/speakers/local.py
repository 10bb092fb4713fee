"""Who speaks, as far as one article tells: the map step, one article in, plain records out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.records import Article, Attribution, FoundBy, Span
from checker.speakers.bearer import Bearer
from checker.speakers.columns import offsets
from checker.speakers.coreference import Reading
from checker.speakers.datelines import datelines
from checker.speakers.described import Described, Found, head_of
from checker.speakers.entities import described, fuller, named
from checker.speakers.ledes import named_next
from checker.speakers.lexicon import PERSON_NOUNS, UNNAMED_NOUNS
from checker.speakers.mentions import names
from checker.speakers.names import shouted
from checker.speakers.oneness import known_words
from checker.speakers.people import ArticlePeople, Entity, Resolution
from checker.speakers.phrases import FIRST, IT, THEY, subject_of
from checker.speakers.roster import Roster
from checker.speakers.runs import low
from checker.speakers.sources import Sources
from checker.speakers.subjects import Subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from checker.speakers.rules import Alias

NEAR = 60  # attributions, or tokens, looked at before and after one
__all__ = ["ArticlePeople", "people_of"]


def people_of(
    doc: Doc, article: Article, attributions: Sequence[Attribution], aliases: Sequence[Alias] = ()
) -> ArticlePeople:
    """The entities of *article* and the speaker of each attribution.

    *doc* is the parse whose token offsets point into ``article.text``. An attribution that the article itself does not
    resolve has a :class:`Resolution` without entities.
    """
    return _Local(doc, article, attributions, aliases).people()


class _Local:
    def __init__(
        self, doc: Doc, article: Article, attributions: Sequence[Attribution], aliases: Sequence[Alias]
    ) -> None:
        self._doc, self._article = doc, article
        self._attributions = sorted(attributions, key=lambda a: (_start(a), a.id))
        self._by_id = {a.id: a for a in self._attributions}
        self._at = offsets(doc)
        self._words = {a.id: self._source_of(a) for a in self._attributions}
        self._head = {key: head_of(words) for key, words in self._words.items()}
        self._rank = {a.id: n for n, a in enumerate(self._attributions)}
        quoted = [False] * len(doc)
        speakers: dict[int, int] = {}
        told: dict[int, list[range]] = {}
        outer = [-1] * len(doc)
        for number, attribution in enumerate(self._attributions):
            head = self._head[attribution.id]
            for span in attribution.content:
                covered = self._covered(span)
                if attribution.within is None:
                    outer[covered.start : covered.stop] = [number] * len(covered)
                if attribution.kind != "indirect":
                    for i in covered:
                        quoted[i] = True
            ends = [i for s in (*attribution.content, *attribution.cue, *attribution.source) for i in self._covered(s)]
            if head is not None and ends and attribution.within is None:
                speakers[max(ends)] = head.i
            if head is not None:
                told.setdefault(head.i, []).extend(self._covered(s) for s in attribution.content)
        mentions = names(doc)
        self._filed = datelines(doc, doc.text)
        self._roster = Roster(doc, mentions, aliases)
        self._reading = Reading(doc, self._roster, quoted, speakers, told)
        self._sources = Sources(doc, self._roster, self._reading, outer)
        self._quoted = quoted
        self._subjects = Subjects(self._roster, self._tokens)

    def _source(self, attribution: Attribution) -> list[Token]:
        return self._words[attribution.id]

    def _source_of(self, attribution: Attribution) -> list[Token]:
        """The source's tokens; of one with a line break or a label inside ("Stores: NAME") the part nearest the cue."""
        tokens = self._tokens(attribution.source)
        if not any(_ends_label(t) for t in tokens):
            return tokens
        parts: list[list[Token]] = [[]]
        for token in tokens:
            if _ends_label(token):
                parts.append([])
            else:
                parts[-1].append(token)
        cue = min((s.start for s in attribution.cue), default=_start(attribution))
        return min((p for p in parts if p), key=lambda p: abs(p[-1].idx - cue), default=[])

    def _inside(self, spans: Sequence[Span]) -> set[int]:
        return {i for span in spans for i in self._covered(span)}

    def _tokens(self, spans: Sequence[Span]) -> list[Token]:
        return [self._doc[i] for span in spans for i in self._covered(span)]

    def _covered(self, span: Span) -> range:
        """Tokens that overlap the span."""
        if not self._at or span.start >= span.end:
            return range(0)
        first = max(bisect_right(self._at, span.start) - 1, 0)
        return range(first, max(bisect_right(self._at, span.end - 1), first))

    def people(self) -> ArticlePeople:
        """The finished record."""
        found: dict[str, Found] = {}
        for attribution in self._attributions:
            one = (
                self._sources.find(
                    *self._subjects.of(attribution, self._source(attribution), self._head[attribution.id])
                )
                if attribution.source and not self._filed.issuperset(t.i for t in self._source(attribution))
                else Found()
            )
            found[attribution.id] = one
            if one:
                self._sources.uttered(self._around(attribution), one)
        for attribution in self._attributions:
            if not found[attribution.id] or self._is_no_speaker(found[attribution.id], attribution):
                other = self._from_context(attribution, found)
                found[attribution.id] = other or found[attribution.id]
        self._name_ledes(found)
        keys: dict[Bearer, str] = {}
        entities: list[Entity] = []
        for bearer in self._roster.bearers:
            keys[bearer] = f"e{len(entities)}"
            entities.append(named(self._doc, self._roster, keys[bearer], bearer))
        keys_of: dict[tuple[str, str, Bearer | None], str] = {}
        resolutions = []
        for attribution in self._attributions:
            one = found[attribution.id]
            members = [keys[b] for b in one.bearers]
            for item in one.described:
                known = (item.type, item.words.casefold(), item.focus)
                if known not in keys_of:
                    keys_of[known] = f"e{len(entities)}"
                    focus = keys[item.focus] if item.focus is not None else None
                    entities.append(described(keys_of[known], item, focus))
                if keys_of[known] not in members:
                    members.append(keys_of[known])
            words = " … ".join(s.text(self._article.text) for s in attribution.source)
            by, body = one.found_by if members else None, fuller(self._roster, one.body)
            resolutions.append(
                Resolution(
                    attribution.id,
                    tuple(members),
                    by,
                    words,
                    one.note,
                    body,
                    known_words(s.text(self._article.text) for s in attribution.content),
                )
            )
        return ArticlePeople(
            self._article.id, self._article.outlet, self._article.published, tuple(entities), tuple(resolutions)
        )

    def _name_ledes(self, found: dict[str, Found]) -> None:
        """Give the name to whom the opening only describes, in every attribution."""
        known: dict[Described, Bearer | None] = {}
        for key, one in found.items():
            if len(one.described) != 1 or one.bearers:
                continue
            (item,) = one.described
            if item not in known:
                known[item] = named_next(self._doc, self._roster.bearers, item)
            if (bearer := known[item]) is not None:
                found[key] = Found([bearer], [], "role", f"'{item.words}', named next", bearer.body)

    def _around(self, attribution: Attribution) -> list[Token]:
        """The cue and what goes with it outside the content: "said *in a statement* on Monday that …"."""
        inside = self._inside(attribution.content)
        cue = self._tokens(attribution.cue)
        means = [g for t in cue for c in t.children if c.dep_ == "prep" for g in c.children]
        return [t for t in (*cue, *means) if t.i not in inside]

    def _is_no_speaker(self, found: Found, attribution: Attribution) -> bool:
        """Whether the source is a dateline or a label ("NORWELL --", "UPDATE") that was taken for one."""
        words = self._source(attribution)
        return (
            bool(words)
            and not found.body
            and all(t.text.isupper() or not t.is_alpha for t in words)
            and all(b.kind in ("place", "") for b in found.bearers)
        )

    def _from_context(self, attribution: Attribution, found: dict[str, Found]) -> Found:
        """First persons and missing sources: the quotation around them, or the one they carry on."""
        head = self._head[attribution.id]
        if head is not None and low(head) in FIRST:
            outer = self._enclosing(attribution, head)
            if outer is not None and found[outer.id]:
                return _carried(found[outer.id], "coreference", f"'{head.text}' inside the words of")
            return Found()
        if attribution.source and head is not None and low(head) in THEY | IT:
            return Found()  # whoever is near the cue, it is not who the pronoun means
        if attribution.source:
            return self._from_cue(attribution)
        if attribution.kind == "indirect":
            return self._from_cue(attribution)
        return self._continued(attribution, found) or self._from_cue(attribution)

    def _from_cue(self, attribution: Attribution) -> Found:
        """The grammatical subject of the reporting verb, where the attribution has no source of its own."""
        cue = self._tokens(attribution.cue)
        inside = self._inside(attribution.content)
        verb = next((t for t in cue if t.pos_ == "VERB"), None)
        if verb is None or verb.lemma_.lower() == "hear":  # the court that hears it has not said it
            return Found()
        subject = subject_of(verb, inside)
        if (
            subject is None
            and verb.tag_ in ("VBD", "VBZ", "VBP")
            and not any(c.dep_ == "auxpass" for c in verb.children)
        ):
            # the parse lost the subject ("NAME, who ..., said"): the first name of the sentence
            first = max(verb.sent.start, verb.i - NEAR)
            subject = next(
                (t for t in self._doc[first : verb.i] if t.i not in inside and self._roster.is_head(t.i)), None
            )
        if subject is None:
            return Found()
        words = [t for t in subject.subtree if t.i not in inside] if subject.i != verb.i else [subject]
        found = self._sources.find(words, head_of(words))
        if low(subject) in IT or any(b.kind in ("place", "") or shouted(b.name) for b in found.bearers):
            return Found()
        if not found.bearers and low(subject) not in UNNAMED_NOUNS and low(subject) not in PERSON_NOUNS:
            return Found()
        return _carried(found, "coreference", "the subject is")

    def _enclosing(self, attribution: Attribution, head: Token) -> Attribution | None:
        if attribution.within in self._by_id:
            return self._by_id[attribution.within]
        spot = Span(head.idx, head.idx + len(head))
        rank = self._rank[attribution.id]
        near = self._attributions[max(0, rank - NEAR) : rank + NEAR]
        around = [a for a in near if a.id != attribution.id and any(c.covers(spot) for c in a.content)]
        return min(around, key=lambda a: (sum(c.end - c.start for c in a.content), a.id), default=None)

    def _continued(self, attribution: Attribution, found: dict[str, Found]) -> Found:
        """The speaker of the quotation that this one carries on: same paragraph, or the one right before."""
        start = _start(attribution)
        text = self._article.text
        rank = self._rank[attribution.id]
        before = [
            a
            for a in self._attributions[max(0, rank - NEAR) : rank]
            if found[a.id] and _start(a) < start and a.within is None
        ]
        if attribution.within in self._by_id:
            return Found()
        for other in reversed(before):
            gap = text[_end(other) : start]
            breaks = gap.count("\n\n") if "\n\n" in gap else gap.count("\n")
            if breaks == 0 or (breaks == 1 and attribution.kind == "direct"):
                return _carried(found[other.id], "continuation", "carries on the words of")
            break
        if attribution.kind == "direct":
            after = [
                a
                for a in self._attributions[rank + 1 : rank + NEAR]
                if found[a.id] and _start(a) > start and a.within is None
            ]
            for other in after[:1]:
                if "\n" not in text[_end(attribution) : _start(other)]:
                    return _carried(found[other.id], "continuation", "the quotation goes on with")
        return Found()


def _ends_label(token: Token) -> bool:
    """Whether a source's words before *token* are a label: a line of its own, "Stores:", the "SIR -" of a letter."""
    if "\n" in token.text or token.text == ":":
        return True
    if token.text not in ("-", "–", "—", "--") or not token.i or not token.doc[token.i - 1].text.isupper():
        return False
    return token.i == 1 or "\n" in token.doc[token.i - 2].text


def _carried(found: Found, found_by: FoundBy, note: str) -> Found:
    return Found(found.bearers, found.described, found_by, f"{note} {found.note}".strip(), found.body)


def _start(attribution: Attribution) -> int:
    return min((s.start for s in (*attribution.content, *attribution.cue, *attribution.source)), default=0)


def _end(attribution: Attribution) -> int:
    return max((s.end for s in (*attribution.content, *attribution.cue, *attribution.source)), default=0)
