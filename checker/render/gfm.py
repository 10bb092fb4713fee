"""Text as Markdown that shows exactly that text, on GitHub and in plain CommonMark.

Besides Markdown's own characters, what GitHub makes of plain text is broken up: mentions, issue numbers, commit names,
bare addresses, emoji codes, ``$`` mathematics. An empty HTML comment splits such a text without adding a character to
what is read.
"""

from __future__ import annotations

import html
import re

from checker.render.excerpt import Excerpt, plain

SPLIT = "<!-- -->"
MISSING = "‸"
SPECIAL = re.compile(
    r"""
    (?P<entity>[&<>])
  | (?P<mark>[\\`*_\[\]~|])
  | (?P<dollar>\$)
  | (?P<at>@)(?=\w)
  | (?P<issue>\#)(?=\d)
  | (?P<slash>/)(?=/)
  | (?P<code>:)(?=(?:[\w+-]{0,20}[A-Za-z+-][\w+-]{0,20}|100|1234):)
  | (?P<www>[wW]{3})(?=\.)
  | (?P<gh>\b[gG][hH])(?=-\d)
  | (?<!\w)(?P<sha>[0-9a-f])(?=[0-9a-f]{6,39}\b)(?=\d{0,39}[a-f])(?=[a-f]{0,39}\d)
    """,
    re.VERBOSE,
)
LEADING = re.compile(r"(?:[-+=#]|\d{1,9}(?=[.)](?:\s|$)))")


def escape(text: str, *, start: bool = True) -> str:
    """*text* on one line as inline Markdown; *start* guards against block syntax at the beginning of a line."""
    safe = plain(text)
    out = SPECIAL.sub(_markdown, safe)
    lead = LEADING.match(safe) if start else None
    if lead is None:
        return out
    size = lead.end()
    return out[:size] + "\\" + out[size:] if lead.group()[0].isdigit() else "\\" + out


def _markdown(match: re.Match[str]) -> str:
    kind, char = match.lastgroup, match.group()
    if kind == "entity":
        return html.escape(char)
    if kind == "mark":
        return "\\" + char
    return "<span>$</span>" if kind == "dollar" else char + SPLIT


def in_html(text: str) -> str:
    """*text* for the inside of an HTML block such as ``<summary>``, where Markdown is not read."""
    return SPECIAL.sub(_html, plain(text))


def _html(match: re.Match[str]) -> str:
    kind, char = match.lastgroup, match.group()
    if kind in ("entity", "mark"):
        return html.escape(char) if kind == "entity" else f"&#{ord(char)};"
    return "<span>$</span>" if kind == "dollar" else char + SPLIT


def marked(whole: Excerpt) -> str:
    """An excerpt with its marks in bold; a place where words are missing is shown by a caret."""
    out = ""
    for i, (words, weight) in enumerate(whole.pieces()):
        # plain() trims, so the spaces at the edges of a piece are put back
        left, right = " " * words.startswith(" "), " " * (words.endswith(" ") and len(words) > 1)
        text = escape(words, start=i == 0)
        if weight is None:
            out += left + text + right if text else left
        else:
            tag = "strong" if weight == "material" else "em"
            out += f"<{tag}>{text or MISSING}</{tag}>" if text or not words else left
    return out.strip()
