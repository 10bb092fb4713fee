"""What checker costs, each figure as a ratio within one run, so that the machine cancels out.

    python -m benchmarks.speed --bench ../shared/bench [--articles 30]

help     `checker --help` against the start of a bare interpreter                        (goal: at most 12)
check    `checker check` on two articles against loading spaCy with its model and parsing them   (1.3)
extract  CPU time of `checker extract` against spaCy's whole pipeline on the same articles        (1.5)
compare  `checker compare` on 1,000 pairs against parsing them, without start-up                  (1.15)

One thread each, bytecode compiled before as an installation does; wall time of the better of several runs for `help`
and `check`, CPU time for the others.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENV = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
PARSE = """
import json, sys, spacy
from checker.language import _package, DEFAULT_MODEL
nlp = spacy.load(_package(DEFAULT_MODEL), exclude={exclude!r})
texts = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
for doc in nlp.pipe(texts, batch_size=64):
    pass
"""


def spent(command: list[str], runs: int = 1) -> tuple[float, float]:
    """The least wall and CPU seconds of *command* over *runs*."""
    best_wall = best_cpu = float("inf")
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, env=ENV, capture_output=True, check=False)
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(command[:6])} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
        best_wall = min(best_wall, wall)
        best_cpu = min(best_cpu, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best_wall, best_cpu


def texts_file(folder: str, name: str, texts: list[str]) -> str:
    path = pathlib.Path(folder) / name
    path.write_text("".join(json.dumps(t) + "\n" for t in texts), encoding="utf-8")
    return str(path)


def say(name: str, value: float, base: float, goal: float) -> bool:
    ratio = value / base
    print(f"{name:8s} {value:8.2f} s against {base:8.2f} s: {ratio:5.2f} times (goal: at most {goal})", flush=True)
    return ratio <= goal


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--pairs", type=int, default=1000)
    args = parser.parse_args()
    checker = [sys.executable, "-m", "checker"]
    parse = [sys.executable, "-c", PARSE.format(exclude=["ner"])]
    whole = [sys.executable, "-c", PARSE.format(exclude=[])]
    held = []
    compileall.compile_dir(ROOT / "checker", quiet=1)  # where PYTHONDONTWRITEBYTECODE is set nothing else would
    with tempfile.TemporaryDirectory() as folder:
        none = texts_file(folder, "none.jsonl", [])
        bare = spent([sys.executable, "-c", "pass"], 9)[0]
        held.append(say("help", spent([*checker, "--help"], 9)[0], bare, 12))

        story = sorted((ROOT / "seeds" / "kolkata-meeting").glob("*.txt"))
        two = texts_file(folder, "two.jsonl", [p.read_text(encoding="utf-8") for p in story])
        held.append(say("check", spent([*checker, "check", *map(str, story)], 5)[0], spent([*whole, two], 5)[0], 1.3))

        rows = (args.bench / "data/attribution.dev.jsonl").read_text(encoding="utf-8").splitlines()[: args.articles]
        records = [{k: r[k] for k in ("id", "text")} for r in map(json.loads, rows)]
        articles = pathlib.Path(folder) / "articles.jsonl"
        articles.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        texts = texts_file(folder, "texts.jsonl", [r["text"] for r in records])
        held.append(
            say("extract", spent([*checker, "extract", str(articles), "-q"])[1], spent([*whole, texts])[1], 1.5)
        )

        lines = (args.bench / "data/pairs.msrp.dev.jsonl").read_text(encoding="utf-8").splitlines()[: args.pairs]
        couples = [{k: r[k] for k in ("id", "a", "b")} for r in map(json.loads, lines)]
        pairs, empty = pathlib.Path(folder) / "pairs.jsonl", pathlib.Path(folder) / "empty.jsonl"
        pairs.write_text("".join(json.dumps(r) + "\n" for r in couples), encoding="utf-8")
        empty.write_text("", encoding="utf-8")
        sentences = texts_file(folder, "sentences.jsonl", [c[k] for c in couples for k in ("a", "b")])
        ours = spent([*checker, "compare", str(pairs)])[1] - spent([*checker, "compare", str(empty)])[1]
        theirs = spent([*parse, sentences])[1] - spent([*parse, none])[1]
        held.append(say("compare", ours, theirs, 1.15))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
