"""Whom a pronoun means: each person mentioned before it, by features with fitted weights.

A conditional logit over the people in reach and "nobody": the score of each is the sum of the weights of what holds
of him or her (how near the last mention is, whether it was a subject, who spoke last, who governs the clause that the
pronoun stands in), as in the salience factors of Lappin and Leass (1994), but with weights fitted on marked stories
(``training/salience.py``, ``salience.tsv``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from checker.speakers.bearer import Bearer
from checker.speakers.bodies import Seen

Features = dict[str, float]
FAR = 12  # sentences
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a pronoun stands, and what its grammar says of others.

    ``after_quote`` tells of ``"…," he said``; ``barred`` are tokens of its own clause that it cannot mean, ``told``
    people named in what it says, ``governors`` the subjects of the clauses above its own, the nearest first.
    """

    token: int
    sentence: int
    paragraph: int
    gender: str
    quoted: bool = False
    after_quote: bool = False
    barred: frozenset[int] = frozenset()
    later: frozenset[Bearer] = frozenset()
    told: frozenset[Bearer] = frozenset()
    governors: tuple[Bearer, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoke:
    """The last who spoke and in which paragraph."""

    bearer: Bearer
    paragraph: int


@dataclass(slots=True)
class _Sum:
    """What is gathered of one person, the nearest mention first."""

    last: Seen
    count: int = 1
    subject: Seen | None = None
    barred: bool = False


def candidates(spot: Spot, seen: Sequence[Seen], spoke: Spoke | None, subject: Seen | None) -> dict[Bearer, Features]:
    """The features of everybody whom the pronoun at *spot* may mean.

    *seen* are the mentions before it in order, *subject* the last subject of a main clause near it.
    """
    sums: dict[Bearer, _Sum] = {}
    for one in reversed(seen):
        if spot.sentence - one.sentence > FAR:
            break
        if not may_be(one.bearer, spot.gender):
            continue
        known = sums.get(one.bearer)
        if known is None:
            known = sums[one.bearer] = _Sum(one)
        else:
            known.count += 1
        if one.subject and known.subject is None:
            known.subject = one
        known.barred = known.barred or one.token in spot.barred
    near = spoke if spoke is not None and spot.paragraph - spoke.paragraph <= 2 else None
    if near is not None and near.bearer not in sums and may_be(near.bearer, spot.gender):
        sums[near.bearer] = _Sum(Seen(near.bearer, spot.token, spot.sentence - FAR, near.paragraph))
    return {b: _features(spot, rank, b, s, spoke, subject) for rank, (b, s) in enumerate(sums.items())}


def _features(
    spot: Spot, rank: int, bearer: Bearer, known: _Sum, spoke: Spoke | None, subject: Seen | None
) -> Features:
    """What holds of one candidate; *rank* is how many others were mentioned since."""
    last, gap = known.last, spot.sentence - known.last.sentence
    place = " quoted" if spot.after_quote else ""
    since = None if known.subject is None else min(spot.sentence - known.subject.sentence, 3)
    said = spoke is not None and spoke.bearer is bearer
    governs = bearer in spot.governors
    held = {
        f"gap{min(gap, 3)}": True,
        f"paragraph{min(max(spot.paragraph - last.paragraph, 0), 2)}": True,
        f"nearest{place}": rank == 0,
        f"subject{min(gap, 2)}": last.subject,
        f"was_subject{since}": since is not None,
        f"main_subject{place}": subject is not None and subject.bearer is bearer,
        "owner of subject": last.owner,
        "possessive": last.possessive and not last.owner,
        "inner": last.inner,
        "quoted": last.quoted and not spot.quoted,
        f"spoke{min(spot.paragraph - spoke.paragraph, 3) if spoke else 0}{place}": said,
        "spoke_before_subject": said and subject is not None and _newer(subject, bearer, spot),
        "governor": governs and spot.governors[0] is bearer,
        "governor_above": governs and spot.governors[0] is not bearer,
        "barred": known.barred or bearer in spot.later,
        "told": bearer in spot.told,
        "person" if bearer.kind == "person" else "name" if " " in bearer.name else "word": True,
        "gender": bool(spot.gender) and bearer.gender == spot.gender,
    }
    out = {name: 1.0 for name, holds in held.items() if holds}
    return out | {"rank": min(rank, 4) / 4, "often": math.log1p(known.count - 1)}


def _newer(subject: Seen, bearer: Bearer, spot: Spot) -> bool:
    """Whether another has become the subject in the pronoun's paragraph since *bearer* spoke."""
    return subject.bearer is not bearer and subject.paragraph == spot.paragraph


def may_be(bearer: Bearer, gender: str) -> bool:
    """Whether somebody of that gender ("" for any) may be the bearer."""
    return bearer.kind not in ("body", "place") and (not gender or bearer.gender in ("", gender))


def total(features: Features, weights: Mapping[str, float]) -> float:
    """The score of one candidate."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def choose(found: Mapping[Bearer, Features], weights: Mapping[str, float], least: float = 0.0) -> Bearer | None:
    """Who scores best; None where nobody scores more than *least* over "nobody"."""
    best, chosen = weights.get(NOBODY, 0.0) + least, None
    for bearer in sorted(found, key=lambda b: b.first):
        score = total(found[bearer], weights)
        if score > best:
            best, chosen = score, bearer
    return chosen


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The fitted weights, by feature."""
    text = files("checker.speakers").joinpath("salience.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, value in rows}
