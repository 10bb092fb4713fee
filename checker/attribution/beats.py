"""The sentence before a quotation that no cue brings, and the one person of whom it tells.

What is told must go with speaking: a gesture, a manner, something on the mind. Which ones count is said by the cue
rules that take a quotation; a name alone is not enough, or every place and team that a quotation follows would speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.attribution import clauses, tree
from checker.attribution.lexicon import Entry, Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_WHO = frozenset({"he", "she", "i"})


def before(doc: Doc, start: int) -> Sentence | None:
    """The words of the sentence that ends right before token *start*; None at the beginning of *doc*."""
    last = start - 1
    while last >= 0 and doc[last].is_space:
        last -= 1
    return doc[doc[last].sent.start : last + 1] if last >= 0 else None


def speaker(sentence: Sentence, lexicon: Lexicon) -> Token | None:
    """The head of the words that name the one person of whom *sentence* tells, if what is told goes with speaking."""
    root = sentence.root
    who = tree.child(root, "nsubj")
    if who is None or any(c.dep_ == "conj" for c in who.children):
        return None
    if who.lower_ not in _WHO and who.tag_ != "NNP" and not any(c.tag_ == "NNP" for c in tree.children(who, "appos")):
        return None
    if root.pos_ == "VERB":
        verbs = [root, *(c for c in root.conjuncts if c.pos_ == "VERB")]
        return who if any(_quotes(clauses.lemma_of(verb, lexicon)[1]) for verb in verbs) else None
    manner = tree.child(root, "acomp")
    return who if manner is not None and lexicon.adjective(manner.lemma_.lower()) is not None else None


def _quotes(entry: Entry | None) -> bool:
    return entry is not None and entry.takes("quotation") is not None


def gesture(verb: Token, lexicon: Lexicon) -> bool:
    """Whether *verb* only goes with speaking, so that it brings a quotation in its own sentence alone."""
    entry = clauses.lemma_of(verb, lexicon)[1]
    return entry is not None and entry.first.only and entry.first.takes == ("quotation",)
