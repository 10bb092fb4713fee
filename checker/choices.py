"""What a run is told and tells: its options, the name of its models, how far it is. Nothing heavy is imported here.

A run that finds everything in its store goes by this and never imports what reads or compares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checker.attribution.packaged import describe
from checker.language import named

EngineName = Literal["hybrid", "rules"]
Watch = Callable[[int, int, str], None]
"""Is told how many of how many have been compared, and of what ("claims", "stories")."""


def unwatched(_done: int, _total: int, _what: str) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line chooses; everything in it can be sent to another process."""

    rules: tuple[Path, ...] = ()
    model: str | None = None
    engine: EngineName = "hybrid"
    attitudes: bool = False
    jobs: int = 1


def model_name(options: Options) -> str:
    """What :func:`checker.pipeline.load_tools` calls its models, without loading any of them.

    Raises :class:`CheckerError` where one is not installed or its configuration is damaged.
    """
    return f"{named(options.model)}; engine {describe(options.engine)}"
