"""When Python looks for garbage: seldom while everything is loaded, and never just before the process ends.

Loading makes some two hundred thousand small values, none of which is garbage, and Python would look through them 270
times: a tenth of a short run. At the end it would look through the whole model once more, for another tenth.
"""

from __future__ import annotations

import gc
from typing import TypeVar

Tools = TypeVar("Tools")
USUAL = gc.get_threshold()
LOADING = (200_000, *USUAL[1:])
"""New values after which Python looks for garbage while a command starts; a command that loads little makes fewer."""


def starting() -> None:
    """Look for garbage seldom from now on, until :func:`loaded`."""
    gc.set_threshold(*LOADING)


def loaded(tools: Tools) -> Tools:
    """Look for garbage as usual from now on, and no more in what has been loaded: it stays until the process ends.

    Gives *tools* back.
    """
    gc.freeze()
    gc.set_threshold(*USUAL)
    return tools


def ending() -> None:
    """Leave to the system what is left: the process ends here."""
    gc.freeze()
