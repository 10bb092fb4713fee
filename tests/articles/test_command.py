"""`checker articles`: what was read, where each field came from, and the exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.articles import FORMATS
from checker.cli import app
from tests.articles.helpers import PROSE

FIXTURES = Path(__file__).parent / "fixtures"
run = CliRunner()


def test_the_help_lists_every_format() -> None:
    told = set(re.findall(r"\.\w+", run.invoke(app, ["articles", "--help"]).output))
    assert set(FORMATS) <= told


def test_it_shows_fields_and_where_they_came_from() -> None:
    done = run.invoke(app, ["articles", str(FIXTURES / "page.html")])
    assert done.exit_code == 0
    assert "2024-05-06  The Tidewater Post  Pier stays shut, harbour master says" in done.output
    assert "by Orla Venn" in done.output
    assert "outlet: JSON-LD publisher" in done.output


def test_json_lines_carry_everything_and_the_problems(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("NEW PORT (Reuters) - " + PROSE)
    done = run.invoke(app, ["articles", str(tmp_path), "--format", "json"])
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    assert told["agency"] == "Reuters"
    assert told["outlet"] == "a"
    assert told["language"] == "en"
    assert [each["code"] for each in told["problems"]] == ["W213"]
    assert told["body"][0] == len("NEW PORT (Reuters) - ")


def test_escapes_in_names_and_titles_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": PROSE, "outlet": "\x1b[2J[red]Post", "title": "a\u202eb\x07"})
    )
    done = run.invoke(app, ["articles", str(tmp_path)])
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
    assert "[red]Post" in done.output


@pytest.mark.parametrize(
    ("given", "code"), [(["missing.txt"], 3), (["--max-size", "many", "x"], 2), (["x", "--no"], 2)]
)
def test_exit_codes(given: list[str], code: int) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "checker", "articles", *given], capture_output=True, check=False, text=True
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr
