"""The second pass: what one outlet attributes and another prints as its own narration.

A sentence states a claim where either has most of what the other says, and both say it with one verb, adjective or
figure: "prosecutors investigate her private server" is not stated by everything that tells of the investigation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from checker.alignment.blocking import candidates
from checker.alignment.gate import passing
from checker.alignment.profiles import Profile
from checker.alignment.rules import Thresholds
from checker.alignment.score import aligned, score_from
from checker.alignment.words import keys_of
from checker.records import Claim, ClaimGroup

MOST = 0.45
"""Share of the telling words of either side that the other must have."""
_SAYING = frozenset({"VERB", "ADJ", "ADV", "NUM"})


def narrated(
    groups: Sequence[ClaimGroup],
    claims: Sequence[Claim],
    profiles: Mapping[str, Profile],
    narration: Mapping[Claim, Profile],
    thresholds: Thresholds,
) -> tuple[dict[str, tuple[Claim, ...]], int]:
    """For each of *groups*, by id, the sentences of *narration* that state what one of its claims does, and how many
    pairs were looked at."""
    if not narration:
        return {}, 0
    told, of = {c.id: c for c in narration}, {c.id: c for c in claims}
    mixed = sorted((*profiles.values(), *narration.values()), key=lambda p: p.id)
    of_claim: dict[str, list[Claim]] = defaultdict(list)
    own = np.array([p.id in told for p in mixed])
    pairs = candidates(mixed, thresholds.too_common)
    pairs = pairs[own[pairs[:, 0]] != own[pairs[:, 1]]]
    for i, j in passing(mixed, pairs, thresholds.weights, thresholds.narration):
        a, b = mixed[i], mixed[j]
        found = score_from(a, b, thresholds.weights, thresholds.narration)
        if found is None or not aligned(found, thresholds.narration):
            continue
        claim, sentence = (b, a) if a.id in told else (a, b)
        if states(of[claim.id], claim, sentence):
            of_claim[claim.id].append(told[sentence.id])
    out = {}
    for g in groups:
        held = {c.id: c for i in g.claims for c in of_claim[i]}
        if held:
            out[g.id] = tuple(held[i] for i in sorted(held))
    return out, len(pairs)


def states(claim: Claim, said: Profile, sentence: Profile) -> bool:
    """Whether *sentence* says what *claim*, whose profile is *said*, does, and is not only of the same matter."""
    shared = said.weights.keys() & sentence.weights.keys()
    if sum(said.weights[k] for k in shared) < MOST * said.mass:
        return False
    if sum(sentence.weights[k] for k in shared) < MOST * sentence.mass:
        return False
    saying = {k for w in claim.facts.words if w.pos in _SAYING for k in keys_of(w.lemma)} & said.weights.keys()
    return not saying or bool(saying & shared)
