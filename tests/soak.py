"""The tests again and again, each time in another order and with other examples, on a busy machine if wished.

    python -m tests.soak                                        the quick tests, twenty seeds
    python -m tests.soak --runs 2 --busy 2                      with two busy loops a core beside them
    python -m tests.soak --runs 20 -- bash .ci/run              all that CI runs

A seed decides the order of the files and of the tests in each (``CHECKER_ORDER``), the examples of the property tests
(``--hypothesis-seed``) and the order of sets (``PYTHONHASHSEED``); a run that fails is repeated with ``--first SEED
--runs 1``. Ends with 1 where a run failed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUICK = [
    sys.executable,
    "-m",
    "pytest",
    "-m",
    "not model and not slow and not browser",
    "-n",
    "2",
    "--dist",
    "loadfile",
]


def environment(seed: int) -> dict[str, str]:
    """What makes a run of the tests that of *seed*."""
    options = f"{os.environ.get('PYTEST_ADDOPTS', '')} --hypothesis-seed={seed}".strip()
    given = {"CHECKER_ORDER": str(seed), "HYPOTHESIS_PROFILE": "random", "PYTHONHASHSEED": str(seed)}
    return {**os.environ, **given, "PYTEST_ADDOPTS": options}


@contextlib.contextmanager
def busy(loops: int) -> Iterator[None]:
    """*loops* processes a core that do nothing as fast as they can."""
    count = loops * (os.cpu_count() or 1)
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def main() -> None:
    """Run the tests with each seed and say how each run ended."""
    parser = argparse.ArgumentParser(description="Run the tests again and again, each time with another seed.")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--busy", type=int, default=0, help="busy loops a core beside the tests")
    parser.add_argument("command", nargs="*", default=QUICK, help="what runs the tests; after --")
    given = parser.parse_args()
    failed = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the loops end with it
    with busy(given.busy):
        for seed in range(given.first, given.first + given.runs):
            start = time.monotonic()
            done = subprocess.run(
                given.command, env=environment(seed), cwd=ROOT, capture_output=True, text=True, check=False
            )
            lines = [line for line in done.stdout.splitlines() if line.strip()]
            print(f"seed {seed}: exit code {done.returncode}, {time.monotonic() - start:.0f} s", flush=True)
            if done.returncode:
                failed.append(seed)
                print("\n".join([*lines[-40:], *done.stderr.splitlines()[-10:]]), flush=True)
    print(f"{given.runs} runs, {len(failed)} failed{': seeds ' + ', '.join(map(str, failed)) if failed else ''}")
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
