"""Digits that count nothing whatever stands around them: tallies of votes ("216 to 212") and telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from checker.facts.numberwords import ONES
from checker.lexicon import either, words
from checker.records import Span

_TALLIED = either(words("numbers", "tallied"))
_SMALL = {word: value for word, value in ONES.items() if value}
_ONE = rf"\d{{1,3}}|{either(_SMALL)}"
_TALLY = re.compile(
    rf"(?:(?P<told>\b(?:{_TALLIED})(?: (?:was|of|by|it|them|him|her|down)){{0,2}}[:,]? )|(?<![\w$£€.,:/–-]))"
    rf"(?P<one>{_ONE})(?P<to> to |-to-)(?P<two>{_ONE})"
    rf"(?![\w%]|[-–/:.,]\d|\s?(?:%|per ?cent))(?(told)| (?:{_TALLIED})\b)",
    re.IGNORECASE,
)
_FALLING = re.compile(r"(?<![\w$£€.,:/–-])(?P<one>\d{1,3})-to-(?P<two>\d{1,3})(?![\w%]|[.,]\d)")
_AGAIN = re.compile(
    rf"\band (?P<one>{_ONE}) to (?P<two>{_ONE})(?= (?:on|to|for|against|in|with)\b|[,.;]|$)", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"(?<![\w$£€.,:/–-])(?P<one>{_ONE}) (?:{either(words('numbers', 'scored'))}) to (?P<two>{_ONE})(?![\w%])", re.I
)
_TELEPHONE = re.compile(
    r"(?<![\w$£€.,/-])(?:\+\d{1,3}|\(?0\d{2,4}\)?|1-\d{3}|\(\d{3}\)|\d{3}-\d{3})(?:[ -]\d{2,4}){1,4}(?![\w%])"
)


_TALLY_WORDS = words("numbers", "tallied") | words("numbers", "scored")
_GROUPED = re.compile(r"\d\)?[ -]\d")


def tallies(text: str, known: Set[str]) -> Iterator[tuple[int, int, Span]]:
    """The two figures of every vote told with a "to" in *text*, and where they stand together.

    *known* are the words of the text in lower case: without one that tells of votes nothing is looked for.
    """
    found: list[re.Match[str]] = []
    if "to" in known and not _TALLY_WORDS.isdisjoint(known):
        found = [*_TALLY.finditer(text), *_COUNTED.finditer(text)]
        found += _AGAIN.finditer(text) if found else ()
    if "-to-" in text:  # "a 6-to-3 majority" is no range, whatever follows
        seen = {m.start("one") for m in found}
        falling = (m for m in _FALLING.finditer(text) if int(m["one"]) > int(m["two"]))
        found += (m for m in falling if m.start() not in seen)
    for m in found:
        one, two = (_SMALL.get(m[side].lower()) or int(m[side]) for side in ("one", "two"))
        yield one, two, Span(m.start("one"), m.end("two"))


def uncounted(text: str, known: Set[str]) -> list[Span]:
    """Where in *text*, whose words in lower case are *known*, digits are tallies or telephone numbers."""
    out = [span for *_, span in tallies(text, known)]
    return out + [Span(*m.span()) for m in _TELEPHONE.finditer(text)] if _GROUPED.search(text) else out
