"""The words are data: no list of them in Python, every mark explained and used, one row a word."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.lexicon import FOLDER, values, words

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(FOLDER.glob("*.tsv"))


def rows(path: Path) -> tuple[dict[str, str], list[list[str]]]:
    """The marks that the head of a file explains, and its rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    return dict(h.split(": ", 1) for h in head[1:]), [line.split("\t") for line in lines if not line.startswith("# ")]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_word_stands_once_and_every_mark_is_explained(path: Path) -> None:
    explained, found = rows(path)
    assert len({row[0] for row in found}) == len(found)
    assert {mark.partition("=")[0] for row in found for mark in row[1:]} == set(explained)
    for row in found:
        assert len(row) > 1, f"{row[0]} has no mark"
        assert all(part and part == part.strip() for part in row)
        assert len({mark.partition("=")[0] for mark in row[1:]}) == len(row) - 1, f"a mark twice: {row}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_mark_is_used(path: Path) -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "checker").rglob("*.py")))
    asked = set(re.findall(rf"""(?:words|values)\(\s*["']{path.stem}["'],\s+["']([\w-]+)["']""", code))
    if path.stem == "calendar":
        asked |= {"weekday", "weekday-short", "month", "month-short"}
    assert set(rows(path)[0]) == asked


OTHERS_NAMES = ("articles", "commands", "corpus", "render", "rulebook", "runtime")
"""Rooms whose lists are names of fields, elements, columns, options and labels of reports, no words of a text."""
ROOMS = sorted(p.name for p in (ROOT / "checker").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file())
OWN_NAMES = {  # names that this project gives to its own things, no words of a text
    "__init__.py": "Article",
    "cli.py": "check",
    "learned.py": "Judge",
    "records/__init__.py": "Alignment",
    "output.py": "the disk is full",
    "attribution/clauses.py": "as-saying",
    "attribution/evaluation.py": "clause",
    "attribution/linking.py": "content-first",
    "attribution/scoring.py": "content",
    "speakers/listing.py": "name",
    "verdicts/notes.py": "fact",
    "verdicts/plain.py": "number",
    "verdicts/telling.py": "stated",
}
WORD = re.compile(r"[^\W\d_][\w'’.&-]*(?: [^\W_][\w'’.&-]*){0,4}|n't|'[a-z]+")
ALTERNATIVES = re.compile(r"(?<![a-z\])]\()(?:[\w'’. -]+\|){7,}[\w'’. -]+")


def parted(call: ast.Call) -> list[str]:
    """The words of a text that is parted at its blanks: "…".split(), keys_of("…")."""
    texts = call.args if isinstance(call.func, ast.Name) and call.func.id.endswith("_of") else []
    if isinstance(call.func, ast.Attribute) and call.func.attr == "split":
        texts = [call.func.value]
    return [w for t in texts if isinstance(t, ast.Constant) and isinstance(t.value, str) for w in t.value.split()]


def word_lists(node: ast.AST) -> Iterator[list[str]]:
    """The lists of eight words or more that are written out in a piece of Python."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        return
    found: list[str] = []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        for group in ALTERNATIVES.findall(node.value):
            found = max(found, [word for word in group.split("|") if len(word) > 2], key=len)
    elif isinstance(node, ast.Call):
        found = parted(node)
    elif isinstance(node, ast.Dict) and not all(isinstance(v, ast.Constant) for v in node.values):
        pass  # figures or functions by name
    elif isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict):
        texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        found = [t for t in texts if WORD.fullmatch(t) and not t.isupper() and len(t) > 2]
        found = found if len(found) > 0.6 * len(texts) else []
    if len(found) >= 8:
        yield found
        return
    for child in ast.iter_child_nodes(node):
        yield from word_lists(child)


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in OTHERS_NAMES])
def test_no_list_of_words_stands_in_python(room: str) -> None:
    place = ROOT / "checker" / room
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
        for found in word_lists(ast.parse(path.read_text(encoding="utf-8"))):
            own = OWN_NAMES.get(str(path.relative_to(ROOT / "checker")))
            assert found[0] == own, f"{path.name}: {found[:9]} belongs into checker/lexicon/en/, see CONTRIBUTING.md"


def test_a_list_of_words_is_found() -> None:
    eight = "add argue ask claim deny insist say tell"
    quoted = ", ".join(f"'{word}'" for word in eight.split())
    for code in (
        f"'{eight}'.split()",
        f"{{{quoted}}}",
        f"x in ({quoted})",
        f"keys_of('{eight}')",
        f"re.compile(r'(?:{eight.replace(' ', '|')})')",
    ):
        assert [len(found) for found in word_lists(ast.parse(code))] == [8], code


SORTS = (("persons", "bodies", "documents", "geography", "agencies"), ("units", "calendar"))
"""Files whose words are of one sort: who or what speaks, and measures of time."""
HOMOGRAPHS = frozenset(  # one spelling, two meanings: a paper is a body and a text, a union one of workers or of states
    (
        "authorities bulletin centuries century city conference conservatives contractor county day defence defense "
        "democrat democrats developer dispatch district editorial facebook family independent justice lawyers ledger "
        "labor labour liberals magazine media month observer ombudsman one operator paper post press pt "
        "republicans research review saint san second sri st staff star sun telegram town twitter "
        "united village website week year "
    ).split()
)


@pytest.mark.parametrize("sort", SORTS)
def test_no_word_stands_in_two_files_of_one_sort(sort: tuple[str, ...]) -> None:
    held = {name: {row[0].lower() for row in rows(FOLDER / f"{name}.tsv")[1]} for name in sort}
    for one, other in itertools.combinations(sort, 2):
        assert held[one] & held[other] <= HOMOGRAPHS, f"{one}.tsv and {other}.tsv: put the marks into one row"


def test_what_is_asked_for() -> None:
    assert "president" in words("persons", "office")
    assert values("units", "unit")["miles"] == "mile"
    with pytest.raises(KeyError):
        words("persons", "no such mark")
