"""Score the development sets through the command line and hold the scores against floors.toml.

    python -m benchmarks.floors --bench ../shared/bench [--only NAME] [--write]

A floor is a minimum for a score and a maximum for a rate of false alarms (keys that start with ``fa`` or hold
``false_alarms``). Floors are raised when a gain is real; one is lowered only with the reason in the commit.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

FLOORS = pathlib.Path(__file__).with_name("floors.toml")
RESULTS = FLOORS.parent / "results/floors.md"
AT_ONCE = 2
"""Suites that are measured side by side."""
CHECKER = (sys.executable, "-m", "checker")
FIELDS = ("id", "outlet", "title", "published", "url", "text")
PAIR_KEYS = ("id", "a", "b", "a_speaker", "b_speaker", "a_published", "b_published", "a_outlet", "b_outlet")


def module(path: pathlib.Path) -> ModuleType:
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def read(path: pathlib.Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def run(*args: str) -> str:
    done = subprocess.run([*CHECKER, *args], capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"checker {' '.join(args)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def feed(rows: list[dict[str, Any]], keys: tuple[str, ...], folder: str) -> str:
    path = pathlib.Path(folder) / "input.jsonl"
    path.write_text("".join(json.dumps({k: r[k] for k in keys if r.get(k)}) + "\n" for r in rows), encoding="utf-8")
    return str(path)


def attribution(bench: pathlib.Path, options: list[str], speech: bool, name: str = "dev") -> dict[str, float]:
    """Scores on attribution.*name*; what is marked ``optional``, and what matches it, counts neither way."""
    score, restrict = module(bench / "attribution_score.py"), module(bench / "speech.py").restrict
    gold = read(bench / f"data/attribution.{name}.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        lines = run("extract", feed(gold, FIELDS, folder), "--quiet", *options).splitlines()
    found = {r["article"]["id"]: r["claims"] for r in map(json.loads, lines)}
    total: collections.Counter[str] = collections.Counter()
    for record in gold:
        wanted = record["attributions"]
        got = [
            {k: [[s["start"], s["end"]] for s in c[k]] for k in ("source", "cue", "content")}
            for c in found.get(record["id"], ())
            if not c.get("within")
        ]
        wanted, got = _asked_for(score, record["text"], wanted, got)
        if speech:
            wanted, got = restrict(score, record["text"], wanted, got)
        total += score.score_article(record["text"], wanted, got)
    m = score.metrics(total)
    out = {k: m[k]["f1"] for k in ("content_relaxed", "content_strict", "end_to_end", "cue")}
    out["source_accuracy"] = m["source_accuracy"]
    return out | {f"recall_{t}": v["end_to_end"] for t, v in m["recall_by_type"].items()}


Marks = list[dict[str, Any]]


def _asked_for(score: ModuleType, text: str, wanted: Marks, got: Marks) -> tuple[Marks, Marks]:
    if not any(a.get("optional") for a in wanted):
        return wanted, got
    tokens = score.Article(text).tokens
    sides = [[tokens(a["content"]) for a in side] for side in (wanted, got)]
    matched = score.greedy(*sides, score.iou, score.RELAXED)
    out = {p for g, p in matched if wanted[g].get("optional")}
    return [a for a in wanted if not a.get("optional")], [a for n, a in enumerate(got) if n not in out]


def claimhood(bench: pathlib.Path) -> dict[str, float]:
    """What is no claim, and the claims that are lost, on the open folds, each with weights fitted on the others."""
    from benchmarks.claimhood import out_of_fold

    return out_of_fold(bench)


def clusters(bench: pathlib.Path, half: int | None) -> dict[str, float]:
    score = module(bench / "clusters_score.py")
    gold = read(bench / "data/clusters.dev.jsonl")
    total: collections.Counter[str] = collections.Counter()
    for record in gold if half is None else gold[half::2]:
        with tempfile.TemporaryDirectory() as folder:
            report = json.loads(run("check", feed(record["articles"], FIELDS, folder), "--format", "json", "--quiet"))
        total += score.score_cluster(record, report)
    m = score.metrics(total)
    return {
        "claims": m["claims"]["f1"],
        "speaker_accuracy": m["speaker_accuracy"],
        "fa_speaker_unresolved": m["speaker_unresolved"],
        "links": m["links"]["f1"],
        "links_precision": m["links"]["p"],
        "conflicts_recall": m["conflicts"]["r"],
        "false_alarms": m["conflicts"]["false_alarms"],
    }


def strangers(bench: pathlib.Path) -> dict[str, float]:
    """Percent of the claims that are put together with another outlet's, in trios of articles of three stories each."""
    stories = [r["articles"] for r in read(bench / "data/clusters.dev.jsonl")]
    linked = claims = 0
    for n in range(len(stories)):
        trio = [stories[(n + k) % len(stories)][k] for k in range(3)]
        with tempfile.TemporaryDirectory() as folder:
            report = json.loads(run("check", feed(trio, FIELDS, folder), "--format", "json", "--quiet"))
        home = {c["id"]: c["article"] for c in report["claims"]}
        joined = [g["claims"] for g in report["groups"] if len({home[c] for c in g["claims"]}) > 1]
        linked, claims = linked + len({c for g in joined for c in g}), claims + len(home)
    return {"fa_linked": 100 * linked / claims}


