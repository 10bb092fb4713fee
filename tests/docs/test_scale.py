"""Every command of docs/scale.md runs, and says the same on one machine and on Spark."""

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
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"^```\n(.*?)^```", PAGE, re.M | re.S) for line in block.splitlines() if line.strip()
]
RECIPE = (ROOT / "Makefile").read_text(encoding="utf-8").split("\ncorpus-demo:")[1].split("\n\n")[0]


def checker(folder: Path, line: str) -> None:
    """Run the command *line* in *folder*; it has to go well."""
    program, *words = shlex.split(line)
    assert program == "checker"
    env = os.environ | {"XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "checker", *words],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stderr}"


def shown(folder: Path, corpus: str) -> str:
    """What the demonstration says of the tables in *corpus*."""
    words = [sys.executable, "-m", "benchmarks.corpus", "--show", str(folder / corpus)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.model
@pytest.mark.slow
def test_the_page_holds(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    here, there, made = COMMANDS
    checker(tmp_path, here)
    rows = shown(tmp_path, "corpus")
    assert re.search(r"^stories +3 rows$", rows, re.M)
    assert "'conflicting'" in rows
    assert made == "make corpus-demo"
    if shutil.which("java") and all(map(have, ("pyspark", "pandas"))):
        checker(tmp_path, there)  # into the same folder: what was read is not read again
        assert shown(tmp_path, "corpus") == rows
        demonstration = re.search(r"\$\(BIN\)/(checker corpus .*)", RECIPE)
        assert demonstration
        checker(tmp_path, demonstration[1])
        assert shown(tmp_path, "build/corpus-demo") == rows


def have(package: str) -> bool:
    """Whether *package* is installed."""
    from importlib.util import find_spec

    return find_spec(package) is not None
