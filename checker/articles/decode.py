"""Bytes become text: UTF-8 where they are, else the likeliest encoding, with a warning that says which."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from checker.articles.draft import UnreadableError
from checker.records import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SAMPLE = 1 << 16
# English-language files that are not Unicode are, in practice, one of these.
_LIKELY = ["cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp437", "shift_jis", "gb18030", "big5", "euc_kr"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte-order mark, and what had to be guessed or replaced on the way."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, path: str | None, *, declared: str | None = None) -> Decoded:
    """*data* as text, line ends untouched.

    A byte-order mark decides; then strict UTF-8; then the encoding that the file has *declared*; then UTF-8 with some
    broken bytes replaced, where most of what is not ASCII is sound; then the encoding that charset-normalizer finds
    likeliest (W211). Raises E203 for no data and E204 for data that is no text.
    """
    if not data:
        raise UnreadableError("E203", "the file is empty")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data, mark, encoding, path)
    head = data[:_SAMPLE]
    wide = _wide(head)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, (_guessed(wide, path),))
    _refuse_binary(head)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        stated = _codec(declared)
        if stated:
            return Decoded(data.decode(stated, "replace"), stated)
        return _guess(data, error, path)


def text_of(data: bytes, path: str | None, *, declared: str | None = None) -> Decoded:
    """As :func:`decode`, with line ends made ``\\n``."""
    found = decode(data, path, declared=declared)
    if "\r" not in found.text:
        return found
    return Decoded(found.text.replace("\r\n", "\n").replace("\r", "\n"), found.encoding, found.problems)


def _marked(data: bytes, mark: bytes, encoding: str, path: str | None) -> Decoded:
    body = data[len(mark) :] if encoding == "utf-8" else data
    if len(data) == len(mark):
        raise UnreadableError("E203", "the file is empty but for a byte-order mark")
    try:
        return Decoded(body.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return Decoded(body.decode(encoding, "replace"), encoding, (_broken(error, body, encoding, path),))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: English text then has a NUL in nearly every second byte."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def _refuse_binary(head: bytes) -> None:
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise UnreadableError(
                "E204", f"the file is not text: it looks like {what}", hint="rename it to its own suffix, or remove it"
            )
    odd = len(head) - len(head.translate(None, _CONTROLS))
    if odd > 0.01 * len(head) and odd > 1:
        raise UnreadableError("E204", "the file is not text", hint="remove it, or save it as UTF-8 text")


def _codec(declared: str | None) -> str | None:
    """The codec of a declared character set that is not UTF-8, as browsers take it (latin-1 means cp1252)."""
    try:
        info = codecs.lookup(declared or "")
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(
        ("utf", "idna", "punycode", "unicode", "raw")
    ):
        return None
    return "cp1252" if info.name in {"iso8859-1", "ascii"} else info.name


def _guess(data: bytes, error: UnicodeDecodeError, path: str | None) -> Decoded:
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    sound = len(re.findall(r"[^\x00-\x7f]", lenient)) - bad
    if sound >= bad:
        return Decoded(lenient, "utf-8", (_broken(error, data, "utf-8", path),))
    from charset_normalizer import from_bytes

    # The detector's cost is bounded by a sample around the first byte that is not ASCII.
    sample = data[max(0, error.start - 2000) : error.start + _SAMPLE]
    best = from_bytes(sample, cp_isolation=_LIKELY, preemptive_behaviour=False).best()
    encoding = best.encoding if best else "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding, (_guessed(encoding, path),))


def _guessed(encoding: str, path: str | None) -> Problem:
    return Problem(
        "W211",
        "warning",
        f"the text is not UTF-8; it was read as {encoding}",
        path,
        hint="save it as UTF-8 if names or quotation marks look wrong",
    )


def _broken(error: UnicodeDecodeError, data: bytes, encoding: str, path: str | None) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8" else 0
    return Problem(
        "W211",
        "warning",
        f"the text is {encoding} with broken bytes, which read as �",
        path,
        line,
        hint="save it again as UTF-8",
    )
