"""All targets, group after group, each for its share of the time: ``python -m tests.fuzz --seconds 3600``.

Prints a line a target with the inputs executed (to the last hundred). Inputs that break a promise are kept in
``--out``; the exit code is 1 where there is one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARES = {"readers": 0.4, "libraries": 0.25, "renderers": 0.2, "rules": 0.1, "quotes": 0.05}
_MOST = 8  # findings after which a group has had its turn


def fuzz(group: str, seconds: int, out: Path) -> tuple[Counter[str], int]:
    """(inputs executed by target, findings) of one group."""
    end, findings, runs = time.monotonic() + seconds, 0, Counter[str]()
    (out / "found").mkdir(parents=True, exist_ok=True)
    while (left := int(end - time.monotonic())) > 0 and findings < _MOST:
        counts = out / "corpus" / f"{group}.counts"
        counts.unlink(missing_ok=True)
        with (out / f"{group}.log").open("ab") as said, tempfile.TemporaryDirectory() as work:
            run = subprocess.run(
                [sys.executable, "-m", "tests.fuzz.targets", group, str(out / "corpus" / group),
                 f"-max_total_time={left}", "-timeout=120", "-rss_limit_mb=3000", "-max_len=8000", "-len_control=0",
                 f"-artifact_prefix={out / 'found' / group}-"],
                cwd=ROOT, env={**os.environ, "TMPDIR": work}, stdout=said, stderr=subprocess.STDOUT, check=False,
            )  # fmt: skip
        for line in counts.read_text().splitlines() if counts.exists() else ():
            name, _, count = line.partition(" ")
            runs[name] += int(count)
        if not run.returncode:
            break
        findings += 1
    return runs, findings


def main() -> int:
    """Run the groups that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[[], *SHARES], help="which; all where none is named")
    parser.add_argument("--seconds", type=int, default=3600, help="in all, shared out (3600)")
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"), help="corpus, logs and findings (build/fuzz)")
    given = parser.parse_args()
    chosen, start = given.groups or list(SHARES), time.monotonic()
    whole, total, failed = sum(SHARES[group] for group in chosen), 0, 0
    for group in chosen:
        runs, findings = fuzz(group, max(1, int(given.seconds * SHARES[group] / whole)), given.out.resolve())
        total, failed = total + runs.total(), failed + findings
        for name, count in sorted(runs.items()):
            print(f"{name:18} {count:>9,} inputs", flush=True)
        print(f"{group}: {runs.total():,} inputs, findings {findings}", flush=True)
    print(f"in all {total:,} inputs in {time.monotonic() - start:,.0f} s, findings {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
