"""The one way out for every byte: files written whole or not at all. The standard streams are :mod:`checker.streams`.

A report goes to a temporary file in the folder where it shall stand and is renamed over the old one, so that at any
moment a reader finds either the old report or the new one. Nothing here follows a link out of the folder that was
named, replaces anything but a regular file, or overwrites an input.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

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
    errno.EBADF: "it is closed",
    errno.EIO: "the device failed",
    errno.EMFILE: "too many files are open",
}


OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})
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


def write(
    path: str | Path, text: str, *, inputs: Iterable[str | Path] = (), private: bool = False, told: bool = True
) -> Path:
    """Write *text* (UTF-8, line ends as they are) to *path*, whole or not at all, and return the file written.

    Missing folders are made; an existing file keeps its permissions, a new one has those of the umask or, where it is
    *private*, none but its owner's. What cannot be encoded (unpaired surrogates) becomes ``?``. What a killed run has
    left behind in the folder goes. *told*: count the file among those that an interrupted run names.
    Raises :class:`CheckerError` (E501) as :func:`target` does and where the system refuses (disk full, no permission);
    the old file is then untouched and nothing is left behind, also on Ctrl-C.
    """
    goal = target(path, inputs=inputs)
    data = text.encode("utf-8", "replace")
    try:
        goal.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o777)
        sweep(goal.parent)
        handle, draft = _temporary(goal.parent, 0o600 if private else 0o666)
    except OSError as error:
        raise refusal(path, reason(error)) from error
    try:
        try:
            write_all(handle, data)
            os.fsync(handle)
            with contextlib.suppress(FileNotFoundError):
                draft.chmod(stat.S_IMODE(goal.stat().st_mode))
            draft.replace(goal)  # before the file is closed: its lock holds a sweep off until it has its name
        finally:
            os.close(handle)
    except OSError as error:
        raise refusal(path, reason(error)) from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
    if told:
        written.append(goal)
    return goal


def write_all(handle: int, data: Any) -> None:
    """Write all of *data* to the open file or stream *handle*. Raises :class:`OSError`.

    What the system leaves of a write is written again, and a pipe that is full is waited for.
    """
    left = memoryview(data).cast("B")
    while left:
        try:
            left = left[os.write(handle, left) :]
        except BlockingIOError:
            select.select([], [handle], [])


_DRAFT = re.compile(r"\.checker-\d+-\d+\.tmp")


def _temporary(folder: Path, mode: int) -> tuple[int, Path]:
    """A new, empty, hidden file in *folder*, opened for writing and locked until it is closed."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    for attempt in range(1000):
        draft = folder / f".checker-{os.getpid()}-{attempt}.tmp"
        try:
            handle = os.open(draft, flags, mode)
        except FileExistsError:
            continue
        if not _locked(handle) or os.fstat(handle).st_nlink:
            return handle, draft
        os.close(handle)  # another run's sweep was quicker than our lock
    raise OSError(errno.EEXIST, "no free name for a temporary file")


def _locked(handle: int) -> bool:
    """Whether *handle* could be locked: the sign that a living process writes the file, also to other machines."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def sweep(folder: Path) -> None:
    """Remove temporary files that runs which were killed have left in *folder*; those of living runs are locked."""
    try:
        left = [entry.name for entry in os.scandir(folder) if _DRAFT.fullmatch(entry.name)]
    except OSError:
        return
    for name in left:
        with contextlib.suppress(OSError):
            handle = os.open(folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            try:
                if stat.S_ISREG(os.fstat(handle).st_mode) and _locked(handle):
                    (folder / name).unlink()
            finally:
                os.close(handle)


def append(path: str | Path, text: str) -> None:
    """Add *text* to the end of the file at *path*, whole or not at all. Raises :class:`CheckerError` (E501)."""
    try:
        with Path(path).open("ab", buffering=0) as out:
            before = os.fstat(out.fileno()).st_size
            try:
                write_all(out.fileno(), text.encode("utf-8", "replace"))
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(out.fileno(), before)
                raise
    except OSError as error:
        raise refusal(path, reason(error)) from error
