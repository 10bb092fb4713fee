"""The formats: which reader reads a file of which suffix. Plain data; adding a format is one line here."""

from __future__ import annotations

from dataclasses import dataclass

from checker.articles.draft import Reader
from checker.articles.jsontext import read_json, read_jsonl
from checker.articles.text import read_markdown, read_text


@dataclass(frozen=True, slots=True)
class Format:
    """A reader, its name in reports, and the extra that it needs or gains from."""

    name: str
    read: Reader
    extra: str | None = None


_TEXT = Format("text", read_text)
_MARKDOWN = Format("markdown", read_markdown)
JSONL = Format("jsonl", read_jsonl)
_JSON = Format("json", read_json)

FORMATS: dict[str, Format] = {
    ".txt": _TEXT, ".text": _TEXT, ".md": _MARKDOWN, ".markdown": _MARKDOWN,
    ".json": _JSON, ".jsonl": JSONL, ".ndjson": JSONL,
}


def split(name: str) -> tuple[str, str, bool]:
    """(stem, suffix in lower case, compressed) of a file name without folders: ``a.TXT.gz`` is ("a", ".txt", True)."""
    packed = name.lower().endswith(".gz")
    base = name[:-3] if packed else name
    stem, dot, suffix = base.rpartition(".")
    if not stem or not dot:
        return base, "", packed
    return stem, "." + suffix.lower(), packed


def format_of(name: str) -> Format | None:
    """The format of a file of this name, or None where no reader knows it."""
    return FORMATS.get(split(name)[1])
