"""``articles.yaml``: fields per file name, beside the files."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.articles.decode import text_of
from checker.articles.draft import Said, UnreadableError
from checker.articles.fields import MAX_YAML, Mapping, sidecar
from checker.articles.find import shown
from checker.articles.opening import open_file
from checker.records import Problem

NAME = "articles.yaml"
_MOST = 20


@dataclass(slots=True)
class Sidecars:
    """The ``articles.yaml`` of each folder met so far, read once."""

    known: dict[str, dict[str, Mapping]] = field(default_factory=dict)

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
            read = sidecar(text_of(data, path).text, path)
        except UnreadableError as error:
            yield error.problem(path)
            return
        yield from read.problems[:_MOST]
        if len(read.problems) > _MOST:
            yield Problem("W215", "warning", f"{len(read.problems) - _MOST:,} more problems in this file", path)
        for base, line, fields in read.files:
            if os.path.lexists(os.path.join(folder, base)):  # noqa: PTH118 - names stay strings, as given
                self.known[folder][base] = fields
            else:
                yield _unknown(base, folder, path, line)


def _unknown(base: str, folder: str, path: str, line: int) -> Problem:
    try:
        near = difflib.get_close_matches(base[:255], sorted(os.listdir(folder or "."))[:1000], 1)  # noqa: PTH208 - as above
    except OSError:
        near = []
    return Problem(
        "W215",
        "warning",
        f"no file '{base[:100]}' in this folder",
        path,
        line,
        hint=f"did you mean '{shown(near[0])}'?" if near else "",
    )
