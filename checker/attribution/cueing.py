"""Which word of a cue reports, and by which rule: "went on *to say*", "in a *statement*", a headline's "*Slams*"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.attribution import clauses, tree
from checker.attribution.lexicon import Entry, Lexicon
from checker.attribution.quoted import Grid
from checker.attribution.rules import CueRule
from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def head_of(doc: Doc, grid: Grid, cue: Sequence[Span], lexicon: Lexicon) -> tuple[Token | None, CueRule | None, str]:
    """The word of a cue that reports, its rule and lemma: a word of speech where there is one, else the governor."""
    tokens = [doc[i] for s in cue for i in range(*grid.stretch(s.start, s.end)) if not doc[i].is_space]
    if not tokens:
        return None, None, ""
    known = [(t, *_rule(t, lexicon)) for t in tokens]
    quoting = next((k for k in known if k[0].lemma_.lower() == "quote" and tree.passive(k[0])), None)
    if quoting is not None:
        return quoting
    spoken = [k for k in known if k[1] is not None and k[1].reports == "speech"]
    for pos in ("VERB", "ADP", "SCONJ", "NOUN", "ADJ"):
        some = [k for k in spoken if k[0].pos_ == pos]
        if some:
            return some[-1]
    inside = {t.i for t in tokens}
    for group in (("VERB",), ("NOUN",), ("ADJ",), ("ADP", "SCONJ"), ("AUX",)):
        others = [k for k in known if k[0].pos_ in group]
        if others:
            return next((k for k in reversed(others) if k[0].head.i not in inside or k[0].head == k[0]), others[-1])
    return known[0]


def spoken(doc: Doc, cue: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether the words of a cue are a cue of speech by the rules: one of them is, or they are punctuation."""
    _, rule, _ = head_of(doc, Grid(doc, ()), cue, lexicon)
    if rule is not None:
        return rule.reports == "speech"
    return not any(c.isalpha() for s in cue for c in s.text(doc.text))


def _rule(head: Token, lexicon: Lexicon) -> tuple[CueRule | None, str]:
    """The cue rule behind one word of a cue, and the word's lemma."""
    lemma = head.lemma_.lower()
    phrase = next(iter(lexicon.phrases_at(head)), None)
    if phrase is not None:
        return phrase[1], lemma
    hearing = clauses.heard(head, lexicon)
    if hearing is not None:
        return hearing, lemma
    if head.pos_ == "VERB":
        lemma, entry = clauses.lemma_of(head, lexicon)
    elif head.pos_ in ("NOUN", "PROPN"):
        lemma, entry = _of_noun(head, lexicon)
    else:
        entry = lexicon.adjective(lemma)
    return (entry.first if entry else None), lemma


def _of_noun(head: Token, lexicon: Lexicon) -> tuple[str, Entry | None]:
    """Lemma and entry of a noun, or of a headline's verb that the parser takes for a name ("Mayor Slams Cuts")."""
    lemma = head.lemma_.lower()
    entry = lexicon.noun(lemma) or lexicon.verb(lemma)
    if entry is None and head.text[:1].isupper():
        for ending, rest in (("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ies", "y"), ("ied", "y")):
            verb = lemma.removesuffix(ending) + rest
            if lemma.endswith(ending) and lexicon.verb(verb) is not None:
                return verb, lexicon.verb(verb)
    return lemma, entry
