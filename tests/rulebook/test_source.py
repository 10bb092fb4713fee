"""YAML text to values with places: plain words stay words, and hurtful files are given up quickly."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from checker.rulebook.source import MAX_BYTES, MAX_NODES, MAX_PROBLEMS, Refused, parse, read_text
from tests.growth import growth, is_linear


def values(text: str) -> object:
    node, problems = parse(text, "f.yaml")
    assert not problems
    assert node is not None
    return node.plain()


@pytest.mark.parametrize(
    "word", ["NO", "no", "yes", "on", "12:30", "010", "0o17", "1e3", "2024-05-01", "5%", ".5", "Null", "1_000"]
)
def test_plain_words_stay_words(word: str) -> None:
    assert values(f"key: {word}") == {"key": word}
    assert values(f"{word}: value") == {word: "value"}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_is_nothing_unless_quoted(nothing: str) -> None:
    assert values(f"key: {nothing}") == {"key": None}
    assert values(f"key: '{nothing}'") == {"key": nothing}


def test_places_count_from_one_and_in_characters() -> None:
    node, _ = parse("é: 1\nlist:\n  - a\n  - {b: ü, c: d}\n", "f.yaml")
    assert node is not None
    item = node.entries["list"][1].items[1]
    key, value = item.entries["c"]
    assert (item.line, item.column) == (4, 5)
    assert (key.line, key.column) == (4, 12)
    assert (value.line, value.column) == (4, 15)
    assert value.place == "f.yaml:4"


def test_an_alias_repeats_a_value_and_keeps_its_first_place() -> None:
    node, problems = parse("a: &x [one]\nb: *x\n", "f.yaml")
    assert node is not None
    assert not problems
    assert node.plain() == {"a": ["one"], "b": ["one"]}
    again = node.get("b")
    assert again is not None
    assert again.line == 1


def test_one_problem_does_not_hide_the_next() -> None:
    _, problems = parse("a: !t 1\na: 2\n<<: 3\n", "f.yaml")
    assert [(p.code, p.line) for p in problems] == [("R109", 1), ("R108", 2), ("R109", 3)]


def test_after_many_problems_the_rest_is_not_read() -> None:
    _, problems = parse("".join("a: 1\n" for _ in range(5 * MAX_PROBLEMS)), "f.yaml")
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code == "R102"


HOSTILE = {
    "brackets": "[" * 1_000_000,
    "braces": "{a: " * 300_000,
    "dashes": "- " * 900_000,
    "questions": "? " * 900_000,
    "flow questions": "{? " * 500_000,
    "a billion laughs": "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 15)),
    "aliases of mappings": "a0: &a0 {x: y}\n"
    + "".join(f"a{i}: &a{i} {{l: *a{i - 1}, r: *a{i - 1}}}\n" for i in range(1, 40)),
    "many items": "[" + "a," * 900_000,
    "open quote": "'" + "x\n" * 800_000,
    "deep block": "".join(" " * i + "a:\n" for i in range(1500)),
    "tags": "- !a x\n" * 200_000,
    "unknown aliases": "- *a\n" * 200_000,
    "documents": "---\n" * 400_000,
    "directives": "%YAML 1.1\n" * 100_000,
    "colons": "a:" * 900_000,
    "duplicate keys": "{" + "a: b, " * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_given_up_quickly(text: str) -> None:
    _, problems = parse(text, "f.yaml")
    assert problems
    assert len(problems) <= MAX_PROBLEMS + 1
    if len(text) > 100_000:
        assert is_linear(growth(lambda part: parse(part, "f.yaml"), lambda n: text[:n], len(text) // 16))


def test_memory_is_bounded_by_the_number_of_values() -> None:
    text = HOSTILE["a billion laughs"]
    tracemalloc.start()
    node, problems = parse(text, "f.yaml")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert node is None
    assert problems[-1].code == "R102"
    assert peak < 5_000_000


def test_the_largest_file_that_is_read_fits_into_memory() -> None:
    tracemalloc.start()
    node, problems = parse("cues: [" + "a," * (MAX_NODES - 10) + "]", "f.yaml")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert node is not None
    assert not problems
    assert peak < 150_000_000


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.seek(50_000_000)
        file.write(b"\n")
    tracemalloc.start()
    with pytest.raises(Refused) as refused:
        read_text(path, "big.yaml")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.problem.code == "R102"
    assert peak < 3 * MAX_BYTES


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfversion: 1\n")
    assert read_text(path, "bom.yaml") == "version: 1\n"


def test_the_same_events_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    from checker.rulebook import source

    text = "a: &x [NO, '', {b: 12:30}]\nc: *x\n"
    fast = values(text)
    monkeypatch.setattr(source, "_Parser", yaml.SafeLoader)
    assert values(text) == fast
    _, problems = parse("a: [", "f.yaml")
    assert problems[0].code == "R101"


def test_after_many_broken_rules_the_rest_is_not_read(tmp_path: Path) -> None:
    from checker.rulebook import load

    path = tmp_path / "many.yaml"
    path.write_text(
        "version: 1\ncues:\n" + "".join(f"  - {{id: a{n}, verb: [x]}}\n" for n in range(20_000)), encoding="utf-8"
    )
    problems = [p for p in load([path]).problems if p.path and p.path.endswith("many.yaml")]
    assert MAX_PROBLEMS <= len(problems) <= MAX_PROBLEMS + 5
    assert "R102" in {p.code for p in problems}


UNDER_LIMIT = """
import resource, sys
from pathlib import Path
from checker.rulebook import load
load()
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 400_000_000, used + 400_000_000))
print(sorted({p.code for p in load([Path(a) for a in sys.argv[1:]]).problems}))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc and RLIMIT_AS")
def test_all_hostile_files_together_stay_under_a_memory_limit(tmp_path: Path) -> None:
    paths = []
    for number, text in enumerate(HOSTILE.values()):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    command = [sys.executable, "-c", UNDER_LIMIT, *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "R102" in done.stdout
