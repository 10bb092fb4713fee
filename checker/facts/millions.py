"""When a bare "m" or "b" behind a figure stands for millions or billions; "a 4.2m wall" is of metres."""

from __future__ import annotations

import re

from checker.facts.lexing import Lexeme
from checker.lexicon import either, words

# "4.2m people" and "12m tonnes" are millions; "a 4.2m wall" and "the 400m hurdles" are metres
_NO_MILLION = either(words("topics", "no-million"))
_COUNTED = either(words("topics", "in-millions"))
_MILLIONS = re.compile(
    rf"\s(?:(?!hurdles|metres|meters)\w+\s)?(?!(?:{_NO_MILLION})\b)(?:people|men|women|children|voters|\w+s)\b",
    re.I,
)
# "the population of Velm rose to 4.2m"; no river has a turnout
_IN_MILLIONS = re.compile(
    rf"\b(?:{_COUNTED})\b[^.;:!?]*$",
    re.IGNORECASE,
)


def in_millions(text: str, start: int, letter: Lexeme, decimals: bool) -> bool:
    """Whether the figure at *start* of *text* counts millions or billions by its *letter*, by what stands around it.

    With *decimals* before it, "b" is nothing else.
    """
    if letter.lower == "b" and decimals:
        return True
    return bool(_MILLIONS.match(text, letter.end) or _IN_MILLIONS.search(text, max(0, start - 60), start))
