"""Figures that another is compared with, and those that another has taken the place of."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from checker.facts.changes import CHANGING
from checker.facts.clauses import CLIMB
from checker.facts.tokens import Token
from checker.lexicon import either, words
from checker.records import Quantity

_OPEN = 90
"""Letters before a figure in which words that make the next one a base stand."""
_HEDGES = rf"(?:(?:{either(words('figures', 'hedge'))}) )*"
_SIDES, _MARKS = either(words("figures", "mark-side")), either(words("figures", "mark-noun"))
_RECORD = re.compile(rf"\b(?:{_SIDES}) (?:[\w’'-]+ ){{0,5}}(?:{_MARKS})s? of $", re.IGNORECASE)
_FORMER = re.compile(
    rf"\b(?:{either(words('figures', 'former'))}) (?:{either(words('figures', 'told-figure'))}) of {_HEDGES}$",
    re.IGNORECASE,
)
_BASE_OPEN = re.compile(rf"\b(?:{either(words('figures', 'base-open'))})\b[^,;:.]*$", re.IGNORECASE)
_WHEN = re.compile(r"\b(since|from|than) [^;:]{3,40}, when [^,;:.]*$")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_PLAIN_END = re.compile(r"[.;:!?](?:\s|$)")
_TOLD_BEFORE, _TELLS = words("figures", "told-before"), words("figures", "tells")
_REACHING = words("figures", "reaching")
_CONTRAST = words("figures", "contrast")
_SUPERLATIVE = frozenset({"JJS", "RBS"})
_INSIDE = frozenset({"nummod", "quantmod", "compound", "amod", "nmod"})
"""Functions of a figure within the phrase of a noun."""


def told_as_base(left: str, told: Set[str], last: Quantity | None, q: Quantity) -> bool:
    """Whether the words *left* of *q*, which *told* roles, make it what another is compared with; *last* is the figure
    before it: "20m against 15m", "below its high of 40"."""
    against = "against" in told and last is not None and (last.kind, last.unit) == (q.kind, q.unit)
    if against and last is not None and q.counts and last.counts[:1] != q.counts[:1]:
        against = False  # "a 40-page charge against 12 guards"
    return "base" in told or against or (" of " in left and _RECORD.search(left) is not None)


def within_base(text: str, start: int, tokens: Sequence[Token], first: int) -> bool:
    """Whether words further before the figure at *start* say that it is compared with: "compared with the 2019 season,
    in which 40 …", "the highest since March, when 40 …"."""
    near = text[max(0, start - _OPEN) : start]
    if ", when " not in near and not _BASE_OPEN.search(near):
        return False
    sentence = text[_sentence_start(text, start) : start]
    tail = _BASE_OPEN.search(sentence[-_OPEN:]) or _when(sentence, tokens, first)
    return tail is not None and not re.search(r"\d", _YEARS.sub("", tail.group()))


def replaced(left: str) -> bool:
    """Whether the words *left* of a figure say that another has taken its place: "the initial estimate of about"."""
    return " of " in left and _FORMER.search(left) is not None


def _when(sentence: str, tokens: Sequence[Token], first: int) -> re.Match[str] | None:
    """ "The highest since March, when 223,000 …", "up from the spring, when 40 …": a time that is compared with."""
    m = _WHEN.search(sentence[-_OPEN:]) if ", when " in sentence else None
    if m is None:
        return None
    before = tokens[max(0, first - 25) : first]
    if m[1] == "since":
        return m if any(t.tag in _SUPERLATIVE or t.lower in ("first", "record") for t in before) else None
    return m if any(t.lemma in CHANGING or t.tag in ("JJR", "RBR") for t in before) else None


def is_before(tokens: Sequence[Token], path: Sequence[Token], last: Quantity | None, q: Quantity) -> bool:
    """Whether *q* is what was before the change that the figure before it, *last*, tells: "rose 0.6 percent after
    easing 0.1 percent"."""
    if last is None or (last.kind, last.unit) != (q.kind, q.unit):
        return False
    verb = next((t for t in path if t.pos == "VERB"), None)
    if verb is None or verb.tag != "VBG" or verb.lemma not in CHANGING | _REACHING:
        return False
    return tokens[verb.head].lower == "after" or any(tokens[k].lower == "after" for k in verb.kids)


def is_compared(tokens: Sequence[Token], first: int) -> bool:  # noqa: PLR0911  one return a form
    """Whether the figure is within what something changed from or stands against: "a rise from the mayor's limit of
    40", "in contrast to the spring's rate of 3 percent", "less than the mayor's 40"."""
    i = first
    if first > 1 and "to" in (tokens[first - 1].lower, tokens[first - 2].lower):
        return False  # the target in "from 30 to 40"
    for _ in range(CLIMB):
        t = tokens[i]
        head = tokens[t.head]
        if t.dep == "pobj" and head.pos == "ADP":
            above = tokens[head.head]
            if head.lower == "from":
                return above.lemma in CHANGING
            if head.lower == "than":
                return any(t.pos in ("NOUN", "PROPN") or t.tag == "POS" for t in tokens[t.head + 1 : first])
            if head.lower in ("to", "with") and above.lemma in _CONTRAST:
                return True
            if head.lower != "of" or above.pos != "NOUN" or above.lemma in CHANGING:
                return False
            i = head.head
        elif t.dep in _INSIDE and t.head != i and head.pos in ("NOUN", "PROPN", "NUM", "SYM"):
            i = t.head
        else:
            return False
    return False


def told_before(tokens: Sequence[Token], first: int, path: Sequence[Token]) -> bool:
    """Whether the figure was told before: "it had previously put the cost at 40", "the 40 it first reported"."""
    out: list[Token] = []
    for t in path:
        out += [t] if t.pos == "VERB" and t.start < tokens[first].start else []
        out += [tokens[k] for k in t.kids if tokens[k].dep == "relcl" and not any(x.pos == "VERB" for x in out)]
        if t.pos == "VERB" and t.dep == "conj":
            break
    return any(t.lemma in _TELLS and any(tokens[k].lower in _TOLD_BEFORE for k in t.kids) for t in out)


def _sentence_start(text: str, at: int) -> int:
    start = 0
    for m in _PLAIN_END.finditer(text, max(0, at - 300), at):
        start = m.end()
    return start
