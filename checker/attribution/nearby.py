"""Which spans lie near a place, without looking at all of them: an index by stretches of 256 characters."""

from __future__ import annotations

from collections.abc import Iterable

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


def _stretches(spans: Iterable[Span]) -> set[int]:
    return {s for span in spans for s in range(span.start // _STRETCH, max(span.end - 1, span.start) // _STRETCH + 1)}
