"""What an exception that nobody foresaw becomes: one problem, in a command, in an article or in a process."""

from __future__ import annotations

import traceback
from pathlib import PurePath

from checker.output import reason
from checker.records import Problem


def fault(error: BaseException, path: str | None = None) -> Problem:
    """The problem that an exception which nobody foresaw becomes; *path* is the input that it was met in, if one.

    It tells where, and nothing of what was read: an article may be under embargo.
    """
    if isinstance(error, MemoryError):
        return Problem("E701", "error", "the system gives no more memory", path, hint="use fewer --jobs or articles")
    if isinstance(error, OSError):
        name = f" {error.filename}" if error.filename is not None else ""
        return Problem("E701", "error", f"the system refused{name}: {reason(error)}", path, hint="--debug shows where")
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "checker" in PurePath(f.filename).parts] or frames
    place = f" at {'/'.join(PurePath(own[-1].filename).parts[-3:])}:{own[-1].lineno}" if own else ""
    return Problem(
        "E702",
        "error",
        f"internal error: {type(error).__name__}{place}",
        path,
        hint="a fault of checker: please report this line, see CONTRIBUTING.md; --debug shows the traceback",
    )
