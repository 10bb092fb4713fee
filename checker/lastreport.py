"""What is kept between runs: the last report, so that `checker explain ID` needs no file name.

It lies in the user's cache folder (``$XDG_CACHE_HOME/checker`` or ``~/.cache/checker``), one file for each working
folder, readable by the user alone, for it holds sentences of articles. ``CHECKER_NO_STORE=1`` keeps nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from checker.output import write
from checker.problems import CheckerError, Exit
from checker.records import Problem, Report
from checker.runtime import place

KEPT = 20


def folder() -> Path:
    """The cache folder; it need not exist. Raises :class:`CheckerError` (E602) where the user has no home."""
    try:
        return place.folder()
    except RuntimeError:
        raise _nowhere("the user has no home folder", "name a report with --report, or set XDG_CACHE_HOME") from None


def last() -> Path:
    """Where the last report made from the current folder is kept. Raises as :func:`folder` does."""
    try:
        here = Path.cwd()
    except OSError:
        raise _nowhere("the working folder is gone", "name a report with --report") from None
    return folder() / f"last-{hashlib.sha256(os.fsencode(here)).hexdigest()[:16]}.json"


def _nowhere(why: str, hint: str) -> CheckerError:
    return CheckerError(Problem("E602", "error", f"no last report is kept: {why}", hint=hint), Exit.INPUT)


def keep(report: Report) -> None:
    """Keep *report* for `checker explain`, whole or not at all; a cache that cannot be written is no error."""
    if place.switched_off():
        return
    from checker.render.json_ import dump, report_value

    text = dump(report_value(report)) + "\n"
    with contextlib.suppress(OSError, CheckerError):
        goal = last()
        write(goal, text, private=True, told=False)
        _forget_old(goal.parent)


def _forget_old(where: Path) -> None:
    """Only the newest :data:`KEPT` reports stay."""
    kept = sorted(where.glob("last-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)
