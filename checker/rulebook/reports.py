"""What `checker rules check|list|show` print: plain text for people, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.problems import printable
from checker.records import Problem
from checker.rulebook.book import Rulebook
from checker.rulebook.entry import Entry
from checker.rulebook.node import Node, short
from checker.rulebook.pointing import as_json as problem_json
from checker.rulebook.pointing import pointed
from checker.rulebook.registry import SECTIONS


def check_report(book: Rulebook, problems: Sequence[Problem], *, as_json: bool) -> str:
    """Every one of *problems* (sorted), then one line that sums up."""
    in_force = sum(not e.disabled for e in book.entries)
    if as_json:
        return json.dumps(
            {
                "schema": "checker-rules/1",
                "digest": book.digest,
                "rules": in_force,
                "disabled": len(book.entries) - in_force,
                "problems": [problem_json(p) for p in problems],
            },
            ensure_ascii=False,
            indent=2,
        )
    errors = sum(p.severity == "error" for p in problems)
    warnings = len(problems) - errors
    lines = [pointed(p, book.texts) for p in problems]
    counts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    files = f"{len(book.texts)} file{'s' if len(book.texts) != 1 else ''}"
    lines.append(f"{', '.join(counts) or 'no problems'}; {in_force} rules of {files} in force, digest {book.digest}")
    return "\n".join(lines)


def rule_list(book: Rulebook, *, as_json: bool) -> str:
    """Every rule, one a line, in the order of sections and files."""
    rows = [(e, _kind(e)) for name in SECTIONS for e in book.entries if e.section == name]
    if as_json:
        return json.dumps([_row(e, kind) for e, kind in rows], ensure_ascii=False, indent=2)
    width = max((len(e.rule.id) for e, _ in rows), default=0)
    kinds = max((len(kind) for _, kind in rows), default=0)
    return "\n".join(f"{kind:<{kinds}}  {e.rule.id:<{width}}  {printable(_state(e))}" for e, kind in rows) or "no rules"


def _kind(entry: Entry) -> str:
    kind = getattr(entry.rule, "kind", None)
    return f"{entry.section}/{kind}" if isinstance(kind, str) else entry.section


def _state(entry: Entry) -> str:
    state = entry.node.place
    if entry.changed:
        state = f"{_home(entry)}, changed in {', '.join(c.place for c in entry.changed)}"
    if entry.disabled:
        state += f"  OFF since {entry.disabled_at}: {entry.disabled}"
    return state


def _home(entry: Entry) -> str:
    key = next(iter(entry.node.entries.values()))[0]
    return key.place


def _row(entry: Entry, kind: str) -> dict[str, Any]:
    return {
        "id": entry.rule.id,
        "section": entry.section,
        "kind": kind.rpartition("/")[2],
        "place": _home(entry),
        "layer": entry.layer,
        "changed": [c.place for c in entry.changed],
        "disabled": entry.disabled or None,
        "why": entry.rule.why,
    }


def rule_text(entry: Entry) -> str:
    """The rule after layering as YAML, each line with the ``file:line`` it comes from behind it."""
    rows = [
        (
            "",
            "# "
            + (
                f"switched off in {entry.disabled_at}: {entry.disabled}"
                if entry.disabled
                else f"in force, from the {entry.layer} layer"
            ),
        )
    ]
    rows += [(text, node.place) for text, node in _yaml(entry.node, "")]
    width = min(max(len(text) for text, _ in rows) + 2, 64)
    out = [rows[0][1], f"{entry.section}:"]
    for number, (text, place) in enumerate(rows[1:]):
        dash = "  - " if number == 0 else "    "
        out.append(printable(f"{dash}{text:<{width}}  # {place}"))
    return "\n".join(out)


def _yaml(node: Node, indent: str) -> Iterator[tuple[str, Node]]:
    for name, (key, value) in node.entries.items():
        if value.entries:
            yield f"{indent}{_word(name)}:", key
            yield from _yaml(value, indent + "  ")
        elif value.items and any(not isinstance(i.data, str) for i in value.items):
            yield f"{indent}{_word(name)}:", key
            for item in value.items:
                yield f"{indent}  - {_flow(item)}", item
        else:
            yield f"{indent}{_word(name)}: {_flow(value)}", key


def _flow(node: Node) -> str:
    if node.entries:
        return "{" + ", ".join(f"{_word(k)}: {_flow(v)}" for k, (_, v) in node.entries.items()) + "}"
    if isinstance(node.data, tuple):
        return "[" + ", ".join(_flow(i) for i in node.data) + "]"
    return "" if node.data is None else _word(str(node.data))


def _word(text: str) -> str:
    """*text* as YAML: bare where that is safe, else in double quotes."""
    safe = text == text.strip() and text[:1] not in set("-?:,[]{}#&*!|>'\"%@`") and not set(text) & set(",[]{}\n\\")
    safe = safe and ": " not in text and " #" not in text and not text.endswith(":")
    return (
        text if safe and text not in {"", "~"} and text != "null" else json.dumps(short(text, 400), ensure_ascii=False)
    )
