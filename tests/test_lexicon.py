"""The words are data: no list of them in Python, every mark explained and used, one row a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.lexicon import FOLDER, values, words

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(FOLDER.glob("*.tsv"))


def rows(path: Path) -> tuple[dict[str, str], list[list[str]]]:
    """The marks that the head of a file explains, and its rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    return dict(h.split(": ", 1) for h in head[1:]), [line.split("\t") for line in lines if not line.startswith("# ")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_word_stands_once_and_every_mark_is_explained(path: Path) -> None:
    explained, found = rows(path)
    assert len({row[0] for row in found}) == len(found)
    assert {mark.partition("=")[0] for row in found for mark in row[1:]} == set(explained)
    for row in found:
        assert len(row) > 1, f"{row[0]} has no mark"
        assert all(part and part == part.strip() for part in row)
        assert len({mark.partition("=")[0] for mark in row[1:]}) == len(row) - 1, f"a mark twice: {row}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_mark_is_used(path: Path) -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "checker").rglob("*.py")))
    asked = set(re.findall(rf"""(?:words|values)\(\s*["']{path.stem}["'],\s+["']([\w-]+)["']""", code))
    if path.stem == "calendar":
        asked |= {"weekday", "weekday-short", "month", "month-short"}
    assert set(rows(path)[0]) == asked


def test_what_is_asked_for() -> None:
    assert "president" in words("persons", "office")
    assert values("units", "unit")["miles"] == "mile"
    with pytest.raises(KeyError):
        words("persons", "no such mark")
