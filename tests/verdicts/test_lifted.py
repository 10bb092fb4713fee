"""Whole runs on ten stories in which a local paper lifts an agency's sentences, or has the same news itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.choices import Options
from checker.pipeline import check, load_tools, read_claims
from checker.records import Article, Span
from checker.rulebook import load

STORIES = yaml.safe_load((Path(__file__).parent / "lifted/stories.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def run() -> Any:
    book = load((), project=Path("/nonexistent"))
    tools = load_tools(Options(), book)

    def groups(wire: str, local: str) -> list[tuple[str, str, int]]:
        articles = [Article(o, o, t, Span(0, len(t)), "") for o, t in (("Agency", wire), ("Gazette", local))]
        report = check([read_claims(a, tools, narration=True) for a in articles], book)
        text = {c.id: c.text for c in report.claims}
        home = {c.id: c.article for c in report.claims}
        return [
            (" / ".join(text[c] for c in v.group.claims), v.label, len(v.origins))
            for v in report.verdicts
            if len({home[c] for c in v.group.claims}) > 1
        ]

    return groups


@pytest.mark.model
@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["wire"].split(" ", 1)[0])
def test_lifted_sentences_are_the_agency_s(story: dict[str, str], run: Any) -> None:
    words = story.get("lifted") or story["own"]
    found = [g for g in run(story["wire"], story["local"]) if words in g[0]]
    assert found, json.dumps(run(story["wire"], story["local"]))
    for _, label, origins in found:
        assert (label, origins) == (("unique", 1) if "lifted" in story else ("corroborated", 2))
