"""Hand-marked articles: JSON Lines in the benchmark's format, or brat standoff (``NAME.ann`` beside ``NAME.txt``)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.records import Problem, Span


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as somebody (a reader or the engine) marked it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its hand-marked attributions."""

    id: str
    text: str
    marked: tuple[Marked, ...]


def read(path: Path) -> Iterator[GoldArticle | Problem]:
    """Articles of a JSON Lines file, an ``.ann`` file, or a folder of either; what is wrong comes as problems."""
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix in (".ann", ".jsonl"))
        if not files:
            yield Problem("E208", "error", "no .ann or .jsonl file here", str(path))
        for file in files:
            yield from read(file)
    elif not path.exists():
        yield Problem("E201", "error", "the path does not exist", str(path))
    elif path.suffix == ".ann":
        yield _brat(path)
    else:
        yield from _json_lines(path)


def _json_lines(path: Path) -> Iterator[GoldArticle | Problem]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        yield Problem("E202", "error", f"the file cannot be read: {error}", str(path))
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _record(json.loads(line), number)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                yield Problem(
                    "E206",
                    "error",
                    f"not a gold record: {error}",
                    str(path),
                    number,
                    1,
                    'each line is {"id", "text", "attributions": [{"source", "cue", "content"}]}',
                )


def _record(record: dict[str, Any], number: int) -> GoldArticle:
    text = record["text"]
    marked = tuple(
        Marked(*(_spans(a.get(part) or [], text) for part in ("source", "cue", "content")))
        for a in record["attributions"]
    )
    return GoldArticle(str(record.get("id", number)), text, tuple(m for m in marked if m.content))


def _spans(pairs: list[Any], text: str) -> tuple[Span, ...]:
    out = []
    for pair in pairs:
        start, end = (pair["start"], pair["end"]) if isinstance(pair, dict) else pair
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise ValueError(f"the span {start}-{end} lies outside the text of {len(text)} characters")
        out.append(Span(start, end))
    return tuple(sorted(out))


def _standoff(
    lines: list[str], text: str
) -> tuple[dict[str, tuple[str, tuple[Span, ...]]], dict[str, dict[str, list[str]]]]:
    """(kind and spans of each text-bound annotation, its partners by role for each cue).

    Raises ValueError, KeyError or IndexError for lines that are no brat standoff.
    """
    bound: dict[str, tuple[str, tuple[Span, ...]]] = {}
    joined: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        if line.startswith("T"):
            name, what, *_ = line.split("\t")
            kind, places = what.split(" ", 1)
            pairs = [[int(n) for n in place.split()] for place in places.split(";")]
            bound[name] = (kind.lower(), _spans(pairs, text))
        elif line.startswith("E"):
            head, *arguments = line.split("\t")[1].split()
            cue = head.split(":")[1]
            for argument in arguments:
                role, target = argument.split(":")
                joined[cue][re.sub(r"\d+$", "", role).lower()].append(target)
            joined[cue]["cue"] = [cue]
        elif line.startswith("R"):
            kinds = {bound[t][0]: t for t in re.findall(r":(T\d+)", line)}
            if "cue" in kinds:
                for role, target in kinds.items():
                    joined[kinds["cue"]][role].append(target)
                joined[kinds["cue"]]["cue"] = [kinds["cue"]]
    return bound, joined


def _brat(path: Path) -> GoldArticle | Problem:
    """brat standoff: text-bound annotations (T), joined by events (E, the cue is the trigger) or relations (R)."""
    try:
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return Problem("E202", "error", f"the annotation or its text cannot be read: {error}", str(path))
    try:
        bound, joined = _standoff(lines, text)
    except (ValueError, KeyError, IndexError) as error:
        return Problem("E206", "error", f"not brat standoff: {error}", str(path))

    def part(roles: dict[str, list[str]], role: str) -> tuple[Span, ...]:
        return tuple(sorted({s for target in roles.get(role, []) if target in bound for s in bound[target][1]}))

    marked = [Marked(part(r, "source"), part(r, "cue"), part(r, "content")) for r in joined.values()]
    return GoldArticle(path.stem, text, tuple(m for m in marked if m.content))
