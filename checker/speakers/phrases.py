"""Pronouns by kind, and what a noun phrase tells of itself: whether it takes up something known, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.lexicon import OFFICES
from checker.speakers.runs import clean, low

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
FIRST = words("grammar", "first-person")
_INDEFINITE = words("grammar", "indefinite")
_BESIDE_SUBJECT = words("grammar", "beside-subject")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def is_couple(token: Token) -> bool:
    """Whether the noun takes up a known pair: "the two leaders", "both leaders", but not "two residents"."""
    words = [c.lower_ for c in token.lefts]
    return token.tag_ == "NNS" and ("both" in words or ("two" in words and "the" in words))


def is_title(token: Token) -> bool:
    """Whether a capitalised office stands alone for its holder, as in tweets ("Chief Minister said that")."""
    return token.pos_ == "PROPN" and low(token) in OFFICES and not any(c.dep_ == "det" for c in token.children)


def is_definite(token: Token) -> bool:
    """Whether the noun's phrase takes up something known: "the", a demonstrative or a possessive, and singular."""
    if token.tag_ == "NNS":
        return False
    if any(c.dep_ in ("det", "poss") and c.lower_ not in _INDEFINITE for c in token.children):
        return True
    return _left(token).lower_ in ("the", "this", "that")  # "the mogul and television star": hangs on the first


def is_indefinite(token: Token) -> bool:
    """Whether the noun's phrase brings in somebody new: "a deckhand", "another man"."""
    return any(c.dep_ in ("det", "nummod") and c.lower_ in ("a", "an", "another", "one") for c in token.children)


def _left(token: Token) -> Token:
    """The first token of a noun's phrase, what a hyphen joins to it included: "the ex-governor"."""
    left = token.left_edge
    if left.i == token.i > 1 and left.nbor(-1).text == "-" and not left.nbor(-1).whitespace_:
        return left.nbor(-2).left_edge
    return left


def phrase(token: Token) -> str:
    """The words of a noun phrase from its left edge to the end of its prepositional phrases, without clauses."""
    end = token.i + 1
    for child in token.rights:
        if child.dep_ != "prep" or child.i > end + 1:
            break
        end = child.right_edge.i + 1
    last = min(end, token.i + 10)
    for i in range(token.i + 1, last):
        if token.doc[i].text in (",", "(", '"', ";") or token.doc[i].is_space:
            last = i
            break
    while last - 1 > token.i and token.doc[last - 1].dep_ == "cc":
        last -= 1
    return clean(token.doc[max(_left(token).i, token.i - 10) : last].text)


def co_arguments(token: Token) -> frozenset[int]:
    """Tokens of the same clause that a personal pronoun cannot mean: the verb's other subject and objects."""
    if token.dep_ == "poss" or token.lower_ in ("his", "her", "hers"):
        return frozenset()
    verb = token.head if token.dep_ != "pobj" else token.head.head
    others = [c for c in verb.children if c.i != token.i]
    if verb.dep_ in ("parataxis", "ccomp"):  # "Of NAME, he said, ..." hangs on the quoted verb
        others += [c for c in verb.head.lefts if c.dep_ == "prep" and c.i < token.i]
    if token.dep_ == "nsubj":  # "Campaigning against NAME in May, he said": he is who campaigns
        for clause in others:
            own = any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass") for c in clause.children)
            if clause.dep_ == "advcl" and clause.tag_ in ("VBG", "VBN") and clause.i < token.i and not own:
                others = [*others, *(c for c in clause.children if c.dep_ in ("dobj", "prep", "agent"))]
    objects = [g for c in others if c.dep_ in ("prep", "agent") and c.lower_ in _BESIDE_SUBJECT for g in c.children]
    return frozenset(
        c.i for c in (*others, *objects) if c.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "iobj", "pobj")
    )


def subject_of(verb: Token, inside: set[int]) -> Token | None:
    """Who does the verb: its subject, that of the verb it hangs on, or the noun that it describes."""
    for _ in range(4):
        for child in verb.children:
            if child.i not in inside and (
                child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and verb.lemma_ in ("quote", "hear", "see", "show"))
            ):
                return child
        if verb.head.i in inside or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
            return None
        if verb.dep_ in ("acl", "relcl"):
            noun = verb.head
            return subject_of(noun.head, inside) if noun.dep_ == "attr" else noun
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"):
            return None
        verb = verb.head
    return None
