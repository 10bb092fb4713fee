"""What is kept between runs: the last report, so that `checker explain ID` needs no file name.

It lies in the user's cache folder (``$XDG_CACHE_HOME/checker`` or ``~/.cache/checker``), one file for each working
folder, readable by the user alone, for it holds sentences of articles. ``CHECKER_NO_STORE=1`` keeps nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from checker.records import Report

KEPT = 20


def folder() -> Path:
    """The cache folder; it need not exist."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "checker"


def last() -> Path:
    """Where the last report made from the current folder is kept."""
    key = hashlib.sha256(os.fsencode(Path.cwd())).hexdigest()[:16]
    return folder() / f"last-{key}.json"


def keep(report: Report) -> None:
    """Keep *report* for `checker explain`, whole or not at all; a cache that cannot be written is no error."""
    if os.environ.get("CHECKER_NO_STORE"):
        return
    from checker.render.json_ import dump, report_value

    text = dump(report_value(report)) + "\n"
    with contextlib.suppress(OSError, RuntimeError):
        goal = last()
        goal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=goal.parent, prefix=".last-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(goal)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _forget_old(goal.parent)


def _forget_old(where: Path) -> None:
    """Only the newest :data:`KEPT` reports stay."""
    kept = sorted(where.glob("last-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in kept[KEPT:]:
        path.unlink(missing_ok=True)
