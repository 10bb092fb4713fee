"""Every command of docs/store.md runs, in its order, and says what the page says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"^```\n(.*?)^```", PAGE, re.M | re.S) for line in block.splitlines() if line.strip()
]


def _run(folder: Path, line: str) -> tuple[str, str]:
    program, *words = shlex.split(line)
    assert program == "checker"
    clean = {k: v for k, v in os.environ.items() if k not in {"CHECKER_NO_STORE", "FORCE_COLOR", "COLUMNS"}}
    done = subprocess.run(
        [sys.executable, "-m", "checker", *words],
        cwd=folder,
        env=clean | {"XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stderr}"
    return done.stdout, done.stderr


@pytest.mark.model
@pytest.mark.slow
def test_the_page_holds(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    told = {line: _run(tmp_path, line) for line in COMMANDS}
    out = {line: text for line, (text, _) in told.items()}
    kept = f"{tmp_path / 'cache' / 'checker' / 'claims.db'}"
    assert out["checker check seeds/bridge-closure"] == out["checker check seeds/bridge-closure --no-cache"]
    assert out["checker check seeds/bridge-closure"] == out["checker check seeds/bridge-closure --one-story"]
    assert out["checker cache path"] == f"{kept}\n"
    assert out["checker cache info"].startswith(f"{kept}: 4 values of articles and stories, ")
    added = next(text for line, text in out.items() if line.startswith("checker add"))
    assert [line.split(":")[0] for line in added.splitlines()] == ["added", "added"]
    assert len(out["checker list --store desk.db"].splitlines()) == 2
    checked = next(line for line in COMMANDS if line.startswith("checker check --store"))
    assert "new since the baseline" in out[checked]
    assert "with what the store held: 1 newly corroborated, 2 newly conflicting" in told[checked][1]
    assert "timeline: " in out[checked]
    found = next(text for line, text in out.items() if "--speaker" in line)
    assert all("Teodora Lindqvist: " in line for line in found.splitlines())
    assert len(found.splitlines()) >= 2
    assert len(out["checker stories seeds/"].splitlines()) == 3
    assert out["checker check seeds/"].count("\nstory ") == 3
    (beginning,) = {line.split()[2][:6] for line in added.splitlines() if "Aldmoor" in line}
    assert _run(tmp_path, f"checker drop --store desk.db {beginning}")[0].startswith("dropped: ")
    assert len(_run(tmp_path, "checker list --store desk.db")[0].splitlines()) == 1
