"""The marked pairs that ship with the project in whole runs over two outlets; half of them are traps."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from checker.choices import Options
from checker.pipeline import Tools, load_tools
from tests.verdicts.test_figures_in_whole_runs import run, told

pytestmark = pytest.mark.model
TEXT = resources.files("checker.verdicts").joinpath("data/marked.jsonl").read_text(encoding="utf-8")
ROWS: list[dict[str, Any]] = [json.loads(line) for line in TEXT.splitlines()]
KNOWN = {row["left"] for row in ROWS if row.get("todo")}


@pytest.fixture(scope="module")
def tools() -> Tools:
    from checker.rulebook import load

    return load_tools(Options(), load((), project=Path("/nonexistent")))


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['about']} {n}" for n, r in enumerate(ROWS)])
def test_both_orders_are_judged_as_a_reader_would(tools: Tools, row: dict[str, Any]) -> None:
    if row.get("todo"):
        pytest.xfail(row["todo"])
    for texts in ((row["left"], row["right"]), (row["right"], row["left"])):
        assert (told(run(tools, texts, None)) == "conflicting") == row["conflict"]
