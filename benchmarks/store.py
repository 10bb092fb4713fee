"""What the store saves: the CPU time of a second `checker check` against the first, in one run.

    python -m benchmarks.store --data ../shared [--articles 60]

The first articles of the bench's stories as one pile, and the two of a sample story; each is checked twice with a cache
of its own that is empty before. Both must print the same bytes. Goal: a pile's second run at most 0.05 of the first.
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

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILES = ("clusters.dev.jsonl", "stories.train.jsonl")


def spent(cache: str, given: str) -> tuple[float, bytes]:
    """(CPU seconds, standard output) of a check of *given*."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "checker", "check", given, "--format", "json", "--quiet"]
    env = os.environ | {"XDG_CACHE_HOME": cache, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder with bench/")
    parser.add_argument("--articles", type=int, default=60)
    args = parser.parse_args()
    rows = (line for file in FILES for line in (args.data / "bench/data" / file).read_text("utf-8").splitlines())
    articles = [article for row in rows for article in json.loads(row)["articles"]][: args.articles]
    with tempfile.TemporaryDirectory() as folder:
        pile = pathlib.Path(folder) / "pile.jsonl"
        pile.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        for name, given in ((f"pile of {len(articles)}", str(pile)), ("two articles", "seeds/kolkata-meeting")):
            cache = str(pathlib.Path(folder) / name.replace(" ", "-"))
            (first, printed), (second, again) = spent(cache, given), spent(cache, given)
            same = "same bytes" if printed == again else "OTHER BYTES"
            print(
                f"{name:16s} second run {second / first:.3f} of the first ({second:.2f} s CPU of {first:.2f}), {same}"
            )


if __name__ == "__main__":
    main()
