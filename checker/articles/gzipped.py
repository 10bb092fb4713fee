"""Compressed files, with a bound on what they may unpack to."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from checker.articles.draft import UnreadableError, size

_RATIO = 200


class _Unpacked(io.RawIOBase):
    """Reads a gzip stream; E205 where it unpacks to more than 200 times its packed size (text packs about 3 to 10)."""

    def __init__(self, packed: BinaryIO, limit: int) -> None:
        self._packed, self._limit, self._given = packed, limit, 0
        self._stream = gzip.GzipFile(fileobj=packed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than the stub
        try:
            data = self._stream.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UnreadableError("E204", "the file is not gzip data, or breaks off", hint="fetch it again") from error
        self._given += len(data)
        if self._given > max(self._limit, _RATIO * self._packed.tell()):
            raise UnreadableError(
                "E205",
                f"the file unpacks to more than {size(self._given - 1)}",
                hint="unpack it yourself if you trust it",
            )
        buffer[: len(data)] = data
        return len(data)


def unpacked(packed: BinaryIO, limit: int) -> BinaryIO:
    """*packed* as a stream of its unpacked bytes."""
    return io.BufferedReader(_Unpacked(packed, limit))
