"""What a figure is to its statement: stated, a base of comparison, a forecast, an earlier figure, a part, a whole, the
case of a condition, or one that is rejected.

Only figures of like roles are compared with another outlet's. The words that tell are in ``lexicon/en/figures.tsv``;
they are looked for right before and behind the figure, and along the way up from it in the parse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.facts.changes import CHANGING, change_of
from checker.facts.said_before import said_before
from checker.facts.tokens import Token
from checker.lexicon import either, words
from checker.records import FigureRole, Quantity

_REACH = 48
"""Letters before a figure in which the words of its role end."""
_OPEN = 90
_CLIMB = 8
"""Steps up the parse on which a forecast or a condition may stand."""
_HEDGES = rf"(?:(?:{either(words('figures', 'hedge'))}) )*"
_CLAUSE_ENDS = frozenset({"advcl", "relcl", "parataxis"})
_PLAIN_END = re.compile(r"[.;:!?](?:\s|$)")
_SIDES, _MARKS = either(words("figures", "mark-side")), either(words("figures", "mark-noun"))
_RECORD = re.compile(rf"\b(?:{_SIDES}) (?:[\w’'-]+ ){{0,5}}(?:{_MARKS})s? of $", re.IGNORECASE)
_OUT_OF_ALL = re.compile(
    rf"\b(?:{either(words('figures', 'of-whole'))}) of (?:the|its|their|his|her|these|those) $", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_OR = re.compile(r",? or (?:about |some |nearly )?", re.IGNORECASE)
_RESTATING = words("figures", "restating")
_EXPECTED = words("figures", "forecast-noun")
_FORECASTING, _FORECAST = words("figures", "forecast-verb"), words("figures", "forecast-adjective")
_ESTIMATING, _ESTIMATOR = words("figures", "estimating"), words("figures", "estimator")
_TOLD_BEFORE, _TELLS = words("figures", "told-before"), words("figures", "tells")
_CONDITION_MARK, _NOT_REJECTED = words("figures", "condition-mark"), words("figures", "not-rejected")
_CONTRAST = words("figures", "contrast")
_PART_OF = re.compile(rf" (?:\w+ )?(?:{either(words('figures', 'part-of'))}) {_HEDGES}", re.IGNORECASE)
_AMONG = re.compile(rf"(?: [\w’'-]+){{1,6}} among (?:the )?{_HEDGES}", re.IGNORECASE)
_BEHIND_PART = re.compile(rf" (?:{either(words('figures', 'part-behind'))})\b", re.IGNORECASE)
_BASE_OPEN = re.compile(rf"\b(?:{either(words('figures', 'base-open'))})\b[^,;:.]*$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince [^;:]{3,40}, when [^,;:.]*$")
_SUPERLATIVE = frozenset({"JJS", "RBS"})
_INSIDE = frozenset({"nummod", "quantmod", "compound", "amod", "nmod"})
"""Functions of a figure within the phrase of a noun."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the positions of its first token and of the one behind it."""

    quantity: Quantity
    first: int
    after: int


def with_roles(text: str, offset: int, tokens: Sequence[Token], found: Sequence[Placed]) -> list[Quantity]:
    """The figures of *found*, which stand in *text* (from *offset*), each with its role and its change."""
    out: list[Quantity] = []
    for n, p in enumerate(found):
        q, last = p.quantity, out[-1] if out else None
        start = q.span.start - offset
        left = text[max(0, start - _REACH) : start]
        between = text[last.span.end - offset : start] if last else ""
        change = change_of(tokens, p.first, p.after, last if last and len(between) < _REACH else None, q)
        told = said_before(left)
        role = _role(text, start, left, told, last, tokens, p)
        if last is not None and (_OR.fullmatch(between) or between in (" (", "($")):
            # "$35.18 million, or 24 cents a share": one figure told twice
            role, change = (
                (last.role if role == "stated" else role),
                change or (last.change if last.change != "to" else ""),
            )
        if last is not None and role == "base" and "from" in told and not last.change and q.unit == last.unit:
            out[-1] = replace(last, change="to") if _moved(tokens, found[n - 1].first) else last
        out.append(replace(q, role=role, change=q.change or change))
    return _parts(text, offset, _targets(text, offset, tokens, found, out))


