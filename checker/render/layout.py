"""Lines of a given width for an excerpt, with carets under its marks, measured in terminal cells."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from checker.render.excerpt import Excerpt, Mark

CARETS = {"material": "^", "minor": "~"}


def wrap(whole: Excerpt, width: int) -> Iterator[tuple[Excerpt, str]]:
    """*whole* in lines of at most *width* cells: (the line with its marks, the carets under it or ``""``).

    Lines break at spaces; a word longer than a line is cut. Linear in the length of the text.
    """
    for start, end in _lines(whole.text, max(8, width)):
        marks = tuple(
            Mark(max(m.start, start) - start, min(m.end, end) - start, m.weight)
            for m in whole.marks
            if (m.start < end and m.end > start) or (m.start == m.end and start <= m.start < end)
        )
        line = whole.text[start:end]
        yield Excerpt(line, marks), _carets(line, marks)


def _carets(line: str, marks: tuple[Mark, ...]) -> str:
    out = ""
    for mark in marks:
        before = cell_len(line[: mark.start])
        size = max(1, cell_len(line[mark.start : mark.end]))
        out = out.ljust(before) + CARETS[mark.weight] * size
    return out


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = last_space = -1
    start, used = 0, 0
    for i, char in enumerate(text):
        size = cell_len(char)
        if used + size > width:
            if char == " ":
                yield start, i
                start, used, last_space = i + 1, 0, -1
                continue
            if last_space >= start:
                yield start, last_space
                start = last_space + 1
                used = cell_len(text[start:i])
            else:
                yield start, i
                start, used = i, 0
            last_space = -1
        if char == " ":
            last_space = i
        used += size
    if start < len(text) or not text:
        yield start, len(text)
