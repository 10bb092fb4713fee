"""Whether two claims are of two places: then their figures are of two events, and neither contradicts the other."""

from __future__ import annotations

from checker.verdicts.kinds.base import Pair
from checker.verdicts.kinds.name import lone, one_region

_SIDES = {way + ending: way for way in ("north", "south", "east", "west") for ending in ("", "ern", "ern-", "wards")}
"""Words for a part of a country, and which part."""


def elsewhere(pair: Pair) -> bool:
    """Whether either claim names a place that the other has not, of two regions, or two parts of one country.

    "Five dead in Toronto shooting" and "two dead in Helsinki shooting" differ in too much to be one event.
    """
    return bool(pair.cached("elsewhere", _elsewhere))


def _elsewhere(pair: Pair) -> bool:
    left, right = ([x for x in side if x.type == "place"] for side in pair.cached("lone", lone))
    if left and right and not any(one_region(a, b) for a in left for b in right):
        return True
    parts = [
        {_SIDES[w.text.lower()] for w in words if w.text.lower() in _SIDES}
        for words in (pair.match.left, pair.match.right)
    ]
    return bool(parts[0] and parts[1]) and not parts[0] & parts[1]
