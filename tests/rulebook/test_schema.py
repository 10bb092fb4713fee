"""The JSON Schemas: up to date, valid, and as forgiving and as strict as the loader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.rulebook import builtin_folder
from checker.rulebook.registry import SECTIONS
from checker.rulebook.schema import schemas, stale, write
from checker.rulebook.source import parse

RULES = sorted(builtin_folder().glob("*.yaml"))


def as_editors_read(value: Any) -> Any:
    """Plain values as YAML 1.2's core schema has them, which is what editors apply a schema to."""
    if isinstance(value, dict):
        return {k: as_editors_read(v) for k, v in value.items()}
    if isinstance(value, list):
        return [as_editors_read(v) for v in value]
    if value in {"true", "false"}:
        return value == "true"
    if isinstance(value, str) and re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)", value):
        return float(value)
    return value


def complaints(text: str, schema: str) -> list[str]:
    node, problems = parse(text, "f.yaml")
    assert node is not None
    assert not problems
    return [
        e.message
        for e in Draft202012Validator(json.loads(schemas()[schema])).iter_errors(as_editors_read(node.plain()))
    ]


def test_the_committed_schemas_are_what_the_code_says() -> None:
    assert stale(builtin_folder() / "schema") == [], "run `checker rules schema --out rules/schema`"


def test_stale_notices_a_missing_and_a_changed_schema(tmp_path: Path) -> None:
    write(tmp_path)
    assert stale(tmp_path) == []
    (tmp_path / "cues.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "rules.schema.json").unlink()
    assert stale(tmp_path) == ["cues.schema.json", "rules.schema.json"]


@pytest.mark.parametrize("name", [*(f"{s}.schema.json" for s in SECTIONS), "rules.schema.json"])
def test_each_schema_is_a_schema_with_descriptions(name: str) -> None:
    schema = json.loads(schemas()[name])
    Draft202012Validator.check_schema(schema)
    assert "origin" not in re.findall(r'"(\w+)": \{', schemas()[name])
    for section in SECTIONS.keys() & schema["properties"].keys():
        assert schema["properties"][section]["description"]


@pytest.mark.parametrize("path", RULES, ids=lambda p: p.stem)
def test_shipped_files_fit_and_name_their_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema=schema/{path.stem}.schema.json"
    assert complaints(text, f"{path.stem}.schema.json") == []
    assert complaints(text, "rules.schema.json") == []


GOOD = [
    "conflicts:\n  - {id: a, change: {tolerance: 5%}}",
    "conflicts:\n  - {id: a, disable: By hand.}",
    "conflicts:\n  - {id: a, kind: number, tolerance: 0.05, why: 2024}",
    "cues:\n  - {id: a, verbs: [NO, 12:30, 010], why: yes}",
    "aliases:\n  - {id: a, name: 50, why: A singer.}",
]
BAD = [
    "conflicts:\n  - {id: a, kind: number, tolerence: 5%, why: b}",
    "conflicts:\n  - {id: a, kind: nubmer, why: b}",
    "conflicts:\n  - {id: a, kind: number}",
    "conflicts:\n  - {id: a, chnge: {level: note}}",
    "cues:\n  - {id: a, verbs: [x], meaning: neutrl, why: b}",
    "cues: none",
    "thresholds:\n  - {id: a, change: {lnik: 5}}",
]


@pytest.mark.parametrize("text", GOOD)
def test_an_editor_is_as_forgiving_as_the_loader(text: str) -> None:
    assert complaints(f"version: 1\n{text}\n", "rules.schema.json") == []


@pytest.mark.parametrize("text", BAD)
def test_an_editor_underlines_what_the_loader_refuses(text: str) -> None:
    assert complaints(f"version: 1\n{text}\n", "rules.schema.json")
