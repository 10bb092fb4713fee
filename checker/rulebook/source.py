"""YAML text -> values that know their line and column.

Plain words stay words: ``NO``, ``12:30``, ``010`` and ``2024-05-01`` are text here, and become a switch, a number or a
date only where the model of a rule asks for one (YAML 1.1 would read false, 750, 8 and a date object).

The reader walks the events of libyaml with its own stack, so depth costs no recursion, and gives up on the first sign
of a file made to hurt: more than :data:`MAX_BYTES` bytes, :data:`MAX_DEPTH` levels or, with aliases written out,
:data:`MAX_NODES` values.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from checker.files import NotReadError, open_regular
from checker.records import Problem
from checker.rulebook.node import Node, short
from checker.rulebook.project import SUFFIXES, resolved
from checker.rulebook.syntax import character_problem, syntax_problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_NODES = 200_000
MAX_PROBLEMS = 200
_EMPTY = frozenset({"", "~", "null"})
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Refused(Exception):
    """A file that is given up, with the problem that says why; ``text`` is as much of it as can be shown."""

    def __init__(self, problem: Problem, text: str = "") -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.text = text


def read_text(path: Path, label: str) -> str:
    """The text of a rule file without its byte-order mark. Raises :class:`Refused`."""

    def refuse(code: str, message: str, hint: str, line: int = 0, column: int = 0, text: str = "") -> Refused:
        return Refused(Problem(code, "error", message, label, line, column, hint), text)

    try:
        if not path.is_file():  # a pipe would be waited for, a link to nothing missed in silence
            raise refuse("R100", "this is no file that can be read", "take it away, or mend the link")
        if path.is_symlink() and resolved(path).suffix.lower() not in SUFFIXES:  # messages print lines of what is read
            raise refuse("R100", "this link does not lead to a rule file", "link to a file that ends in .yaml or .yml")
        with open_regular(path) as file:
            raw = file.read(MAX_BYTES + 1)
    except NotReadError as error:
        raise refuse("R100", f"the file cannot be read: {error}", "check its name and rights") from None
    except OSError as error:
        raise refuse(
            "R100", f"the file cannot be read: {error.strerror or error}", "check its name and rights"
        ) from None
    if len(raw) > MAX_BYTES:
        raise refuse(
            "R102",
            f"the file is larger than {MAX_BYTES // 1_000_000} MB",
            "rule files are small; split it, or is this the right file?",
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("R101", "the file is UTF-16", "save it as UTF-8", 1, 1)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8-sig", "replace")
        line, column = good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        shown = raw.decode("utf-8-sig", "replace")
        raise refuse("R101", message, "save the file as UTF-8", line, column, shown) from None


class _Open:
    """A list or mapping whose end has not been seen yet."""

    __slots__ = ("anchor", "entries", "items", "key", "node")

    def __init__(self, node: Node, is_map: bool, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.items: list[Node] = []
        self.entries: dict[str, tuple[Node, Node]] | None = {} if is_map else None
        self.key: Node | None = None


class _Reader:
    """Builds nodes from events. ``anchors`` holds None for an anchor whose value is still open."""

    def __init__(self, text: str, label: str) -> None:
        self.text = text
        self.label = label
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.anchors: dict[str, Node | None] = {}
        self.nodes = 0
        self.root: Node | None = None

    def report(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise Refused(
                Problem(
                    "R102",
                    "error",
                    f"more than {MAX_PROBLEMS} problems; the rest is not read",
                    self.label,
                    problem.line,
                    problem.column,
                    "mend these first",
                )
            )

    def error(self, code: str, message: str, mark: Any, hint: str = "") -> Problem:
        return Problem(code, "error", message, self.label, mark.line + 1, mark.column + 1, hint)

    def read(self) -> None:
        parser = _Parser(self.text)
        started = False
        try:
            while True:
                event = parser.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self.scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self.start(event, kind is yaml.MappingStartEvent)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.end()
                elif kind is yaml.AliasEvent:
                    self.alias(event)
                elif kind is yaml.StreamEndEvent:
                    return
                elif kind is yaml.DocumentStartEvent:
                    if started:
                        self.report(
                            self.error(
                                "R103",
                                "a second document starts here; only the first is read",
                                event.start_mark,
                                "take the '---' out, or give the rest a file of its own",
                            )
                        )
                        return
                    started = True
        finally:
            parser.dispose()

    def tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            name = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self.report(
                self.error(
                    "R109",
                    f"the tag '{short(name)}' is not read",
                    event.start_mark,
                    "take it out; put quotes around what must stay text",
                )
            )

    def scalar(self, event: Any) -> None:
        self.tag(event)
        mark = event.start_mark
        data: str | None = event.value
        if data in _EMPTY and not event.style:
            data = None
        node = Node(data, self.label, mark.line + 1, mark.column + 1)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        self.add(node)

    def start(self, event: Any, is_map: bool) -> None:
        self.tag(event)
        mark = event.start_mark
        if len(self.stack) >= MAX_DEPTH:
            raise Refused(
                self.error(
                    "R102",
                    f"lists and keys are nested deeper than {MAX_DEPTH} levels",
                    mark,
                    "no rule needs that; is a bracket left open?",
                )
            )
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.stack.append(_Open(Node(None, self.label, mark.line + 1, mark.column + 1), is_map, event.anchor))

    def end(self) -> None:
        done = self.stack.pop()
        node = done.node
        node.data = tuple(done.items) if done.entries is None else done.entries
        below = done.items if done.entries is None else [value for _, value in done.entries.values()]
        node.size = 1 + sum(child.size for child in below)
        if done.anchor is not None:
            self.anchors[done.anchor] = node
        self.add(node)

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise Refused(
                self.error(
                    "R109",
                    f"'*{short(event.anchor)}' repeats an anchor that is not in this file",
                    event.start_mark,
                    "write the value out",
                )
            )
        node = self.anchors[event.anchor]
        if node is None:
            raise Refused(
                self.error("R102", f"'*{short(event.anchor)}' contains itself", event.start_mark, "write the value out")
            )
        self.add(node, event.start_mark)

    def add(self, node: Node, mark: Any = None) -> None:
        """Put a finished value where it belongs; *mark* is where it is repeated by an alias."""
        self.nodes += node.size if mark is not None else 1
        if self.nodes > MAX_NODES:
            raise Refused(
                Problem(
                    "R102",
                    "error",
                    f"the file holds more than {MAX_NODES:,} values, aliases written out",
                    self.label,
                    mark.line + 1 if mark else node.line,
                    mark.column + 1 if mark else node.column,
                    "split it, and write aliases out",
                )
            )
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.entries is None:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            self.entry(parent.entries, parent.key, node)
            parent.key = None

    def entry(self, entries: dict[str, tuple[Node, Node]], key: Node, value: Node) -> None:
        def report(code: str, message: str, hint: str) -> None:
            self.report(Problem(code, "error", message, self.label, key.line, key.column, hint))

        if not isinstance(key.data, str):
            report("R109", f"a key must be a word, this one is {key.what()}", "write 'key: value'")
        elif key.data == "<<":
            report("R109", "'<<' (a merge of mappings) is not read", "write the keys out")
        elif key.data in entries:
            first = entries[key.data][0]
            report(
                "R108",
                f"the key '{short(key.data)}' stands twice; the first is in line {first.line}",
                "keep one of the two",
            )
        else:
            entries[key.data] = (key, value)


def parse(text: str, label: str) -> tuple[Node | None, list[Problem]]:
    """The first document of *text* and what is wrong with it; no node where it cannot be used. Never raises.

    *label* is the file as messages name it. The result of a file with comments only is a node of None data.
    """
    reader = _Reader(text, label)
    try:
        reader.read()
    except Refused as refused:
        return None, [*reader.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, syntax_problem(error, text, label)]
    except yaml.reader.ReaderError as error:
        return None, [*reader.problems, character_problem(error, text, label)]
    except yaml.YAMLError as error:
        return None, [*reader.problems, Problem("R101", "error", f"not YAML: {short(str(error), 120)}", label, 1, 1)]
    return reader.root or Node(None, label, 1, 1), reader.problems
