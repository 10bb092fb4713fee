"""One file at a time: what is read as meant, and one mistake per message."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checker.problems import line_of
from checker.rulebook import Rulebook, load

BASE = Path(__file__).parent / "base"


def book(tmp_path: Path, text: str) -> Rulebook:
    path = tmp_path / "x.yaml"
    path.write_text(f"version: 1\n{text}", encoding="utf-8")
    return load([path], builtin=BASE)


def codes(found: Rulebook) -> list[str]:
    return [p.code for p in found.problems]


def test_traps_of_yaml_are_read_as_the_key_means(tmp_path: Path) -> None:
    found = book(
        tmp_path,
        """
aliases:
  - id: '010'
    name: NO
    names: [12:30, 010, 2024-05-01, yes, 1e3]
    offices: [{title: mayor of Velm, from: 2024-05-01}]
    why: no
    tests:
      - {words: NO, means: yes}
      - {words: YES, means: NO}
""",
    )
    assert [line_of(p) for p in found.problems] == []
    alias = found.aliases[0]
    assert alias.id == "010"
    assert alias.name == "NO"
    assert alias.names == ("12:30", "010", "2024-05-01", "yes", "1e3")
    assert alias.offices[0].since == dt.date(2024, 5, 1)
    assert alias.why == "no"
    assert [t.means for t in alias.tests] == [True, False]


def test_a_number_with_a_leading_nought_is_decimal(tmp_path: Path) -> None:
    found = book(tmp_path, "thresholds:\n  - {id: alignment, change: {too_common: 010}}\n")
    assert found.thresholds.too_common == 10


@pytest.mark.parametrize("value", ["nan", ".nan", "inf", "-inf", "1e999", "--1", "0x10", "１"])
def test_numbers_that_are_none_are_refused(tmp_path: Path, value: str) -> None:
    found = book(tmp_path, f"thresholds:\n  - {{id: alignment, change: {{link: {value}}}}}\n")
    assert codes(found) == ["R106"]
    assert found.thresholds.link == 50
    found = book(tmp_path, f"conflicts:\n  - {{id: toll, change: {{tolerance: {value}}}}}\n")
    assert codes(found) in (["R106"], []), "full-width digits are digits"
    assert 0 <= found.conflicts[0].tolerance < 1


def test_a_misspelt_required_key_is_one_problem(tmp_path: Path) -> None:
    found = book(tmp_path, "cues:\n  - {id: a, verbs: [yodel], wy: A reason.}\n")
    assert codes(found) == ["R104"]
    assert "did you mean 'why'?" in found.problems[0].hint


def test_keys_that_are_missing_together_are_one_problem(tmp_path: Path) -> None:
    found = book(tmp_path, "aliases:\n  - {id: a}\n")
    assert codes(found) == ["R105"]
    assert "'why', 'name'" in found.problems[0].message


def test_what_is_wrong_inside_the_form_that_was_meant_is_said_once(tmp_path: Path) -> None:
    found = book(
        tmp_path,
        "cues:\n  - id: a\n    verbs: [yodel]\n    why: b\n    tests:\n      - {text: c, finds: {sorce: d, cue: e}}\n",
    )
    assert [(p.code, p.line, p.column) for p in found.problems] == [("R104", 7, 27)]


def test_every_wrong_value_of_a_rule_is_named_at_its_place(tmp_path: Path) -> None:
    found = book(tmp_path, "conflicts:\n  - {id: a, kind: number, level: bad, least: much, tolerance: [1], why: b}\n")
    assert [(p.code, p.column) for p in found.problems] == [("R106", 34), ("R106", 46), ("R106", 63)]


def test_one_file_may_hold_several_sections(tmp_path: Path) -> None:
    found = book(
        tmp_path,
        "cues:\n  - {id: a, verbs: [yodel], why: b}\norigins:\n  - {id: c, kind: agency, names: [D], why: e}\n",
    )
    assert not found.problems
    assert found.find("a") is not None
    assert found.find("c") is not None


def test_a_rule_file_cannot_say_where_it_stands(tmp_path: Path) -> None:
    assert codes(book(tmp_path, "cues:\n  - {id: a, verbs: [yodel], why: b, origin: elsewhere:1}\n")) == ["R104"]


def test_an_id_is_one_name_among_all_sections(tmp_path: Path) -> None:
    assert codes(book(tmp_path, "cues:\n  - {id: toll, verbs: [yodel], why: b}\n")) == ["R110"]
