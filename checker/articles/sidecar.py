"""``articles.yaml``: fields per file name, beside the files."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.articles.decode import text_of
from checker.articles.draft import MAX_YAML, Said, UnreadableError
from checker.articles.find import shown
from checker.articles.opening import open_file
from checker.records import Problem

NAME = "articles.yaml"
_MOST = 20
_LIKE = 200
"""Names of a folder that one which is not there is held against, for a hint."""


@dataclass(slots=True)
class Sidecars:
    """The ``articles.yaml`` of each folder met so far, read once."""

    known: dict[str, dict[str, tuple[tuple[str, Said], ...]]] = field(default_factory=dict)

    def fields(self, name: str) -> Iterator[Problem | tuple[tuple[str, Said], ...]]:
        """What is said of the file *name*, as the last item; before it, problems of an ``articles.yaml`` first met."""
        folder, base = os.path.split(name)
        if folder not in self.known:
            self.known[folder] = {}
            yield from self._load(folder)
        yield self.known[folder].get(base, ())

    def _load(self, folder: str) -> Iterator[Problem]:
        name = os.path.join(folder, NAME)  # noqa: PTH118 - keeps the folder as the user named it
        path = shown(name)
        if not os.path.lexists(name):
            return
        if Path(name).is_symlink():
            yield Problem("W219", "warning", "a link is not read as articles.yaml", path)
            return
        try:
            with open_file(name) as stream:
                data = stream.read(MAX_YAML + 1)
            if len(data) > MAX_YAML:
                raise UnreadableError("E205", "larger than 1 MB")
            if not data.strip():  # nothing is said of any file
                return
            from checker.articles.fields import sidecar  # with a YAML parser

            read = sidecar(text_of(data, path).text, path)
        except UnreadableError as error:
            yield error.problem(path)
            return
        try:
            names = set(os.listdir(folder or "."))  # noqa: PTH208 - names stay strings, as given
        except OSError:  # a folder that may be entered and not listed
            names = {base for base, _, _ in read.files if os.path.lexists(os.path.join(folder, base))}  # noqa: PTH118
        some = sorted(names)[:_LIKE]
        unknown = [(base, line) for base, line, _ in read.files if base not in names]
        yield from read.problems[:_MOST]
        yield from (_unknown(base, some, path, line) for base, line in unknown[:_MOST])
        more = max(0, len(read.problems) - _MOST) + max(0, len(unknown) - _MOST)
        if more:
            yield Problem("W215", "warning", f"{more:,} more problems in this file", path)
        self.known[folder] = {base: fields for base, _, fields in read.files if base in names}


def _unknown(base: str, names: list[str], path: str, line: int) -> Problem:
    near = difflib.get_close_matches(base[:255], names, 1)
    return Problem(
        "W215",
        "warning",
        f"no file '{base[:100]}' in this folder",
        path,
        line,
        hint=f"did you mean '{shown(near[0])}'?" if near else "",
    )
