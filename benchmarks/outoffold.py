"""What the verdicts on pairs are worth on news that chose nothing of them.

    python -m benchmarks.outoffold --bench ../shared/bench [--opinions FILE] [--shipped] [--json FILE]

Over the fixed folds (``benchmarks/folds.py``) the weights of conflicts and where "conflicting" is said are made four
times by the recipe of ``training/recipe.py``, each time without one of folds 0 to 3, and that fold is scored with them.
The sealed fold is scored with weights made on folds 0 to 3, in sums only. With ``--shipped`` nothing is fitted and the
weights of the package are scored, which were made on folds 0 to 3: only their sealed figures say anything then.

``--opinions`` names what the learned judge says of the pairs that it never saw (``training/judging``): their folds
alone are then reported, and the sealed fold, about which the packaged judge is asked. Without it the rules decide.

Verdicts are made by the function behind `checker compare`, from parses that are kept on disk; metrics are those of the
bench's ``pairs_score.py``.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from unittest.mock import patch

from benchmarks.floors import module
from benchmarks.folds import FOLDS, SEALED
from benchmarks.pairsets import Marked, marked
from checker.comparing import judged
from checker.learned import Judging, opinion
from training.conflicts import Weights, collect, opinions, shipped
from training.recipe import made

Asked = Callable[[tuple[str, str]], Judging | None]
"""The judge that is asked about the pair of a set and an id."""


def verdicts(
    pairs: Iterable[Marked], weights: Weights | None, book: Any, asked: Asked = lambda _: None
) -> dict[tuple[str, str], dict[str, Any]]:
    """The verdict on each of *pairs* as `checker compare` would print it, with *weights* in place of the shipped."""
    out = {}
    from checker.verdicts import scoring

    with patch.object(scoring, "weights", (lambda: weights) if weights is not None else scoring.weights):
        for p in pairs:
            c = judged(p.key[1], p.left, p.right, *p.articles, book, asked(p.key))
            out[p.key] = {"verdict": c.verdict, "reason": c.kind}
    return out


def figures(score_set: Any, pairs: Sequence[Marked], told: Mapping[tuple[str, str], Any]) -> dict[str, dict[str, Any]]:
    """The figures of every set among *pairs*, by its name."""
    names = list(dict.fromkeys(p.set for p in pairs))
    found = {}
    for name in names:
        mine = [p for p in pairs if p.set == name]
        found[name] = score_set([p.row for p in mine], {p.row["id"]: told[p.key] for p in mine})
    return found


def line(name: str, s: Mapping[str, Any]) -> str:
    """One set's figures in a line: conflict precision, recall, F1; false alarms in percent; alignment."""
    out = f"{name:10s} {s['n']:5d}"
    conflict = s.get("conflict")
    out += "  P {p:.3f} R {r:.3f} F1 {f1:.3f}".format(**conflict) if conflict else " " * 26
    out += "  false alarms " + "  ".join(f"{k} {100 * v:.1f}" for k, v in s["false_alarm"].items())
    if "align" in s:
        out += f"  align {s['align']['f1']:.3f}"
    if name == "perturb":
        out += f"  over kinds: recall {s['macro']['recall']:.3f}, controls {100 * s['macro']['false_alarm']:.2f}"
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--shipped", action="store_true", help="score the weights of the package, fit nothing")
    parser.add_argument("--opinions", type=pathlib.Path, help="what the learned judge says of pairs it never saw")
    parser.add_argument("--write", action="store_true", help="ship the weights that were made on folds 0 to 3")
    parser.add_argument("--json", type=pathlib.Path, help="also write every number here")
    args = parser.parse_args()
    from checker.rulebook import load

    pairs = marked(args.bench)
    book = load((), project=pathlib.Path("/nonexistent"))
    told: dict[tuple[str, str], dict[str, Any]] = {}
    known = opinions(args.opinions) if args.opinions else {}

    def asked(key: tuple[str, str]) -> Judging | None:
        if key in known:
            return lambda _left, _right: known[key]
        return opinion if known and key in sealed else None

    sealed = {p.key for p in pairs if p.fold == SEALED}
    parts = sorted({p.fold for p in pairs if p.key in known} or {*range(FOLDS)} - {SEALED})
    if args.shipped:
        told = verdicts(pairs, None, book, asked)
    else:
        seen = collect((p for p in pairs if p.fold != SEALED), {key: one.odds for key, one in known.items()})
        for part in (*parts, SEALED):
            inside = [p for p in pairs if p.fold not in (part, SEALED)]
            weights = made([c for c in seen if c.fold != part], inside)
            told |= verdicts([p for p in pairs if p.fold == part], weights, book, asked)
            if args.write and part == SEALED:
                shipped(weights)
            print(f"fold {part} scored", file=sys.stderr, flush=True)
    score_set = module(args.bench / "pairs_score.py").score_set
    out = {}
    for title, own in (
        (
            f"{'' if args.shipped else 'out of fold, '}folds {parts[0]} to {parts[-1]}",
            [p for p in pairs if p.fold in parts],
        ),
        ("sealed fold", [p for p in pairs if p.fold == SEALED]),
    ):
        out[title] = figures(score_set, own, told)
        print(title)
        for name, s in out[title].items():
            print("  ", line(name, s))
    if args.json:
        args.json.write_text(json.dumps(out, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
