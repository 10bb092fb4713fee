"""How putting a pile into stories grows: CPU time and memory for 1,000, 3,000 and 10,000 articles.

    python -m benchmarks.growth --data ../shared [--sizes 1000 3000 10000] [--runs 1]

Openings of the pool's articles (no sealed fold); in each copy every word in capitals is exchanged for another and the
dates lie a month later, so that a larger pile is more news and not the same news more often. Each size runs in a
process of its own and counts with its least time. Goal: an exponent of at most 1.1.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import pathlib
import resource
import subprocess
import sys
import time

from benchmarks.desk import OPENING, renamed
from benchmarks.folds import SEALED, fold
from checker.records import Article, Span

ROOT = pathlib.Path(__file__).resolve().parent.parent


def pile(pool: pathlib.Path, count: int) -> list[Article]:
    """*count* articles, a month of news after another."""
    rows = [json.loads(line) for line in pool.read_text("utf-8").splitlines()]
    texts = [a["text"][:OPENING] for row in rows if fold(row["id"]) != SEALED for a in row["articles"]][:1000]
    made = []
    for n in range(count):
        copy, place = divmod(n, len(texts))
        text = renamed(texts[place], copy) if copy else texts[place]
        day = dt.date(2014, 5, 1) + dt.timedelta(days=30 * copy + place % 28)
        made.append(Article(f"a{n}", f"Outlet {n % 50}", text, Span(0, len(text)), "", published=day))
    return made


def measure(pool: pathlib.Path, count: int) -> None:
    """Print CPU seconds, stories and the most memory in MB, as JSON."""
    from checker.stories.group import stories_of

    articles = pile(pool, count)
    start = time.process_time()
    stories = stories_of(articles)
    spent = time.process_time() - start
    print(json.dumps([spent, len(stories), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with pool/outlets.jsonl")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10_000])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.data / "pool/outlets.jsonl", args.one)
        return
    took = {}
    for size in args.sizes:
        words = [sys.executable, "-m", "benchmarks.growth", "--data", str(args.data), "--one", str(size)]
        done = [subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(args.runs)]
        spent, stories, memory = min(json.loads(one.stdout) for one in done)
        took[size] = spent
        print(f"{size:7,d} articles   {stories:6,d} stories   {spent:7.2f} s CPU   {memory:6.0f} MB", flush=True)
    least, most = min(took), max(took)
    print(f"growth exponent: {math.log(took[most] / took[least]) / math.log(most / least):.3f}")


if __name__ == "__main__":
    main()
