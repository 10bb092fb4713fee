"""Whether confidence is what it says: of the attributions given 0.9, nine in ten should be right.

    python -m benchmarks.calibration --bench ../shared/bench [--engine rules] [--found extract.jsonl]

Right is what the benchmark calls end to end: a content that shares half of its words with a hand-marked one and has its
source. Counted over the outermost attributions of speech in the development articles, through the command line.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from benchmarks.floors import FIELDS, feed, module, read, run

PARTS = ("source", "cue", "content")
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
ASKED, SHARE = 0.9, 0.9  # of those said 0.9 or more, nine in ten


def judged(bench: pathlib.Path, found: dict[str, list[Any]]) -> Iterator[tuple[float, bool]]:
    """(confidence, right or not) of every attribution of speech."""
    score, restrict = module(bench / "attribution_score.py"), module(bench / "speech.py").restrict
    for record in read(bench / "data/attribution.dev.jsonl"):
        text = record["text"]
        mine = [
            {key: [[s["start"], s["end"]] for s in claim[key]] for key in PARTS} | {"said": claim["confidence"]}
            for claim in found.get(record["id"], ())
            if not claim.get("within")
        ]
        wanted, mine = restrict(score, text, record["attributions"], mine)
        art = score.Article(text)

        def agree(g: Any, m: Any, art: Any = art) -> bool:
            left, right = art.tokens(g.get("source") or []), art.tokens(m["source"])
            return bool(left & right) or not (left or right)

        sides = [[art.tokens(a["content"]) for a in side] for side in (wanted, mine)]
        pairs = score.greedy(*sides, score.iou, score.RELAXED, lambda g, m, w=wanted, o=mine: agree(w[g], o[m]))
        right = {m for g, m in pairs if agree(wanted[g], mine[m])}
        yield from ((one["said"], n in right) for n, one in enumerate(mine))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--engine", default="hybrid")
    parser.add_argument("--found", type=pathlib.Path, help="what `checker extract` printed, to save the run")
    args = parser.parse_args()
    if args.found:
        lines = args.found.read_text(encoding="utf-8").splitlines()
    else:
        with tempfile.TemporaryDirectory() as folder:
            gold = feed(read(args.bench / "data/attribution.dev.jsonl"), FIELDS, folder)
            lines = run("extract", gold, "--quiet", "--engine", args.engine).splitlines()
    found = {r["article"]["id"]: r["claims"] for r in map(json.loads, lines)}
    rows = list(judged(args.bench, found))
    error = 0.0
    print("confidence      found   said   right")
    for low, high in pairwise(BINS):
        here = [(said, right) for said, right in rows if low <= said < high]
        if here:
            said, right = (sum(x) / len(here) for x in zip(*here, strict=True))
            error += abs(said - right) * len(here) / len(rows)
            print(f"{low:.2f} to {min(high, 1):.2f}  {len(here):6d}   {said:.3f}   {right:.3f}")
    top = [right for said, right in rows if said >= ASKED]
    share = sum(top) / max(1, len(top))
    print(f"expected calibration error {error:.3f}; of {len(top)} said {ASKED} or more, {share:.3f} are right")
    return 0 if share >= SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
