"""What a caller may choose about a rendering; each format reads what concerns it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.review.reviewed import Reviewed

DEFAULT_WIDTH = 80


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """``width`` in cells and ``colour`` concern the terminal only; None takes those of standard output.

    ``everything`` unfolds the unique claims, ``links`` adds hyperlinks to ``file:line``, ``review`` tells what people
    decided and what a baseline knows already.
    """

    width: int | None = None
    colour: bool | None = False
    links: bool | None = False
    everything: bool = False
    review: Reviewed | None = None
