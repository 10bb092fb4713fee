"""Score the invented stories: `python -m benchmarks.strangers --bench ../shared/bench [--part PART] [--errors OUT]`.

Every story goes through `checker check` and the cluster scorer of the bench. The sealed half gives its sums only: no
option prints its errors. `--compile` writes `strangers.jsonl` from `stories/` and scores nothing.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import sys
import tempfile
from typing import Any

from benchmarks.floors import FIELDS, feed, module, read, run
from benchmarks.strangers.marking import GOLD, stories

PARTS = ("open", "sealed")


def report_of(story: dict[str, Any]) -> dict[str, Any]:
    """The checker's JSON report on one story."""
    with tempfile.TemporaryDirectory() as folder:
        report: dict[str, Any] = json.loads(
            run("check", feed(story["articles"], FIELDS, folder), "--format", "json", "--quiet")
        )
    return report


def table(counted: dict[str, dict[str, Any]]) -> str:
    """The figures of each part as a Markdown table."""
    rows = ["| | " + " | ".join(counted) + " |", "|---|" + "---|" * len(counted)]

    def row(name: str, *values: str) -> None:
        rows.append(f"| {name} | " + " | ".join(values) + " |")

    def prf(m: dict[str, float]) -> str:
        return f"{m['p']:.3f} / {m['r']:.3f} / {m['f1']:.3f}"

    each = list(counted.values())
    row("stories", *(str(m["clusters"]) for m in each))
    row("claims P / R / F1", *(prf(m["claims"]) for m in each))
    row("speakers right", *(f"{m['speaker_accuracy']:.3f}" for m in each))
    row("speakers unresolved", *(f"{m['speaker_unresolved']:.3f}" for m in each))
    row("links P / R / F1", *(prf(m["links"]) for m in each))
    row("links found of those with both claims found", *(f"{m['links']['r_given']:.3f}" for m in each))
    row("links marked, predicted unjudged", *(f"{m['links']['gold']}, {m['links']['unjudged']}" for m in each))
    row(
        "conflicts found",
        *(f"{round(m['conflicts']['r'] * m['conflicts']['gold'])} of {m['conflicts']['gold']}" for m in each),
    )
    row("false conflicts", *(str(m["conflicts"]["false_alarms"]) for m in each))
    row("conflicts unjudged", *(str(m["conflicts"]["unjudged"]) for m in each))
    return "\n".join(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--bench", type=pathlib.Path, help="folder with clusters_score.py")
    parser.add_argument("--part", choices=PARTS, help="only this half")
    parser.add_argument("--errors", type=pathlib.Path, help="write the errors on the open half, one JSON line each")
    parser.add_argument("--compile", action="store_true", help="write strangers.jsonl from the marked stories")
    options = parser.parse_args()
    if options.compile:
        lines = [json.dumps(story, ensure_ascii=False) + "\n" for story in stories()]
        GOLD.write_text("".join(lines), encoding="utf-8")
        return 0
    if options.bench is None:
        parser.error("--bench is needed to score: the folder that holds clusters_score.py")
    score = module(options.bench / "clusters_score.py")
    total = {part: collections.Counter[str]() for part in PARTS}
    errors: list[dict[str, Any]] = []
    for story in read(GOLD):
        part = story["split"]
        if options.part in (None, part):
            total[part] += score.score_cluster(story, report_of(story), errors if part == "open" else None)
    counted = {part: total[part] for part in PARTS if total[part]}
    if len(counted) > 1:
        counted["both"] = sum(counted.values(), collections.Counter())
    print(table({part: score.metrics(c) for part, c in counted.items()}))
    if options.errors:
        options.errors.write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in errors), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
