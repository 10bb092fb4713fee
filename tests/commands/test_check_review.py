"""check with a gate, annotations, decisions and a baseline, on a sample story."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parents[2] / "seeds" / "ferry-aground"
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not STORY.is_dir(), reason="the sample story is not here"),
]


def run(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from checker.cli import main; main()", *words]
    clean = {k: v for k, v in os.environ.items() if k not in ("GITHUB_STEP_SUMMARY", "CHECKER_NO_STORE", "FORCE_COLOR")}
    clean |= {"XDG_CACHE_HOME": str(folder / "cache"), **env}
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False)


def test_from_a_conflict_to_a_decision(tmp_path: Path) -> None:
    shutil.copytree(STORY, tmp_path / "story")
    summary = tmp_path / "summary.md"
    first = run(tmp_path, "check", "story", "--fail-on", "wording,date=99", "--github", "--quiet", "--out", "old.json",
                GITHUB_STEP_SUMMARY=str(summary))  # fmt: skip
    assert first.returncode == 1, first.stderr
    assert "::error file=story/" in first.stderr
    assert "--fail-on: wording: 1" in first.stderr
    assert summary.read_text(encoding="utf-8").startswith("# Claim check\n")

    report = json.loads((tmp_path / "old.json").read_text(encoding="utf-8"))
    (group,) = [g["id"] for g in report["groups"] if any(e["kind"] == "wording" and e["relation"] == "conflicts"
                                                         for e in g["evidence"])]  # fmt: skip
    explained = run(tmp_path, "explain", group[:8])
    assert "conflicts (wording, error): rule " in explained.stdout, explained.stderr
    assert run(tmp_path, "decide", group, "--dismiss", "--why", "read aloud wrongly", "--who", "ana").returncode == 0
    assert (tmp_path / "story" / "checker.decisions.yaml").is_file()

    second = run(tmp_path, "check", "story", "--fail-on", "wording", "--quiet", "--github")
    assert second.returncode == 0, second.stderr
    assert second.stdout.splitlines()[0].startswith("::stop-commands::checker-")
    assert "dismissed by ana: read aloud wrongly" in second.stdout
    assert "wordings" in first.stderr
    assert "wordings" not in second.stderr  # other conflicts may still be annotated

    third = run(tmp_path, "check", "story", "--fail-on", "conflicting", "--quiet", "--baseline", "old.json")
    assert third.returncode == 0, third.stderr
    assert third.stdout.splitlines()[-1].startswith("0 new, ")
    assert "new, " not in third.stderr

    silent = run(tmp_path, "check", "story", "--baseline", "old.json", "--out", "new.json")
    assert silent.stdout == ""
    closing = [line for line in silent.stderr.splitlines() if "warning" not in line]
    assert [line.split(",")[0] for line in closing] == ["4 conflicting", "0 new"]
    assert closing[-1] == third.stdout.splitlines()[-1]
