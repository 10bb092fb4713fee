"""What is read and what is wrong with it: texts with places in them, problems, stories."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``start <= i < end`` of code points of one article's text."""

    start: int
    end: int

    def text(self, whole: str) -> str:
        """The words this span covers in *whole*."""
        return whole[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether *other* lies inside this span (touching ends count as inside)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one outlet.

    ``text`` is what every offset points into; ``body`` is the part of it to read (front matter, date line and
    boilerplate lie outside). ``path`` is as the user named it. ``line`` is the line of the file on which ``text``
    starts (1 for a text file, the record's line for JSON Lines); ``mapped`` tells whether lines inside ``text`` are
    lines of the file, so that an offset leads to a line and column of it. ``lines`` does the same for a text that was
    taken out of a page or transcript: (offset in ``text``, line, column of the file) of each paragraph, sorted.
    ``provenance`` is (field, where its value came from) of each field that is filled.

    ``embargo`` is the time, as an agency wrote it, before which the item must not be printed. ``item`` names what all
    versions of an agency's item have in common, ``version`` is this one's number, ``replaces`` the item (or version,
    as ``item#version``) whose place it takes. ``corrected`` is the agency's note on what the item puts right, ``slug``
    the story's name at the agency, and ``update`` tells that the item is marked as the update of an earlier one.
    """

    id: str
    outlet: str
    text: str
    body: Span
    sha256: str
    path: str | None = None
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None
    byline: str | None = None
    agency: str | None = None
    language: str | None = None
    reader: str = "text"
    line: int = 1
    mapped: bool = True
    provenance: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[int, int, int], ...] = ()
    embargo: str | None = None
    item: str | None = None
    version: str | None = None
    replaces: str | None = None
    corrected: str | None = None
    slug: str | None = None
    update: bool = False

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of *offset*, both from 1: of the file where ``mapped``, else of the paragraph or record."""
        if not self.mapped:
            at = bisect.bisect_right(self.lines, offset, key=lambda entry: entry[0])
            return self.lines[at - 1][1:] if at else (self.line, 1)
        before = self.text.count("\n", 0, offset)
        return self.line + before, offset - (self.text.rfind("\n", 0, offset) + 1) + 1


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an input, a rule or a model: one line for people, a code for machines.

    ``severity`` is error or warning. ``line`` and ``column`` count from 1; 0 means unknown. ``hint`` says what to do.
    ``withdraws`` names the agency's items (as ``item`` or ``item#version``) that what is told of takes back.
    """

    code: str
    severity: Literal["error", "warning"]
    message: str
    path: str | None = None
    line: int = 0
    column: int = 0
    hint: str = ""
    withdraws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, ids by date, outlet and id. ``title`` is that of the first one, or empty."""

    id: str
    title: str
    articles: tuple[str, ...]
