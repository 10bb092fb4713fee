"""Every file in broken/ is wrong in one way; what the rule writer reads about it stands beside it.

After a change of messages: ``UPDATE_SNAPSHOTS=1 python -m pytest tests/rulebook/test_broken.py``, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.rulebook import load
from checker.rulebook.book import in_order
from checker.rulebook.lint import lint
from checker.rulebook.pointing import pointed

HERE = Path(__file__).parent
FILES = sorted((HERE / "broken").glob("*.yaml"))
# files in which every word is read as meant, and that are here to show just that
FINE: set[str] = set()


def messages(path: Path) -> str:
    book = load([path], builtin=HERE / "base")
    own = [p for p in in_order({*book.problems, *lint(book.entries)}) if p.path == path.name]
    return "".join(f"{pointed(p, book.texts)}\n" for p in own)


def test_there_are_enough() -> None:
    assert len(FILES) >= 60


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_message(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    said = messages(Path(path.name))
    snapshot = path.with_suffix(".txt")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        snapshot.write_text(said, encoding="utf-8")
    assert said == snapshot.read_text(encoding="utf-8")
    assert "error" in said or "warning" in said
    assert said.startswith(f"{path.name}")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_broken_file_hides_no_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules below stay in force (less those the file itself disables), and a good file above is still read."""
    monkeypatch.chdir(path.parent)
    book = load([Path(path.name), HERE / "good.yaml"], builtin=HERE / "base")
    ids = {e.rule.id for e in book.entries}
    assert {"say", "toll", "harbour-wire", "alignment", "good-cue"} <= ids


def test_no_snapshot_without_a_file() -> None:
    assert {p.stem for p in (HERE / "broken").glob("*.txt")} == {p.stem for p in FILES}
