"""How long a browser takes to open the HTML report of a hundred articles with two thousand claims.

``python -m benchmarks.opening [RUNS]`` needs Chromium and playwright (`make browser`). Of each report it prints the
seconds until its script has run: by the clock, and of the page's own thread, which other work on the machine does not
change. In the report "apart" every claim is a group of its own; in "shared" four outlets each report the same claims.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from checker.records import Report
from checker.render import render
from tests.render.large import apart, shared

REPORTS = {"apart": apart, "shared": shared}


def opened(browser: Any, path: Path) -> tuple[float, float]:
    """(seconds by the clock, seconds of the page's thread) until the page counts its groups."""
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    begun = time.perf_counter()
    page.goto(path.as_uri())
    while not page.evaluate("document.getElementById('shown').textContent"):
        page.wait_for_timeout(5)
    passed = time.perf_counter() - begun
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    return passed, metrics["TaskDuration"]


def main() -> int:
    """Print a line for each report."""
    from playwright.sync_api import sync_playwright

    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        print("Chromium is not installed (make browser)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, make in REPORTS.items():
            report: Report = make()
            path = Path(folder) / f"{name}.html"
            path.write_text(render("html", report), encoding="utf-8")
            times = [opened(browser, path) for _ in range(runs)]
            clock, thread = (sorted(side) for side in zip(*times, strict=True))
            print(
                f"{name:8} {path.stat().st_size / 1e6:.1f} MB, {len(report.verdicts):,} groups: "
                f"{clock[0]:.2f} to {clock[-1]:.2f} s by the clock, {thread[0]:.2f} to {thread[-1]:.2f} s of its thread"
            )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
