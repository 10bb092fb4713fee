"""Opening files: regular ones only, and never one that makes the reader wait."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from checker.articles.draft import UnreadableError


def open_file(name: str) -> BinaryIO:
    """The regular file *name*, open for reading. Raises E201 where there is none and E202 where it cannot be read.

    The check is made on the open file, so that exchanging the file in between gains nothing, and opening does not
    block on a pipe.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(name, flags)
    except FileNotFoundError as error:
        raise UnreadableError("E201", "the file is gone, or a link to nothing") from error
    except (OSError, ValueError) as error:
        raise UnreadableError("E202", f"the file cannot be read: {getattr(error, 'strerror', error)}") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadableError("E202", "not a regular file", hint="name a file, a folder or '-'")
    return os.fdopen(handle, "rb")


def identity(stream: BinaryIO) -> tuple[int, int]:
    """What makes an open file the same file under another name: device and inode."""
    found = os.fstat(stream.fileno())
    return found.st_dev, found.st_ino
