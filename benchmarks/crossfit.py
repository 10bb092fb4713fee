"""How well the weights of conflicts carry over: each half of the pairs scored with weights fitted on the other half.

    python -m benchmarks.crossfit --bench ../shared/bench

The shipped weights were fitted on all development pairs, so their scores there flatter them. This fits them twice more
(``training/conflicts.py``), each time without one half of the groups of related pairs, and scores that half. What it
prints for ``natural`` is the better guess at news never seen; thresholds and features are the shipped ones both times,
and those were chosen looking at the same pairs. Halves are by a hash of the pair's group, the same over all sets.

    python -m benchmarks.crossfit --bench ../shared/bench --set-aside

asks more: nothing is taken from the half that is scored, the bars of the rules neither. Weights are fitted and bars
chosen on the one half by the recipe of ``training/recipe.py``, and the other half is scored once; then the reverse.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.floors import module
from checker.alignment.score import aligned, score
from checker.comparing import Comparison, judged
from checker.records import Article, Claim, Span
from training.conflicts import SETS, Seen, candidates_of, fit, pairs_of
from training.recipe import Member, made

Weights = Mapping[str, Mapping[str, float]]


def half(group: str) -> int:
    """0 or 1, by the group of related pairs."""
    return int(hashlib.sha1(group.encode(), usedforsecurity=False).hexdigest(), 16) % 2


def verdicts(
    rows: Sequence[dict[str, Any]], claims: Sequence[tuple[Claim, Claim]], weights: Weights, book: Any
) -> Iterator[Comparison]:
    """The comparisons of *rows* under *weights*, as `checker compare` would print them."""
    with patch("checker.verdicts.scoring.weights", lambda: weights):
        for row, (left, right) in zip(rows, claims, strict=True):
            articles = [Article(k, k, row[k], Span(0, len(row[k])), "") for k in "ab"]
            yield judged(row["id"], left, right, articles[0], articles[1], book)


def _member(name: str, row: dict[str, Any], left: Claim, right: Claim, book: Any) -> Member:
    close = aligned(score(left, right, thresholds=book.thresholds), book.thresholds.pair)
    return Member(name, row["id"], row["label"], row.get("kind"), row["group"], close)


def line(figures: dict[str, Any]) -> str:
    """One set's figures: conflict F1, P@5%, false alarms in percent, and means over kinds where there are kinds."""
    out = []
    if "conflict" in figures:
        out.append(f"F1 {figures['conflict']['f1']:.3f}  P@5% {figures['conflict'].get('p_at_5', 0.0):.3f}")
    out += [f"{label} {100 * rate:.1f}" for label, rate in figures["false_alarm"].items()]
    kinds = [k for k in figures["kinds"] if k["label"] == "conflict"]
    if len(kinds) > 1:
        out.append(
            f"over kinds: recall {figures['macro']['recall']:.3f}, false {100 * figures['macro']['false_alarm']:.2f}"
        )
    return "  ".join(out)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--set-aside", action="store_true", help="choose bars on the half that is fitted, too")
    args = parser.parse_args()
    from checker.rulebook import load
    from checker.verdicts.scoring import weights as shipped

    book = load((), project=pathlib.Path("/nonexistent"))
    read = {name: list(pairs_of(args.bench / "data", name)) for name in SETS}
    seen: dict[int, list[Seen]] = {0: [], 1: []}
    members: dict[int, list[Member]] = {0: [], 1: []}
    for name, pairs in read.items():
        for row, left, right in pairs:
            seen[half(row["group"])] += candidates_of(name, row, left, right, book.conflicts)
            members[half(row["group"])].append(_member(name, row, left, right, book))
        print(f"read {name}: {len(pairs)} pairs", file=sys.stderr, flush=True)
    kinds = sorted({c.kind for part in seen.values() for c in part if c.features})
    other: list[Weights] = [{k: fit(seen[1 - side], k) for k in kinds} for side in (0, 1)]
    ways: list[tuple[str, Sequence[Weights]]] = [("cross-fit", other)]
    if args.set_aside:
        least = {r.kind: r.least for r in book.conflicts}
        ways = [("set aside", [made(seen[1 - side], members[1 - side], least) for side in (0, 1)])]
    else:
        ways.insert(0, ("shipped", [shipped(), shipped()]))
    score_set = module(args.bench / "pairs_score.py").score_set
    for name, pairs in read.items():
        print(name)
        for title, used in ways:
            told: dict[str, dict[str, Any]] = {}
            for side in (0, 1):
                own = [p for p in pairs if half(p[0]["group"]) == side]
                claims = [(a, b) for _, a, b in own]
                for c in verdicts([row for row, _, _ in own], claims, used[side], book):
                    told[c.id] = {"verdict": c.verdict, "reason": c.kind}
            print(f"   {title:10s} all    {line(score_set([p[0] for p in pairs], told))}")
            for side in (0, 1):
                mine = [row for row, _, _ in pairs if half(row["group"]) == side]
                print(f"   {'':10s} half {side} {line(score_set(mine, told))}")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
