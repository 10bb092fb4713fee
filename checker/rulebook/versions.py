"""An older version of the rules in force, from a folder or from a git revision, and what became of each rule since."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from checker.problems import CheckerError, Exit
from checker.records import Problem
from checker.rulebook.book import Rulebook, load
from checker.rulebook.entry import Entry
from checker.rulebook.project import builtin_folder, label_of, project_at


def older(against: str | None, paths: Sequence[Path], project: Path) -> Rulebook:
    """The rulebook that *against* stands for.

    Without *against*: the built-in rules alone. A folder takes the place of the project's rules and *paths*, or, where
    there are none, of the built-in rules. A git revision gives each rule folder as it was then;
    messages name its files as git does (``revision:path``). Raises :class:`CheckerError` (R100) where it is neither.
    """
    if against is None:
        return load()
    own = [p for p in project_at(project).rules if p.resolve() != builtin_folder().resolve()]
    folder = Path(against)
    if folder.is_dir():
        return load([folder]) if own or paths else load(builtin=folder)
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        builtin = _then(against, builtin_folder(), root / "0") if _tracked(builtin_folder()) else builtin_folder()
        then = [_then(against, path, root / str(n)) for n, path in enumerate((*own, *paths), 1)]
        book = load([p for p in then if p is not None], builtin=builtin or builtin_folder())
        problems = (replace(p, path=_in_revision(p.path, against, root)) for p in book.problems)
        return replace(book, problems=tuple(problems))


def _in_revision(path: str | None, revision: str, root: Path) -> str | None:
    """*path* of a file that was unpacked below *root*, by its name in *revision*."""
    if path is None or not Path(path).is_relative_to(root):
        return path
    return f"{revision}:{Path(*Path(path).relative_to(root).parts[1:]).as_posix()}"


def _git(folder: Path, *arguments: str) -> bytes:
    found = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False, timeout=60)
    if found.returncode:
        raise ValueError(found.stderr.decode("utf-8", "replace").strip().split("\n")[-1])
    return found.stdout


def _tracked(path: Path) -> bool:
    try:
        return bool(
            _git(path if path.is_dir() else path.parent, "ls-files", "--", path.name if path.is_file() else ".")
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False


def _then(revision: str, path: Path, into: Path) -> Path | None:
    """*path* as it was in *revision*, unpacked below *into*; None where it did not exist then."""
    folder = (path if path.is_dir() else path.parent).resolve()
    try:
        top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
        name = path.resolve().relative_to(top).as_posix()
        commit = _git(top, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        if not _git(top, "ls-tree", commit, "--", name):
            return None
        packed = _git(top, "archive", "--format=tar", commit, "--", name)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise CheckerError(
            Problem(
                "R100",
                "error",
                f"'{revision}' is neither a folder nor a git revision of {label_of(path)}: {error}",
                hint="name a folder of rules, or a commit, branch or tag",
            ),
            Exit.USAGE,
        ) from None
    into.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(into, filter="data")
    return into / name


def rule_changes(old: Rulebook, new: Rulebook) -> Iterator[str]:
    """What became of each rule, one line each, by id: new, gone, switched off or on, and every key that changed."""
    before = {e.rule.id: e for e in old.entries}
    after = {e.rule.id: e for e in new.entries}
    for name in sorted(before.keys() | after.keys()):
        one, two = before.get(name), after.get(name)
        if one is None and two is not None:
            yield f"{name}: new ({two.section}, {two.node.place})"
        elif two is None and one is not None:
            yield f"{name}: gone ({one.section})"
        elif one is not None and two is not None:
            yield from _changed(name, one, two)


def _changed(name: str, one: Entry, two: Entry) -> Iterator[str]:
    if bool(one.disabled) != bool(two.disabled):
        yield f"{name}: switched off: {two.disabled}" if two.disabled else f"{name}: switched on"
    was, now = one.node.plain(), two.node.plain()
    for key in sorted((was.keys() | now.keys()) - {"why", "tests"}):
        if was.get(key) != now.get(key):
            yield f"{name}: {key}: {_said(was.get(key))} → {_said(now.get(key))}"


def _said(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return ", ".join(f"{k} {_said(v)}" for k, v in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)
