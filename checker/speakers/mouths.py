"""Who says the same words in two articles: evidence that an unnamed speaker, or a name that tells little, is one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.speakers.cluster import Cluster, Key
from checker.speakers.names import compatible, holds, parse
from checker.speakers.people import ArticlePeople

KNOWN_AGAIN = 6
"""Words that two contents must share in a row for their mouths to be compared."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
ALIKE = 0.8  # share of the shorter content's words that stand in such rows
CROWD = 12  # a row of words that more contents have is a phrase of everybody's


def known_words(content: Iterable[str]) -> tuple[str, ...]:
    """The words of a content's parts in lower case; none where they are too few to be known again."""
    said = tuple(WORD.findall(" ".join(content).casefold().replace("’", "'")))
    return said if len(said) >= KNOWN_AGAIN else ()


def one_mouth(people: Sequence[ArticlePeople]) -> Iterator[tuple[Key, Key]]:
    """Pairs of entities of two articles, each alone in saying what are the same words, in the order of *people*."""
    said: list[tuple[Key, tuple[str, ...]]] = [
        ((one.article, r.entities[0]), r.said)
        for one in people
        for r in one.resolutions
        if r.said and len(r.entities) == 1
    ]
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (_, words) in enumerate(said):
        for row in dict.fromkeys(_rows(words)):
            rows[row].append(n)
    pairs = {
        (a, b)
        for found in rows.values()
        if 1 < len(found) <= CROWD
        for i, a in enumerate(found)
        for b in found[i + 1 :]
        if said[a][0][0] != said[b][0][0]
    }
    yield from dict.fromkeys((said[a][0], said[b][0]) for a, b in sorted(pairs) if _alike(said[a][1], said[b][1]))


def _rows(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[i : i + KNOWN_AGAIN]) for i in range(len(words) - KNOWN_AGAIN + 1))


def _alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether nearly all words of the shorter content stand in rows that the longer one has."""
    short, long = sorted((left, right), key=len)
    known = set(_rows(long))
    covered = {i + k for i, row in enumerate(_rows(short)) if row in known for k in range(KNOWN_AGAIN)}
    return len(covered) >= ALIKE * len(short)


def may_be_one(left: Cluster, right: Cluster) -> bool:
    """Whether two clusters that say the same words are one: both described and of a kind, or names that can be one's.

    Nothing here joins two people of different names, nor a name with a description: who of two outlets is right about
    the mouth is not decided by giving it away.
    """
    if left.type != right.type or left.articles & right.articles or {left.gender, right.gender} == {"f", "m"}:
        return False
    if not left.given and not right.given:
        return left.type == "unnamed" or _last(left) == _last(right)
    if left.type != "person" or not (left.given and right.given):
        return False
    if left.full and right.full:
        return any(
            compatible(a, b, lenient=True) or (a.family == b.family and a.parts[0][:1] == b.parts[0][:1])
            for a in left.full
            for b in right.full
        )
    short, full = (left, right) if right.full else (right, left)
    return any(holds(f, parse(n)) for f in full.full for n in short.names)


def _last(cluster: Cluster) -> str:
    return cluster.members[0][1].name.casefold().split()[-1]
