"""A mail in its parts: what the sender wrote, what is forwarded, and replies that are quoted.

Forwarded and quoted parts are other senders' words. A forwarded part begins with a line that says so and a block of
headers (RFC 2076 names them); a quoted one has ``>`` before every line, or follows "On ... wrote:".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parseaddr

_BEGINS = re.compile(
    r"(?im)^[ \t]*(?:-{2,}[ \t]*(?:forwarded message|original message|forwarded by [^\n]{0,120}?)[ \t]*-{0,}"
    r"|begin forwarded message:|_{10,})[ \t]*$"
)
_HEADER = re.compile(r"[ \t>*]*(From|Date|Sent|Subject|To|Cc|Bcc|Reply-To)[*]?:[ \t]*\**[ \t]*([^\n]*)", re.IGNORECASE)
_WROTE = re.compile(r"(?m)^[ \t>]*On [^\n]{6,200}(?:\n[^\n]{0,120})?\bwrote:[ \t]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """One sender's part of a mail: its text and, where it is another's, the name, date and subject of its headers."""

    text: str
    sender: str = ""
    date: str = ""
    subject: str = ""
    quoted: bool = False


def parts(text: str) -> list[Part]:
    """The sender's own part (it may be empty), then each forwarded or quoted one, in order."""
    marks = [m for m in _BEGINS.finditer(text) if _headers(text, m.end())[0]]
    own, *rest = _cut(text, [m.start() for m in marks])
    out = [*_replied(own)]
    for piece in rest:
        begins = _BEGINS.match(piece)
        told, end = _headers(piece, begins.end() if begins else 0)
        first, *more = _replied(piece[end:])
        name, address = parseaddr(told.get("from", ""))
        sender = name or address.rpartition("@")[2] or told.get("from", "")
        date = told.get("date") or told.get("sent", "")
        out += [Part(first.text, sender, date, told.get("subject", "")), *more]
    return out


def _cut(text: str, places: list[int]) -> list[str]:
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


def _headers(text: str, at: int) -> tuple[dict[str, str], int]:
    """The headers of the block at *at* by lower-case name, and where it ends; none where no sender is among them."""
    found: dict[str, str] = {}
    lines = text[at:].split("\n")
    passed = 0
    for line in lines:
        header = _HEADER.fullmatch(line.rstrip())
        if header:
            found.setdefault(header[1].lower(), header[2].strip(" *"))
        elif line.strip() and found:
            break
        passed += len(line) + 1
        if not line.strip() and found:
            break
    return (found, at + min(passed, len(text) - at)) if "from" in found else ({}, at)


def _replied(text: str) -> list[Part]:
    """What stands before a quoted reply, then the reply itself without its marks."""
    wrote = _WROTE.search(text)
    before, after = (text[: wrote.start()], text[wrote.end() :]) if wrote else (text, "")
    own = [line for line in before.split("\n") if not line.lstrip().startswith(">")]
    told = [line for line in before.split("\n") if line.lstrip().startswith(">")] + after.split("\n")
    reply = "\n".join(re.sub(r"^[ \t]*(?:>[ \t]?)+", "", line) for line in told).strip()
    return [Part("\n".join(own).strip()), *([Part(reply, quoted=True)] if reply else [])]
