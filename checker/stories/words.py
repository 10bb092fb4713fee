"""What an article's words tell of its event: each stem with a weight, seldom ones and names foremost.

A weight is how often the article has the stem, damped (1 + ln count), times how much it tells: -ln of the share of
articles that have it. That share is learned from the pile itself and, where the pile is small, from how often the stem
stands in news at large; so three articles of one event know their names for seldom words, and in a pile about one
campaign the candidate's name tells little (Spärck Jones 1972; the prior is the usual Dirichlet one).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import Stemmer

from checker.alignment.words import plain, rarity
from checker.records import Article

READ = 400
"""Words of an article from its beginning that are read: news says first what it is about (the inverted pyramid)."""
TYPICAL = 300
"""Words of an article by which the share of articles that have a stem is told from its share of all words."""
PRIOR = 400
"""Articles of news at large that the pile's own are added to."""
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_END = re.compile(r"[.!?:”\"]\s*$|^$|\n\s*$")
_OWN = re.compile(r"['’](?:s|t|re|ve|ll|d|m)$")
_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Terms:
    """One article's stems: how often each stands in the title and the beginning, and those that stand as names."""

    counts: Mapping[str, int]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vector:
    """One article's weights, all and of names alone, both of length 1 (or empty); ``best`` are its telling stems."""

    weights: Mapping[str, float]
    names: Mapping[str, float]
    best: tuple[str, ...]


def terms_of(article: Article) -> Terms:
    """The stems of *article*. A stem is a name where a word of it stands in capitals inside a sentence."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    body = article.text[article.body.start : article.body.end]
    for text, inside in ((article.title or "", False), (body, True)):
        end = 0
        for number, match in enumerate(_WORD.finditer(text)):
            if number >= READ:
                break
            word = _OWN.sub("", match.group())
            stem = _stemmer.stemWord(plain(word))
            counts[stem] += 1
            if inside and word[0].isupper() and end and not _END.search(text[max(end - 1, 0) : match.start()]):
                names.add(stem)
            end = match.end()
    return Terms(counts, frozenset(names))


def vectors(pile: Sequence[Terms], telling: int, unseen: int = 0) -> list[Vector]:
    """The weights of each article of *pile*; of each its *telling* stems that weigh most, in that order.

    *unseen* articles belong to the pile without being among it; they are taken for news at large.
    """
    having = Counter(stem for terms in pile for stem in terms.counts)
    told = {stem: tells(stem, number, len(pile), unseen) for stem, number in having.items()}
    return [vector(terms, told, telling) for terms in pile]


def telling_of(article: Article, most: int) -> tuple[str, ...]:
    """The *most* stems of *article* that tell most among news at large, by which others about its event are found."""
    return vectors([terms_of(article)], most)[0].best


def tells(stem: str, having: int, pile: int, unseen: int = 0) -> float:
    """How much *stem* tells, which *having* of *pile* articles have; *unseen* as in :func:`vectors`."""
    at_large = 1 - math.exp(-TYPICAL * 2 ** -rarity(stem))
    return -math.log(((PRIOR + unseen) * at_large + having) / (PRIOR + unseen + pile))


def vector(terms: Terms, tells: Mapping[str, float], telling: int) -> Vector:
    """The weights of an article, of whose stems *tells* knows how much each tells."""
    weights = {stem: (1 + math.log(count)) * tells[stem] for stem, count in terms.counts.items()}
    best = sorted(weights, key=lambda stem: (-weights[stem], stem))[:telling]
    return Vector(_unit(weights), _unit({s: w for s, w in weights.items() if s in terms.names}), tuple(best))


def _unit(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {stem: w / length for stem, w in weights.items()} if length else {}
