"""Opening files: what :mod:`checker.files` opens, refusals as problems of an input."""

from __future__ import annotations

import os
from typing import BinaryIO

from checker.articles.draft import UnreadableError
from checker.files import NotReadError, open_regular


def open_file(name: str) -> BinaryIO:
    """The regular file *name*, open for reading. Raises E201 where there is none and E202 where it cannot be read."""
    try:
        return open_regular(name)
    except NotReadError as error:
        if error.missing:
            raise UnreadableError("E201", "the file is gone, or a link to nothing") from error
        if str(error) == "not a regular file":
            raise UnreadableError("E202", str(error), hint="name a file, a folder or '-'") from error
        raise UnreadableError("E202", f"the file cannot be read: {error}") from error


def identity(stream: BinaryIO) -> tuple[int, int]:
    """What makes an open file the same file under another name: device and inode."""
    found = os.fstat(stream.fileno())
    return found.st_dev, found.st_ino
