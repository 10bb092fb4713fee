"""Two outlets, one sentence each: whether `check` takes what they attribute for one statement, and bears it out.

Half are traps: one speaker on one matter, twice.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.cli import app

pytestmark = pytest.mark.model

ONE_STATEMENT = [
    (
        "Police chief Ivo Marin said the suspect had fled to the coast in a stolen van.",
        "The suspect escaped to the coast in a van he had stolen, police chief Ivo Marin said.",
    ),
    (
        "Harbour master Odd Rennick denied that the gates had been left open.",
        "“Nobody left the gates open,” harbour master Odd Rennick said.",
    ),
    (
        "Coach Petra Lund said the striker would miss the final with a broken toe.",
        "“He has broken his toe and will miss the final,” coach Petra Lund said of the striker.",
    ),
    (
        "Union leader Bo Harkin said members would strike on Tuesday.",
        "Members will walk out on Tuesday, union leader Bo Harkin said, and strike until noon.",
    ),
    (
        "Governor Ruth Amari said the dam had held during the storm.",
        "During the storm the dam held, according to Governor Ruth Amari.",
    ),
    (
        "Minister Karo Dell said the school in Velm would be closed in June.",
        "Velm’s school will close in June, said minister Karo Dell.",
    ),
]
TRAPS = [
    (
        "Police chief Ivo Marin said the suspect had fled to the coast in a stolen van.",
        "Police chief Ivo Marin said the suspect was a former soldier who had lived abroad.",
    ),
    (
        "Mayor Lena Tarvo said the new bridge would cost £4 million.",
        "Mayor Lena Tarvo said: “We will spend £14 million on that bridge.”",
    ),
    (
        "Harbour master Odd Rennick denied that the gates had been left open.",
        "Harbour master Odd Rennick said the shops would not open before Monday.",
    ),
    (
        "Coach Petra Lund said the striker would miss the final with a broken toe.",
        "Coach Petra Lund said the striker had trained with the children of the club.",
    ),
    (
        "Farm owner Nils Brandt said the flood had killed 40 sheep.",
        "Farm owner Nils Brandt said the flood had ruined his barn.",
    ),
    (
        "Doctor Ana Silk said the vaccine had been tested on 400 people.",
        "Doctor Ana Silk said the vaccine had been tested.",
    ),
]


def checked(folder: Path, *texts: str) -> dict[str, Any]:
    """The report on an article for each of *texts*."""
    for name, text in zip(("herald", "post"), texts, strict=True):
        (folder / f"{name}.txt").write_text(f"date 2026-03-02\n{text}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(folder), "--format", "json", "--quiet", "--no-cache"])
    assert done.exit_code == 0, done.output
    value: dict[str, Any] = json.loads(done.stdout)
    return value


@pytest.mark.parametrize("texts", ONE_STATEMENT)
def test_one_statement_in_other_words_is_corroborated(tmp_path: Path, texts: tuple[str, str]) -> None:
    report = checked(tmp_path, *texts)
    assert [g["verdict"] for g in report["groups"] if len(g["claims"]) == 2] == ["corroborated"]


@pytest.mark.parametrize("texts", TRAPS)
def test_one_speaker_on_one_matter_bears_nothing_out(tmp_path: Path, texts: tuple[str, str]) -> None:
    report = checked(tmp_path, *texts)
    assert len(report["claims"]) == 2
    assert "corroborated" not in {g["verdict"] for g in report["groups"]}
