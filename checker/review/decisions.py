"""What people decided about conflicts: ``checker.decisions.yaml``, read with places, written with comments kept.

An entry names conflicts by fingerprint, says what was decided, by whom and why, and may end on a date::

    version: 1
    decisions:
      - conflict: [0a1b2c3d4e5f6071]
        decision: dismiss            # or confirm, or explain
        why: The Herald printed a correction on 4 May.
        who: ana
        until: 2027-01-01

``dismiss`` and ``explain`` take a conflict out of the gate; ``confirm`` leaves it in and shows that someone looked.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.problems import CheckerError, Exit, printable
from checker.records import Problem
from checker.review.lookup import look_up
from checker.rulebook.node import Node

NAME = "checker.decisions.yaml"
VERSION = 1
WORDS = ("confirm", "dismiss", "explain")
KEYS = ("conflict", "decision", "why", "who", "until", "about")
HEAD = """version: 1
# what people decided about conflicts; `checker decide` adds entries, edit them freely
decisions:
"""
LATEST = 253_402_300_799
"""The last second of the year 9999."""
PAST = {"confirm": "confirmed", "dismiss": "dismissed", "explain": "explained"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the file; ``until`` is the last day on which it holds."""

    prints: frozenset[str]
    decision: str
    why: str
    who: str
    until: dt.date | None
    path: str
    line: int

    @property
    def settles(self) -> bool:
        """Whether the conflict is out of the gate."""
        return self.decision != "confirm"

    @property
    def words(self) -> str:
        """``dismissed by ana until 2027-01-01: why``."""
        until = f" until {self.until.isoformat()}" if self.until else ""
        return f"{PAST[self.decision]} by {self.who}{until}: {self.why}"

    def ended(self, day: dt.date) -> bool:
        """Whether the decision no longer holds on *day*."""
        return self.until is not None and self.until < day

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """A warning about this entry, which names it by who decided what and why."""
        about = f"the decision by {self.who} ({PAST[self.decision]}: {self.why[:80]}) {message}"
        return Problem(code, "warning", about, self.path, self.line, 0, hint)


def find(inputs: Sequence[str]) -> Path | None:
    """The decisions file beside the inputs, in a folder among them, or in the current folder; the first there is."""
    folders = []
    for item in inputs:
        path = Path(item)
        folders += [path, path.parent] if path.is_dir() else [path.parent]
    for folder in dict.fromkeys([*folders, Path()]):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions in *path* and what is wrong with it; a bad entry leaves the others standing."""
    label = str(path)
    from checker.rulebook.source import Refused, parse, read_text  # with a YAML parser

    try:
        root, problems = parse(read_text(path, label), label)
    except Refused as error:
        return (), (error.problem,)
    if root is None:
        return (), tuple(problems)
    version = root.get("version")
    if version is not None and version.data != str(VERSION):
        wrong_version = _wrong(
            version,
            f"'version' is {version.what()}, this checker reads version {VERSION}",
            "install a checker that reads it, or mend the line",
        )
        return (), (*problems, wrong_version)
    listed = root.get("decisions")
    if listed is not None and listed.data is None:  # every entry was taken out again
        return (), tuple(problems)
    if listed is None or not isinstance(listed.data, tuple):
        return (), (
            *problems,
            _wrong(root, "the file holds no list 'decisions'", "write 'decisions:' and entries below it"),
        )
    out, wrong = [], list(problems)
    for item in listed.items:
        entry = _entry(item)
        if isinstance(entry, Decision):
            out.append(entry)
        else:
            wrong.append(entry)
    return tuple(out), tuple(wrong)


def _wrong(node: Node, message: str, hint: str = "") -> Problem:
    return Problem("E601", "error", message, node.path, node.line, node.column, hint)


def _entry(node: Node) -> Decision | Problem:
    fault = _shape(node)
    if fault is not None:
        return fault
    values = {k: _text(node.get(k)) for k in ("decision", "why", "who", "until")}
    if values["decision"] not in WORDS:
        return _wrong(node.get("decision") or node, f"'decision' is one of {', '.join(WORDS)}")
    try:
        until = dt.date.fromisoformat(values["until"]) if values["until"] else None
    except ValueError:
        return _wrong(node.get("until") or node, "'until' is a date as YYYY-MM-DD")
    prints = _prints(node.get("conflict"))
    return Decision(prints, values["decision"], values["why"], values["who"], until, node.path, node.line)


def _shape(node: Node) -> Problem | None:
    """What is wrong with the keys of an entry."""
    if not node.entries:
        return _wrong(node, f"a decision is a mapping, not {node.what()}")
    for key, (at, _) in node.entries.items():
        if key not in KEYS:
            return _wrong(at, f"a decision has no key '{key}'", f"known are {', '.join(KEYS)}")
    if not _prints(node.get("conflict")):
        return _wrong(node, "a decision names its conflicts under 'conflict'", "checker decide ID writes them")
    missing = next((k for k in ("why", "who") if not _text(node.get(k))), None)
    return _wrong(node.get(missing) or node, f"a decision says '{missing}'") if missing else None


def _prints(node: Node | None) -> frozenset[str]:
    if node is None:
        return frozenset()
    return frozenset(_text(i) for i in (node.items or (node,))) - {""}


def _text(node: Node | None) -> str:
    return " ".join(node.data.split()) if node is not None and isinstance(node.data, str) else ""


def today() -> dt.date:
    """The day that expiry dates are held against: SOURCE_DATE_EPOCH where set, else the calendar's (UTC).

    Raises :class:`CheckerError` (E601) where SOURCE_DATE_EPOCH is no time.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return dt.datetime.now(dt.UTC).date()
    if not (fixed.isascii() and fixed.isdecimal() and len(fixed) < 13 and int(fixed) <= LATEST):
        message = f"SOURCE_DATE_EPOCH is '{printable(fixed)[:40]}', which is no time"
        hint = f"seconds since 1970 in digits, at most {LATEST}; or unset it"
        raise CheckerError(Problem("E601", "error", message, hint=hint), Exit.USAGE)
    return dt.datetime.fromtimestamp(int(fixed), dt.UTC).date()


