"""Words by which two claims take two sides, though they differ too much to be called a conflict.

"Voted against the merger" and "voted in favour by a large majority", "reopen" and "shut": a word of one side and its
opposite on the other, of one polarity. "It is for the company, and not the council, to pay" and "the council would
pay": what one side rules out, the other states. Such claims stand together, and neither bears the other out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.lexicon import either, words
from checker.records import Claim, Predicate, Span, Word
from checker.verdicts.kinds.antonym import opposites
from checker.verdicts.matching import key_of, match, stem

Found = tuple[tuple[Span, str], tuple[Span, str]]
"""A place of either side, each with what it says in words."""
_SIDES = frozenset({"against", "for"})
_FAVOUR = words("topics", "favouring")
_STATES = frozenset({"VERB", "ADJ", "ADV", "NOUN"})
_TAKES_SIDES = frozenset({"VERB", "NOUN", "AUX"})
_PART = frozenset({"compound", "amod", "nummod", "poss"})
"""What a noun's own words before it are to it."""
_RULED_OUT = re.compile(
    rf"(?:(?<!whether or )\bnot|\brather than|\binstead of)\s+(?:(?:{either(words('grammar', 'determiner'))})\s+)?$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(rf"\s({either(words('grammar', 'particle'))})\b", re.IGNORECASE)
"""What makes another verb of a verb: "called off" is not "called"."""
_BEFORE = 24
"""Letters before a noun in which it may be ruled out."""


def against(left: Claim, right: Claim, texts: tuple[str, str]) -> Found | None:
    """Where the two take two sides; *texts* are those of their articles. Swapping the sides swaps the places."""
    out = _ruled_out(left, right, texts) or _turned(_ruled_out(right, left, texts[::-1]))
    return out or _opposites(left, right, texts) or _for_and_against(left, right)


def _turned(found: Found | None) -> Found | None:
    return found and (found[1], found[0])


def _opposites(left: Claim, right: Claim, texts: tuple[str, str]) -> Found | None:
    """A word without a partner and its opposite, both negated or neither."""
    m = match(left, right)
    theirs = [(w, _keys(w, texts[1])) for j, w in enumerate(m.right) if j not in m.back and w.pos in _STATES]
    for i, one in enumerate(m.left):
        if i in m.partner or one.pos not in _STATES:
            continue
        known = {o for key in _keys(one, texts[0]) for o in opposites().get(key, ())}
        for other, keys in theirs if known else ():
            if known & keys and negated(left, one) == negated(right, other):
                return _shown(one, texts[0]), _shown(other, texts[1])
    return None


def _for_and_against(left: Claim, right: Claim) -> Found | None:
    mine, theirs = {s: (w, at) for s, w, at in _sides(left)}, {s: (w, at) for s, w, at in _sides(right)}
    for one, other in (("for", "against"), ("against", "for")):
        # who tells of both sides, as of a vote, takes neither
        if set(mine) == {one} and set(theirs) == {other}:
            (verb, at), (same, there) = mine[one], theirs[other]
            if key_of(verb.lemma) == key_of(same.lemma) and negated(left, verb) == negated(right, same):
                return (at, one), (there, other)
    return None


def _sides(claim: Claim) -> Iterator[tuple[str, Word, Span]]:
    """The sides that are taken in *claim*: which, with the word that takes it and the place."""
    for side, at in claim.facts.directions:
        verb = _before(claim, at)
        if side in _SIDES and verb is not None:
            yield side, verb, at
    by_start = {w.span.start: w for w in claim.facts.words}
    for word in claim.facts.words:
        if word.lemma in _FAVOUR and word.dep == "in" and word.head in by_start:
            yield "for", by_start[word.head], word.span


def _before(claim: Claim, at: Span) -> Word | None:
    """The verb or noun that stands last before *at*."""
    before = [w for w in claim.facts.words if w.span.end <= at.start and w.pos in _TAKES_SIDES]
    return before[-1] if before else None


def _ruled_out(left: Claim, right: Claim, texts: tuple[str, str]) -> Found | None:
    """A noun that *left* rules out for another, and that *right* states without that other."""
    here = _named(left, texts[0])
    there = {key_of(w.lemma): w for w, out in _named(right, texts[1]) if not out}
    rejected = {key_of(w.lemma) for w, out in _named(right, texts[1]) if out}
    for n, (word, out) in enumerate(here):
        other = there.get(key_of(word.lemma))
        if not out or other is None or key_of(word.lemma) in rejected:
            continue
        chosen = next((w for w, o in (*here[:n][::-1], *here[n + 1 :]) if not o), None)
        if chosen is not None and key_of(chosen.lemma) not in there:
            return (word.span, f"not {word.text}"), (other.span, other.text)
    return None


def _named(claim: Claim, text: str) -> list[tuple[Word, bool]]:
    """The nouns of *claim* that are no part of a longer one, each with whether it is ruled out."""
    out = []
    nouns = claim.facts.words
    for place, word in enumerate(nouns):
        if word.pos not in ("NOUN", "PROPN") or word.dep in _PART:
            continue
        n, start = place, word.span.start
        # "not the right man" rules out no man
        while n and nouns[n - 1].dep == "compound" and nouns[n - 1].span.end + 1 == start:
            n -= 1
            start = nouns[n].span.start
        out.append((word, bool(_RULED_OUT.search(text[max(0, start - _BEFORE) : start]))))
    return out


def _keys(word: Word, text: str) -> set[str]:
    """By what *word* stands among the opposites: its stems, or, of a verb with its particle, "call_off" alone."""
    if (particle := _particle(word, text)) is not None:
        return {f"{stem(word.lemma)}_{particle[1].lower()}"}
    return {stem(word.lemma), stem(word.text)}


def _particle(word: Word, text: str) -> re.Match[str] | None:
    return _PARTICLE.match(text, word.span.end) if word.pos == "VERB" else None


def _shown(word: Word, text: str) -> tuple[Span, str]:
    particle = _particle(word, text)
    span = Span(word.span.start, particle.end()) if particle else word.span
    return span, span.text(text)


def negated(claim: Claim, word: Word) -> bool:
    """Whether the predicate nearest to *word* is negated."""
    near: Predicate | None = min(
        claim.facts.predicates, key=lambda p: (abs(p.span.start - word.span.start), p.span.start), default=None
    )
    return near is not None and near.negated
