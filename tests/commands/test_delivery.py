"""What would stop the report at the end is told before the articles are read, in one line, and costs no time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.commands.delivery import destinations, ready
from checker.problems import CheckerError
from checker.render import render
from tests.render.fixtures import story

# the pipeline must not even be asked: without it a run that goes on would end with a traceback
START = "import checker.pipeline as p; p.load_tools = None; from checker.cli import main; main()"


def run(folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", START, "check", *words], cwd=folder, capture_output=True,
                          text=True, check=False)  # fmt: skip
    return done.returncode, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "gazette.txt").write_text('date 2026-05-02\n"We will stay," said Ana Ruiz.\n')
    (tmp_path / "file").write_text("x")
    (tmp_path / "old.json").write_text(render("json", story()), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--out", "file/report.md"), 2, "a part of the path is a file, not a folder"),
        (("--out", "story/gazette.txt"), 2, "it is the input story/gazette.txt"),
        (("--out", "r.md", "--out", "./r.md"), 2, "two reports would go there"),
        (("--out", "report.docx"), 2, "no format is known for the suffix '.docx'"),
        (("--baseline", "none.json"), 3, "the baseline cannot be read"),
        (("--baseline", "story/gazette.txt"), 2, "the baseline is not JSON"),
        (("--decisions", "none.yaml"), 2, "no such decisions file"),
        (("--fail-on", "conflcting"), 2, "did you mean 'conflicting'?"),
        (("--fail-on", "number,rule:deathtoll"), 2, "did you mean 'rule:death-toll'?"),
    ],
)
def test_told_before_the_run(folder: Path, words: tuple[str, ...], code: int, told: str) -> None:
    done, stderr = run(folder, "story", *words)
    assert told in stderr
    assert "Traceback" not in stderr
    assert len(re.findall(r"\berror E\d{3}: ", stderr)) == 1
    assert done == code


def test_nothing_is_refused_that_would_work(folder: Path) -> None:
    targets = destinations((), [folder / "new" / "r.md", folder / "r.json", folder / "out/"])
    ready(targets, inputs=[str(folder / "story")], baseline=folder / "old.json", decisions=None)
    assert not (folder / "new").exists()


def test_a_folder_gets_each_form_once(folder: Path) -> None:
    with pytest.raises(CheckerError, match="two reports"):
        ready(
            destinations((), [folder / "file.md", folder / "story" / ".." / "file.md"]),
            inputs=(), baseline=None, decisions=None,
        )  # fmt: skip
