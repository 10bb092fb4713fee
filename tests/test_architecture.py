"""docs/architecture.md names what there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_file_in_the_tree_exists() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    tree = text.split("Where things live:")[1].split("```")[1]
    room = ROOT
    named = 0
    for line in tree.strip().splitlines():
        place = line.split(" ", 1)[0]
        if place:
            room = ROOT / place
            assert room.exists(), place
        for name in re.findall(r"[\w-]+\.(?:py|tsv|js)\b", line.removeprefix(place)):
            assert (room / name).is_file() or (room / "assets" / name).is_file(), f"{place}: {name}"
            named += 1
    assert named > 40
