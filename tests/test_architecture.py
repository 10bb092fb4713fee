"""docs/architecture.md names what there is; files and functions stay of a size that one can read."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_file_in_the_tree_exists() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    tree = text.split("Where things live:")[1].split("```")[1]
    room = ROOT
    named = 0
    for line in tree.strip().splitlines():
        place = line.split(" ", 1)[0]
        if place:
            room = ROOT / place
            assert room.exists(), place
        for name in re.findall(r"[\w-]+\.(?:py|tsv|js)\b", line.removeprefix(place)):
            assert (room / name).is_file() or (room / "assets" / name).is_file(), f"{place}: {name}"
            named += 1
    assert named > 40


BRANCHES = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.Assert, ast.comprehension)
LINES, DECISIONS = 300, 40


def decisions(function: ast.AST) -> int:
    """Cyclomatic complexity as radon counts it: a path, and one more for each branch, "and", "or" and comprehension."""
    found = 1
    for node in ast.walk(function):
        found += isinstance(node, BRANCHES) + sum(len(n.ifs) for n in [node] if isinstance(n, ast.comprehension))
        found += len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0
        found += len(node.cases) if isinstance(node, ast.Match) else 0
    return found


def test_every_file_can_be_read_at_a_sitting() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in sorted((ROOT / "checker").rglob("*.py"))}
    assert not {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LINES}


def test_no_function_decides_too_much() -> None:
    """Ruff's C901 (`make check`) does not count what hides in expressions; this does."""
    for path in sorted((ROOT / "checker").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert decisions(node) <= DECISIONS, f"{path.name}: {node.name} has {decisions(node)}"


def test_decisions_are_counted() -> None:
    code = "def f(a, b):\n    if a and b or a:\n        return [x for x in a if x] if b else 0\n"
    assert decisions(ast.parse(code).body[0]) == 7
