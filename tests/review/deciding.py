"""Decisions about the conflicts of the story built by hand."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from checker.records import Report
from checker.render import render
from checker.review import decisions
from tests.render.fixtures import story

DAY = dt.date(2026, 6, 1)


def as_json(report: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(render("json", report))
    return value


def conflict(report: Report, kind: str) -> str:
    """The id of the group with a conflict of this kind."""
    return next(
        v.group.id for v in report.verdicts if any(e.kind == kind and e.relation == "conflicts" for e in v.evidence)
    )


def decided(tmp_path: Path, *words: str, kind: str = "number", until: str | None = None) -> Path:
    path = tmp_path / "checker.decisions.yaml"
    old = path.read_text() if path.exists() else ""
    entry = decisions.entry_of(as_json(story()), conflict(story(), kind), words[0], words[1], "ana", until, DAY)
    path.write_text(decisions.added(old, entry))
    return path
