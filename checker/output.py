"""Files written whole or not at all, and standard output that a closed pipe ends quietly.

A report goes to a temporary file in the folder where it shall stand and is renamed over the old one, so that at any
moment a reader finds either the old report or the new one. Nothing here follows a link out of the folder that was
named, replaces anything but a regular file, or overwrites an input.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from checker.problems import CheckerError, Exit
from checker.records import Problem

written: list[Path] = []
"""The files that this run has written, whole, for the line with which an interrupted run ends."""

_PLAIN = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "a part of the path is a file, not a folder",
    errno.EFBIG: "the file would be larger than allowed",
}


OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says when a stream cannot take more."""


def refusal(path: str | Path, why: str, hint: str = "") -> CheckerError:
    """E501: why *path* was not written."""
    return CheckerError(Problem("E501", "error", f"not written: {why}", path=str(path), hint=hint), Exit.USAGE)


def reason(error: OSError | RuntimeError) -> str:
    """Why the operating system refused, in plain words where we have them."""
    if not isinstance(error, OSError):
        return "a ring of links"
    known = _PLAIN.get(error.errno or 0)
    return known or error.strerror or type(error).__name__


def _identity(path: str | Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - follows links, as reading does
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def target(path: str | Path, *, inputs: Iterable[str | Path] = ()) -> Path:
    """The regular file that writing to *path* would make or replace; checks everything that can be checked before.

    Raises :class:`CheckerError` (E501) where *path* is one of *inputs* (also under another name or through a link),
    is a folder, a device or a pipe, or is a link that leads out of its folder. Call it before a long run, so that a
    refusal costs no time.
    """
    wanted = Path(path)
    if "\0" in str(path):
        raise refusal(str(path), "the name holds a NUL character")
    goal = wanted
    try:
        if stat.S_ISLNK(wanted.lstat().st_mode):
            folder, goal = wanted.parent.resolve(), wanted.resolve()
            if goal.parent != folder:
                raise refusal(path, "it is a link that leads out of its folder", "remove the link, or name its target")
        found = goal.lstat()
    except FileNotFoundError:
        return goal
    except (OSError, RuntimeError) as error:  # RuntimeError: a ring of links
        raise refusal(path, reason(error)) from error
    if stat.S_ISDIR(found.st_mode):
        raise refusal(path, "it is a folder", "end the name with / to write every format into it")
    if not stat.S_ISREG(found.st_mode):
        raise refusal(path, "it is not a regular file", "use standard output and redirect it")
    identity = (found.st_dev, found.st_ino)
    for given in inputs:
        if _identity(given) == identity:
            raise refusal(path, f"it is the input {given}", "choose another name")
    return goal


def ready(path: str | Path, *, inputs: Iterable[str | Path] = ()) -> None:
    """Check that *path* could be written now, without writing anything; for before a long run.

    Raises :class:`CheckerError` (E501) as :func:`target` does, and where the folder, or the nearest one that exists,
    is no folder or may not be written into. A disk that fills up later is found out by :func:`write`.
    """
    folder = target(path, inputs=inputs).absolute().parent
    while not os.path.lexists(folder) and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        raise refusal(path, _PLAIN[errno.ENOTDIR])
    if not os.access(folder, os.W_OK | os.X_OK):
        raise refusal(path, f"no permission to write into the folder {folder}", "choose another folder")


def write(path: str | Path, text: str, *, inputs: Iterable[str | Path] = ()) -> Path:
    """Write *text* (UTF-8, line ends as they are) to *path*, whole or not at all, and return the file written.

    Missing folders are made; an existing file keeps its permissions. What cannot be encoded (unpaired surrogates)
    becomes ``?``. Raises :class:`CheckerError` (E501) as :func:`target` does and where the system refuses (disk full,
    no permission); the old file is then untouched and nothing is left behind, also on Ctrl-C.
    """
    goal = target(path, inputs=inputs)
    data = text.encode("utf-8", "replace")
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = _temporary(goal.parent)
    except OSError as error:
        raise refusal(path, reason(error)) from error
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(FileNotFoundError):
            draft.chmod(stat.S_IMODE(goal.stat().st_mode))
        draft.replace(goal)
    except OSError as error:
        raise refusal(path, reason(error)) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
    written.append(goal)
    return goal


def _temporary(folder: Path) -> tuple[int, Path]:
    """A new, empty, hidden file in *folder*, opened for writing, with the permissions that the umask gives."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    for attempt in range(1000):
        draft = folder / f".checker-{os.getpid()}-{attempt}.tmp"
        try:
            return os.open(draft, flags, 0o666), draft
        except FileExistsError:
            continue
    raise OSError(errno.EEXIST, "no free name for a temporary file")


def say(text: str, stream: IO[str] | None = None) -> bool:
    """Write *text* to *stream* (default standard output) and flush; False once the reader has closed the pipe.

    After a closed pipe everything further goes nowhere, quietly, so that the run still ends with its own exit code.
    Raises :class:`CheckerError` (E501) where the stream cannot take it for another reason (disk full).
    """
    out = sys.stdout if stream is None else stream
    try:
        out.write(text.encode("utf-8", "replace").decode("utf-8"))
        out.flush()
    except UnicodeEncodeError:  # a terminal that is not UTF-8
        coding = getattr(out, "encoding", None) or "ascii"
        return say(text.encode(coding, "replace").decode(coding), out)
    except BrokenPipeError:
        hush(out)
        return False
    except OSError as error:
        hush(out)
        raise refusal("standard output", reason(error)) from error
    return True


def hush(stream: IO[str]) -> None:
    """Send what is still to come on *stream* nowhere, so that its last flush at exit does not complain."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        finally:
            os.close(nowhere)
