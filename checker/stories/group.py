"""A pile of articles put into stories: those about one event together, in no order but their own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from checker.records import Article, Story
from checker.stories.cluster import joined
from checker.stories.pairs import FEATURES, TELLING, absent, features, met
from checker.stories.words import terms_of, vectors


@dataclass(frozen=True, slots=True)
class Model:
    """What each feature of two articles weighs, the constant, and the mean evidence from which clusters are joined."""

    weights: tuple[float, ...]
    constant: float
    threshold: float

    def evidence(self, values: Sequence[float]) -> float:
        """The log-odds that two articles with these features are about one event."""
        return sum((w * v for w, v in zip(self.weights, values, strict=True)), self.constant)


@cache
def packaged() -> Model:
    """The weights that ship with the package (``training/stories.py`` fits them)."""
    kept = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Model(tuple(kept["weights"][name] for name in FEATURES), kept["constant"], kept["threshold"])


def stories_of(articles: Iterable[Article], model: Model | None = None, *, unseen: int = 0) -> tuple[Story, ...]:
    """The stories of *articles*, by the date, outlet and id of their first article; each article is in one.

    Neither the order of the articles nor their paths matter. *unseen* is how many more the pile has, which share too
    little with these to be looked at.
    """
    pile = sorted(articles, key=lambda a: a.id)
    return told([pile[n] for n in members] for members in clusters(pile, model or packaged(), unseen))


def told(groups: Iterable[Sequence[Article]]) -> tuple[Story, ...]:
    """A story for each of *groups*, by the date, outlet and id of its first article; texts do not matter."""
    ordered = sorted((sorted(group, key=order) for group in groups), key=lambda group: order(group[0]))
    return tuple(Story(_name(group), group[0].title or "", tuple(a.id for a in group)) for group in ordered)


def clusters(pile: Sequence[Article], model: Model, unseen: int = 0) -> list[list[int]]:
    """The places in *pile* of the articles of each story; *unseen* as in :func:`stories_of`."""
    size = len(pile) + unseen
    known = vectors([terms_of(article) for article in pile], TELLING, unseen)
    evidence: Mapping[tuple[int, int], float] = {
        (i, j): model.evidence(features(known[i], known[j], (pile[i].published, pile[j].published), size))
        for i, j in met(known)
    }
    return joined(len(pile), evidence, against(model, size), model.threshold)


def against(model: Model, size: int) -> float:
    """The evidence of two articles of a pile of *size* that never met: always below the threshold."""
    return min(model.evidence(absent(size)), model.threshold - 1)


def order(article: Article) -> tuple[bool, str, str, str]:
    """By date, those without one last, then outlet and id: never by the order of the arguments."""
    published = article.published.isoformat() if article.published else ""
    return not published, published, article.outlet, article.id


def _name(group: Sequence[Article]) -> str:
    return hashlib.sha256("\0".join(sorted(a.id for a in group)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