@dataclass(frozen=True, slots=True)
class New:
    """An entry to be written."""

    prints: frozenset[str]
    decision: str
    why: str
    who: str
    until: dt.date | None = None
    about: str = ""


def entry_of(
    report: Mapping[str, Any],
    identifier: str,
    decision: str,
    why: str,
    who: str,
    until: str | None,
    on: dt.date | None = None,
) -> New:
    """The entry for the conflicts of the group *identifier* of a JSON report, decided *on* a day, today if not given.

    Raises :class:`CheckerError` for an id that names no conflicting group, an empty reason, or a date that is malformed
    or over.
    """
    what, item = look_up(report, identifier)
    groups = (
        [item] if what == "group" else [g for g in report["groups"] if what == "claim" and item["id"] in g["claims"]]
    )
    clashes = [
        e for g in groups if g["verdict"] == "conflicting" for e in g["evidence"] if e["relation"] == "conflicts"
    ]
    if not clashes:
        message = f"{what} {item['id']} holds no conflict, so there is nothing to decide"
        raise CheckerError(Problem("E604", "error", message, hint="ids of conflicts stand in the report"), Exit.USAGE)
    if not why.split():
        raise CheckerError(Problem("E601", "error", "--why says nothing", hint="a reason in a few words"), Exit.USAGE)
    try:
        day = dt.date.fromisoformat(until) if until else None
    except ValueError:
        message = f"--until is a date as YYYY-MM-DD, not '{printable(until or '')[:40]}'"
        raise CheckerError(Problem("E601", "error", message), Exit.USAGE) from None
    if day is not None and day < (on or today()):
        message = f"--until {day.isoformat()} is over, so the decision would never hold"
        raise CheckerError(Problem("E601", "error", message, hint="name a day to come, or leave it out"), Exit.USAGE)
    about = "; ".join(dict.fromkeys(str(e["message"]) for e in clashes))[:300]
    return New(frozenset(str(e["fingerprint"]) for e in clashes), decision, why, who, day, about)


def added(text: str, entry: New) -> str:
    """*text* of a decisions file with one more entry at its end; what is there stays as it is, comments included."""
    indent = _indent(text)
    fields = [("decision", entry.decision), ("why", _quoted(entry.why)), ("who", _quoted(entry.who))]
    fields += [("until", entry.until.isoformat())] if entry.until else []
    fields += [("about", _quoted(entry.about))] if entry.about else []
    named = ", ".join(f'"{p}"' for p in sorted(entry.prints))
    lines = [f"{indent}- conflict: [{named}]", *(f"{indent}  {k}: {v}" for k, v in fields)]
    before = text if text.strip() else HEAD
    return before + ("" if before.endswith("\n") else "\n") + "\n".join(lines) + "\n"


def _indent(text: str) -> str:
    """How far the entries under ``decisions:`` are indented in *text*."""
    inside = False
    for line in text.splitlines():
        if inside and line.lstrip().startswith("- "):
            return line[: len(line) - len(line.lstrip())]
        inside = inside or line.startswith("decisions:")
    return "  "


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar; JSON's escapes are YAML's."""
    return json.dumps(printable(" ".join(text.split())), ensure_ascii=False)
