"""`checker articles`: what was read, where each field came from, and the exit code."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.articles import FORMATS
from checker.articles.formats import table
from checker.cli import app
from tests.articles.helpers import PROSE

FIXTURES = Path(__file__).parent / "fixtures"
run = CliRunner()


def test_the_help_lists_every_format() -> None:
    told = set(re.findall(r"\.\w+", run.invoke(app, ["articles", "--help"]).output))
    assert set(FORMATS) <= told


def test_the_table_of_formats_is_what_the_code_says() -> None:
    doc = Path(__file__).parents[2] / "docs/inputs.md"
    text = doc.read_text(encoding="utf-8")
    old = text[text.index("| Suffix | Reader |") :].partition("\n\n")[0]
    if os.environ.get("UPDATE_SNAPSHOTS"):
        doc.write_text(text.replace(old, table()), encoding="utf-8")
    assert old == table() or os.environ.get("UPDATE_SNAPSHOTS"), "UPDATE_SNAPSHOTS=1 writes it anew"


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


def test_an_article_has_its_own_warnings_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "b.csv").write_text(f'outlet,date,text\nPost,2024-05-06,\nPost,2024-05-06,"{PROSE}"\n')
    (tmp_path / "c.txt").write_text("date 2024-05-06 " + PROSE + "\u202e\n")
    done = run.invoke(app, ["articles", str(tmp_path), "--format", "json"])
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[each["code"] for each in article["problems"]] for article in told] == [[], ["W217"]]
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["error E204", "error E203"]
    assert done.exit_code == 3
    assert "1 warning" in run.invoke(app, ["articles", str(tmp_path / "c.txt")]).output
    assert "warning" not in run.invoke(app, ["articles", str(tmp_path / "b.csv")]).stdout


def test_another_language_is_named_and_what_follows_from_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-05-06 " + "Le maire a dit que le pont est dans la ville et que les gens "
                                    "qui sont sur la route ne sont pas avec eux. " * 4)  # fmt: skip
    done = run.invoke(app, ["articles", str(tmp_path)])
    assert done.exit_code == 0
    assert "French" in done.stdout
    assert "W214: the text looks like French, not English; other commands skip it" in done.stderr


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
