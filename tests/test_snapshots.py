"""The kept reports of the sample stories and of the hostile ones: each form of each is there and holds to its schema.

That they are what the tool writes today is held by `python -m benchmarks.reports --check`, which `make test` runs, and
for the stories built by hand by tests/render/test_formats.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from benchmarks.reports import SLACK, alike
from checker.render import RENDERERS
from tests.render.hostile import hostile

jsonschema = pytest.importorskip("jsonschema")
ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "samples"
BY_HAND = ROOT / "tests" / "render" / "snapshots"
SCHEMAS = ROOT / "tests" / "render" / "schemas"
STORIES = sorted(p.name for p in (ROOT / "seeds").iterdir() if p.is_dir())
INGREDIENTS = {
    "escape": "\x1b[",
    "markup of rich": "[red]",
    "script": "<script>",
    "pipe": "|",
    "backtick": "`",
    "formula": "=cmd()",
    "right-to-left override": "\u202e",
    "long word": "x" * 10_000,
    "emoji": "\N{GRINNING FACE}",
    "NUL": "\x00",
}


def kept(suffix: str) -> list[Path]:
    """Every snapshot of one form."""
    return [SAMPLES / name / f"report{suffix}" for name in [*STORIES, "hostile"]] + [
        BY_HAND / f"{name}{suffix}" for name in ("story", "hostile")
    ]


def schema(path: Path) -> Any:
    value = json.loads(path.read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(value)(value)


@pytest.mark.parametrize("form", RENDERERS)
def test_every_form_of_every_story_is_kept_and_nothing_else(form: str) -> None:
    missing = [path for path in kept(RENDERERS[form].suffix) if not path.is_file()]
    assert missing == []
    wanted = {path for renderer in RENDERERS.values() for path in kept(renderer.suffix)}
    there = set(SAMPLES.rglob("report.*")) | set(BY_HAND.iterdir())
    assert there == wanted


@pytest.mark.parametrize("name", INGREDIENTS)
def test_both_hostile_stories_hold_every_ingredient(name: str) -> None:
    articles = [json.loads(line) for line in (SAMPLES / "hostile.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = "\n".join(value for article in articles for value in article.values())
    by_hand = "\n".join(part for a in hostile().articles for part in (a.outlet, a.text))
    for whole in (texts, by_hand):
        assert INGREDIENTS[name] in whole


@pytest.mark.parametrize("path", kept(".json"), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_json(path: Path) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    schema(ROOT / "docs" / "schema" / "report.schema.json").validate(value)
    assert all("confidence" in claim for claim in value["claims"])


@pytest.mark.parametrize("revision", ["sarif-2.1.0-errata01", "sarif-2.1.0-rtm5"])
@pytest.mark.parametrize("path", kept(".sarif"), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_sarif(path: Path, revision: str) -> None:
    schema(SCHEMAS / f"{revision}.json").validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", kept(".xml"), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_junit(path: Path) -> None:
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.parse(path))


@pytest.mark.parametrize("path", kept(".github.txt"), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_github_has_one_command_a_line_for_each_conflict(path: Path) -> None:
    commands = path.read_text(encoding="utf-8").splitlines()
    for line in commands:
        assert re.fullmatch(r"::(error|warning|notice) (?:\w+=[^:,]*(?:,|(?=::)))+::.+", line), line
    table = json.loads(path.with_name(path.name.removesuffix(".github.txt") + ".json").read_text(encoding="utf-8"))
    assert len(commands) >= sum(group["verdict"] == "conflicting" for group in table["groups"])


def variants() -> Iterator[tuple[str, bool]]:
    """A line of a JSON report changed in some way, and whether it still counts as the same."""
    line = '   "confidence": 0.7914,\n   "score": 80.31,\n   "text": "it said 0.7914"\n'
    yield line, True
    yield line.replace('"confidence": 0.7914', f'"confidence": {0.7914 + SLACK / 2:.4f}'), True
    yield line.replace('"confidence": 0.7914', f'"confidence": {0.7914 + 2 * SLACK:.4f}'), False
    yield line.replace("80.31", "80.32"), False
    yield line.replace("said 0.7914", "said 0.7915"), False
    yield line.replace('   "score"', '  "score"'), False


@pytest.mark.parametrize(("text", "same"), list(variants()))
def test_only_what_the_tagger_is_sure_of_may_differ_and_by_little(text: str, same: bool) -> None:
    line = next(variants())[0]
    assert alike(line.encode(), text.encode()) is same
