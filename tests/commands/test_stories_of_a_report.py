"""A pile with --out DIR/: the whole report, and one a story for forms that people read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.stories.apart import apart
from tests.stories.made import pile

FORMS = ("--format", "markdown", "--format", "html", "--format", "json", "--format", "csv")


def written(folder: Path, *more: str) -> Path:
    rows = [
        {"id": a.id, "outlet": f"The {a.id}", "title": a.title, "text": a.text, "published": str(a.published)}
        for a in pile()
    ]
    (folder / "pile.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    given = ["check", str(folder / "pile.jsonl"), *FORMS, "--out", str(folder / "out") + "/", "--engine", "rules", "-q"]
    done = CliRunner().invoke(app, [*given, *more])
    assert done.exit_code == 0, done.output
    return folder / "out"


@pytest.mark.model
def test_a_folder_gets_one_report_a_story(tmp_path: Path) -> None:
    out = written(tmp_path)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    stories = {a["story"] for a in report["articles"]}
    assert len(stories) == 3
    names = sorted(p.name for p in (out / "stories").iterdir())
    assert {n[-16:].removesuffix(".csv") for n in names if n.endswith(".csv")} == stories
    assert {Path(n).suffix for n in names} == {".md", ".html", ".csv"}
    for name in names:
        own = (out / "stories" / name).read_text(encoding="utf-8")
        outlets = {a["outlet"] for a in report["articles"] if a["story"] == Path(name).stem[-12:]}
        others = {a["outlet"] for a in report["articles"]} - outlets
        assert not [o for o in others if o in own], name
    first = {n: (out / "stories" / n).read_bytes() for n in names}
    written(tmp_path)
    assert {n: (out / "stories" / n).read_bytes() for n in names} == first


@pytest.mark.model
def test_one_story_makes_one_report(tmp_path: Path) -> None:
    assert sorted(p.name for p in written(tmp_path, "--one-story").iterdir()) == [
        "report.csv", "report.html", "report.json", "report.md",
    ]  # fmt: skip


def test_a_report_on_one_story_is_not_taken_apart() -> None:
    from checker.records import Report

    assert list(apart(Report((), (), ()))) == []
