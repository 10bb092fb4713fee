"""No memory of ours grows with what is read: a cache without a bound gets no argument from an article."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

BY_CODE = {
    "lexicon/__init__.py",
    "rulebook/lemmas.py",
    "rulebook/registry.py",
    "runtime/encoding.py",
    "runtime/keys.py",
}
"""Files whose caches are asked by names or switches that stand in the code: those bound them."""
PACKAGE = Path(__file__).resolve().parents[1] / "checker"


def unbounded(decorator: ast.expr) -> bool:
    """``@cache`` or ``@lru_cache(maxsize=None)``."""
    name = ast.unparse(decorator)
    return name.split(".")[-1] == "cache" or "maxsize=None" in name or "lru_cache(None" in name


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_a_cache_without_a_bound_has_one_entry(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() in BY_CODE:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and any(unbounded(d) for d in node.decorator_list):
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            assert given == [], f"{path}:{node.lineno}: {node.name} keeps a value for each argument"
