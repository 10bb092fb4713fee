"""What the tagger says of single words, asked for by characters: how likely each is source, cue or content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.attribution.encoding import Floats
from checker.records import Span


@dataclass(frozen=True, slots=True, eq=False)
class WordScores:
    """The tagger's chances for the words of one text.

    words: half-open character spans of the words, punctuation marks among them, in text order. chances: (words, 3), the
    chance from 0 to 1 that a word belongs to a source, a cue, a content (``decode.SOURCE``, ``CUE``, ``CONTENT``).
    """

    words: Sequence[tuple[int, int]]
    chances: Floats
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [start for start, _ in self.words])
        object.__setattr__(self, "ends", [end for _, end in self.words])

    def inside(self, spans: Iterable[Span]) -> set[int]:
        """Numbers of the words that *spans* touch."""
        return {n for s in spans for n in range(bisect_right(self.ends, s.start), bisect_left(self.starts, s.end))}

    def of(self, numbers: Sequence[int], kind: int) -> list[float]:
        """The chance of *kind* for each of the words *numbers*."""
        return [float(self.chances[n, kind]) for n in numbers]

    def span(self, first: int, last: int) -> Span:
        """The characters of the words *first* to *last*, both inside."""
        return Span(self.words[first][0], self.words[last][1])
