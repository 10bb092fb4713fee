"""One rule file -> its entries: whole rules, changes of rules and switched-off rules, each checked for its own shape.

A file is ``version: 1`` and one or more lists named in :data:`~checker.rulebook.registry.SECTIONS`; ``extends:`` names
folders whose rules this file builds on. What is wrong with one entry never hides another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from checker.records import Problem
from checker.rule import Rule
from checker.rulebook.messages import meant, problems_of
from checker.rulebook.node import Node, short
from checker.rulebook.registry import SECTIONS, adapter, model_of
from checker.rulebook.source import Refused, parse, read_text

VERSION = 1
Form = Literal["rule", "change", "disable"]
_FORMS: dict[Form, str] = {"change": "keys and their new values", "disable": "the reason, in words"}


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One item of a section's list, not yet validated against the section's model."""

    section: str
    form: Form
    id: str
    node: Node


@dataclass(slots=True)
class RuleFile:
    """What one file holds. ``extends`` are the folders named, with the place of each."""

    path: Path
    label: str
    text: str = ""
    entries: list[RawEntry] = field(default_factory=list)
    extends: list[Node] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def error(self, code: str, message: str, at: Node, hint: str = "") -> None:
        """Note a problem at *at*."""
        self.problems.append(Problem(code, "error", message, at.path, at.line, at.column, hint))


def read_file(path: Path, label: str) -> RuleFile:
    """Read and take apart one file. Never raises for anything the file holds."""
    file = RuleFile(path, label)
    try:
        file.text = read_text(path, label)
    except Refused as refused:
        file.text = refused.text
        file.problems.append(refused.problem)
        return file
    return taken_apart(file)


def taken_apart(file: RuleFile) -> RuleFile:
    """*file* with what its text holds. Never raises."""
    root, problems = parse(file.text, file.label)
    file.problems.extend(problems)
    if root is not None:
        _top(file, root)
    return file


def _top(file: RuleFile, root: Node) -> None:
    if root.data is None:
        file.error("R103", "the file is empty", root, "start it with 'version: 1', or delete it")
        return
    if not isinstance(root.data, dict):
        file.error(
            "R103",
            f"a rule file is keys and lists, this one is {root.what()}",
            root,
            f"start it with 'version: 1' and one of {', '.join(f'{name}:' for name in SECTIONS)}",
        )
        return
    if not _version(file, root):
        return
    known = ["version", "extends", *SECTIONS]
    for name, (key, value) in root.entries.items():
        if name == "extends":
            file.extends.extend(_folders(file, value))
        elif name in SECTIONS:
            _section(file, name, key, value)
        elif name != "version":
            hint = meant(name, known) if name != "rules" else f"name them by what they are: {', '.join(SECTIONS)}"
            file.error("R104", f"a rule file has no key '{short(name)}'", key, hint)
    if not file.problems and not any(name in SECTIONS or name == "extends" for name in root.entries):
        file.error("R103", "the file holds no rules", root, f"add one of {', '.join(f'{name}:' for name in SECTIONS)}")


def _version(file: RuleFile, root: Node) -> bool:
    """Whether the file is of a version this code reads; a file without a version is read all the same."""
    version = root.get("version")
    if version is None:
        file.error("R105", "a rule file needs the key 'version'", root, f"start it with 'version: {VERSION}'")
        return True
    if version.data is None:
        key = root.entries["version"][0]
        file.error("R106", "nothing stands after 'version'", key, f"write 'version: {VERSION}'")
        return True
    text = version.data if isinstance(version.data, str) else ""
    if text == str(VERSION):
        return True
    if text.isdecimal() and len(text) < 9 and int(text) > VERSION:
        file.error(
            "R113",
            f"the file is of format version {int(text)}, this checker reads version {VERSION}",
            version,
            f"install a checker that reads version {int(text)}",
        )
        return False
    file.error("R106", f"'version' cannot be {version.what()}", version, f"write 'version: {VERSION}'")
    return True


def _folders(file: RuleFile, value: Node) -> list[Node]:
    folders = list(value.items) or [value]
    good = [f for f in folders if isinstance(f.data, str)]
    for bad in folders:
        if not isinstance(bad.data, str):
            file.error("R106", f"'extends' takes a folder, found {bad.what()}", bad, "write the path of a folder")
    return good


def _section(file: RuleFile, name: str, key: Node, value: Node) -> None:
    if value.data is None:
        file.error("R106", f"nothing stands after '{name}'", key, "list rules under it, or take it out")
    elif not isinstance(value.data, tuple):
        file.error(
            "R106", f"'{name}' takes a list of rules, found {value.what()}", value, "start each rule with '- id: …'"
        )
    else:
        for item in value.items:
            entry = _entry(file, name, item)
            if entry is not None:
                file.entries.append(entry)


def _entry(file: RuleFile, section: str, item: Node) -> RawEntry | None:
    if not isinstance(item.data, dict):
        file.error("R106", f"a rule is keys and values, found {item.what()}", item, "start it with '- id: …'")
        return None
    form: Form = "change" if "change" in item.entries else "disable" if "disable" in item.entries else "rule"
    named = item.get("id")
    name = named.data if named is not None and isinstance(named.data, str) else ""
    if form == "rule":
        return RawEntry(section, form, name, item)
    if not name:
        at = item.entries["id"][0] if "id" in item.entries else item
        file.error("R105", f"'{form}' needs the id of a rule", at, f"write '- {{id: …, {form}: …}}'")
        return None
    for extra, (key, _) in item.entries.items():
        if extra not in {"id", form}:
            file.error(
                "R104",
                f"an entry with '{form}' has no key '{short(extra)}'",
                key,
                _beside(form, extra),
            )
    if not _form_fits(file, form, *item.entries[form]):
        return None
    return RawEntry(section, form, name, item)


def _beside(form: Form, extra: str) -> str:
    if extra in _FORMS:
        return "choose one of 'change' and 'disable'"
    return "put it under 'change:'" if form == "change" else "only 'id' and 'disable' may stand here"


def _form_fits(file: RuleFile, form: Form, key: Node, value: Node) -> bool:
    if form == "disable" and isinstance(value.data, str) and value.data.strip():
        return True
    if form == "change" and value.entries:
        if "id" in value.entries:
            file.error(
                "R104", "an id cannot be changed", value.entries["id"][0], "disable the rule and write a new one"
            )
        return "id" not in value.entries
    at = key if value.data is None else value
    file.error(
        "R106",
        f"'{form}' takes {_FORMS[form]}, found {value.what()}",
        at,
        "say why the rule is switched off" if form == "disable" else "write 'change: {key: value}'",
    )
    return False


def validated(section: str, node: Node, origin: str) -> Rule | list[Problem]:
    """The rule that *node* holds, with its ``origin`` filled, or what is wrong with it."""
    if "origin" in node.entries:
        key = node.entries["origin"][0]
        return [Problem("R104", "error", "a rule has no key 'origin'", key.path, key.line, key.column, "take it out")]
    try:
        rule = adapter(section).validate_python({**node.plain(), "origin": origin})
    except ValidationError as error:
        return problems_of(error, node, section, model_of(section))
    except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
        # a validator of a stage that trips over odd text: one rule is lost, with its place, not the run
        return [
            Problem(
                "R106",
                "error",
                f"the rule cannot be read: {short(str(error), 100)}",
                node.path,
                node.line,
                node.column,
                "check its values",
            )
        ]
    whole: Rule = rule
    return whole