def pairs(bench: pathlib.Path, name: str) -> dict[str, float]:
    score = module(bench / "pairs_score.py")
    gold = read(bench / f"data/pairs.{name}.dev.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        lines = run("compare", feed(gold, PAIR_KEYS, folder)).splitlines()
    s = score.score_set(gold, {r["id"]: r for r in map(json.loads, lines)})
    out: dict[str, float] = {f"fa_{k}": 100 * v for k, v in s["false_alarm"].items()}
    if "conflict" in s:
        out |= {"conflict": s["conflict"]["f1"], "p_at_5": s["conflict"].get("p_at_5", 0.0)}
    if "align" in s:
        out["align"] = s["align"]["f1"]
    if name == "perturb":
        out |= {"recall_mean": s["macro"]["recall"], "fa_mean": 100 * s["macro"]["false_alarm"]}
    return out


def measure(name: str, bench: pathlib.Path) -> dict[str, float]:
    what, _, rest = name.partition(".")
    if what == "attribution":
        engine, _, scope = rest.partition(".")
        if engine == "genres":
            return attribution(bench, [], True, "genres.dev")
        options = ["--engine", engine] + ([] if scope == "speech" else ["--attitudes"])
        return attribution(bench, options, scope == "speech")
    if what == "strangers":
        return strangers(bench)
    if what == "claimhood":
        return claimhood(bench)
    return clusters(bench, None) if what == "clusters" else pairs(bench, rest)


def holds(key: str, value: float, floor: float) -> bool:
    ceiling = key.startswith("fa_") or "false_alarms" in key
    return value <= floor + 1e-9 if ceiling else value >= floor - 1e-9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="", help="only suites whose name starts so")
    parser.add_argument("--write", action="store_true", help="write the scores into benchmarks/results/floors.md")
    args = parser.parse_args()
    failed = 0
    table = ["| Suite | Score | Value | Floor |", "|---|---|---|---|"]
    suites = {n: f for n, f in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items() if n.startswith(args.only)}

    def timed(name: str) -> tuple[dict[str, float], float]:
        start = time.perf_counter()
        return measure(name, args.bench), time.perf_counter() - start

    # each suite is a command of its own on one core, so two go at once; they are told in the order of the file
    results = ThreadPoolExecutor(AT_ONCE).map(timed, suites)
    for (name, floors), (scores, seconds) in zip(suites.items(), results, strict=True):
        print(f"{name}  ({seconds:.0f} s)", flush=True)
        for key, value in scores.items():
            floor = floors.get(key)
            mark = "" if floor is None else "ok" if holds(key, value, floor) else "BELOW ITS FLOOR"
            failed += mark.startswith("BELOW")
            table.append(f"| {name} | {key} | {value:.3f} | {'' if floor is None else floor} |")
            print(f"   {key:24s} {value:7.3f}   floor {'-' if floor is None else floor}   {mark}", flush=True)
        missing = set(floors) - set(scores)
        if missing:
            sys.exit(f"{name}: no such score: {', '.join(sorted(missing))}")
    if args.write:
        RESULTS.write_text("# Scores on the development sets\n\n" + "\n".join(table) + "\n", encoding="utf-8")
    print(f"{failed} below the floor" if failed else "every score is at or above its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
