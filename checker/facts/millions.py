"""When a bare "m" or "b" behind a figure stands for millions or billions; "a 4.2m wall" is of metres."""

from __future__ import annotations

import re

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


def in_millions(text: str, m: re.Match[str]) -> bool:
    """Whether the numeral matched by *m* in *text* counts millions or billions, by what stands around it.

    With decimals before it, "b" is nothing else.
    """
    if m["scale"].lower() == "b" and "." in m["digits"]:
        return True
    return bool(_MILLIONS.match(text, m.end("scale")) or _IN_MILLIONS.search(text, max(0, m.start() - 60), m.start()))
