"""Layers: the built-in rules, then the project's, then those named with ``--rules``; each may change what lies below.

Overriding is spelled out: ``{id: x, change: {…}}`` replaces single keys, ``{id: x, disable: why}`` switches a rule off.
The same id written in full twice is an error that names both places, so no rule is shadowed by accident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.records import Problem
from checker.rulebook.entry import Entry
from checker.rulebook.files import RawEntry, read_file, validated
from checker.rulebook.messages import meant, suggestion
from checker.rulebook.node import Node, short
from checker.rulebook.project import (
    MAX_FILES,
    Project,
    copied,
    is_folder,
    label_of,
    label_of_base,
    reason,
    resolved,
    rule_files,
    same,
)
from checker.rulebook.shipped import Shipped
from checker.rulebook.source import MAX_PROBLEMS


@dataclass(slots=True)
class Stack:
    """What the layers add up to while they are read."""

    entries: dict[str, Entry] = field(default_factory=dict)
    broken: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    seen: set[Path] = field(default_factory=set)
    open: list[Path] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    extended: list[Path] = field(default_factory=list)

    def origin(self, node: Node) -> str:
        """``file:line`` as reports name it: the shipped rules are ``built-in/…`` wherever one stands."""
        return f"{self.names.get(node.path, node.path)}:{node.line}"

    def error(self, code: str, message: str, at: Node, hint: str = "") -> None:
        """Note a problem at *at*."""
        self.problems.append(Problem(code, "error", message, at.path, at.line, at.column, hint))


def add_layer(stack: Stack, path: Path, layer: str, *, asked_by: Node | None = None, labels: str | None = None) -> None:
    """Read *path* (a file or folder) and put it on top of *stack*, the folders it extends beneath it.

    *labels* names files of this layer as ``labels/relative/path`` in place of their real place.
    """
    real = path.absolute()
    if asked_by is not None and any(same(real, other) for other in stack.open):
        stack.error("R115", f"'{short(str(asked_by.data), 120)}' extends itself", asked_by, "take this line out")
        return
    stack.open.append(real if is_folder(path) else real.parent)
    _add(stack, path, layer, asked_by, labels)
    stack.open.pop()


def _add(stack: Stack, path: Path, layer: str, asked_by: Node | None, labels: str | None) -> None:
    files = _files(stack, path, asked_by)
    fresh = []
    for file in files:
        real = resolved(file)
        if real in stack.seen:
            continue
        stack.seen.add(real)
        name = f"{labels}/{file.relative_to(path).as_posix()}" if labels and is_folder(path) else label_of(file)
        if layer == "built-in" and is_folder(path):
            stack.names[name] = f"built-in/{file.relative_to(path).as_posix()}"
        fresh.append(read_file(file, name))
    stack.texts |= {f.label: f.text for f in fresh}
    for file_read in fresh:
        stack.problems.extend(file_read.problems)
        for node in file_read.extends:
            below = file_read.path.parent / str(node.data)
            if not any(same(below, done) for done in stack.extended):  # two files may build on one folder
                add_layer(stack, below, f"{layer} (extended)", asked_by=node)
                stack.extended.append(below)
    for entry in (e for f in fresh for e in f.entries if e.form == "rule"):
        _define(stack, entry, layer)
    touched: dict[tuple[str, str], Node] = {}
    for entry in (e for f in fresh for e in f.entries if e.form != "rule"):
        _override(stack, entry, touched)


def _files(stack: Stack, path: Path, asked_by: Node | None) -> list[Path]:
    label = short(label_of(path), 120)
    at = asked_by or Node(None, label, 0, 0)
    try:
        if path.is_file() and asked_by is None:
            return [path]
        if path.is_dir():
            files = list(rule_files(path))
            if len(files) > MAX_FILES:
                stack.error("R102", f"more than {MAX_FILES:,} rule files", at, "is this the right folder?")
                return []
            if not files:
                stack.error("R100", f"'{label}' holds no rule file", at, "rule files end in .yaml or .yml")
            return files
    except (OSError, ValueError) as error:
        stack.error("R100", f"'{label}' cannot be read: {short(reason(error), 80)}", at, "check the path")
        return []
    wanted = "folder" if asked_by else "file or folder"
    stack.error("R100", f"there is no {wanted} '{label}'", at, "check the path")
    return []


def _define(stack: Stack, entry: RawEntry, layer: str) -> None:
    named = entry.node.get("id") or entry.node
    before = stack.entries.get(entry.id)
    first = before.node if before else stack.broken.get(entry.id)
    if entry.id and first is not None:
        at = first.get("id") or first
        if slip := _form_meant(entry):
            key, form = slip
            stack.error("R104", f"a rule has no key '{short(str(key.data))}'", key, f"did you mean '{form}'?")
            return
        stack.error(
            "R110",
            f"the rule '{entry.id}' is already written in {at.place}",
            named,
            f"to alter it write '- {{id: {entry.id}, change: {{…}}}}', else choose another id",
        )
        return
    if stack.wrong[entry.node.path] >= MAX_PROBLEMS:
        return
    rule = validated(entry.section, entry.node, stack.origin(entry.node))
    if isinstance(rule, list):
        stack.problems.extend(rule)
        stack.wrong[entry.node.path] += len(rule)
        if stack.wrong[entry.node.path] >= MAX_PROBLEMS:
            stack.error(
                "R102", f"more than {MAX_PROBLEMS} problems; the rest is not read", entry.node, "mend these first"
            )
        if entry.id:
            stack.broken[entry.id] = entry.node
    else:
        stack.entries[entry.id] = Entry(entry.section, rule, entry.node, layer)


def _form_meant(entry: RawEntry) -> tuple[Node, str] | None:
    """The key of an entry that was meant to alter a rule, not to be a second one, and what it should read."""
    if len(entry.node.entries) != 2:
        return None
    key = next(key for name, (key, _) in entry.node.entries.items() if name != "id")
    form = suggestion(str(key.data), ("change", "disable"))
    return (key, form) if form else None


def _override(stack: Stack, entry: RawEntry, touched: dict[tuple[str, str], Node]) -> None:
    named = entry.node.entries["id"][1]
    before = stack.entries.get(entry.id)
    if before is None or before.section != entry.section:
        if entry.id in stack.broken:
            return  # the rule itself is reported already
        if before is not None:
            stack.error(
                "R111",
                f"'{entry.id}' is one of the {before.section}, not of the {entry.section}",
                named,
                f"move this entry under '{before.section}:'",
            )
        else:
            ids = [i for i, e in stack.entries.items() if e.section == entry.section]
            hint = (
                meant(entry.id, ids)
                if len(ids) <= 12 or "did you mean" in meant(entry.id, ids)
                else "`checker rules list` shows every id"
            )
            stack.error("R111", f"there is no rule '{entry.id}' to {entry.form}", named, hint)
        return
    if entry.form == "disable":
        if _twice(stack, touched, (entry.id, "disable"), named):
            return
        reason = str(entry.node.entries["disable"][1].data).strip()
        stack.entries[entry.id] = Entry(
            before.section, before.rule, before.node, before.layer, before.changed, reason, named.place
        )
        return
    change = entry.node.entries["change"][1]
    for key, (key_node, _) in change.entries.items():
        if _twice(stack, touched, (entry.id, key), key_node):
            return
    merged = merge(before.node, change)
    merged.path, merged.line, merged.column = named.path, named.line, named.column
    rule = validated(entry.section, merged, stack.origin(named))
    if isinstance(rule, list):
        stack.problems.extend(rule)
        return
    stack.entries[entry.id] = Entry(
        before.section, rule, merged, before.layer, (*before.changed, named), before.disabled, before.disabled_at
    )


def _twice(stack: Stack, touched: dict[tuple[str, str], Node], what: tuple[str, str], at: Node) -> bool:
    """Whether *what* was overridden in this layer already, which makes the outcome depend on file names."""
    if what in touched:
        verb = "disabled" if what[1] == "disable" else f"given a new '{what[1]}'"
        stack.error(
            "R112",
            f"'{what[0]}' is {verb} twice in this layer, first in {touched[what].place}",
            at,
            "keep one of the two",
        )
        return True
    touched[what] = at
    return False


def merge(below: Node, above: Node) -> Node:
    """*below* with the entries of *above*; mappings are merged key by key, everything else is replaced."""
    entries = dict(below.entries)
    for name, (key, value) in above.entries.items():
        old = entries.get(name)
        entries[name] = (key, merge(old[1], value) if old and old[1].entries and value.entries else value)
    return Node(entries, below.path, below.line, below.column, 1 + sum(v.size for _, v in entries.values()))


def build(paths: Sequence[Path], settings: Project, base: Path, shipped: Shipped | None = None) -> Stack:
    """All layers, bottom to top: the rules of *base* (as *shipped*, where they are known), then those of *settings*,
    then *paths*."""
    stack = Stack()
    if shipped is not None:
        stack.entries = {e.rule.id: e for e in shipped.entries}
        stack.texts, stack.names = dict(shipped.texts), dict(shipped.names)
        stack.seen = {resolved(p) for p in shipped.files}
    else:
        # inside the checkout itself the shipped rules are the project's, and are named by their real path
        add_layer(stack, base, "built-in", labels=label_of_base(base, settings, paths))
    stack.problems.extend(settings.problems)
    for folder in settings.rules:
        if not same(folder, base):
            stack.seen |= {resolved(p) for p in copied(folder, base)}
            add_layer(stack, folder, "project")
    for path in paths:
        if not same(path, base):
            stack.seen |= {resolved(p) for p in copied(path, base)}
            add_layer(stack, path, path.as_posix())
    return stack
