"""Tags and text of HTML, in one pass over the page.

The standard library's parser needs quadratic time for some unclosed constructs (CVE-2025-6069), and a page is
hostile input; so the few rules of tokenisation that a reader needs stand here. Every search that fails is remembered,
so no part of the page is searched twice for the same thing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,60}")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']{1,80})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noframes", "noembed", "plaintext"})
_ATTRIBUTES = 8192


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; ``content`` is the raw text that follows a start tag of ``script`` and the like."""

    name: str
    closing: bool
    attributes: str
    offset: int
    content: str = ""

    def get(self, name: str) -> str:
        """The value of an attribute, "" where it is absent; of a repeated one, the first counts."""
        for found in _ATTRIBUTE.finditer(self.attributes):
            if found[1].lower() == name:
                return html.unescape(found[2] or found[3] or found[4] or "")
        return ""

    def names(self) -> set[str]:
        """The names of all attributes, in lower case."""
        return {found[1].lower() for found in _ATTRIBUTE.finditer(self.attributes)}


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between tags, entities still in them."""

    text: str
    offset: int


class _Finder:
    """``str.find`` that never looks for the same thing beyond the place where it was once not found."""

    def __init__(self, whole: str) -> None:
        self._whole = whole
        self._none: dict[str, int] = {}
        self._next: dict[str, int] = {}
        self._from: dict[str, int] = {}

    def find(self, what: str, start: int) -> int:
        if start >= self._none.get(what, len(self._whole) + 1):
            return -1
        known = self._next.get(what, -1)
        if known >= start and self._from[what] <= start:
            return known
        at = self._whole.find(what, start)
        if at < 0:
            self._none[what] = min(start, self._none.get(what, start))
        else:
            self._next[what] = at
            self._from[what] = start
        return at


def tokens(markup: str) -> Iterator[Tag | Text]:
    """The tags and texts of *markup* in order. Comments, declarations and the content of raw elements give no text."""
    finder, lower = _Finder(markup), _Finder(markup.lower() if len(markup.lower()) == len(markup) else markup)
    at, size = 0, len(markup)
    while at < size:
        opening = finder.find("<", at)
        if opening < 0:
            yield Text(markup[at:], at)
            return
        if opening > at:
            yield Text(markup[at:opening], at)
        at = opening
        following = markup[at + 1 : at + 2]
        if following in {"!", "?"}:
            comment = markup.startswith("<!--", at)
            end = finder.find("-->" if comment else ">", at + (4 if comment else 2))
            if end < 0:
                return  # what is never closed hides the rest of the page from a browser too
            at = end + (3 if comment else 1)
            continue
        closing = following == "/"
        name = _NAME.match(markup, at + 1 + closing)
        end = _end(markup, name.end(), finder) if name else -1
        if not name or end < 0:
            yield Text("<", at)
            at += 1
            continue
        kind = name[0].lower()
        attributes = "" if closing else markup[name.end() : min(end, name.end() + _ATTRIBUTES)]
        content, after = "", end + 1
        if kind in _RAW and not closing:
            close = lower.find(f"</{kind}", after)
            content = markup[after:] if close < 0 else markup[after:close]
            after = size if close < 0 else close
        yield Tag(kind, closing, attributes, at, content)
        at = after


def _end(markup: str, at: int, finder: _Finder) -> int:
    """The ``>`` that ends a tag, outside quoted values; where a quotation mark is never closed, the next ``>``."""
    first = finder.find(">", at)
    if first < 0:
        return -1
    here, end = at, first
    while True:
        quotes = [place for mark in "\"'" if 0 <= (place := finder.find(mark, here)) < end]
        if not quotes:
            return end
        opening = min(quotes)
        if markup[opening - 1 : opening] not in {"=", " ", "\n", "\t"}:
            here = opening + 1
            continue
        close = finder.find(markup[opening], opening + 1)
        if close < 0 or close - at > _ATTRIBUTES * 16:
            return first
        here = close + 1
        end = finder.find(">", here)
        if end < 0:
            return first
