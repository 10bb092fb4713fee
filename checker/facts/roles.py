"""What a figure is to its statement: stated, a base of comparison, a forecast, an earlier figure, a part, a whole, the
case of a condition, or one that is rejected; and whether it is by how much something changed, or to what.

Only figures of like roles are compared with another outlet's. The words that tell are in ``data/roles.toml``; they are
looked for right before and behind the figure, and along the way up from it in the parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from checker.facts.tokens import Token
from checker.lexicon import either, words
from checker.records import FigureRole, Quantity

Change = Literal["", "up", "down", "to"]
_REACH = 48
"""Letters before a figure in which the words of its role end."""
_OPEN = 90
_CLIMB = 8
"""Steps up the parse on which a forecast or a condition may stand."""
_HEDGES = rf"(?:(?:{either(words('figures', 'hedge'))}) )*"
_CLAUSE_ENDS = frozenset({"advcl", "relcl", "parataxis"})
_PLAIN_END = re.compile(r"[.;:!?](?:\s|$)")
_FROM = re.compile(rf"\bfrom {_HEDGES}$", re.IGNORECASE)
_AGAINST = re.compile(rf"\bagainst {_HEDGES}$", re.IGNORECASE)
_SIDES, _MARKS = either(words("figures", "mark-side")), either(words("figures", "mark-noun"))
_RECORD = re.compile(
    rf"\b(?:{_SIDES}) (?:[\w’'-]+ ){{0,5}}(?:{_MARKS})s? of $",
    re.IGNORECASE,
)
_OUT_OF_ALL = re.compile(
    rf"\b(?:{either(words('figures', 'of-whole'))}) of (?:the|its|their|his|her|these|those) $", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_OR = re.compile(r",? or (?:about |some |nearly )?", re.IGNORECASE)


def _ending(said: Iterable[str]) -> re.Pattern[str]:
    """Matches a text that ends with one of *said* before a figure."""
    return re.compile(rf"(?<![\w-])(?:{either(said)}) {_HEDGES}$", re.IGNORECASE)


_BASE, _EARLIER = _ending(words("figures", "base-before")), _ending(words("figures", "earlier-before"))
_REJECTED, _CONDITION = _ending(words("figures", "rejected-before")), _ending(words("figures", "condition-before"))
_PART = _ending(words("figures", "part-before"))
_UP, _DOWN = words("figures", "up"), words("figures", "down")
_UP_LIGHT, _DOWN_LIGHT = words("figures", "up-light"), words("figures", "down-light")
_LIGHT = words("figures", "light") | _UP_LIGHT | _DOWN_LIGHT
_RISES, _FALLS = words("figures", "rise"), words("figures", "fall")
_RESTATING, _MOVING = words("figures", "restating"), words("figures", "moving")
_CHANGING = _UP | _DOWN | _LIGHT | _RISES | _FALLS | _RESTATING | _MOVING
_EXPECTED = words("figures", "forecast-noun")
_PASSED = words("figures", "passed-over")
_PART_OF = re.compile(
    rf" (?:\w+ )?(?:{either(words('figures', 'part-of'))}) {_HEDGES}",
    re.IGNORECASE,
)
_BEHIND_PART = re.compile(rf" (?:{either(words('figures', 'part-behind'))})\b", re.IGNORECASE)
_BASE_OPEN = re.compile(rf"\b(?:{either(words('figures', 'base-open'))})\b[^,;:.]*$", re.IGNORECASE)
_NOT = re.compile(r"\bnot $", re.IGNORECASE)


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
        start, end = q.span.start - offset, q.span.end - offset
        left = text[max(0, start - _REACH) : start]
        between = text[last.span.end - offset : start] if last else ""
        change = _change(tokens, p, last if last and len(between) < _REACH else None, q)
        role = _role(text, start, end, left, last, tokens, p)
        if last is not None and (_OR.fullmatch(between) or between in (" (", "($")):
            # "$35.18 million, or 24 cents a share": one figure told twice
            role, change = (
                (last.role if role == "stated" else role),
                change or (last.change if last.change != "to" else ""),
            )
        if last is not None and role == "base" and _FROM.search(left) and not last.change and q.unit == last.unit:
            out[-1] = replace(last, change="to") if _moved(tokens, found[n - 1].first) else last
        out.append(replace(q, role=role, change=q.change or change))
    return _parts(text, offset, _targets(text, offset, tokens, found, out))


def _role(  # noqa: PLR0911  one return a form
    text: str, start: int, end: int, left: str, last: Quantity | None, tokens: Sequence[Token], p: Placed
) -> FigureRole:
    if _REJECTED.search(left) and not _denies_nothing(text, start, left):
        return "rejected"
    if _EARLIER.search(left):
        return "earlier"
    if _OUT_OF_ALL.search(left) and p.quantity.kind == "count":
        return "whole"
    sentence = text[_sentence_start(text, start) : start]
    if _FROM.search(left) and _moved(tokens, p.first):
        restating = _RESTATING
        restated = any(t.lemma in restating and t.pos == "VERB" for t in _clause(tokens, p.first)) or any(
            t.lemma in ("restate", "correct") and t.pos == "VERB" for t in tokens[max(0, p.first - 25) : p.first]
        )
        return "earlier" if restated else "base"
    if (
        _BASE.search(left)
        or _RECORD.search(left)
        or (last is not None and _AGAINST.search(left) and last.span.start >= 0)
    ):
        return "forecast" if _forecast(tokens, p) else "base"
    tail = _BASE_OPEN.search(sentence[-_OPEN:])
    if tail and not re.search(r"\d", _YEARS.sub("", tail.group())):
        return "base"
    if p.quantity.kind not in ("duration", "age") and _forecast(tokens, p):
        return "forecast"
    return "condition" if _CONDITION.search(left) or _conditional(tokens, p.first) else "stated"


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
    return bool(tail and tail[0] in words("figures", "not-rejected")) or bool(
        behind and behind.group().lower() in ("one", "a", "an")
    )


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
    return any(t.lemma in _CHANGING for t in near)


def _heads_change(tokens: Sequence[Token], to: int) -> bool:
    """Whether the "to" at *to* goes with a verb or noun of change: "was cut to", "a rise to"."""
    head = tokens[tokens[to].head]
    lemmas = {head.lemma, tokens[head.head].lemma} if head.pos in ("ADV", "ADP", "NOUN", "NUM", "SYM") else {head.lemma}
    return bool(lemmas & _CHANGING)


def comes_from(text: str, start: int, tokens: Sequence[Token], first: int) -> bool:
    """Whether the figure at *start*, whose first token is *first*, is what something changed from: "rose from 30"."""
    return bool(_FROM.search(text[max(0, start - 24) : start])) and _moved(tokens, first)


def _forecast(tokens: Sequence[Token], p: Placed) -> bool:
    first = p.first
    estimated = words("figures", "estimator")
    path = _clause(tokens, min(first, len(tokens) - 1))
    for t in path:
        if t.pos in ("VERB", "AUX") and t.lemma in words("figures", "forecast-verb"):
            return True
        if t.pos == "NOUN" and t.lemma in _EXPECTED and t is not path[0]:
            return True
        if (
            t.pos == "VERB"
            and t.lemma in words("figures", "estimating")
            and any(tokens[k].lemma.lower() in estimated for k in t.kids)
        ):
            return True
        if t.pos == "VERB" and any(tokens[k].lemma in _EXPECTED and tokens[k].dep == "nsubj" for k in t.kids):
            return True
    for t in path[:2]:
        near = (tokens[k] for k in t.kids if t.pos in ("NOUN", "PROPN", "NUM"))
        if any(k.lower in words("figures", "forecast-adjective") and k.dep in ("amod", "advmod") for k in near):
            return True
    before = tokens[max(0, first - 6) : first]
    said = [t.lower for t in before]
    return any(w in words("figures", "forecast-adjective") for w in said[-3:]) or (
        bool({t.lemma for t in before if t.pos == "NOUN"} & _EXPECTED) and bool({"of", "for", "at"} & set(said[-4:]))
    )


def _conditional(tokens: Sequence[Token], first: int) -> bool:
    i = first
    for _ in range(_CLIMB):
        t = tokens[i]
        for k in t.kids:
            kid = tokens[k]
            if kid.dep == "mark" and kid.lower in words("figures", "condition-mark"):
                return True
            heard = {tokens[j].lower for j in kid.kids} if kid.dep == "advcl" else set()
            if heard & {"if", "unless"} and "you" not in heard:  # "if you look at it" is no condition
                return True
        if t.head == i or t.dep in ("parataxis", "advcl", "relcl") or (t.dep == "conj" and t.pos in ("VERB", "AUX")):
            break
        i = t.head
    return False


def _change(tokens: Sequence[Token], p: Placed, last: Quantity | None, q: Quantity) -> Change:
    i = p.first - 1
    passed: list[str] = []
    if i > 0 and tokens[i].lower == "at" and tokens[i - 1].text == "," and last is not None and last.change:
        return "to"  # "up 40.12, or 0.5 percent, at 8,571.69"
    while i >= 0 and p.first - i < 8 and (tokens[i].lower in _PASSED or tokens[i].text in "$£€"):
        if (
            tokens[i].lower in ("up", "down")
            and (i == 0 or tokens[i - 1].lower not in ("as",))
            and tokens[i].dep != "prep"
        ):
            break
        passed.append(tokens[i].lower)
        i -= 1
    if i >= 0:
        word = tokens[i]
        strong = q.unit in ("percent", "pp", "point", "bp") or "by" in passed
        if word.lower == "to":
            if word.pos != "PART" and ((last is not None and last.change) or _heads_change(tokens, i)):
                return "to"
        elif word.lemma in words("figures", "reaching") and word.pos == "VERB":
            return "to"
        elif word.pos in ("VERB", "ADV", "ADP", "ADJ", "NOUN") and (
            strong or word.lemma not in _LIGHT | _UP_LIGHT | _DOWN_LIGHT
        ):
            if word.lemma in _UP | _UP_LIGHT:
                return "up"
            if word.lemma in _DOWN | _DOWN_LIGHT:
                return "down"
    return _noun_of_change(tokens, p, q)


def _noun_of_change(tokens: Sequence[Token], p: Placed, q: Quantity) -> Change:  # noqa: PLR0911  one return a form
    """The change told behind a share: "a 5 percent rise", "8 percent lower", "a drop of 3 percent"."""
    if q.unit not in ("percent", "pp", "point"):
        return ""
    for t in tokens[p.after : p.after + 3]:
        if t.pos == "NOUN" and t.lemma in _RISES:
            return "up"
        if t.pos == "NOUN" and t.lemma in _FALLS:
            return "down"
        if t.lower in words("figures", "higher") and t.pos in ("ADV", "ADJ"):
            return "up"
        if t.lower in words("figures", "lower") and t.pos in ("ADV", "ADJ"):
            return "down"
        if t.pos not in ("ADJ", "NOUN", "DET", "ADV"):
            break
    for one, two in pairwise(tokens[max(0, p.first - 4) : p.first]):
        if two.lower == "of" and one.lemma in _RISES:
            return "up"
        if two.lower == "of" and one.lemma in _FALLS:
            return "down"
    return ""


def _targets(
    text: str, offset: int, tokens: Sequence[Token], found: Sequence[Placed], out: list[Quantity]
) -> list[Quantity]:
    """*out* with "from 30 to 40" read as a change where it is one: the first is the base of the second."""
    for i, (a, b) in enumerate(pairwise(out)):
        between = text[a.span.end - offset : b.span.start - offset]
        left = text[max(0, a.span.start - offset - 8) : a.span.start - offset]
        if (
            re.fullmatch(r" to (?:about |around |nearly |just )?", between)
            and _FROM.search(left)
            and _moved(tokens, found[i].first)
        ):
            out[i] = replace(a, role="base" if a.role == "stated" else a.role)
            out[i + 1] = replace(b, change="to")
    return out


def _parts(text: str, offset: int, out: list[Quantity]) -> list[Quantity]:
    """*out* with "three of the five" and "30 out of 80" read as part and whole, and "four of them" as a part."""
    for i, q in enumerate(out):
        end = q.span.end - offset
        nearer = out[i + 1] if i + 1 < len(out) else None
        if nearer is not None and nearer.role == q.role == "stated" and nearer.unit in ("", q.unit):
            between = text[end : nearer.span.start - offset]
            if _PART_OF.fullmatch(between) and q.kind in ("count", "money") and nearer.kind in ("count", "money"):
                out[i], out[i + 1] = replace(q, role="part"), replace(nearer, role="whole")
                continue
        if out[i].role != "stated":
            continue
        before = text[max(0, q.span.start - offset - 20) : q.span.start - offset]
        if q.kind == "count" and (_BEHIND_PART.match(text, end) or _PART.search(before)):
            out[i] = replace(q, role="part")
    return out
