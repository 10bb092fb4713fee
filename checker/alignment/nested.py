"""A claim and the one reported inside its words, where both are like a third: only one of them is the same statement.

Who says that the senators urged him to go has not urged him to go, though his words hold theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.records import Alignment, Claim

WHY = "what stands within or around one of them is closer to the other"


def outdone(claims: Sequence[Claim], links: dict[tuple[str, str], Alignment]) -> list[Alignment]:
    """Takes out of *links* those of a claim to what the claim within or around it is closer to, and gives them."""
    near: dict[str, dict[str, Alignment]] = defaultdict(dict)
    for (left, right), link in links.items():
        near[left][right] = near[right][left] = link
    worse: set[tuple[str, str]] = set()
    for inner in claims:
        outer = inner.attribution.within
        if outer in near and inner.id in near:
            for other in near[inner.id].keys() & near[outer].keys():
                link = min(near[outer][other], near[inner.id][other], key=lambda a: a.score)
                worse.add((link.left, link.right))
    return [replace(links.pop(pair), vetoes=(WHY,)) for pair in sorted(worse)]
