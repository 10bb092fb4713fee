"""docs/rules.md is run: files are written, commands executed, and what they print compared; "…" stands for any lines.

``UPDATE_SNAPSHOTS=1`` writes the reference at its end anew.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.rulebook.describe import reference

DOC = Path(__file__).parents[2] / "docs" / "rules.md"
MARK = "<!-- reference"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def tour() -> str:
    return DOC.read_text(encoding="utf-8").partition(MARK)[0]


def fits(wanted: list[str], found: list[str]) -> bool:
    """Whether *found* is *wanted*, where "…" stands for any number of lines."""
    if not wanted:
        return not found
    if wanted[0] == "…":
        return any(fits(wanted[1:], found[n:]) for n in range(len(found) + 1))
    return bool(found) and wanted[0] == found[0] and fits(wanted[1:], found[1:])


@pytest.mark.model
def test_the_tour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.cli import app

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    ran = []
    for language, name, body in BLOCK.findall(tour()):
        if name:
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(body, encoding="utf-8")
        elif language == "console":
            for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                line, _, printed = part.partition("\n")
                command, _, remark = line.partition("  # exits with ")
                result = CliRunner().invoke(app, shlex.split(command)[1:])
                assert result.exit_code == int(remark or 0), f"{command}\n{result.output}\n{result.exception!r}"
                found = [x.rstrip() for x in result.output.rstrip("\n").split("\n")]
                assert fits(printed.rstrip("\n").split("\n"), found), f"$ {command}\n{result.output}"
                ran.append(command.split()[1])
    assert ran.count("rules") >= 6
    assert {"check", "speakers", "rules"} <= set(ran)


def test_the_reference_is_what_the_code_says() -> None:
    text = DOC.read_text(encoding="utf-8")
    head, mark, _ = text.partition(MARK)
    line = (mark + text[len(head) + len(mark) :]).split("\n", 1)[0]
    whole = f"{head}{line}\n\n{reference()}"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        DOC.write_text(whole, encoding="utf-8")
    assert text == whole or os.environ.get("UPDATE_SNAPSHOTS"), "UPDATE_SNAPSHOTS=1 writes it anew"


def test_fits() -> None:
    assert fits(["a", "…", "c"], ["a", "b", "b", "c"])
    assert fits(["…"], [])
    assert not fits(["a", "…", "c"], ["a", "b"])
    assert not fits(["a"], ["a", "b"])
