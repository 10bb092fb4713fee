"""What a corpus costs on this machine, and what stands in one.

    python -m benchmarks.corpus --data ../shared [--articles 60]
    python -m benchmarks.corpus --show DIR

The first measures CPU time and bytes an article of `checker corpus` on the first articles of the bench's stories, step
by step with the local engine; the second counts the rows of a corpus and shows its conflicts.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILES = ("clusters.dev.jsonl", "stories.train.jsonl")


def spent(step: str, given: str, out: str) -> float:
    """CPU seconds of one step."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "checker", "corpus", step, given, "--out", out, "--quiet"]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"OMP_NUM_THREADS": "1"}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size(folder: pathlib.Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def show(out: pathlib.Path) -> None:
    from checker.corpus.folder import table
    from checker.corpus.schema import TABLES
    from checker.problems import printable

    for name in TABLES:
        if (out / name).exists():
            print(f"{name:10s} {len(table(out, name)):6d} rows")
    print(dict(sorted(Counter(row["verdict"] for row in table(out, "groups").to_pylist()).items())))
    for row in sorted(table(out, "evidence").to_pylist(), key=lambda r: (r["group"], r["number"])):
        if row["relation"] == "conflicts":
            print(printable(f"  {row['kind']}: {row['left_text']} / {row['right_text']}: {row['message']}"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, help="folder with bench/")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--show", type=pathlib.Path, metavar="DIR")
    args = parser.parse_args()
    if args.show:
        show(args.show)
        return
    rows = (line for file in FILES for line in (args.data / "bench/data" / file).read_text("utf-8").splitlines())
    articles = [article for row in rows for article in json.loads(row)["articles"]][: args.articles]
    with tempfile.TemporaryDirectory() as folder:
        pile, out = pathlib.Path(folder) / "pile.jsonl", pathlib.Path(folder) / "corpus"
        pile.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        for step in ("stories", "extract", "check"):
            cost = spent(step, str(pile), str(out))
            tables = sum(size(p) for p in out.iterdir() if p.name != "work" and p.is_dir())
            kept = size(out / "work" / "read")
            print(
                f"{step:8s} {len(articles)} articles: {cost:.1f} s CPU, "
                f"{tables / len(articles) / 1000:.1f} kB of tables, "
                f"{kept / len(articles) / 1000:.1f} kB kept an article"
            )


if __name__ == "__main__":
    main()
