"""Verbs that report, read off the dependency parse: whose words, and what hangs on the verb as content.

A verb's complement is one of: clause (with or without "that"), question (wh- or if-clause), infinitive, gerund,
small-clause ("called it a lie"), object ("announced a plan"), preposition ("called for a ban"), passive ("the plan was
announced by X"), parenthetical ("the plan, he said, is dead"), relative ("which he said were false").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.attribution import around, complements, tree
from checker.attribution.lexicon import Entry, Lexicon
from checker.attribution.rules import CueRule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GROUPS = {
    "as-saying": "clause",
    "parenthetical": "clause",
    "relative": "clause",
    "passive": "object",
    "is": "clause",
    "according-to": "clause",
    "closing": "clause",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A verb that may report: token numbers of its parts as half-open stretches, and how it takes its content."""

    verb: int
    lemma: str
    complement: str
    content: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    rule: CueRule | None
    negated: bool


def lemma_of(verb: Token, lexicon: Lexicon) -> tuple[str, Entry | None]:
    """Dictionary form of *verb* with a particle or preposition where the lexicon knows the pair, and its entry."""
    base = lexicon.base(verb)
    for c in verb.children:
        if c.i > verb.i and (c.dep_ in ("prt", "prep") or (c.dep_ == "advmod" and c.i == verb.i + 1)):
            entry = lexicon.verb(f"{base} {c.lower_}")
            if entry is not None:
                return f"{base} {c.lower_}", entry
    return base, lexicon.verb(base) or lexicon.patterned(verb)


def heard(verb: Token, lexicon: Lexicon) -> CueRule | None:
    """The rule of a verb whose subject only hears what is said: "the court heard that the lamp had been broken".

    It is a phrase of a noun and a verb ("court hear", "court be tell"); who spoke is not told.
    """
    who = tree.child(verb, "nsubj", "nsubjpass") if verb.pos_ == "VERB" else None
    if who is None:
        return None
    be = "be " if who.dep_ == "nsubjpass" else ""
    noun = who.lower_.removesuffix("s") if who.tag_ in ("NNPS", "NNP", "NNS") else who.lemma_.lower()
    return lexicon.phrase(f"{noun} {be}{verb.lemma_.lower()}")


def verbs(doc: Doc, lexicon: Lexicon) -> Iterator[Found]:
    """Every verb of *doc* with a complement that could be content, known to the lexicon or not."""
    for token in doc:
        if token.pos_ == "VERB" and token.tag_.startswith("V") and not token.is_space:
            found = _read(token, lexicon)
            if found is not None:
                yield found


def _read(verb: Token, lexicon: Lexicon) -> Found | None:
    lemma, entry = lemma_of(verb, lexicon)
    who = tree.subject(verb) or _just_before(verb)
    hearing = heard(verb, lexicon)
    if hearing is not None:
        lemma, entry = f"court {lemma}", Entry((hearing,))
    closing = around.closing(verb) if entry is not None and entry.takes("clause") else None
    below = [verb] if who is not None and who.is_ancestor(verb) else []  # "a letter [urging them to stay]"
    source: tuple[tuple[int, int], ...] = (tree.phrase(who, without=below),) if who is not None else ()
    label, pieces, used = complements.content(verb, lemma, entry, who) if closing is None else ("closing", [], [])
    if closing is not None:
        pieces, source = [closing[0]], (closing[1],)
    if not pieces:
        return None
    inside = {i for s, e in pieces for i in range(s, e)}
    source = tuple(kept for stretch in source for kept in [_outside(stretch, who, inside)] if kept[0] < kept[1])
    source = source if hearing is None else ()
    cue = [t.i for t in tree.cue_tokens(verb) if t.i not in inside] + [i for i in used if i not in inside]
    cue = [i for i in cue if not any(s <= i < e for s, e in source)]
    rule = entry.takes(group(label)) or entry.first if entry is not None else None
    return Found(
        verb.i, lemma, label, tuple(pieces), source, tuple(tree.runs([*cue, verb.i])), rule, tree.negated(verb)
    )


def _just_before(verb: Token) -> Token | None:
    """The name right before a finite verb that the parser gave to something else."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start or tree.passive(verb):
        return None
    before = verb.nbor(-1)
    return before if before.pos_ in ("PROPN", "PRON") and verb.i not in tree.below(before) else None


def group(complement: str) -> str:
    """The word of a rule's ``takes`` for a complement's label."""
    base, _, rest = complement.partition(":")
    if base in ("noun", "adjective"):
        base = rest.split(":")[0]
    return _GROUPS.get(base, base)


def _outside(stretch: tuple[int, int], who: Token | None, inside: set[int]) -> tuple[int, int]:
    """A source's *stretch* up to where content (*inside*) begins behind its head; empty where its head is content."""
    start, end = stretch
    if who is None or not start <= who.i < end:
        return stretch if not any(i in inside for i in range(start, end)) else (start, start)
    if who.i in inside or any(i in inside for i in range(start, who.i)):
        return start, start
    return start, min([end, *(i for i in inside if i > who.i)])


def complement(verb: Token, rule: CueRule) -> str:
    """The complement of *verb* where *rule* names it."""
    return complements.content(verb, verb.lemma_.lower(), Entry((rule,)), tree.subject(verb))[0]


def named(found: Found) -> bool:
    """Whether the rule behind *found* names its complement."""
    if found.rule is None:
        return False
    base = group(found.complement)
    return base in found.rule.takes or (base == "preposition" and " " in found.lemma and not found.rule.only)
