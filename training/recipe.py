"""The recipe by which the weights of conflicts are made from marked pairs: fitted, then shifted to where they are told.

1. The weights of all kinds are fitted (:mod:`training.conflicts`).
2. Where "conflicting" is said is chosen by scores that were made without the pairs they are held against: for each
   kind the shift of its log odds with which calling a conflict what has a chance of one half is worth most
   (:func:`worth`): conflicts found in real news, less what false alarms cost.

3. Of what these leave in doubt a learned judge is asked, where its log odds are given: what they weigh is fitted on the
   same held-out scores. Choosing the place again cost a sixth of the precision on ``outlets``, so it stays.

Everything is done on the pairs that are given and looks at no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.pairsets import Marked
from checker.verdicts.scoring import DOUBT
from training.conflicts import TRUST, Seen, Weights, fit, score, used
from training.logistic import newton

SHIFTS = tuple(round(-2.5 + 0.25 * n, 2) for n in range(17))
GOALS = {
    ("outlets", "same"): 0.012,
    ("pool", "same"): 0.020,
    ("natural", "same"): 0.015,
    ("emergent", "same"): 0.025,
    ("perturb", "same"): 0.015,
    ("msrp", "same"): 0.040,
    ("rte3", "same"): 0.015,
    ("headlines", "same"): 0.015,
}
"""False alarms, as shares, that a choice may make without being charged for them."""
CHARGE = 20.0
VALUE = {"outlets": 2.0, "pool": 1.0, "natural": 1.0, "emergent": 1.0, "perturb": 1.0}
"""What finding the conflicts of a set is worth; real news in its own mixture most."""
PRECISION = 0.7
"""Beta of the F score: precision counts more than recall."""


def worth(sets: Sequence[str], labels: Sequence[str], called: np.ndarray) -> float:
    """What calling these pairs conflicts is worth: F over each set, less the charges for false alarms."""
    name, label, total = np.array(sets), np.array(labels), 0.0
    for one, value in VALUE.items():
        here = (name == one) & (label != "ambiguous")
        gold = here & (label == "conflict")
        found, wrong = int((called & gold).sum()), int((called & here & ~gold).sum())
        beta = PRECISION**2
        total += value * (1 + beta) * found / max(1.0, (1 + beta) * found + beta * (int(gold.sum()) - found) + wrong)
    for (one, what), goal in GOALS.items():
        here = (name == one) & (label == what)
        if here.any():
            total -= CHARGE * max(0.0, float(called[here].mean()) - goal)
    return total


def held_out(seen: Sequence[Seen]) -> list[float]:
    """The log odds of every candidate by weights that were fitted without its fold."""
    out = [0.0] * len(seen)
    for part in sorted({c.fold for c in seen}):
        weights = fit([c for c in seen if c.fold != part])
        for i, c in enumerate(seen):
            if c.fold == part:
                out[i] = score(weights, c)
    return out


def shifts(seen: Sequence[Seen], odds: Sequence[float], pairs: Sequence[Marked]) -> dict[str, float]:
    """The shift of each kind's log odds that is worth most, found by turning at one kind after the other."""
    kinds = sorted({c.kind for c in seen})
    place = {p.key: n for n, p in enumerate(pairs)}
    best = np.full((len(pairs), len(kinds)), -99.0)
    for c, s in zip(seen, odds, strict=True):
        at = place[c.set, c.pair], kinds.index(c.kind)
        best[at] = max(best[at], s)
    sets, labels = [p.set for p in pairs], [str(p.row["label"]) for p in pairs]
    now = np.zeros(len(kinds))
    for _ in range(3):
        for n in range(len(kinds)):
            tried = []
            for shift in SHIFTS:
                now[n] = shift
                tried.append((worth(sets, labels, (best + now).max(axis=1) >= 0), -abs(shift), shift))
            now[n] = max(tried)[2]
    return {f: float(now[n]) for n, f in enumerate(kinds)}


def made(seen: Sequence[Seen], pairs: Sequence[Marked]) -> Weights:
    """The weights of every kind by the whole recipe, from the candidates *seen* in *pairs*."""
    odds = held_out(seen)
    moved: Mapping[str, float] = defaultdict(float, shifts(seen, odds, pairs))
    odds = [s + moved[c.kind] for c, s in zip(seen, odds, strict=True)]
    learned = believed(seen, odds, pairs)
    return {
        kind: known | {"bias": round(known.get("bias", 0.0) + moved[kind], 3)} | learned.get(kind, {})
        for kind, known in fit(seen).items()
    }


def believed(seen: Sequence[Seen], odds: Sequence[float], pairs: Sequence[Marked]) -> Weights:
    """What the learned judge's opinion weighs, and a bias for having asked it; empty where none was given.

    The same for every kind that it is asked about, for few pairs are left in doubt.
    *odds* are the log odds of every candidate without it, as they are told.
    """
    asked = [
        c.features is not None and c.judge is not None and log_odds(DOUBT[0]) <= s <= log_odds(DOUBT[1])
        for c, s in zip(seen, odds, strict=True)
    ]
    of: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, c in enumerate(seen):
        if asked[n] and used(c):
            of[c.set, c.pair].append(n)
    rows = [(max(at, key=lambda n: odds[n]), 1.0) for at in of.values() if seen[at[0]].label == "conflict"]
    rows += [(n, len(at) ** -0.5) for at in of.values() if seen[at[0]].label != "conflict" for n in at]
    if not rows:
        return {}
    x = np.array([[1.0, seen[n].judge] for n, _ in rows], float)
    own = np.array([odds[n] for n, _ in rows])
    y = np.array([seen[n].label == "conflict" for n, _ in rows], float)
    trust = np.array([TRUST[seen[n].set] * share for n, share in rows])
    bias, weight = newton(x, y, trust, 1.0, own)
    known = {"judge": round(float(weight), 3), "judged": round(float(bias), 3)}
    return dict.fromkeys(sorted({c.kind for c, here in zip(seen, asked, strict=True) if here}), known)


def log_odds(chance: float) -> float:
    """The log odds of a chance between 0 and 1."""
    return float(np.log(chance / (1 - chance)))
