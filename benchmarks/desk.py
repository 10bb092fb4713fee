"""What a full store costs: adding one article to a store of N, and checking one against it, beside an empty store.

    python -m benchmarks.desk --data ../shared [--articles 10000]

The store is filled with openings of the pool's articles (no sealed fold), with every word in capitals exchanged for
another in copies, all of one month, and no claims; so everything lies in the window. Then CPU seconds of processes of
their own: `add` of one new article to the full and to an empty store, `check --store` with both, and `extract`. Goal:
adding to the full store under 1.5 times what extracting costs, start-up and all.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile

from benchmarks.folds import SEALED, fold
from checker.records import Article, Span
from checker.runtime.desk import Desk

ROOT = pathlib.Path(__file__).resolve().parent.parent
OPENING = 1200
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
LETTERS = "aeiou", "bcdfghklmnprstvz"


def renamed(text: str, seed: int) -> str:
    """*text* with every word in capitals exchanged, the same for the same, as *seed* says."""
    rng = random.Random(seed)
    turned = {c: d for group in LETTERS for c, d in zip(group, rng.sample(group, len(group)), strict=True)}
    return NAME.sub(lambda m: "".join(turned.get(c.lower(), c) for c in m[0]).capitalize(), text)


def filled(path: pathlib.Path, pool: pathlib.Path, count: int) -> None:
    """A store of *count* articles at *path*."""
    rows = [json.loads(line) for line in pool.read_text("utf-8").splitlines()]
    texts = [a["text"][:OPENING] for row in rows if fold(row["id"]) != SEALED for a in row["articles"]]
    with Desk(path, make=True) as desk:
        desk._link.execute("PRAGMA synchronous = OFF")  # the filling is not what is measured
        for n in range(count):
            text = renamed(texts[n % len(texts)], n // len(texts)) if n >= len(texts) else texts[n]
            day = dt.date(2024, 5, 1) + dt.timedelta(days=n % 28)
            desk.add(Article(f"a{n}", f"Outlet {n % 50}", text, Span(0, len(text)), "", published=day), ())


def spent(*arguments: str) -> float:
    """CPU seconds of a run of the command line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = os.environ | {"CHECKER_NO_STORE": "1", "OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, "-m", "checker", *arguments], cwd=ROOT, env=env, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with pool/outlets.jsonl")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--store", type=pathlib.Path, help="a filled store to keep or to take")
    args = parser.parse_args()
    given = str(ROOT / "seeds/bridge-closure/river-echo.txt")
    with tempfile.TemporaryDirectory() as folder:
        full = args.store or pathlib.Path(folder) / "full.db"
        if not full.exists():
            filled(full, args.data / "pool/outlets.jsonl", args.articles)
        extract = min(spent("extract", given, "--no-cache") for _ in range(3))
        print(f"extract one article            {extract:.2f} s CPU")
        for name, store in (("empty store", pathlib.Path(folder) / "empty.db"), ("full store", full)):
            for what in ("add", "check"):
                took = []
                for number in range(3):
                    new = pathlib.Path(folder) / f"{name[:4]}-{what}-{number}.txt"
                    new.write_text("date 2024-05-09\n" + pathlib.Path(given).read_text("utf-8") + f"\n\nNo. {number}.")
                    took.append(spent(what, str(new), "--store", str(store)))
                print(
                    f"{what:5s} with the {name:12s}    {min(took):.2f} s CPU, {min(took) / extract:.2f} of extracting"
                )


if __name__ == "__main__":
    main()
