"""IPTC ninjs (News in JSON): wire items as JSON objects. See the ninjs standard, versions 1.x to 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.articles.draft import Draft, Said, UnreadableError


def looks_like_ninjs(record: Mapping[str, Any]) -> bool:
    """Whether *record* has no ``text`` of ours but a ninjs body and identifier."""
    return (
        "text" not in record
        and "uri" in record
        and (
            any(isinstance(record.get(key), str) for key in ("body_text", "body_xhtml"))
            or isinstance(record.get("bodies"), list)
        )
    )


def ninjs(record: Mapping[str, Any], line: int) -> Draft:
    """The article of one ninjs item. ``usageTerms`` and embargo are the desk's to heed; the version is in the id.

    Raises E206 for an item that was cancelled or holds no text.
    """
    status = str(record.get("pubStatus", record.get("pubstatus", "usable"))).lower()
    if status in {"canceled", "cancelled"}:
        raise UnreadableError("E206", "the ninjs item was cancelled by its provider", line=line)
    text = _body(record)
    if not text.strip():
        raise UnreadableError("E203", "the ninjs item holds no text", line=line)
    fields = dict(_fields(record))
    return Draft(text, tuple(fields.items()), line=line, whole=False, reader="ninjs")


def _body(record: Mapping[str, Any]) -> str:
    plain = record.get("body_text")
    if isinstance(plain, str) and plain.strip():
        return plain
    marked = record.get("body_xhtml")
    if isinstance(marked, str) and marked.strip():
        return _unmarked(marked)
    for body in record.get("bodies", ()):
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            kind = str(body.get("contentType", body.get("contenttype", "")))
            return _unmarked(body["value"]) if "html" in kind else str(body["value"])
    return ""


def _unmarked(markup: str) -> str:
    from checker.articles.htmlplain import paragraphs

    return "\n\n".join(paragraph.text for paragraph in paragraphs(markup))


def _fields(record: Mapping[str, Any]) -> Iterator[tuple[str, Said]]:
    provider = (
        _first(record.get("infosources"))
        or record.get("source")
        or record.get("copyrightHolder")
        or record.get("copyrightholder")
    )
    version = record.get("version")
    title = record.get("headline") or _value(record.get("headlines")) or record.get("title")
    day = (
        record.get("firstCreated")
        or record.get("firstcreated")
        or record.get("versionCreated")
        or record.get("versioncreated")
    )
    uri = record.get("uri")
    for name, value in (
        ("outlet", provider),
        ("title", title),
        ("published", day),
        ("author", record.get("byline")),
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
