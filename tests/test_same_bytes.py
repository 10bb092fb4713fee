"""Same articles, same rules, same model: the same bytes in every report, whatever else differs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.render import RENDERERS

ROOT = Path(__file__).parents[1]
STORY = ROOT / "seeds" / "ferry-aground"
FORMS = [f for f in RENDERERS if f != "github"]

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not STORY.is_dir(), reason="the sample story is not here"),
]


def reports(out: Path, inputs: list[str], *options: str, **env: str) -> dict[str, bytes]:
    """Every format's bytes, and the terminal report from standard output, of one run."""
    words = ["check", *inputs, *options, "--quiet", *(w for f in FORMS for w in ("--format", f))]
    command = [sys.executable, "-c", "from checker.cli import main; main()"]
    clean = {**os.environ, "CHECKER_NO_STORE": "1", **env}
    done = subprocess.run(
        [*command, *words, "--out", f"{out}/"], cwd=STORY, env=clean, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return {p.suffix: p.read_bytes() for p in out.iterdir()}


def test_order_jobs_width_locale_zone_and_hashes(tmp_path: Path) -> None:
    names = sorted(p.name for p in STORY.iterdir() if p.suffix in (".txt", ".md"))
    first = reports(tmp_path / "a", names, PYTHONHASHSEED="1", COLUMNS="80", LC_ALL="C.UTF-8", TZ="UTC")
    assert set(first) == {RENDERERS[f].suffix for f in FORMS}
    other = {"PYTHONHASHSEED": "2", "COLUMNS": "47", "LC_ALL": "C", "TZ": "Asia/Kolkata", "NO_COLOR": "1"}
    second = reports(tmp_path / "b", names[::-1], "--jobs", "2", **other, SOURCE_DATE_EPOCH="0")
    assert {s for s in first if first[s] != second[s]} == set()
