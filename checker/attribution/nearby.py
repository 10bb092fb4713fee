"""Which spans lie near a place, without looking at all of them: an index by stretches of 256 characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.attribution.drafts import overlap
from checker.records import Span

_STRETCH = 256


class Nearby:
    """Numbers of entries by the stretches of text that their spans touch.

    What overlaps is always near; what is near need not overlap. Work for a text of short contents is linear in its
    length, where comparing each with each is quadratic.
    """

    def __init__(self) -> None:
        self._at: dict[int, list[int]] = {}

    def add(self, number: int, spans: Iterable[Span]) -> None:
        """Enter *number* under every stretch that *spans* touch."""
        for stretch in _stretches(spans):
            self._at.setdefault(stretch, []).append(number)

    def near(self, spans: Iterable[Span]) -> list[int]:
        """The numbers that share a stretch with *spans*, ascending, each once."""
        return sorted({number for stretch in _stretches(spans) for number in self._at.get(stretch, ())})


class Held:
    """Spans that drafts hold, asked for by place: work grows with what stands near, not with the article."""

    def __init__(self, groups: Iterable[Sequence[Span]]) -> None:
        self.groups: list[Sequence[Span]] = []
        self._index = Nearby()
        for group in groups:
            self.add(group)

    def add(self, group: Sequence[Span]) -> None:
        """Hold the spans of one more draft."""
        self._index.add(len(self.groups), group)
        self.groups.append(group)

    def near(self, spans: Sequence[Span]) -> list[int]:
        """Numbers of the groups, ascending, among which are all that overlap one of *spans*."""
        return self._index.near(spans)

    def overlap(self, spans: Sequence[Span], *, but: int = -1) -> int:
        """Characters that *spans* share with each of the groups, but for the group numbered *but*, added up."""
        return sum(overlap(spans, self.groups[k]) for k in self.near(spans) if k != but)


def _stretches(spans: Iterable[Span]) -> set[int]:
    return {s for span in spans for s in range(span.start // _STRETCH, max(span.end - 1, span.start) // _STRETCH + 1)}
