"""Lines that a program broke become paragraphs again."""

from __future__ import annotations

import re

_FULL = 55
_LONGEST = 100


def unwrapped(text: str) -> str:
    """*text* with hard-wrapped lines joined: a line of 55 to 100 characters goes on in the next, unless that is blank,
    indented, quoted (``>``) or a list item. Blank lines stand between paragraphs, as one.
    """
    out: list[str] = []
    before = 0
    for line in text.split("\n"):
        words = " ".join(line.split())
        starts_anew = line[:1] in {" ", "\t", ">", "*", "-", "•"} or not words
        if out and out[-1] and not starts_anew and _FULL <= before <= _LONGEST:
            out[-1] += " " + words
        elif words or (out and out[-1]):
            out.append(words)
        before = len(line.rstrip())
    return re.sub(r"\n{2,}", "\n\n", "\n".join(out)).strip()


def dehyphenated(text: str) -> str:
    """*text* with words that a line end split ("har-\\nbour") put together again."""
    return re.sub(r"([a-z])[-\u00ad\u2010]\n([a-z])", r"\1\2", text)
