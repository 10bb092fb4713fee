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
HOSTILE = ROOT / "tests" / "samples" / "hostile.jsonl"

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not STORY.is_dir(), reason="the sample story is not here"),
]


FORMS = [word for form in RENDERERS if form != "github" for word in ("--format", form)]
ONE = {"PYTHONHASHSEED": "1", "COLUMNS": "80", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
OTHER = {"PYTHONHASHSEED": "2", "COLUMNS": "47", "LC_ALL": "C", "TZ": "Asia/Kolkata", "NO_COLOR": "1"}


def run(folder: Path, inputs: list[str], *options: str, **env: str) -> tuple[bytes, bytes]:
    """(standard output, the annotations on standard error) of `checker check` with every format."""
    command = [sys.executable, "-c", "from checker.cli import main; main()"]
    done = subprocess.run(
        [*command, "check", *inputs, *options, "--quiet", "--github", *FORMS],
        cwd=folder,
        env={**os.environ, "CHECKER_NO_STORE": "1", "GITHUB_STEP_SUMMARY": "", **env},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout, b"".join(line for line in done.stderr.splitlines(keepends=True) if line.startswith(b"::"))


def files(folder: Path, out: Path, inputs: list[str], *options: str, **env: str) -> dict[str, bytes]:
    """The bytes of every file that a run writes, with the step's summary and the annotations."""
    out.mkdir()
    summary = out / "summary"
    _, github = run(folder, inputs, *options, "--out", f"{out}/", **{**env, "GITHUB_STEP_SUMMARY": str(summary)})
    return {**{p.name: p.read_bytes() for p in out.iterdir()}, "github": github}


def lines_apart(folder: Path) -> list[str]:
    """The hostile articles in a file each, so that they have an order to come in."""
    for number, line in enumerate(HOSTILE.read_text(encoding="utf-8").splitlines()):
        (folder / f"hostile-{number}.jsonl").write_text(f"{line}\n", encoding="utf-8")
    return sorted(p.name for p in folder.glob("hostile-*.jsonl"))


@pytest.mark.parametrize("hostile", [False, True], ids=["ferry-aground", "hostile"])
def test_order_jobs_width_locale_zone_and_hashes(hostile: bool, tmp_path: Path) -> None:
    folder = tmp_path if hostile else STORY
    names = lines_apart(tmp_path) if hostile else sorted(p.name for p in STORY.iterdir() if p.suffix in (".txt", ".md"))
    first = files(folder, tmp_path / "a", names, **ONE)
    forms = {f"report{RENDERERS[f].suffix}" for f in RENDERERS if f != "github"}
    assert set(first) == {*forms, "github", "summary"}
    assert all(first.values())
    second = files(folder, tmp_path / "b", names[::-1], "--jobs", "2", **OTHER, SOURCE_DATE_EPOCH="0")
    assert {name for name in first if first[name] != second[name]} == set()


def test_standard_output_too() -> None:
    names = sorted(p.name for p in STORY.iterdir() if p.suffix in (".txt", ".md"))
    first = run(STORY, names, **ONE)
    assert first == run(STORY, names[::-1], "--jobs", "2", **OTHER)
    assert first == run(STORY, names, **ONE, LANG="tr_TR.UTF-8")
