"""The one way in for every file that is read back: a regular file, no larger than a limit, never waited for."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotReadError(Exception):
    """A file that is not read; the message says why in a few words. ``missing``: there is none of this name."""

    def __init__(self, why: str, *, missing: bool = False) -> None:
        super().__init__(why)
        self.missing = missing


def open_regular(name: str | Path) -> BinaryIO:
    """The regular file *name*, open for reading. Raises :class:`NotReadError`.

    The check is made on the open file, so that exchanging the file in between gains nothing, and opening does not
    block on a pipe.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(name, flags)
    except FileNotFoundError as error:
        raise NotReadError("No such file or directory", missing=True) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise NotReadError(getattr(error, "strerror", None) or str(error)) from error
    try:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return os.fdopen(handle, "rb")
    except OSError as error:
        os.close(handle)
        raise NotReadError(error.strerror or type(error).__name__) from error
    os.close(handle)
    raise NotReadError("not a regular file")


def read_bytes(name: str | Path, limit: int) -> bytes:
    """What the regular file *name* holds, at most *limit* bytes. Raises :class:`NotReadError`."""
    with open_regular(name) as file:
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise NotReadError(error.strerror or type(error).__name__) from error
    if len(data) > limit:
        raise NotReadError(f"larger than {limit / 1_000_000:,.0f} MB")
    return data


def read_text(name: str | Path, limit: int) -> str:
    """As :func:`read_bytes`, decoded from UTF-8 without its byte-order mark."""
    try:
        return read_bytes(name, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotReadError(f"not UTF-8 at byte {error.start:,}") from error
