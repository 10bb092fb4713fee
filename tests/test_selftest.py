"""Examples inside rules: what counts as held, and what is shown when one is not (no model needed)."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from checker import selftest
from checker.rulebook import load
from checker.selftest import Example, Outcome, diff, examples_of, problems_of


def outcome(*, holds: bool, todo: str = "", found: tuple[str, ...] = ("source: B", "cue: said")) -> Outcome:
    test: Any = SimpleNamespace(todo=todo)
    return Outcome(
        Example("cues", "say", test, "x.yaml", 3, 9), ("A said so.",), ("source: A", "cue: said"), found, holds
    )


@pytest.mark.parametrize(
    ("holds", "todo", "code"), [(True, "", None), (False, "", "R121"), (True, "later", "R122"), (False, "later", None)]
)
def test_what_fails_the_run(holds: bool, todo: str, code: str | None) -> None:
    one = outcome(holds=holds, todo=todo)
    assert [p.code for p in problems_of([one])] == ([code] if code else [])
    assert one.passes == (code is None)


def test_a_failure_shows_its_place_and_a_small_diff() -> None:
    said = selftest.report([outcome(holds=False), outcome(holds=True)]).splitlines()
    assert said[0].startswith("x.yaml:3:9: error R121: ")
    assert said[1:5] == ["    A said so.", "    - source: A", "    + source: B", "      cue: said"]
    assert said[-1] == "2 examples of 1 rule: 1 hold, 1 fail"


def test_hostile_text_in_a_rule_changes_nothing_on_the_terminal() -> None:
    assert "\x1b" not in "".join(diff(outcome(holds=False, found=("source: \x1b[31m",))))


def test_json_names_every_outcome() -> None:
    rows = json.loads(selftest.as_json([outcome(holds=False)]))["examples"]
    assert rows[0]["passes"] is False
    assert rows[0]["expected"] == ["source: A", "cue: said"]


def test_every_example_of_the_shipped_rules_has_a_place() -> None:
    book = load()
    examples = examples_of(book.entries)
    assert len(examples) == sum(len(r.tests) for s in ("cues", "aliases", "conflicts", "origins", "thresholds")
                                for r in book.rules(s))  # fmt: skip
    assert all(e.line and e.column and e.path for e in examples)
    assert {e.rule for e in examples_of(book.entries, ["say"])} == {"say"}


def test_examples_that_need_no_model_run_without_one() -> None:
    book = load()
    examples = [e for e in examples_of(book.entries) if e.section == "origins"]
    outcomes = selftest.run(book, None, examples)  # type: ignore[arg-type]  # no model, which is what is tested
    assert [o.example for o in outcomes] == examples
    assert all(o.passes for o in outcomes)
