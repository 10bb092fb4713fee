"""Figures that are a part of another, and the whole that they are a part of: "three of the five", "of the 80 houses, 30
burnt", "including nine children"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from checker.facts.said_before import said_before
from checker.facts.tokens import Token
from checker.lexicon import either, words
from checker.records import Quantity

_HEDGES = rf"(?:(?:{either(words('figures', 'hedge'))}) )*"
_DEFINITE = either(words("grammar", "of-all"))
_OWNER = r"(?:(?:the )?(?:[\w-]+ ){0,2}[\w-]+['’]s? (?:of )?)?"
_PART_OF = re.compile(
    rf" (?:\w+ )?(?:{either(words('figures', 'part-of'))}) {_OWNER}(?:[a-z]+ )?{_HEDGES}", re.IGNORECASE
)
_AMONG = re.compile(rf"(?: [\w’'-]+){{1,6}} among (?:the )?{_HEDGES}", re.IGNORECASE)
_BEHIND_PART = re.compile(rf" (?:{either(words('figures', 'part-behind'))})\b", re.IGNORECASE)
_WHOLE_FIRST = re.compile(
    rf"(?:^|[.!?;:,—–“\"] ?|\bthat |\band )(?:out )?of (?:(?:{_DEFINITE}) )?{_HEDGES}$", re.IGNORECASE
)
_THEN_PART = re.compile(rf"[^,;:.]{{0,80}}, {_HEDGES}", re.IGNORECASE)
_NAMED = r"(?:the )?(?:[A-Z][\w.-]* ){0,2}[A-Z][\w.-]*['’]s?"
_OF_WHOLE = re.compile(rf"\b(?i:{either(words('figures', 'of-whole'))}) of (?:(?:{_DEFINITE})|{_NAMED}) $")
_LISTS = re.compile(rf"(?:{either(words('figures', 'lists'))}) {_HEDGES}$", re.IGNORECASE)
_LISTED = re.compile(rf"[^.;:]{{1,80}}(?:,|,? and) {_HEDGES}", re.IGNORECASE)
_SPLIT = frozenset({"count", "money"})
"""Kinds of figures that are told in parts."""
_PARTED = _SPLIT | {"duration"}
_BEFORE = 40


class At(Protocol):
    """A figure with the positions of its first token and of the one behind it."""

    @property
    def first(self) -> int:
        """The position of its first token."""
        ...


def is_whole(left: str, q: Quantity) -> bool:
    """Whether the words *left* of *q* make it what something is a part of: "one of the 40", "a share of its 40m"."""
    return " of " in left and left[-1] == " " and q.kind in _SPLIT and bool(_OF_WHOLE.search(left))


def with_parts(
    text: str, offset: int, tokens: Sequence[Token], found: Sequence[At], out: list[Quantity]
) -> list[Quantity]:
    """*out*, whose places among *tokens* are *found*, with what is stated as a part or as a whole told so."""
    listed = False
    for i, q in enumerate(out):
        start, end = q.span.start - offset, q.span.end - offset
        before = text[max(0, start - _BEFORE) : start]
        if i + 1 < len(out) and _whole_and_part(text, offset, out, i, before):
            continue
        if out[i].role != "stated" or q.kind not in _PARTED:
            continue
        included = "part" in said_before(before) and (_LISTS.search(before) or _of_earlier(out, i))
        going_on = (
            listed
            and (q.kind, q.unit) == (out[i - 1].kind, out[i - 1].unit)
            and _LISTED.fullmatch(text, out[i - 1].span.end - offset, start) is not None
            and not any(t.pos in ("VERB", "AUX") for t in tokens[found[i - 1].first : found[i].first])
        )
        if included or going_on or (q.kind == "count" and _BEHIND_PART.match(text, end)):
            out[i] = replace(q, role="part")
        listed = bool(included or going_on)
    return out


def _whole_and_part(text: str, offset: int, out: list[Quantity], i: int, before: str) -> bool:
    """Whether the figure at *i* and the next are a part and its whole, which are then told so."""
    one, two = out[i], out[i + 1]
    if one.role != "stated" or two.role not in ("stated", "whole"):
        return False
    between = text[one.span.end - offset : two.span.start - offset]
    if one.kind in _SPLIT and "f " in before and _WHOLE_FIRST.search(before) and _THEN_PART.fullmatch(between):
        if two.kind == "percent" or ((one.kind, one.unit) == (two.kind, two.unit) and _smaller(two, one)):
            out[i], out[i + 1] = replace(one, role="whole"), replace(two, role="part")
            return True
        return False
    if two.kind not in _SPLIT or one.kind not in {*_SPLIT, "percent"}:
        return False
    share = one.kind == "percent"
    like = share or ((one.kind, one.unit) == (two.kind, two.unit) or two.unit == "")
    among = not share and _smaller(one, two) and _AMONG.fullmatch(between)
    if like and (_PART_OF.fullmatch(between) or among):
        out[i], out[i + 1] = replace(one, role="part"), replace(two, role="whole")
        return True
    return False


def _of_earlier(out: Sequence[Quantity], i: int) -> bool:
    """Whether a figure before the one at *i* can be what it is a part of."""
    return any((q.kind, q.unit) == (out[i].kind, out[i].unit) and _smaller(out[i], q) for q in out[:i])


def _smaller(a: Quantity, b: Quantity) -> bool:
    """Whether *a* may be a part of *b* as to their values."""
    return a.kind == b.kind and a.low is not None and (b.high is None or a.low < b.high)
