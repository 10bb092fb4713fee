"""IPTC ninjs (News in JSON): wire items as JSON objects. See the ninjs standard, versions 1.x to 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.articles.draft import Draft, Said, UnreadableError
from checker.articles.wirestatus import WireStatus, marks, state_of
from checker.records import Problem

_BODIES = ("body_text", "body_xhtml", "body_html")
_BESIDE = frozenset({"caption", "headline", "summary", "abstract", "teaser", "slugline", "description"})
"""Roles of a body that is no article's text."""


def looks_like_ninjs(record: Mapping[str, Any]) -> bool:
    """Whether *record* has no ``text`` of ours but a ninjs body and identifier."""
    return (
        "text" not in record
        and any(isinstance(record.get(key), str) for key in ("uri", "guid"))
        and (any(isinstance(record.get(key), str) for key in _BODIES) or isinstance(record.get("bodies"), list))
    )


def ninjs(record: Mapping[str, Any], path: str, line: int) -> Draft | Problem:
    """The article of one ninjs item, or why it is none; ``usageTerms`` are the desk's to heed.

    Raises E203 for an item that holds no text.
    """
    status = _status(record)
    if gone := status.left_out(path, line):
        return gone
    text = _body(record)
    if not text.strip():
        raise UnreadableError("E203", "the ninjs item holds no text", line=line)
    fields = dict(_fields(record)) | dict(status.fields("ninjs"))
    return Draft(text, tuple(fields.items()), line=line, whole=False, reader="ninjs")


def _body(record: Mapping[str, Any]) -> str:
    plain = record.get("body_text")
    if isinstance(plain, str) and plain.strip():
        return plain
    for key in ("body_xhtml", "body_html"):
        marked = record.get(key)
        if isinstance(marked, str) and marked.strip():
            return _unmarked(marked)
    known = record.get("bodies")
    texts = (
        [b for b in known if isinstance(b, dict) and isinstance(b.get("value"), str)] if isinstance(known, list) else []
    )
    whole = [b for b in texts if str(b.get("role", "")).rpartition(":")[2].lower() not in _BESIDE]
    written = [
        _unmarked(b["value"]) if "html" in str(b.get("contentType", b.get("contenttype", ""))) else str(b["value"])
        for b in whole
    ]
    return max(written, key=len, default="")


def _status(record: Mapping[str, Any]) -> WireStatus:
    def word(*names: str) -> str:
        return next((str(record[n]) for n in names if isinstance(record.get(n), str | int)), "")

    return WireStatus(
        state_of(word("pubStatus", "pubstatus")),
        word("embargoed", "embargoedUntil", "embargoeduntil"),
        word("guid", "uri"),
        word("version"),
        word("evolvedfrom", "evolvedFrom"),
        word("slugline"),
        marks(s for key in ("signals", "signal") for s in _texts(record.get(key))),
        word("headline"),
        word("ednote", "edNote"),
    )


def _texts(value: Any) -> list[str]:
    """The strings in *value*, which is one, or a list of them or of objects with a ``name`` or ``code``."""
    entries = value if isinstance(value, list) else [value]
    named = [e.get("code") or e.get("name") if isinstance(e, dict) else e for e in entries[:20]]
    return [each for each in named if isinstance(each, str)]


def _unmarked(markup: str) -> str:
    from checker.articles.htmlplain import paragraphs

    return "\n\n".join(paragraph.text for paragraph in paragraphs(markup))


def _fields(record: Mapping[str, Any]) -> Iterator[tuple[str, Said]]:
    provider = (
        _first(record.get("infosources"))
        or record.get("source")
        or record.get("copyrightHolder")
        or record.get("copyrightholder")
        or record.get("provider")
    )
    version = record.get("version")
    title = record.get("headline") or _value(record.get("headlines")) or record.get("title")
    day = (
        record.get("firstCreated")
        or record.get("firstcreated")
        or record.get("versionCreated")
        or record.get("versioncreated")
    )
    uri = record.get("uri") or record.get("guid")
    for name, value in (
        ("outlet", provider),
        ("title", title),
        ("published", day),
        ("author", record.get("byline")),
        ("language", record.get("language")),
        ("url", _value(record.get("altids")) or record.get("link")),
        ("id", f"{uri}#{version}" if version is not None else uri),
    ):
        if isinstance(value, str) and value.strip():
            yield name, Said(value, "ninjs")


def _first(entries: Any) -> str | None:
    if isinstance(entries, list):
        for entry in entries:
            if isinstance(entry, dict) and isinstance(entry.get("name"), str):
                return str(entry["name"])
    return None


def _value(entries: Any) -> str | None:
    if isinstance(entries, list):
        for entry in entries:
            if isinstance(entry, dict) and isinstance(entry.get("value"), str):
                return str(entry["value"])
    return None
