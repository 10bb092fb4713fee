"""What checker costs, each figure as a ratio within one run, so that the machine cancels out.

    python -m benchmarks.speed --bench ../shared/bench [--articles 30]

help     `checker --help` against the start of a bare interpreter                        (goal: at most 12)
check    `checker check` on two articles against loading spaCy with its model and parsing them   (1.3)
extract  CPU time of `checker extract` against spaCy's whole pipeline on the same articles        (1.5)
compare  `checker compare --engine rules` on 1,000 pairs against parsing them, without start-up   (1.15)
judge    the same with the learned judge, asked about one pair in five or so                      (4.5)

One thread each, bytecode compiled before as an installation does; wall time for `help` and `check`, CPU time for the
others. Both sides run several times in turn and count with their least: what else the machine does only adds.
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
from collections.abc import Sequence

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


def spent(command: list[str]) -> tuple[float, float]:
    """The wall and CPU seconds of *command*."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=ENV, capture_output=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command[:6])} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(clock: int, runs: int, *commands: list[str]) -> list[float]:
    """The least seconds of each of *commands* in *runs* rounds, in turn; *clock* 0 is the wall's, 1 the processor's."""
    rounds = [[spent(command)[clock] for command in commands] for _ in range(runs)]
    return [min(found) for found in zip(*rounds, strict=True)]


def texts_file(folder: str, name: str, texts: list[str]) -> str:
    path = pathlib.Path(folder) / name
    path.write_text("".join(json.dumps(t) + "\n" for t in texts), encoding="utf-8")
    return str(path)


def say(name: str, seconds: Sequence[float], goal: float) -> bool:
    value, base = seconds
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
        held.append(say("help", least(0, 9, [*checker, "--help"], [sys.executable, "-c", "pass"]), 12))

        story = sorted((ROOT / "seeds" / "kolkata-meeting").glob("*.txt"))
        two = texts_file(folder, "two.jsonl", [p.read_text(encoding="utf-8") for p in story])
        held.append(say("check", least(0, 7, [*checker, "check", *map(str, story)], [*whole, two]), 1.3))

        rows = (args.bench / "data/attribution.dev.jsonl").read_text(encoding="utf-8").splitlines()[: args.articles]
        records = [{k: r[k] for k in ("id", "text")} for r in map(json.loads, rows)]
        articles = pathlib.Path(folder) / "articles.jsonl"
        articles.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        texts = texts_file(folder, "texts.jsonl", [r["text"] for r in records])
        held.append(say("extract", least(1, 2, [*checker, "extract", str(articles), "-q"], [*whole, texts]), 1.5))

        lines = (args.bench / "data/pairs.msrp.dev.jsonl").read_text(encoding="utf-8").splitlines()[: args.pairs]
        couples = [{k: r[k] for k in ("id", "a", "b")} for r in map(json.loads, lines)]
        pairs, empty = pathlib.Path(folder) / "pairs.jsonl", pathlib.Path(folder) / "empty.jsonl"
        pairs.write_text("".join(json.dumps(r) + "\n" for r in couples), encoding="utf-8")
        empty.write_text("", encoding="utf-8")
        sentences = texts_file(folder, "sentences.jsonl", [c[k] for c in couples for k in ("a", "b")])
        judging = [*checker, "compare"]
        compare = [*judging, "--engine", "rules"]
        ours, start, judged, theirs, load = least(
            1, 3,
            [*compare, str(pairs)], [*compare, str(empty)], [*judging, str(pairs)], [*parse, sentences], [*parse, none],
        )  # fmt: skip
        held.append(say("compare", (ours - start, theirs - load), 1.15))
        held.append(say("judge", (judged - start, theirs - load), 4.5))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
