"""Where two claims stand together in more than one group: in which of them that is told in which the two differ.

A long quotation covers several statements of another outlet and stands with each in a group of its own. What one word
in it changes concerns one of these statements, and belongs into that group only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.records import Claim, Evidence, Place

AROUND = 4
"""Words on either side of a difference that tell what it is about."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def at_home(
    groups: Sequence[Sequence[str]], told: Sequence[Sequence[Evidence]], claims: Mapping[str, Claim]
) -> list[list[Evidence]]:
    """Of the evidence *told* of each of *groups* (ids of claims), what belongs into it.

    Evidence on two claims that share several groups stays where another claim has most of the words around the
    difference, in all of them where none has more.
    """
    holders: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, found in enumerate(told):
        for e in found:
            holders[_key(e)].append(n)
    near: dict[tuple[object, ...], dict[int, float]] = {}
    for n, found in enumerate(told):
        for e in found:
            if len(holders[_key(e)]) > 1:
                near.setdefault(_key(e), {})[n] = _near(e, groups[n], claims)
    return [
        [e for e in found if _key(e) not in near or near[_key(e)][n] >= max(near[_key(e)].values())]
        for n, found in enumerate(told)
    ]


def _key(e: Evidence) -> tuple[object, ...]:
    return e.rule, e.relation, e.left.claim, e.right.claim, e.left.span, e.right.span


def _near(e: Evidence, group: Sequence[str], claims: Mapping[str, Claim]) -> float:
    """The share, 0 to 1, of the words around the difference that one other claim of *group* has."""
    around = _around(e, claims)
    others = [set(_words(claims[i].text)) for i in group if i not in (e.left.claim, e.right.claim)]
    return max((len(around & words) / len(around) for words in others), default=0.0) if around else 0.0


def _around(e: Evidence, claims: Mapping[str, Claim]) -> set[str]:
    """The words that differ and those beside them."""
    if not e.diff:
        return {w for place in (e.left, e.right) for w in _beside(place, claims[place.claim].text)}
    out: set[str] = set()
    for n, step in enumerate(e.diff):
        if step.grade:
            for side in ("left", "right"):
                before = _words("".join(getattr(s, side) for s in e.diff[:n]))
                after = _words("".join(getattr(s, side) for s in e.diff[n + 1 :]))
                out |= {*before[-AROUND:], *_words(getattr(step, side)), *after[:AROUND]}
    return out


def _beside(place: Place, text: str) -> list[str]:
    at = text.find(place.text)
    if at < 0:
        return _words(place.text)
    before, after = _words(text[:at]), _words(text[at + len(place.text) :])
    return [*before[-AROUND:], *_words(place.text), *after[:AROUND]]


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]
