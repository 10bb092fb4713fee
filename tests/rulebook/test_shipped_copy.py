"""The checked copy of the shipped rules: the same rules as the YAML, only while it is of that YAML."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.rulebook import builtin_folder, load, shipped
from checker.rulebook.book import digest
from checker.rulebook.layers import build
from checker.rulebook.project import Project
from checker.rulebook.shipping import copy


def from_yaml(folder: Path | None = None) -> list[object]:
    return list(build((), Project(), folder or builtin_folder()).entries.values())


def test_the_committed_copy_is_what_the_rules_say() -> None:
    assert shipped.COPY.read_text(encoding="utf-8") == copy(), "run `make shipped`"


def test_the_copy_holds_the_rules_of_the_yaml_and_their_places() -> None:
    kept = shipped.read(builtin_folder(), "built-in")
    stack = build((), Project(), builtin_folder())
    assert kept is not None
    assert [(e.section, e.rule, e.layer) for e in kept.entries] == [
        (e.section, e.rule, e.layer) for e in stack.entries.values()
    ]
    assert [e.node.plain() for e in kept.entries] == [e.node.plain() for e in stack.entries.values()]
    assert [e.node.place for e in kept.entries] == [e.node.place for e in stack.entries.values()]
    assert digest(kept.entries) == digest(tuple(stack.entries.values()))
    assert (kept.texts, kept.names) == (stack.texts, stack.names)


def test_it_is_read_without_what_checks_yaml() -> None:
    code = (
        "import sys; from checker.rulebook import load; book = load(); assert book.cues and book.thresholds; "
        "print([m for m in ('pydantic', 'yaml', 'rapidfuzz', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_it_counts_only_for_the_very_files(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(builtin_folder(), folder)
    assert shipped.read(folder, "built-in") is not None
    cues = folder / "cues.yaml"
    changed = cues.read_text(encoding="utf-8").replace("verbs: [say", "verbs: [yodel, say", 1)
    assert "yodel" in changed
    cues.write_text(changed, encoding="utf-8")
    assert shipped.read(folder, "built-in") is None
    assert any("yodel" in rule.verbs for rule in load(builtin=folder).cues)
    shutil.copy(builtin_folder() / "cues.yaml", cues)
    (folder / "more.yaml").write_text("version: 1\norigins: []\n", encoding="utf-8")
    assert shipped.read(folder, "built-in") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: "",
        lambda kept: "[]",
        lambda kept: json.dumps(kept)[:-9],
        lambda kept: json.dumps(kept | {"rules": [["cues", "cues.yaml", 3, {"": "attribution.rules.NoSuch"}]]}),
        lambda kept: json.dumps(kept | {"rules": [["cues", "cues.yaml", 3, {"": "attribution.rules.CueRule"}]]}),
        lambda kept: json.dumps(kept | {"rules": [["cues", "cues.yaml", 3, {"": "problems.Exit", "value": 1}]]}),
        lambda kept: json.dumps(kept | {"rules": [["cues", "nowhere.yaml", 3, {"id": "x"}]]}),
    ],
    ids=["empty", "no mapping", "cut", "no class", "missing keys", "no model", "no rule"],
)
def test_a_damaged_copy_is_passed_over(damage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shipped.json"
    path.write_text(damage(json.loads(shipped.COPY.read_text(encoding="utf-8"))), encoding="utf-8")
    before = load()
    monkeypatch.setattr(shipped, "COPY", path)
    assert shipped.read(builtin_folder(), "built-in") is None
    after = load()
    assert (after.digest, after.problems) == (before.digest, ())
    assert [e.rule for e in after.entries] == [e.rule for e in before.entries]


def test_a_layer_on_top_knows_the_places_of_the_copy(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("version: 1\nconflicts:\n  - {id: death-toll, change: {tolerance: 7%}}\n", encoding="utf-8")
    entry = load([own]).find("death-toll")
    assert entry is not None
    assert entry.node.entries["kind"][1].path == "built-in/conflicts.yaml"
    assert entry.node.entries["tolerance"][1].place == f"{own.as_posix()}:3"
    own.write_text("version: 1\ncues:\n  - {id: say, verbs: [say], why: Mine.}\n", encoding="utf-8")
    assert "is already written in built-in/cues.yaml:" in load([own]).problems[0].message


def test_a_rulebook_goes_to_another_process() -> None:
    book = load()
    again = pickle.loads(pickle.dumps(book))
    assert [e.rule for e in again.entries] == [e.rule for e in book.entries]
    assert again.entries[0].node.plain() == book.entries[0].node.plain()


def test_places_are_known_when_the_files_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(builtin_folder(), folder)
    book = load(builtin=folder)
    shutil.rmtree(folder)
    assert [e.node.plain() for e in book.entries] == [e.node.plain() for e in load().entries]
