"""The standard streams: every byte of a report, or an error; and lines for people, which no run depends on.

Standard output takes every byte or the run ends with E501; a pipe that its reader has closed ends it quietly. Standard
error is for people: where it takes nothing, the run goes on and its exit code tells.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from typing import IO, Any

from checker.output import reason, refusal, write_all


class _Patient(io.RawIOBase):
    """A stream that takes every byte (:func:`~checker.output.write_all`).

    Python's own unbuffered streams (``PYTHONUNBUFFERED=1``, usual in containers) drop what a short write leaves.
    """

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self.deaf = False
        """Whether what is still to come goes nowhere."""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._handle

    def isatty(self) -> bool:
        return os.isatty(self._handle)

    def write(self, data: Any) -> int:
        if not self.deaf:
            write_all(self._handle, data)
        return memoryview(data).nbytes


def open_streams() -> None:
    """Make the standard streams of this process take every byte, and stand in for those that are closed.

    A closed descriptor is taken by one that refuses every read or write, so that no file that is opened later gets its
    number and no text of ours into it; a closed standard error goes nowhere.
    """
    for handle, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(handle)
        except OSError:
            with contextlib.suppress(OSError):
                other = os.open(os.devnull, mode)
                if other != handle:
                    os.dup2(other, handle)
                    os.close(other)
    for name, handle in (("stdout", 1), ("stderr", 2)):
        old = getattr(sys, name)
        if old is not None and (old is not getattr(sys, f"__{name}__") or _number(old) != handle):
            continue  # a test's, or somebody's who calls us from Python
        raw = _Patient(-1 if old is None else handle)
        raw.deaf = old is None and name == "stderr"
        stream = io.TextIOWrapper(
            io.BufferedWriter(raw),
            encoding=getattr(old, "encoding", None) or "utf-8",
            errors=getattr(old, "errors", None) or "strict",
            line_buffering=name == "stderr" or getattr(old, "line_buffering", False),
        )
        setattr(sys, name, stream)


def _number(stream: IO[str]) -> int | None:
    try:
        return stream.fileno()
    except (OSError, ValueError):
        return None


def say(text: str) -> bool:
    """Write *text* to standard output and flush; False once the reader has closed the pipe.

    After a closed pipe everything further goes nowhere, quietly, so that the run still ends with its own exit code.
    Raises :class:`CheckerError` (E501) where the stream cannot take it for another reason (disk full, closed).
    """
    out = sys.stdout
    try:
        out.write(_encodable(text, out))
        out.flush()
    except BrokenPipeError:
        hush(out)
        return False
    except OSError as error:
        hush(out)
        raise refusal("standard output", reason(error)) from error
    return True


def _encodable(text: str, stream: IO[str]) -> str:
    """*text* with ``?`` for what the stream's encoding does not have."""
    coding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(coding, "replace").decode(coding)


def note(line: str, *, command: bool = False) -> None:
    """Write *line* to standard error; where that takes nothing, the run goes on without.

    In a workflow nothing in it acts as a command of the runner, unless it is a *command*.
    """
    try:
        sys.stderr.write(_encodable(line if command or not in_workflow() else inert(line), sys.stderr) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        if sys.stderr is not None:
            hush(sys.stderr)


workflow = False
"""Whether this run was told that a GitHub runner reads what it prints (``--github``)."""


def in_workflow() -> bool:
    """Whether a GitHub runner may read what is printed, and take a part of it for a command."""
    return workflow or bool(os.environ.get("GITHUB_ACTIONS"))


def inert(line: str) -> str:
    """*line* without what a GitHub runner takes for a command: ``::name::`` at its start, ``##[name]`` anywhere."""
    return re.sub(":(?=:)", ": ", line).replace("##[", "## [")


def hush(stream: IO[Any]) -> None:
    """Send what is still to come on *stream* nowhere, so that its last flush at exit does not complain."""
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    if isinstance(raw, _Patient):
        raw.deaf = True
        return
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
