"""The shipped rules: nothing wrong with them, quick to load, without spaCy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.problems import line_of
from checker.rulebook import builtin_folder, load
from checker.rulebook.lint import lint
from checker.rulebook.registry import SECTIONS


def test_nothing_is_wrong_with_them() -> None:
    book = load()
    assert [line_of(p) for p in (*book.problems, *lint(book.entries))] == []
    assert {e.section for e in book.entries} == set(SECTIONS)


LOAD = "import sys; from checker.rulebook import load; from checker.rulebook.lint import lint; book = load(); "


@pytest.mark.parametrize("then", ["", "lint(book.entries); "], ids=["load", "check"])
def test_neither_loading_nor_checking_them_imports_spacy(then: str) -> None:
    code = f"{LOAD}{then}print([m for m in ('spacy', 'onnxruntime') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_order_of_rules_is_that_of_files_and_lines() -> None:
    entries = load().entries
    places = [(e.section, e.node.line) for e in entries]
    assert places == sorted(places)


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_is_handed_to_its_stage(section: str) -> None:
    book = load()
    value = getattr(book, section)
    rules = value if isinstance(value, tuple) else (value,)
    assert [r.id for r in rules] == [e.rule.id for e in book.entries if e.section == section]
    assert all(r.origin.startswith("built-in/") for r in rules)


def test_reports_name_them_alike_wherever_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(builtin_folder().parent)
    here = load(project=Path())
    assert here.find("say") is not None
    assert [e.node.path for e in here.entries][:1] == ["rules/aliases.yaml"], "messages name the file itself"
    assert [e.rule.origin for e in here.entries] == [e.rule.origin for e in load().entries]
