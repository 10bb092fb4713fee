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

from checker.facts.bases import is_before, is_compared, replaced, told_as_base, told_before, within_base
from checker.facts.changes import change_of
from checker.facts.clauses import CLIMB, clause, is_definite, moved
from checker.facts.forecasts import is_forecast, is_outcome
from checker.facts.parts import is_whole, with_parts
from checker.facts.said_before import said_before
from checker.facts.tokens import Token
from checker.lexicon import words
from checker.records import FigureRole, Quantity

_REACH = 48
"""Letters before a figure in which the words of its role end."""
_OR = re.compile(r",? or (?:about |some |nearly )?", re.IGNORECASE)
_RESTATING = words("figures", "restating")
_CONDITION_MARK, _NOT_REJECTED = words("figures", "condition-mark"), words("figures", "not-rejected")


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
        if role == "stated" and n and _joined(tokens, found[n - 1].first, p.first, out[-1], q):
            role = out[-1].role  # "would pay 44m for the one and 32m for the other"
        out.append(replace(q, role=role, change=q.change or change))
    return with_parts(text, offset, tokens, found, _targets(text, offset, tokens, found, out))


def _role(
    text: str, start: int, left: str, told: set[str], last: Quantity | None, tokens: Sequence[Token], p: Placed
) -> FigureRole:
    q, first = p.quantity, p.first
    path = clause(tokens, first)
    role = _told_right_before(text, start, left, told, last, tokens, p, path)
    if role is not None:
        return role
    lasts = q.kind in ("duration", "age")
    if not lasts:
        expected = is_forecast(tokens, first, path, q)
        if is_compared(tokens, first) or is_before(tokens, path, last, q):
            return "forecast" if expected else "base"
        if expected:
            return "forecast"
        if told_before(tokens, first, path):
            return "earlier"
    if "condition" in told or (_conditional(tokens, first) and not is_definite(tokens, first)):
        return "condition"
    return "forecast" if not lasts and is_outcome(tokens, first, path, q) else "stated"


def _told_right_before(
    text: str,
    start: int,
    left: str,
    told: set[str],
    last: Quantity | None,
    tokens: Sequence[Token],
    p: Placed,
    path: Sequence[Token],
) -> FigureRole | None:
    """The role that the words before a figure tell, None where they tell none."""
    q, first = p.quantity, p.first
    if "rejected" in told and not _denies_nothing(text, start, left):
        return "earlier" if told_before(tokens, first, path) else "rejected"
    if "earlier" in told or replaced(left):
        return "earlier"
    if is_whole(left, q):
        return "whole"
    if "from" in told and moved(tokens, first, path):
        restated = any(t.lemma in _RESTATING and t.pos == "VERB" for t in path) or any(
            t.lemma in ("restate", "correct") and t.pos == "VERB" for t in tokens[max(0, first - 25) : first]
        )
        return "earlier" if restated else "base"
    if told_as_base(left, told, last, q):
        return "forecast" if is_forecast(tokens, first, path, q) else "base"
    return "base" if within_base(text, start, tokens, first) else None


def _joined(tokens: Sequence[Token], before: int, first: int, last: Quantity, q: Quantity) -> bool:
    """Whether *q* is told in one breath with *last*, of another role than stated, and takes its role over."""
    if last.role not in ("base", "forecast") or (last.kind, last.unit) != (q.kind, q.unit) or q.kind == "duration":
        return False
    i = first
    above = {before, tokens[before].head, tokens[tokens[before].head].head}
    for _ in range(3):
        t = tokens[i]
        if t.pos in ("VERB", "AUX"):
            return False
        if t.dep == "conj":
            return t.head in above and tokens[t.head].pos not in ("VERB", "AUX")
        i = t.head
    return False


def _denies_nothing(text: str, start: int, left: str) -> bool:
    """Whether the "not" before a figure denies something else: "not more than 40", "not one"."""
    behind = re.match(r"\w+", text[start:])
    said = left.lower().split()
    if "not" not in said[-4:] and "never" not in said[-2:]:
        return False
    tail = said[len(said) - 1 - said[::-1].index("not") + 1 :] if "not" in said else []
    return bool(tail and tail[0] in _NOT_REJECTED) or bool(behind and behind.group().lower() in ("one", "a", "an"))


def _moved(tokens: Sequence[Token], first: int) -> bool:
    return moved(tokens, first, clause(tokens, first))


def comes_from(text: str, start: int, tokens: Sequence[Token], first: int) -> bool:
    """Whether the figure at *start*, whose first token is *first*, is what something changed from: "rose from 30"."""
    return "from" in said_before(text[max(0, start - 24) : start]) and _moved(tokens, first)


def _conditional(tokens: Sequence[Token], first: int) -> bool:
    i = first
    for _ in range(CLIMB):
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
