"""Writes the copy of the shipped rules that :mod:`checker.rulebook.shipped` reads: `make shipped`."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

from checker.rule import Model
from checker.rulebook.layers import build
from checker.rulebook.project import Project, builtin_folder, rule_files
from checker.rulebook.shipped import COPY, name_in, sha256


def copy() -> str:
    """The copy as it should be. Raises ValueError where something is wrong with the shipped rules."""
    folder = builtin_folder()
    stack = build((), Project(), folder)
    if stack.problems:
        raise ValueError("the shipped rules have problems; see `checker rules check`")
    files = [[name_in(p, folder), sha256(p.read_bytes())] for p in rule_files(folder)]
    rules = []
    for entry in stack.entries.values():
        file, _, line = entry.rule.origin.removeprefix("built-in/").rpartition(":")
        values = kept(entry.rule)
        del values["origin"]
        rules.append([entry.section, file, int(line), values])
    shown = ",\n".join(json.dumps(rule, ensure_ascii=False) for rule in rules)
    return f'{{"files": {json.dumps(files)},\n"rules": [\n{shown}\n]}}\n'


def kept(value: Any) -> Any:
    """*value* of a rule as JSON, with the names of classes under the key ""."""
    if isinstance(value, Model):
        said = {f.name: kept(v) for f in fields(value) if (v := getattr(value, f.name)) != f.default}
        return {"": f"{type(value).__module__}.{type(value).__name__}".removeprefix("checker."), **said}
    if isinstance(value, tuple):
        return [kept(v) for v in value]
    if isinstance(value, dict):
        return {key: kept(v) for key, v in value.items()}
    if isinstance(value, dt.date | Decimal):
        return {"": type(value).__name__, "is": str(value)}
    return value


if __name__ == "__main__":
    COPY.write_text(copy(), encoding="utf-8", newline="\n")
