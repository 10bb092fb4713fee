"""Where rules lie: the shipped folder, the project's configuration, and the files of a folder."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.files import NotReadError, read_text
from checker.records import Problem

SUFFIXES = (".yaml", ".yml")
MAX_FILES = 2_000
MAX_FOLDERS = 2_000


def builtin_folder() -> Path:
    """Where the shipped rules lie: inside the package in a wheel, else the top-level ``rules/`` of the checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def label_of(path: Path) -> str:
    """*path* as messages name it: relative to the working folder where it lies below, with forward slashes."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path.as_posix()
    return path.as_posix() if relative.startswith("..") else Path(relative).as_posix()


def same(one: Path, other: Path) -> bool:
    """Whether the two are one file or folder; False where one cannot be looked at."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether *path* is a folder; False where it cannot be looked at (a name of a thousand letters, a zero byte)."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def resolved(path: Path) -> Path:
    """*path* without links; as it is where links lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def reason(error: Exception) -> str:
    """Why something could not be read, without its path, which may be long."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def holds_rules(folder: Path) -> bool:
    """Whether *folder* is one, with rule files below it, or with more below it than can be looked at."""
    try:
        return folder.is_dir() and any(rule_files(folder))
    except (OSError, ValueError):
        return is_folder(folder)


def label_of_base(base: Path, settings: Project, paths: Sequence[Path]) -> str | None:
    """How messages name the folder of the shipped rules: None (as it lies) where it is the project's own, too."""
    return None if any(same(p, base) for p in (*settings.rules, *paths)) else "built-in"


def rule_files(folder: Path) -> Iterator[Path]:
    """The rule files below *folder* in a fixed order; hidden files and folders are passed over.

    Raises ValueError where more than :data:`MAX_FOLDERS` folders lie below it.
    """
    found: list[Path] = []
    for walked, (root, folders, names) in enumerate(os.walk(folder)):
        if walked > MAX_FOLDERS:
            raise ValueError(f"more than {MAX_FOLDERS:,} folders lie below it")
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [Path(root, n) for n in names if n.lower().endswith(SUFFIXES) and not n.startswith(".")]
        if len(found) > MAX_FILES:
            break
    yield from sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def copied(folder: Path, base: Path) -> Iterator[Path]:
    """The files below *folder* that are, byte for byte, the shipped file of the same name below *base*.

    Who installs the tool and works in its checkout, or starts from a copy of the shipped rules, has them twice; what is
    not altered is no second definition.
    """
    try:
        for path in rule_files(folder):
            shipped = base / path.relative_to(folder)
            if shipped.is_file() and filecmp.cmp(path, shipped, shallow=False):
                yield path
    except (OSError, ValueError):
        return  # what cannot be read is reported where it is read as rules


MAX_CONFIG = 1_000_000
"""Bytes that a configuration may have."""


@dataclass(frozen=True, slots=True)
class Project:
    """What a project's configuration says: where its rules lie and which model it wants."""

    rules: tuple[Path, ...] = ()
    model: str | None = None
    problems: tuple[Problem, ...] = ()


def project_at(folder: Path) -> Project:
    """The configuration in force at *folder*: ``checker.toml`` or ``[tool.checker]`` of ``pyproject.toml``, there or
    above; without one, or where it names no rules, the ``rules/`` beside it."""
    try:
        here = folder.absolute()
    except OSError:  # the working folder is gone
        return Project()
    for place in (here, *here.parents):
        for name in ("checker.toml", "pyproject.toml"):
            found = _config(place / name)
            if found is not None:
                return found
    rules = here / "rules"
    return Project((rules,) if holds_rules(rules) else ())


def _config(path: Path) -> Project | None:
    """What *path* configures; None where it does not exist or has nothing to say to us."""
    label = label_of(path)
    try:
        if not path.is_file():
            return None
        import tomllib

        whole = tomllib.loads(read_text(path, MAX_CONFIG))
    except (OSError, NotReadError, ValueError, RecursionError) as error:  # what is no TOML is a ValueError
        return _unreadable(path, label, str(error))
    if path.name != "pyproject.toml":
        return _settings(path, label, whole)
    tool = whole.get("tool")
    table = tool.get("checker") if isinstance(tool, dict) else None
    return _settings(path, label, table) if isinstance(table, dict) else None


def _unreadable(path: Path, label: str, why: str) -> Project | None:
    if path.name == "pyproject.toml":
        return None  # not ours to complain about
    return Project(
        problems=(
            Problem(
                "R114",
                "error",
                f"the configuration cannot be read: {why}",
                label,
                hint="it must be TOML, for example: rules = ['rules']",
            ),
        )
    )


def _settings(path: Path, label: str, table: dict[str, object]) -> Project:
    from checker.rulebook.messages import meant

    problems: list[Problem] = []

    def wrong(message: str, hint: str) -> None:
        problems.append(Problem("R114", "error", message, label, hint=hint))

    for key in table:
        if key not in {"rules", "model"}:
            wrong(f"there is no setting '{key}'", meant(key, ["rules", "model"]))
    model = table.get("model")
    if model is not None and not isinstance(model, str):
        wrong("'model' must be the name of a spaCy model in quotes", "model = 'en_core_web_sm'")
        model = None
    named = table.get("rules")
    if isinstance(named, str):
        named = [named]
    if named is None:
        beside = path.parent / "rules"
        return Project((beside,) if holds_rules(beside) else (), model, tuple(problems))
    if not isinstance(named, list) or not all(isinstance(n, str) for n in named):
        wrong("'rules' must be a path or a list of paths in quotes", "rules = ['rules']")
        named = []
    return Project(tuple(path.parent / n for n in named), model, tuple(problems))