def _role(  # noqa: PLR0911  one return a form
    text: str, start: int, left: str, told: set[str], last: Quantity | None, tokens: Sequence[Token], p: Placed
) -> FigureRole:
    if "rejected" in told and not _denies_nothing(text, start, left):
        return "rejected"
    if "earlier" in told:
        return "earlier"
    if left.endswith(" ") and p.quantity.kind == "count" and _OUT_OF_ALL.search(left):
        return "whole"
    if "from" in told and _moved(tokens, p.first):
        restated = any(t.lemma in _RESTATING and t.pos == "VERB" for t in _clause(tokens, p.first)) or any(
            t.lemma in ("restate", "correct") and t.pos == "VERB" for t in tokens[max(0, p.first - 25) : p.first]
        )
        return "earlier" if restated else "base"
    if "base" in told or (last is not None and "against" in told) or (" of " in left and _RECORD.search(left)):
        return "forecast" if _forecast(tokens, p) else "base"
    sentence = text[_sentence_start(text, start) : start]
    tail = _BASE_OPEN.search(sentence[-_OPEN:]) or _since_when(sentence, tokens, p.first)
    if tail and not re.search(r"\d", _YEARS.sub("", tail.group())):
        return "base"
    if p.quantity.kind not in ("duration", "age"):
        if _compared(tokens, p.first):
            return "base"
        if _forecast(tokens, p):
            return "forecast"
        if _told_before(tokens, p.first):
            return "earlier"
    return "condition" if "condition" in told or _conditional(tokens, p.first) else "stated"


def _since_when(sentence: str, tokens: Sequence[Token], first: int) -> re.Match[str] | None:
    """ "The highest since March, when 223,000 …": a time that something is the most or the first since."""
    m = _SINCE.search(sentence[-_OPEN:]) if "since " in sentence else None
    before = tokens[max(0, first - 25) : first]
    return m if m and any(t.tag in _SUPERLATIVE or t.lower in ("first", "record") for t in before) else None


def _compared(tokens: Sequence[Token], first: int) -> bool:
    """Whether the figure is within what something changed from or stands against: "a rise from the mayor's limit of
    40", "in contrast to the spring's rate of 3 percent"."""
    i = first
    if first > 1 and "to" in (tokens[first - 1].lower, tokens[first - 2].lower):
        return False  # the target in "from 30 to 40"
    for _ in range(_CLIMB):
        t = tokens[i]
        head = tokens[t.head]
        if t.dep == "pobj" and head.pos == "ADP":
            above = tokens[head.head]
            if head.lower == "from":
                return above.lemma in CHANGING
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


def _told_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether the figure was told before: "it had previously put the cost at 40", "the 40 it first reported"."""
    out: list[Token] = []
    for t in _clause(tokens, first):
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


def _denies_nothing(text: str, start: int, left: str) -> bool:
    """Whether the "not" before a figure denies something else: "not more than 40", "not one"."""
    behind = re.match(r"\w+", text[start:])
    said = left.lower().split()
    if "not" not in said[-4:] and "never" not in said[-2:]:
        return False
    tail = said[len(said) - 1 - said[::-1].index("not") + 1 :] if "not" in said else []
    return bool(tail and tail[0] in _NOT_REJECTED) or bool(behind and behind.group().lower() in ("one", "a", "an"))


def _clause(tokens: Sequence[Token], first: int) -> list[Token]:
    """The tokens on the way up from *first*, to the clause's own verb."""
    out, i = [], first
    for _ in range(_CLIMB):
        out.append(tokens[i])
        head = tokens[i].head
        if head == i or tokens[i].dep in _CLAUSE_ENDS:
            break
        i = head
    return out


def _moved(tokens: Sequence[Token], first: int) -> bool:
    """Whether the figure at *first* goes with a verb or noun of change: of such "from 30" is where it came from."""
    near = [*_clause(tokens, first), *tokens[max(0, first - 9) : first]]
    return any(t.lemma in CHANGING for t in near)


def comes_from(text: str, start: int, tokens: Sequence[Token], first: int) -> bool:
    """Whether the figure at *start*, whose first token is *first*, is what something changed from: "rose from 30"."""
    return "from" in said_before(text[max(0, start - 24) : start]) and _moved(tokens, first)


