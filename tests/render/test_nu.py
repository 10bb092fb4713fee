"""The HTML report held against the Nu HTML Checker, the W3C's own validator; `make browser` installs it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from checker.records import Report
from checker.render import render
from tests.render.fixtures import story
from tests.render.hostile import hostile
from tests.render.large import shared

JAR = Path(__file__).parents[1] / "browser/node_modules/vnu-jar/build/dist/vnu.jar"
SAMPLES = Path(__file__).parents[1] / "samples"
JAVA = shutil.which("java")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(JAVA is None, reason="the Nu HTML Checker needs Java"),
    pytest.mark.skipif(not JAR.is_file(), reason="the Nu HTML Checker is not installed (make browser)"),
]


def faults(*pages: Path) -> list[str]:
    """The checker's errors, each with its file and line."""
    done = subprocess.run([str(JAVA), "-jar", str(JAR), "--format", "json", "--errors-only", *map(str, pages)],
                          capture_output=True, text=True, check=False)  # fmt: skip
    return [f"{Path(m['url']).name}:{m['lastLine']}: {m['message']}" for m in json.loads(done.stderr)["messages"]]


def test_valid_html(tmp_path: Path) -> None:
    reports = {"story": story(), "hostile": hostile(), "folded": shared(32), "empty": Report((), (), ())}
    for name, report in reports.items():
        (tmp_path / f"{name}.html").write_text(render("html", report), encoding="utf-8")
    samples = sorted(SAMPLES.glob("*/report.html"))
    assert samples
    assert faults(*(tmp_path / f"{name}.html" for name in reports), *samples) == []


def test_the_validator_notices_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(render("html", story()).replace("<main>", '<main role="lamp">'), encoding="utf-8")
    assert len(faults(page)) == 1
