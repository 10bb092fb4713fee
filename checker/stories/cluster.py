"""Articles joined into stories: average linkage over a sparse graph of evidence.

The evidence of two articles for being about one event is a number, above 0 for it and below 0 against it; of two that
never met it is a fixed number against it. Two clusters are joined while the mean over all pairs across them is above a
threshold, the strongest first (UPGMA: Sokal and Michener 1958; the sign as in correlation clustering: Bansal, Blum and
Chawla 2004). A chain of articles, each a little like the next, so never becomes one story. Ties go by number, so that
the result does not depend on the order in which evidence is given.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping


def joined(size: int, evidence: Mapping[tuple[int, int], float], absent: float, threshold: float) -> list[list[int]]:
    """``range(size)`` in clusters, each sorted, in the order of their first members."""
    members = {number: [number] for number in range(size)}
    near: dict[int, dict[int, tuple[float, int]]] = {number: {} for number in range(size)}
    for (left, right), value in sorted(evidence.items()):
        near[left][right] = near[right][left] = (value, 1)
    age = dict.fromkeys(range(size), 0)

    def mean(left: int, right: int) -> float:
        total, known = near[left][right]
        pairs = len(members[left]) * len(members[right])
        return (total + (pairs - known) * absent) / pairs

    heap = [(-mean(left, right), left, right, 0, 0) for left in near for right in near[left] if left < right]
    heap = [entry for entry in heap if -entry[0] > threshold]
    heapq.heapify(heap)
    while heap:
        _, keep, gone, age_of_keep, age_of_gone = heapq.heappop(heap)
        if age.get(keep) != age_of_keep or age.get(gone) != age_of_gone:
            continue  # one of the two has changed since
        members[keep] = sorted(members[keep] + members.pop(gone))
        del age[gone]
        age[keep] += 1
        for other, (total, known) in near.pop(gone).items():
            del near[other][gone]
            if other != keep:
                more, others = near[keep].get(other, (0.0, 0))
                near[keep][other] = near[other][keep] = (total + more, known + others)
        for other in near[keep]:
            left, right = min(keep, other), max(keep, other)
            value = mean(left, right)
            if value > threshold:
                heapq.heappush(heap, (-value, left, right, age[left], age[right]))
    return sorted(members.values())
