"""What is an outlet's own word: narration that nobody is seen to have said, and the sentence shown with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app

pytestmark = pytest.mark.model
SAID = "date 2024-05-06 LUND. The harbour master said the ferry to Lund Island would stop running in May.\n"


def checked(folder: Path, other: str, form: str) -> str:
    (folder / "gazette.txt").write_text(SAID, encoding="utf-8")
    (folder / "mail.txt").write_text(f"date 2024-05-06 Lund is upset.\n\n{other}\n", encoding="utf-8")
    return CliRunner().invoke(app, ["check", str(folder), "--format", form, "--quiet"]).stdout


def stated(folder: Path, other: str) -> list[str]:
    return [p["text"] for g in json.loads(checked(folder, other, "json"))["groups"] for p in g["stated"]]


def test_the_sentence_that_states_it_as_fact_is_shown(tmp_path: Path) -> None:
    other = "The ferry to Lund Island will stop running in May."
    assert stated(tmp_path, other) == [other]
    for form in ("terminal", "html"):
        assert other in " ".join(checked(tmp_path, other, form).split()), form


@pytest.mark.parametrize(
    "other",
    [
        "The ferry to Lund Island will stop running in May, Malcolm Tisdale, announced early on Friday.",
        "The court heard that the ferry to Lund Island would stop running in May.",
        "Islanders were told that the ferry to Lund Island would stop running in May.",
        "The ferry to Lund Island will stop running in May, it was announced on Friday.",
    ],
)
def test_what_somebody_announced_is_nobody_s_narration(other: str, tmp_path: Path) -> None:
    assert stated(tmp_path, other) == []


def test_every_report_says_how_an_outlet_has_it(tmp_path: Path) -> None:
    (tmp_path / "gazette.md").write_text("---\noutlet: Harn Gazette\npublished: 2024-05-06\n---\n" + SAID[16:])
    told = "The harbour master told the Harn Gazette that the ferry to Lund Island would stop running in May.\n"
    (tmp_path / "courier.md").write_text("---\noutlet: Velm Courier\npublished: 2024-05-06\n---\n" + told)
    for form in ("terminal", "markdown", "html"):
        out = CliRunner().invoke(app, ["check", str(tmp_path), "--format", form, "--quiet"]).stdout
        assert "Velm Courier has it from Harn Gazette" in " ".join(out.split()), form
