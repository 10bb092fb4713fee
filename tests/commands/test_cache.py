"""The store as the command line shows it: a second run loads no model and prints the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.runtime.database import Database

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "seeds" / "kolkata-meeting"
HEAVY = {"spacy", "thinc", "onnxruntime", "tokenizers"}


def run(cache: Path, *args: str, **env: str) -> tuple[str, str, set[str]]:
    """(standard output, standard error, the modules that were imported) of the command."""
    listed = cache.parent / "modules"
    code = (
        "import sys, atexit, pathlib; from checker.cli import main;"
        f"atexit.register(lambda: pathlib.Path({str(listed)!r}).write_text(' '.join(sys.modules))); main()"
    )
    clean = {k: v for k, v in os.environ.items() if k not in {"CHECKER_NO_STORE", "FORCE_COLOR", "COLUMNS"}}
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        encoding="utf-8",
        env=clean | {"XDG_CACHE_HOME": str(cache)} | env,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr, set(listed.read_text().split())


@pytest.mark.model
@pytest.mark.slow
def test_the_second_run_loads_no_model_and_prints_the_same(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    check = ("check", str(STORY), "--format", "json")
    first, _, loaded = run(cache, *check)
    assert loaded >= HEAVY
    for again in (check, (*check, "--jobs", "2")):
        second, _, loaded = run(cache, *again)
        assert second == first
        assert not loaded & HEAVY
    lines, _, loaded = run(cache, "extract", str(STORY))
    assert not loaded & HEAVY
    without, _, loaded = run(cache, "extract", str(STORY), "--no-cache")
    assert (loaded >= HEAVY, without) == (True, lines)
    (cache / "checker" / "claims.db").write_bytes(b"not a database" * 1000)
    third, told, loaded = run(cache, *check)
    assert third == first
    assert loaded >= HEAVY
    assert told.count("W711") == 1


def test_path_info_and_clear(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    where, _, loaded = run(cache, "cache", "path")
    assert where == f"{cache / 'checker' / 'claims.db'}\n"
    assert not loaded & {*HEAVY, "numpy", "msgspec"}
    assert ": 0 values" in run(cache, "cache", "info")[0]
    assert not cache.exists(), "looking makes nothing"
    store = Database(Path(where.strip()))
    store.put("a", bytes(3_000_000))
    store.close()
    assert "1 value of articles and stories, 3.1 MB" in run(cache, "cache", "info")[0]
    assert "3.0 MB given back" in run(cache, "cache", "clear")[0]
    assert ": 0 values" in run(cache, "cache", "info")[0]
    Path(where.strip()).write_bytes(b"no database at all" * 500)
    run(cache, "cache", "clear")
    assert ": 0 values" in run(cache, "cache", "info")[0]
