"""What `checker rules check|show|explain|new` print."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from checker.problems import CODES
from checker.records import Problem
from checker.rulebook import load
from checker.rulebook.codes import EXPLANATIONS
from checker.rulebook.describe import explain, reference, topics
from checker.rulebook.lint import lint
from checker.rulebook.messages import suggestion
from checker.rulebook.pointing import pointed
from checker.rulebook.registry import SECTIONS, kinds_of
from checker.rulebook.reports import check_report
from checker.rulebook.source import parse
from checker.rulebook.templates import kinds, template
from tests.growth import growth, is_linear

SHIPPED = {rule.kind: rule.id for rule in load().conflicts}


def problem(line: int, column: int, hint: str = "do this") -> Problem:
    return Problem("R104", "error", "no", "a.yaml", line, column, hint)


def test_the_caret_stands_under_what_is_wrong() -> None:
    said = pointed(problem(2, 5), {"a.yaml": "x:\n  - 'one two': 3\n"})
    assert said.splitlines() == ["a.yaml:2:5: error R104: no", "  2 |   - 'one two': 3", "    |     ^^^^^^^^^ do this"]


def test_wide_characters_and_tabs_move_the_caret() -> None:
    said = pointed(problem(1, 5), {"a.yaml": "名:\tx: y"}).splitlines()
    assert said[1] == "  1 | 名: x: y"
    assert said[2] == "    |      ^ do this"


def test_long_lines_are_cut_around_the_place() -> None:
    said = pointed(problem(1, 5001), {"a.yaml": "x" * 5000 + "bad" + "x" * 5000}).splitlines()
    assert len(said[1]) < 120
    assert said[2].index("^") == said[1].index("bad")


def test_control_characters_never_reach_the_terminal() -> None:
    assert "\x1b" not in pointed(problem(1, 1), {"a.yaml": "\x1b[31mred"})


def test_a_place_outside_of_the_file_is_one_line() -> None:
    assert pointed(problem(9, 9), {"a.yaml": "x"}) == "a.yaml:9:9: error R104: no (do this)"


def test_every_rule_code_is_explained_and_every_explanation_has_a_code() -> None:
    assert set(EXPLANATIONS) == {c for c in CODES if c.startswith("R")}


def test_every_topic_can_be_explained() -> None:
    assert all(explain(topic) for topic in topics())
    assert explain("nonsense") is None
    assert explain("r104") == explain("R104")


def test_the_reference_names_every_kind_and_key() -> None:
    text = reference()
    for section in SECTIONS:
        assert f"`{section}:`" in text
        for kind, model in kinds_of(section).items():
            if kind != SECTIONS[section].noun:
                assert f"`kind: {kind}`" in text
            for f in fields(model):
                if f.name != "origin":
                    assert f"`{f.metadata.get('alias', f.name)}`" in text


def test_every_documented_key_has_a_type_and_a_meaning() -> None:
    rows = [line.replace("\\|", "/").split("|")[1:4] for line in reference().splitlines() if line.startswith("| `")]
    assert [
        key
        for key, sort, meaning in rows
        if not sort.strip() or sort.strip() == "value" or meaning.strip() in {"", "**required.**"}
    ] == []


@pytest.mark.parametrize("kind", kinds())
def test_every_template_is_a_valid_rule_with_both_examples(kind: str, tmp_path: Path) -> None:
    text = template(kind, SHIPPED)
    assert text is not None
    node, problems = parse(text, "new.yaml")
    assert node is not None
    assert not problems
    path = tmp_path / "new.yaml"
    path.write_text(text, encoding="utf-8")
    book = load([path])
    assert not book.problems
    new = [e for e in book.entries if e.node.path.endswith("new.yaml")]
    assert len(new) == 1
    assert not [p for p in lint(new) if p.path and p.path.endswith("new.yaml")]


def test_suggestions_are_close_or_none() -> None:
    assert suggestion("tolerence", ["tolerance", "level"]) == "tolerance"
    assert suggestion("verb", ["VERB"]) == "VERB"
    assert suggestion("xyz", ["tolerance", "level"]) is None


@pytest.mark.slow
def test_thousands_of_rules_and_warnings_are_told_in_linear_time(tmp_path: Path) -> None:
    def written(count: int) -> Path:
        path = tmp_path / f"{count}.yaml"
        rows = (f"  - {{id: k{n}, kind: number, about: [goat{n}], why: x}}\n" for n in range(count))
        path.write_text("version: 1\nconflicts:\n" + "".join(rows), encoding="utf-8")
        return path

    def told(path: Path) -> str:
        book = load([path])
        return check_report(book, lint(book.entries), as_json=False)

    load()
    assert is_linear(growth(told, written, 500)), "splitting the file for each warning grew in the square"
    assert told(tmp_path / "4000.yaml").count("warning R120") == 4_000
