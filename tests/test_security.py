"""SECURITY.md: each promise names tests, and the tests that it names are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| (`.+) \|$", TEXT.split("## What holds it")[1].split("## Reporting")[0], re.MULTILINE)


def test_the_table_is_found() -> None:
    assert len(ROWS) > 20


@pytest.mark.parametrize(("promise", "named"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_each_promise_names_tests_that_are_there(promise: str, named: str) -> None:
    names = re.findall(r"`([^`]+)`", named)
    assert names, promise
    for name in (n for n in names if n != "make fuzz"):
        file, _, function = name.partition("::")
        found = sorted((ROOT / "tests").rglob(file)) if "/" not in file else [ROOT / file]
        assert found, name
        assert found[0].exists(), name
        assert not function or f"def {function}(" in found[0].read_text(encoding="utf-8"), name