def _forecast(tokens: Sequence[Token], p: Placed) -> bool:
    first = p.first
    path = _clause(tokens, min(first, len(tokens) - 1))
    for t in path:
        if t.pos in ("VERB", "AUX") and t.lemma in _FORECASTING:
            return True
        if t.pos == "NOUN" and t.lemma in _EXPECTED and t is not path[0]:
            return True
        if t.pos == "VERB" and t.lemma in _ESTIMATING and any(tokens[k].lemma.lower() in _ESTIMATOR for k in t.kids):
            return True
        if t.pos == "VERB" and any(tokens[k].lemma in _EXPECTED and tokens[k].dep == "nsubj" for k in t.kids):
            return True
    for t in path[:2]:
        near = (tokens[k] for k in t.kids if t.pos in ("NOUN", "PROPN", "NUM"))
        if any(k.lower in _FORECAST and k.dep in ("amod", "advmod") for k in near):
            return True
    before = tokens[max(0, first - 6) : first]
    said = [t.lower for t in before]
    return any(w in _FORECAST for w in said[-3:]) or (
        bool({t.lemma for t in before if t.pos == "NOUN"} & _EXPECTED) and bool({"of", "for", "at"} & set(said[-4:]))
    )


def _conditional(tokens: Sequence[Token], first: int) -> bool:
    i = first
    for _ in range(_CLIMB):
        t = tokens[i]
        for k in t.kids:
            kid = tokens[k]
            if kid.dep == "mark" and kid.lower in _CONDITION_MARK:
                return True
            heard = {tokens[j].lower for j in kid.kids} if kid.dep == "advcl" else set()
            if heard & {"if", "unless"} and "you" not in heard:  # "if you look at it" is no condition
                return True
        if t.head == i or t.dep in ("parataxis", "advcl", "relcl") or (t.dep == "conj" and t.pos in ("VERB", "AUX")):
            break
        i = t.head
    return False


def _targets(
    text: str, offset: int, tokens: Sequence[Token], found: Sequence[Placed], out: list[Quantity]
) -> list[Quantity]:
    """*out* with "from 30 to 40" read as a change where it is one: the first is the base of the second."""
    for i, (a, b) in enumerate(pairwise(out)):
        between = text[a.span.end - offset : b.span.start - offset]
        left = text[max(0, a.span.start - offset - 24) : a.span.start - offset]
        if (
            re.fullmatch(r" to (?:about |around |nearly |just )?", between)
            and "from" in said_before(left)
            and _moved(tokens, found[i].first)
        ):
            out[i] = replace(a, role="base" if a.role == "stated" else a.role)
            out[i + 1] = replace(b, change="to")
    return out


def _parts(text: str, offset: int, out: list[Quantity]) -> list[Quantity]:
    """*out* with "three of the five" and "half of the 80" read as part and whole, and "four of them" as a part."""
    for i, q in enumerate(out):
        end = q.span.end - offset
        nearer = out[i + 1] if i + 1 < len(out) else None
        before = text[max(0, q.span.start - offset - 24) : q.span.start - offset]
        if nearer is not None and nearer.role == q.role == "stated" and nearer.kind in ("count", "money"):
            between = text[end : nearer.span.start - offset]
            share = q.kind == "percent"
            like = share or ((q.kind == nearer.kind and q.unit == nearer.unit) or nearer.unit == "")
            among = not share and _smaller(q, nearer) and _AMONG.fullmatch(between)
            if like and q.kind in ("count", "money", "percent") and (_PART_OF.fullmatch(between) or among):
                out[i], out[i + 1] = replace(q, role="part"), replace(nearer, role="whole")
                continue
        if (
            out[i].role == "stated"
            and q.kind == "count"
            and (_BEHIND_PART.match(text, end) or "part" in said_before(before))
        ):
            out[i] = replace(q, role="part")
    return out


def _smaller(a: Quantity, b: Quantity) -> bool:
    """Whether *a* may be a part of *b* as to their values."""
    return a.kind == b.kind == "count" and a.low is not None and (b.high is None or a.low < b.high)
