"""`checker speakers`: what it lists, and that what it proposes can be pasted into aliases.yaml and holds there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from checker.cli import app

pytestmark = pytest.mark.model

TEXTS = {
    "evening.txt": (
        "Former Norwell mayor Ana Velde (@anavelde) said the bridge was safe. “It was tested twice this spring,” she "
        "said.\n\nHarbour spokesman Tom Birk said repairs would begin in June. Officials said the road would stay "
        "closed."
    ),
    "herald.txt": "Anna Velde said the bridge was safe. Nora Velde said it was not. Velde said tests would follow.",
    "post.txt": (
        "@anavelde wrote that the bridge had been tested. T. Birk said work had begun. Carl Osei said it would be "
        "late. Carl Osei Jr. said it would not."
    ),
}


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "story" / name).write_text(f"date 2024-05-03\n\n{text}\n", encoding="utf-8")
    return tmp_path


def rules(folder: Path, text: str) -> None:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "aliases.yaml").write_text(text, encoding="utf-8")


def speakers(listing: str) -> dict[str, list[str]]:
    """From each speaker's first line to the lines below it; the proposal left out."""
    found: dict[str, list[str]] = {}
    for line in listing.split("\nTo correct this", maxsplit=1)[0].splitlines():
        if not line.startswith(" "):
            found[line.split("  (")[0]] = below = []
        else:
            below.append(line.strip())
    return found


def test_it_lists_names_ways_and_what_stayed_open(story: Path) -> None:
    found = speakers(run("speakers", "story", "--quiet"))
    assert "story/evening.txt:3:1: Former Norwell mayor Ana Velde (@anavelde) - by name" in found["Ana Velde"]
    assert any(line.endswith(": she - by what it refers to") for line in found["Ana Velde"])
    assert "unnamed: never taken for the same source in another outlet" in found["Officials"]
    assert found["Velde"], "a surname that two bear in one article is nobody's"


def test_what_it_proposes_can_be_pasted_and_changes_nobody(story: Path) -> None:
    before = speakers(run("speakers", "story", "--quiet"))
    proposed = run("speakers", "story", "--quiet", "--format", "yaml")
    rules(story, proposed)
    checked = CliRunner().invoke(app, ["rules", "check"])
    assert checked.exit_code == 0, checked.output
    assert "error" not in checked.output
    assert " 0 fail" in run("rules", "test")
    after = speakers(run("speakers", "story", "--quiet"))
    assert before.keys() == after.keys()
    assert any(line.endswith("Ana Velde (@anavelde) - by an alias rule") for line in after["Ana Velde"])
    assert speakers(run("speakers", "story", "--quiet", "--format", "yaml")).keys() == {"version: 1", "aliases: []"}


def test_a_correction_of_the_proposal_holds(story: Path) -> None:
    proposed: dict[str, Any] = yaml.safe_load(run("speakers", "story", "--quiet", "--format", "yaml"))
    ids = [rule["id"] for rule in proposed["aliases"]]
    assert len(set(ids)) == len(ids), "father and son have ids of their own"
    ana = next(r for r in proposed["aliases"] if r["id"] == "ana-velde")
    assert ana["names"] == ["Anna Velde"]
    ana["names"], ana["never"] = [], ["Anna Velde", *ana["never"]]
    ana["tests"] = [{"words": "@anavelde"}, {"words": "Anna Velde", "means": False}]
    rules(story, yaml.safe_dump(proposed, allow_unicode=True))
    found = speakers(run("speakers", "story", "--quiet"))
    assert any("herald.txt" in line for line in found["Anna Velde"])
    assert not any("herald.txt" in line for line in found["Ana Velde"])
