"""What a text calls the bearer of a name: titles, appositions, copulas, roles in front."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.speakers.lexicon import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    FORMER,
    OFFICES,
    PERSON_NOUNS,
)
from checker.speakers.runs import clean, is_capital, low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from checker.speakers.titles import Mention

IN_PLACES = frozenset({"in", "at", "near"})
LEADING = frozenset("lead head chair run".split())


def roles_of(doc: Doc, mention: Mention, heads: dict[int, Mention]) -> Iterator[str]:
    """The roles that the text gives to *mention* where it stands, in its own words; *heads*: tokens of other names."""
    if mention.title:
        i = mention.begins - 1
        past = (i >= 0 and low(doc[i]) in FORMER) or (i > 0 and doc[i].text == "-" and low(doc[i - 1]) in FORMER)
        yield f"former {mention.title}" if past else mention.title
    if mention.kind != "name":
        return
    yield from filter(None, [_before(doc, mention)])
    token = doc[mention.head]
    if token.dep_ == "pobj" and token.head.lower_ in IN_PLACES and token.head.head.pos_ == "VERB":
        return  # "Born in Dunmere, the daughter of a keeper, she said": the daughter is she
    yield from _below(token, mention, heads)
    yield from _above(token, mention, heads)
    yield from _kind_before(doc, mention, heads)
    comma = mention.end
    if comma + 1 < len(doc) and doc[comma].text == "," and doc[comma + 1].lower_ in ("a", "an", "the", "his", "her"):
        noun = doc[comma + 1].head
        if noun.i > comma and noun.dep_ != "appos" and noun.i - comma < 9:
            yield from _nominal_roles(noun, heads, comma)


def _below(token: Token, mention: Mention, heads: dict[int, Mention]) -> Iterator[str]:
    """The roles in appositions and relative clauses that hang on a name: "NAME, the mayor", "NAME, who leads …"."""
    for child in token.children:
        if child.dep_ == "appos" and child.i >= mention.end and child.i not in range(mention.start, mention.end):
            yield from _nominal_roles(child, heads, mention.end)
        if child.dep_ == "relcl" and child.lemma_ == "be":
            yield from _attributes(child, heads, mention.end)
        if child.dep_ == "relcl":
            yield from _leadership(child, heads)


def _above(token: Token, mention: Mention, heads: dict[int, Mention]) -> Iterator[str]:
    """The roles that a name is in apposition to, or that it is said to have: "the mayor, NAME", "NAME is the mayor"."""
    above = token.head
    if token.dep_ == "appos" and not range(mention.start, mention.end).count(above.i) and above.i < token.i:
        yield from _nominal_roles(_whose(above), heads, 0, stop=mention.begins)
    if token.dep_ in ("nsubj", "nsubjpass") and above.lemma_ in ("be", "become") and above.i > token.i:
        yield from _attributes(above, heads, above.i)
    if token.dep_ == "nsubj":
        yield from _leadership(above, heads)


def _attributes(verb: Token, heads: dict[int, Mention], after: int) -> Iterator[str]:
    """The roles behind a form of "be"."""
    return (r for c in verb.children if c.dep_ == "attr" for r in _nominal_roles(c, heads, after))


def _kind_before(doc: Doc, mention: Mention, heads: dict[int, Mention]) -> Iterator[str]:
    """What a body is called right before its name, where the parse lost the tie: "by a consultancy, Roe & Birk."."""
    noun, after = mention.start - 2, mention.end
    if noun < 0 or doc[noun + 1].text != "," or not (mention.body_like or " & " in mention.text):
        return
    alone = after >= len(doc) or doc[after].is_punct or doc[after].is_space
    if (
        alone
        and doc[noun].tag_ == "NN"
        and low(doc[noun]) in BODY_NOUNS
        and not any(c.dep_ == "conj" for c in doc[noun].children)
    ):
        yield from _nominal_roles(doc[noun], heads, 0, stop=noun + 1)


def _nominal_roles(noun: Token, heads: dict[int, Mention], after: int, stop: int | None = None) -> Iterator[str]:
    """The role in words of the noun phrase of *noun*, and those coordinated with it; only for nouns of people."""
    for token in (noun, *noun.conjuncts):
        lemma = low(token)
        if (token.i in heads and lemma not in OFFICES) or token.lemma_.lower() in DOCUMENT_NOUNS:
            continue
        if _acts(token):
            continue
        known = lemma in PERSON_NOUNS or token.lemma_.lower() in PERSON_NOUNS or lemma in BODY_NOUNS
        if not known and not (token.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in token.children)):
            continue
        left, right = token.left_edge.i, token.right_edge.i + 1
        left = max(left, after, token.i - 8)
        right = min(right, token.i + 9, stop if stop is not None else len(token.doc))
        for i in range(token.i + 1, right):
            word = token.doc[i]
            if (
                word.text in (",", "(", ";", "—", "--", '"')
                or word.lower_ in ("who", "which", "that", "and", "whose")
                or (word.dep_ in ("acl", "relcl"))
            ):
                right = i
                break
        words = [t for t in token.doc[left:right] if not t.is_space]
        while words and (words[0].is_punct or words[0].lower_ in ("and", "also", "both")):
            words.pop(0)
        if words:
            yield clean(token.doc[words[0].i : words[-1].i + 1].text)


def _whose(noun: Token) -> Token:
    """The noun that a name stands in apposition to: of "a spokesman for the fund, NAME" the person, not the fund."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above if low(above) in PERSON_NOUNS and above.i < noun.i else noun


def _leadership(verb: Token, heads: dict[int, Mention]) -> Iterator[str]:
    """The role that a verb in the present gives to who leads a named body: "NAME, who heads the Works Council"."""
    if verb.lemma_ in LEADING and verb.tag_ in ("VBZ", "VBP"):
        yield from (f"leader of {heads[c.i].text}" for c in verb.children if c.dep_ == "dobj" and c.i in heads)


def _acts(noun: Token) -> bool:
    """Whether a finite verb follows the noun phrase at once: "Talking to Mr Birk, the governor pointed to …"."""
    after = noun.right_edge.i + 1
    if after >= len(noun.doc) or noun.doc[after].tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    return not any(t.text == "," for t in noun.doc[noun.i : after])


def _before(doc: Doc, mention: Mention) -> str:
    """The role in lower case right before the name: "White House press secretary" NAME, "former Fox host" NAME."""
    end = mention.begins
    i = end - 1
    nouns = 0
    while i >= 0 and end - i <= 8:
        token = doc[i]
        lower = low(token)
        is_noun = token.pos_ in ("NOUN", "PROPN") and token.text.isalpha() is not False
        if token.is_space or (token.is_sent_start is True and not (is_noun or lower in FORMER)):
            break
        if (lower in PERSON_NOUNS or (lower in BODY_NOUNS and i == end - 1)) and not is_capital(token):
            nouns += 1
        elif i == end - 1 or not (
            token.pos_ in ("NOUN", "PROPN", "ADJ") or lower in FORMER or token.text in ("-", "'s", "'", "&", "of")
        ):
            break
        i -= 1
        if token.is_sent_start:
            break
    if not nouns:
        return ""
    return clean(doc[i + 1 : end].text)
