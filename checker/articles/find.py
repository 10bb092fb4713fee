"""What the user named becomes files: folders are walked in order, globs matched, addresses and ``-`` passed on."""

from __future__ import annotations

import difflib
import glob
import itertools
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checker.records import Problem

_MAGIC = re.compile(r"[*?\[]")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
Kind = Literal["file", "stdin", "address"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: ``name`` as the system knows it, ``path`` as it is shown (always encodable)."""

    name: str
    path: str
    kind: Kind = "file"


def shown(name: str) -> str:
    """*name* as text that can be written anywhere: bytes that are not UTF-8 become the replacement character."""
    return os.fsencode(name).decode("utf-8", "replace")


def find(given: str, readable: Callable[[str], bool]) -> Iterator[Found | Problem]:
    """The files that the input *given* names; inside folders and globs only those that *readable* knows by name.

    Folders are walked depth first, names sorted by code point, hidden ones left out. Links to folders are not
    followed, and links to files only within the folder, so that neither a loop nor a link planted among the articles
    leads elsewhere.
    """
    if given == "-":
        yield Found("-", "-", "stdin")
    elif _ADDRESS.match(given):
        yield Found(given, given, "address")
    elif not given or "\0" in given:
        yield Problem("E201", "error", "an empty path" if not given else "the path holds a NUL", shown(given[:200]))
    elif os.path.isdir(given):  # noqa: PTH112 - also true for names that pathlib would change, such as "a/."
        yield from _some(_walk(given, readable), given, "the folder holds no article that can be read")
    elif os.path.lexists(given):
        yield Found(given, shown(given))
    elif _MAGIC.search(given):
        yield from _some(_matched(given, readable), given, "no file matches this pattern")
    else:
        yield _missing(given)


def _some(found: Iterator[Found | Problem], given: str, none: str) -> Iterator[Found | Problem]:
    count = 0
    for count, each in enumerate(found, 1):  # noqa: B007 - the last count is what is asked for
        yield each
    if not count:
        yield Problem(
            "E208",
            "error",
            none,
            shown(given),
            hint="name a file to see why it is not read; `checker articles --help` lists the formats",
        )


def _walk(folder: str, readable: Callable[[str], bool]) -> Iterator[Found | Problem]:
    root = os.path.realpath(folder)
    pending = [folder]
    while pending:
        here = pending.pop()
        if here != folder and os.path.islink(here):  # noqa: PTH114 - names stay strings, as given
            yield from _linked(here, root)
            continue
        if not os.path.isdir(here):  # noqa: PTH112 - names stay strings, as given
            yield Found(here, shown(here))
            continue
        try:
            with os.scandir(here) as entries:
                names = sorted((entry.name for entry in entries if not entry.name.startswith(".")), reverse=True)
        except OSError as error:
            yield Problem("E202", "error", f"the folder cannot be read: {error.strerror}", shown(here))
            continue
        for name in names:
            path = os.path.join(here, name)  # noqa: PTH118 - keeps the folder as the user named it
            if readable(name) or os.path.isdir(path):  # noqa: PTH112 - names stay strings, as given
                pending.append(path)


def _linked(path: str, root: str) -> Iterator[Found | Problem]:
    goal = os.path.realpath(path)
    inside = goal == root or goal.startswith(root.rstrip(os.sep) + os.sep)
    if not inside:
        yield Problem(
            "W219",
            "warning",
            "a link that leads out of its folder is not followed",
            shown(path),
            hint="name its target to read it",
        )
    elif not os.path.exists(goal):  # noqa: PTH110 - names stay strings, as given
        yield Problem("E202", "error", "a link to nothing", shown(path))


def _matched(pattern: str, readable: Callable[[str], bool]) -> Iterator[Found | Problem]:
    """Files that match; ``**`` is any number of folders. Python's own ``**`` would follow rings of links."""
    parts = pattern.split("/")
    if "**" not in parts:
        names: Iterator[str] = iter(sorted(glob.glob(pattern)))  # noqa: PTH207 - keeps the pattern's own prefix
    else:
        fixed = list(itertools.takewhile(lambda part: not _MAGIC.search(part), parts))
        base = "/".join(fixed) or ("/" if pattern.startswith("/") else ".")
        rest = [*parts[len(fixed) :], *(["*"] if parts[-1] == "**" else [])]
        shape = re.compile(
            "".join("(?:[^/]+/)*" if part == "**" else _segment(part) + "/" for part in rest).removesuffix("/") + r"\Z"
        )
        names = (
            each.name
            for each in _walk(base, lambda _: True)
            if isinstance(each, Found) and shape.match(os.path.relpath(each.name, base))
        )
        names = (name.removeprefix("./") if base == "." else name for name in names)
    for name in names:
        if os.path.isdir(name):  # noqa: PTH112 - names stay strings, as given
            yield from _walk(name, readable)
        elif readable(name):
            yield Found(name, shown(name))


def _segment(part: str) -> str:
    """One part of a pattern as an expression that stays within its folder."""
    out = []
    for piece in re.split(r"(\*+|\?|\[[^\]/]+\])", part):
        if piece.startswith("*"):
            out.append("[^/]*")
        elif piece == "?":
            out.append("[^/]")
        elif piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
            body = piece[1:-1].replace("\\", r"\\").replace("[", r"\[")
            out.append(f"[{'^' + body[1:] if body[0] == '!' else body}]")
        else:
            out.append(re.escape(piece))
    return "".join(out)


def _missing(given: str) -> Problem:
    path = Path(given)
    near: list[str] = []
    try:
        names = [entry.name for entry in itertools.islice(os.scandir(path.parent), 1000)]
        near = difflib.get_close_matches(path.name[:255], names, 1, 0.75)
    except (OSError, ValueError):
        pass
    return Problem(
        "E201",
        "error",
        "no such file or folder",
        shown(given),
        hint=f"did you mean '{shown(near[0])}'?" if near else "",
    )
