"""Whether two claims with a link bear each other out: what the learned judge makes of the two texts read together.

A link says that two claims are alike in words, speaker and topic. "The recorder had been recovered" and "divers were
still looking for the recorder" are that, too, and neither bears the other out. Whether they do is a fitted sum
(``data/bearing.json``, made by ``training/bearing.py``) of the link's score and of what the judge says; below
``bear`` in ``rules/thresholds.yaml`` the pair stays together and corroborates nothing, with the sum as evidence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from checker.records import Alignment, Article, Claim, Evidence, Place

if TYPE_CHECKING:
    from checker.learned import Judging, Opinion

RULE, KIND = "not-borne-out", "bearing"
CONTRARY = -1.0
"""Natural logarithm of how many times likelier a conflict is than agreement, from which it speaks against a pair."""
_FULL = 100.0


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Weight of each feature, in log odds."""
    text = resources.files("checker.verdicts").joinpath("data/bearing.json").read_text(encoding="utf-8")
    return {name: float(value) for name, value in json.loads(text)["weights"].items()}


def features(opinion: Opinion, *, score: float) -> dict[str, float]:
    """What the chance is a sum of, by name; *score* is the link's sum of points."""
    return {
        "bias": 1.0,
        "score": min(_FULL, score) / 10,
        "aligned": opinion.aligned,
        "contrary": max(0.0, opinion.conflict - opinion.same - CONTRARY),
    }


def chance(named: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a careful reader says that two claims bear each other out."""
    total = sum(weights()[name] * value for name, value in named.items())
    return round(1 / (1 + math.exp(-total)), 4)


def doubts(
    links: Sequence[Alignment],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    evidence: Sequence[Evidence],
    judge: Judging,
    *,
    bear: float,
    beyond: float,
) -> Iterator[Evidence]:
    """Evidence, open, for each of the *links* of a group whose two claims do not bear each other out.

    The *judge* is asked once a pair, about no pair whose score is *beyond* doubt (0 to 100) and about none of which the
    *evidence* has left something open already. *bear* is the least chance, 0 to 1, to bear each other out.
    """
    settled = {frozenset((e.left.claim, e.right.claim)) for e in evidence if e.open}
    for link in links:
        pair = frozenset((link.left, link.right))
        if link.score >= beyond or pair in settled:
            continue
        left, right = claims[link.left], claims[link.right]
        opinion = judge(left.text, right.text)
        total = sum(part.value * part.weight for part in link.parts) if link.parts else link.score
        named = features(opinion, score=total)
        likely = chance(named)
        if likely < bear:
            places = _whole(left, articles), _whole(right, articles)
            yield Evidence(
                RULE, KIND, "differs", "note", *places, _message(opinion), open=True, chance=likely, parts=_parts(named)
            )


def doubted(evidence: Collection[Evidence]) -> frozenset[frozenset[str]]:
    """The pairs of claims of which neither stands in a group that the other bears out: they say two things, or take two
    sides; that one leaves a figure open is no such reason."""
    found = (e for e in evidence if e.rule == RULE or (e.open and e.kind == "antonym"))
    return frozenset(frozenset((e.left.claim, e.right.claim)) for e in found)


def _message(opinion: Opinion) -> str:
    apart = math.exp(opinion.different) + math.exp(opinion.neutral)
    said = {
        "they may say two different things": apart,
        "they may be at odds": math.exp(opinion.conflict),
        "too little shows that they say the same": math.exp(opinion.same),
    }
    return f"read together, {max(said, key=lambda name: said[name])}; neither bears the other out"


def _parts(named: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    found = [(name, round(weights()[name] * value, 3)) for name, value in named.items() if value]
    return tuple(sorted(found, key=lambda x: (-abs(x[1]), x[0])))


def _whole(claim: Claim, articles: Mapping[str, Article]) -> Place:
    span = claim.attribution.content[0]
    return Place(claim.id, span, span.text(articles[claim.article].text))
