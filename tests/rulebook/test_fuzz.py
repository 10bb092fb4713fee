"""Random YAML and mutated rule files: the loader returns problems; it never raises and never hangs."""

from __future__ import annotations

import json
import random
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.problems import CODES, line_of
from checker.records import Problem
from checker.rulebook import Rulebook, load
from checker.rulebook.book import in_order
from checker.rulebook.lint import lint
from checker.rulebook.pointing import pointed
from checker.rulebook.source import parse

HERE = Path(__file__).parent
VALID = (HERE / "base" / "rules.yaml").read_text(encoding="utf-8")

scalars = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["NO", "12:30", "010", "5%", "nothing", "~", "", "number", "conflicting", "2024-05-01", "{left.value}"]
    ),
    st.integers().map(str),
)
keys = st.one_of(
    st.sampled_from(
        "version extends cues aliases conflicts origins thresholds id why kind verbs tests text finds left right "
        "verdict change disable names pattern weights message".split()
    ),
    st.text(max_size=8),
)
trees = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=5)),
    max_leaves=25,
)


def loaded(raw: bytes) -> Rulebook:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.yaml"
        path.write_bytes(raw)
        return load([path], builtin=HERE / "base")


def is_sound(book: Rulebook) -> None:
    """Every problem is one safe line with a known code and a place inside its file; the rules below stay."""
    for problem in in_order({*book.problems, *lint(book.entries)}):
        assert isinstance(problem, Problem)
        assert problem.code in CODES
        assert "\n" not in line_of(problem)
        assert not any(unicodedata.category(c).startswith("C") for c in line_of(problem))
        assert problem.line <= book.texts.get(problem.path or "", "").count("\n") + 60
        assert pointed(problem, book.texts)
    assert {"toll", "harbour-wire"} <= {e.rule.id for e in book.entries}
    assert book.digest


@settings(max_examples=100)
@given(st.dictionaries(keys, trees, max_size=6))
def test_random_values(tree: dict[str, object]) -> None:
    is_sound(loaded(json.dumps({"version": "1", **tree}).encode()))


@settings(max_examples=100)
@given(st.one_of(st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")), st.binary(max_size=200)))
@example(b"version: 1\nconflicts:\n  - {id: a, kind: number, tolerance: x%, why: b}")
@example(b"\xff\xfe")
@example("\ufeff\ufeffversion: 1".encode())
def test_random_bytes(raw: bytes) -> None:
    is_sound(loaded(raw))


@settings(max_examples=300)
@given(st.text(alphabet="-:[]{}&*!|>'\"%@`#?,~ \n\tab01", max_size=120))
def test_random_signs(text: str) -> None:
    parse(text, "f.yaml")


@settings(max_examples=100)
@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_mutated_rules(seed: int, count: int) -> None:
    """The valid rules under other ids with lines dropped, doubled, swapped, indented, and characters changed."""
    rng = random.Random(seed)
    lines = VALID.replace("id: ", "id: x-").split("\n")
    for _ in range(count):
        at = rng.randrange(len(lines))
        match rng.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                other = rng.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = rng.choice([" ", "  ", "\t", "- "]) + lines[at]
            case 4 if lines[at]:
                spot = rng.randrange(len(lines[at]))
                lines[at] = lines[at][:spot] + rng.choice(":'\"[]{}#&*%,- \x00é") + lines[at][spot + 1 :]
            case _:
                lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]
        if not lines:
            break
    is_sound(loaded("\n".join(lines).encode()))


def test_error_at_the_end_of_a_file_without_a_last_line_end_stands_in_its_last_line() -> None:
    _, (problem,) = parse("version: 1\ncues: {b:", "f.yaml")
    assert (problem.line, problem.column) == (2, 10)
