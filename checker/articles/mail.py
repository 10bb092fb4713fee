"""E-mail (``.eml``, boxes of it as ``.mbox``) and pages saved as MHTML: the readable part of a MIME message."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from checker.articles.decode import text_of
from checker.articles.draft import Draft, Opened, Said, UnreadableError, too_large
from checker.articles.forwarded import parts
from checker.articles.layout import unwrapped
from checker.articles.page import page
from checker.records import Problem

_HEADER = 2000
_ESCAPED = re.compile(rb">+From ")
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)


def read_eml(file: Opened) -> Iterator[Draft | Problem]:
    """A message: its plain text, else its HTML. The sender's name is the outlet, the subject the title."""
    yield from _message(file.read(), file.path)


def read_mbox(file: Opened) -> Iterator[Draft | Problem]:
    """Messages one after another, each begun by a line ``From `` (RFC 4155); one that cannot be read is one problem."""
    lines: list[bytes] = []
    first, size, blank = 1, 0, True
    for number, line in file.lines():
        if blank and line.startswith(b"From "):
            yield from _in_box(lines, size, first, file)
            lines, first, size = [], number, 0
        elif size <= file.limit:
            lines.append(line[1:] if _ESCAPED.match(line) else line)
        size += len(line)
        blank = not line.strip()
    yield from _in_box(lines, size, first, file)


def _in_box(lines: list[bytes], size: int, first: int, file: Opened) -> Iterator[Draft | Problem]:
    """The message of a box whose ``From `` stands in line *first*."""
    if not any(line.strip() for line in lines):
        return
    try:
        if size > file.limit:
            raise too_large("the message", file.limit)
        for item in _message(b"".join(lines), file.path):
            yield replace(item, line=first) if isinstance(item, Problem) else replace(item, line=first, whole=False)
    except UnreadableError as error:
        yield Problem(error.code, "error", error.message, file.path, first, hint=error.hint)


def _message(data: bytes, path: str) -> Iterator[Draft | Problem]:
    """What one message holds. Raises where that is no text."""
    message = message_from_bytes(data, policy=policy.compat32)
    fields: list[tuple[str, Said]] = []
    name, address = parseaddr(header(message, "From"))
    if name or "@" in address:
        fields.append(("outlet", Said(name or address.rpartition("@")[2], "header From")))
    fields += [
        (field, Said(value, f"header {key}"))
        for field, key in (("title", "Subject"), ("published", "Date"), ("language", "Content-Language"))
        if (value := header(message, key))
    ]
    plain, marked = part(message, "text/plain"), part(message, "text/html")
    if plain is not None and (text := decoded(plain, path).strip()):
        signature = _SIGNATURE.search(text)
        yield from _parts(text[: signature.start()] if signature else text, fields, path)
    elif marked is not None:
        yield from page(decoded(marked, path), path, known=fields, mapped=False, reader="eml")
    else:
        raise UnreadableError("E206", "the message holds no text", hint="is it an e-mail saved whole?")


def _parts(text: str, fields: list[tuple[str, Said]], path: str) -> Iterator[Draft | Problem]:
    """The sender's own words, and each forwarded mail as an article of its own sender's; quoted replies are neither."""
    own, *others = parts(text)
    forwarded = [each for each in others if not each.quoted and each.text]
    if own.text or not forwarded:
        if not own.text:
            raise UnreadableError("E203", "the message holds nothing but quoted replies")
        yield Draft(unwrapped(own.text), tuple(fields), whole=not forwarded)
    if len(forwarded) < len(others):
        yield Problem("W221", "warning", "quoted replies in the message are other senders' words; left out", path)
    for each in forwarded:
        told = (("outlet", each.sender), ("published", each.date), ("title", each.subject))
        yield Draft(
            unwrapped(each.text),
            tuple((name, Said(value, "forwarded header")) for name, value in told if value),
            whole=False,
            reader="eml",
        )


def read_mhtml(file: Opened) -> Iterator[Draft | Problem]:
    """``.mhtml`` and ``.mht``: the first page of the archive; its address is the one it was saved from."""
    message = message_from_bytes(file.read(), policy=policy.compat32)
    marked = part(message, "text/html")
    if marked is None:
        raise UnreadableError("E206", "no page in this archive", hint="save it again as a single file")
    url = header(message, "Snapshot-Content-Location") or header(marked, "Content-Location")
    known = [("url", Said(url, "saved from"))] if url.startswith("http") else []
    yield from page(decoded(marked, file.path), file.path, known=known, mapped=False, reader="mhtml")


def header(message: Message, name: str) -> str:
    """A header as text on one line, "" where it is absent; at most 2,000 characters are looked at."""
    value = str(message.get(name, ""))[:_HEADER]
    with contextlib.suppress(MessageError, LookupError, UnicodeError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def part(message: Message, kind: str) -> Message | None:
    """The first part of the content type *kind* that is no attachment."""
    for each in message.walk():
        if each.get_content_type() == kind and each.get_content_disposition() != "attachment":
            return each
    return None


def decoded(message: Message, path: str) -> str:
    """The text of a part in its own character set, line ends ``\\n``."""
    data = message.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    return text_of(data, path, declared=message.get_content_charset()).text
