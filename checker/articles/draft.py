"""What the readers take and give: an opened file in, drafts of articles out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import BinaryIO

from checker.records import Problem

MAX_SIZE = 10 * 1024 * 1024
"""Bytes that one file (or one record of a file of many) may have, unless the user says otherwise."""

MAX_YAML = 1 << 20
"""Bytes that an ``articles.yaml`` may have."""
FIELDS = ("id", "outlet", "title", "published", "url", "author", "language")
"""What a record, front matter or ``articles.yaml`` may say of an article."""


class UnreadableError(Exception):
    """A file, or one record of it, that no article can be made of; becomes one :class:`Problem`."""

    def __init__(self, code: str, message: str, *, line: int = 0, column: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.column, self.hint = code, message, line, column, hint

    def problem(self, path: str | None) -> Problem:
        """This error as the problem of the file at *path*."""
        return Problem(self.code, "error", self.message, path, self.line, self.column, self.hint)


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a file gives for a field, and where it was found ("front matter", "meta og:site_name")."""

    value: str
    where: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its reader saw it, before fallbacks, ids and checks.

    ``start`` and ``end`` bound the body in ``text``. ``whole`` tells that the article is all that its file holds, so
    that its sha256 is the file's. ``line``, ``mapped`` and ``lines`` are those of :class:`checker.records.Article`.
    """

    text: str
    fields: tuple[tuple[str, Said], ...] = ()
    start: int = 0
    end: int | None = None
    line: int = 1
    mapped: bool = False
    lines: tuple[tuple[int, int, int], ...] = ()
    whole: bool = True
    reader: str = ""


@dataclass(slots=True)
class Opened:
    """A file that is open for reading, once, from its start.

    ``path`` is the name as the user gave it, ``stem`` its name without folders and suffixes, ``limit`` the most bytes
    that one article may take. ``digest`` grows with what has been read.
    """

    path: str
    stem: str
    stream: BinaryIO
    limit: int = MAX_SIZE
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def read(self) -> bytes:
        """The whole file; E205 where it is larger than the limit, without reading further."""
        data = self.stream.read(self.limit + 1)
        if len(data) > self.limit:
            raise too_large("the file", self.limit)
        self.digest.update(data)
        return data

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """(number from 1, bytes with line end) of each line; a line over the limit comes cut, at limit + 1 bytes.

        The rest of such a line is passed over, so memory stays within the limit whatever the file holds.
        """
        number = 0
        while line := self.stream.readline(self.limit + 1):
            number += 1
            rest = line
            while not rest.endswith(b"\n") and (rest := self.stream.readline(1 << 20)):
                pass
            yield number, line


Reader = Callable[[Opened], Iterator[Draft | Problem]]


def too_large(what: str, limit: int) -> UnreadableError:
    """E205: *what* is larger than *limit* bytes."""
    return UnreadableError("E205", f"{what} is larger than the limit of {size(limit)}", hint="raise it with --max-size")


def size(count: int) -> str:
    """*count* bytes for people: 10 MB, 512 kB, 12 bytes."""
    for unit, name in ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB")):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count} bytes"


def bytes_of(written: str) -> int | None:
    """A size as people write it ("20MB", "512 kB", "1000") in bytes; None where it is none or not above zero."""
    found = re.fullmatch(r"\s*(\d{1,9})(?:\.(\d{1,3}))?\s*([kmg]?)(?:i?b)?\s*", written, re.IGNORECASE)
    if not found:
        return None
    factor = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}[found[3].lower()]
    return int(Decimal(f"{found[1]}.{found[2] or 0}") * factor) or None
