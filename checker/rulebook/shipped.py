"""The shipped rules as they were when they were checked, so that a run need not check them again.

``shipped.json`` beside this module holds every shipped rule with its defaults left out, and the SHA-256 of each file
it was read from. It counts only while the files are exactly those; else, or where a class has changed since, the YAML
is read as any other. `make shipped` writes it, and a test compares it with the YAML.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from checker.rule import Model, Rule
from checker.rulebook.entry import Entry
from checker.rulebook.node import Node
from checker.rulebook.project import label_of, rule_files
from checker.rulebook.registry import model_of

COPY = Path(__file__).with_name("shipped.json")
_PLAIN: dict[str, Callable[[str], Any]] = {"date": dt.date.fromisoformat, "Decimal": Decimal}


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the copy holds. ``names`` is the name in messages and in reports of each file, ``texts`` its text."""

    entries: tuple[Entry, ...]
    texts: dict[str, str]
    names: dict[str, str]
    files: tuple[Path, ...]


def read(folder: Path, label: str | None) -> Shipped | None:
    """The rules of *folder* from the copy; None where they are not those that the copy was made of.

    Messages name a file as ``label/name``, without *label* as it lies. Never raises for what the files hold.
    """
    try:
        kept = json.loads(COPY.read_bytes())
        raw = {path: path.read_bytes() for path in rule_files(folder)}
        if [[name_in(p, folder), sha256(text)] for p, text in raw.items()] != kept["files"]:
            return None
        labels = {name_in(p, folder): f"{label}/{name_in(p, folder)}" if label else label_of(p) for p in raw}
        texts = {name_in(p, folder): text.decode("utf-8-sig") for p, text in raw.items()}
        entries = tuple(_entries(kept["rules"], texts, labels))
    except (OSError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError):
        return None  # slower, and never another outcome
    names = {shown: f"built-in/{name}" for name, shown in labels.items()}
    return Shipped(entries, {labels[name]: text for name, text in texts.items()}, names, tuple(raw))


def name_in(path: Path, folder: Path) -> str:
    """*path* as it lies in *folder*, with forward slashes."""
    return path.relative_to(folder).as_posix()


def sha256(text: bytes) -> str:
    """The hash of *text* in hexadecimal digits."""
    return hashlib.sha256(text).hexdigest()


def _entries(rules: list[Any], texts: dict[str, str], labels: dict[str, str]) -> Iterator[Entry]:
    places = _Places(texts, labels)
    for section, file, line, values in rules:
        model_of(section)  # imports the module that the names of its classes lead to
        rule = _made(values | {"origin": f"built-in/{file}:{line}"})
        if not isinstance(rule, Rule):
            raise TypeError(f"no rule: {values}")
        yield Entry(section, rule, partial(places.of, file, rule.id), "built-in")


class _Places:
    """Where each value of the shipped rules stands, taken from the text of the YAML when somebody asks."""

    def __init__(self, texts: dict[str, str], labels: dict[str, str]) -> None:
        self.texts = texts
        self.labels = labels
        self.known: dict[str, dict[str, Node]] = {}

    def of(self, file: str, name: str) -> Node:
        """The rule called *name* of *file*."""
        if file not in self.known:
            from checker.rulebook.files import RuleFile, taken_apart

            whole = taken_apart(RuleFile(Path(file), self.labels[file], self.texts[file]))
            self.known[file] = {e.id: e.node for e in whole.entries}
        return self.known[file][name]


def _made(value: Any) -> Any:
    """What :func:`checker.rulebook.shipping.kept` was given."""
    if isinstance(value, list):
        return tuple(map(_made, value))
    if not isinstance(value, dict):
        return value
    sort = value.pop("", None)
    if sort is None:
        return {key: _made(v) for key, v in value.items()}
    if sort in _PLAIN:
        return _PLAIN[sort](value["is"])
    module, _, name = sort.rpartition(".")
    model: type[Model] = getattr(sys.modules[f"checker.{module}"], name)
    return model.trusted({key: _made(v) for key, v in value.items()})
