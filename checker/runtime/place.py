"""Where things are kept between runs: the user's cache folder."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "claims.db"


def folder() -> Path:
    """``$XDG_CACHE_HOME/checker`` or ``~/.cache/checker``; it need not exist. Raises RuntimeError without a home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "checker"


def switched_off() -> bool:
    """Whether ``CHECKER_NO_STORE`` says that nothing is to be kept."""
    return bool(os.environ.get("CHECKER_NO_STORE"))


def store_of(chosen: Path | None, *, off: bool) -> Path | None:
    """The store of a run: *chosen*, else the user's own; None where it is *off* or there is no place for one."""
    if off or (chosen is None and switched_off()):
        return None
    try:
        return chosen or folder() / NAME
    except RuntimeError:  # no home
        return None
