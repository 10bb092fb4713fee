"""What holds for every format: it renders both stories, the same bytes each time, and matches its snapshot."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from checker.render import RENDERERS, render
from checker.render.viewing import _turned
from tests.render.fixtures import story
from tests.render.hostile import hostile

SNAPSHOTS = Path(__file__).parent / "snapshots"
STORIES = {"story": story, "hostile": hostile}
BUILT = [name for name, renderer in RENDERERS.items() if Path(*renderer.module.split(".")).with_suffix(".py").exists()]


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("form", BUILT)
def test_snapshot(form: str, name: str) -> None:
    """`CHECKER_SNAPSHOTS=write pytest tests/render` writes them anew; read the difference before committing it."""
    text = render(form, STORIES[name]())
    path = SNAPSHOTS / f"{name}{RENDERERS[form].suffix}"
    if os.environ.get("CHECKER_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert path.read_bytes().decode("utf-8") == text


@pytest.mark.parametrize("form", BUILT)
def test_same_bytes_in_any_order_and_place_and_from_either_side(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = render(form, story())
    report = story()
    shuffled = random.Random(1)
    mixed = {
        "verdicts": tuple(
            replace(v, evidence=tuple(_turned(e) for e in shuffled.sample(v.evidence, len(v.evidence))))
            for v in report.verdicts
        ),
    }
    if form not in ("json", "jsonl"):  # those keep the report's own order, which the pipeline fixes
        report = replace(
            report,
            articles=report.articles[::-1],
            claims=report.claims[::-1],
            verdicts=mixed["verdicts"][::-1],
        )
    for key, value in {"COLUMNS": "33", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kolkata", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(key, value)
    assert render(form, report) == expected


@pytest.mark.parametrize("form", BUILT)
def test_hostile_text_leaves_no_active_character(form: str) -> None:
    text = render(form, hostile())
    active = set(map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028]))
    assert not (active - {"\n"} - ({"\r"} if form == "csv" else set())) & set(text)
    assert text.encode("utf-8")  # no lone surrogate either
