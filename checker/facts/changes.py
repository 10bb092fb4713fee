"""By how much a figure says something changed, and which way, or to what: "rose by 5 percent", "was cut to 40".

Told by the verb or noun of change before the figure, and by the noun or comparative behind a share.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from checker.facts.tokens import Token
from checker.lexicon import words
from checker.records import Quantity

Change = Literal["", "up", "down", "to"]
_UP, _DOWN = words("figures", "up"), words("figures", "down")
_UP_LIGHT, _DOWN_LIGHT = words("figures", "up-light"), words("figures", "down-light")
_LIGHT = words("figures", "light") | _UP_LIGHT | _DOWN_LIGHT
_RISES, _FALLS = words("figures", "rise"), words("figures", "fall")
CHANGING = _UP | _DOWN | _LIGHT | _RISES | _FALLS | words("figures", "restating") | words("figures", "moving")
"""Lemmas of verbs and nouns of change."""
_PASSED = words("figures", "passed-over")
_CHANGING_POS = ("VERB", "ADV", "ADP", "ADJ", "NOUN")


def change_of(tokens: Sequence[Token], first: int, after: int, last: Quantity | None, q: Quantity) -> Change:
    """The change that *q*, from the token *first* to before *after*, tells; *last* is a figure shortly before it."""
    if _at_its_level(tokens, first, last):
        return "to"
    i, passed = _word_before(tokens, first)
    if i >= 0:
        word = tokens[i]
        strong = q.unit in ("percent", "pp", "point", "bp") or "by" in passed
        if word.lower == "to":
            if word.pos != "PART" and ((last is not None and last.change) or _heads_change(tokens, i)):
                return "to"
        elif word.lemma in words("figures", "reaching") and word.pos == "VERB":
            return "to"
        elif word.pos in _CHANGING_POS and (strong or word.lemma not in _LIGHT | _UP_LIGHT | _DOWN_LIGHT):
            if word.lemma in _UP | _UP_LIGHT:
                return "up"
            if word.lemma in _DOWN | _DOWN_LIGHT:
                return "down"
    return _noun_of_change(tokens, first, after, q)


def _at_its_level(tokens: Sequence[Token], first: int, last: Quantity | None) -> bool:
    """Whether a figure tells what a change led to: "up 40.12, or 0.5 percent, at 8,571.69"."""
    told = last is not None and bool(last.change)
    return first > 1 and tokens[first - 1].lower == "at" and tokens[first - 2].text == "," and told


def _word_before(tokens: Sequence[Token], first: int) -> tuple[int, list[str]]:
    """The place of the word before a figure that may tell of a change, -1 for none, and the words passed over."""
    i, passed = first - 1, list[str]()
    while i >= 0 and first - i < 8 and (tokens[i].lower in _PASSED or tokens[i].text in "$£€"):
        adverb = tokens[i].lower in ("up", "down") and tokens[i].dep != "prep"
        if adverb and (i == 0 or tokens[i - 1].lower != "as"):
            break
        passed.append(tokens[i].lower)
        i -= 1
    return i, passed


def _noun_of_change(tokens: Sequence[Token], first: int, after: int, q: Quantity) -> Change:
    """The change told behind a share: "a 5 percent rise", "8 percent lower", "a drop of 3 percent"."""
    if q.unit not in ("percent", "pp", "point"):
        return ""
    for t in tokens[after : after + 3]:
        noun, beside = t.pos == "NOUN", t.pos in ("ADV", "ADJ")
        if (noun and t.lemma in _RISES) or (beside and t.lower in words("figures", "higher")):
            return "up"
        if (noun and t.lemma in _FALLS) or (beside and t.lower in words("figures", "lower")):
            return "down"
        if t.pos not in ("ADJ", "NOUN", "DET", "ADV"):
            break
    for one, two in pairwise(tokens[max(0, first - 4) : first]):
        if two.lower == "of" and one.lemma in _RISES:
            return "up"
        if two.lower == "of" and one.lemma in _FALLS:
            return "down"
    return ""


def _heads_change(tokens: Sequence[Token], to: int) -> bool:
    """Whether the "to" at *to* goes with a verb or noun of change: "was cut to", "a rise to"."""
    head = tokens[tokens[to].head]
    lemmas = {head.lemma, tokens[head.head].lemma} if head.pos in ("ADV", "ADP", "NOUN", "NUM", "SYM") else {head.lemma}
    return bool(lemmas & CHANGING)
