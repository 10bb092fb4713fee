"""The formats: which reader reads a file of which suffix. Plain data; adding a format is one line here.

A reader's module is imported when its first file is read: a folder of text files needs no reader of e-mail.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from checker.articles.draft import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name in reports, its reader as ``module:function``, and the extra that it needs or gains from."""

    name: str
    reader: str
    extra: str | None = None

    @property
    def read(self) -> Reader:
        """The function that reads such a file."""
        module, _, function = self.reader.partition(":")
        found: Reader = getattr(importlib.import_module(f"checker.articles.{module}"), function)
        return found


_TEXT = Format("text", "text:read_text")
_MARKDOWN = Format("markdown", "text:read_markdown")
JSONL = Format("jsonl", "jsontext:read_jsonl")
_JSON = Format("json", "jsontext:read_json")
_HTML = Format("html", "page:read_html", "html")
_MHTML = Format("mhtml", "mail:read_mhtml", "html")
_CSV = Format("csv", "tables:read_csv")
_XML = Format("xml", "wire:read_xml")
_SUBTITLES = Format("transcript", "subtitles:read_subtitles")

FORMATS: dict[str, Format] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".json": _JSON,
    ".jsonl": JSONL,
    ".ndjson": JSONL,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".mhtml": _MHTML,
    ".mht": _MHTML,
    ".eml": Format("eml", "mail:read_eml", "html"),
    ".mbox": Format("mbox", "mail:read_mbox", "html"),
    ".csv": _CSV,
    ".tsv": _CSV,
    ".xml": _XML,
    ".rss": _XML,
    ".atom": _XML,
    ".nitf": _XML,
    ".newsml": _XML,
    ".srt": _SUBTITLES,
    ".vtt": _SUBTITLES,
    ".pdf": Format("pdf", "documents:read_pdf", "docs"),
    ".docx": Format("docx", "documents:read_docx", "docs"),
    ".warc": Format("warc", "warc:read_warc", "warc"),
}


def split(name: str) -> tuple[str, str, bool]:
    """(stem, suffix in lower case, compressed) of a file name without folders: ``a.TXT.gz`` is ("a", ".txt", True)."""
    packed = name.lower().endswith(".gz")
    base = name[:-3] if packed else name
    stem, dot, suffix = base.rpartition(".")
    if not stem or not dot:
        return base, "", packed
    return stem, "." + suffix.lower(), packed


_NO_ARTICLES = frozenset({"readme", "license", "licence", "changelog", "contributing", "notice", "code_of_conduct"})


def gathered(name: str) -> bool:
    """Whether a file of this name is read when its folder is: a reader knows it, and it is no README or LICENSE."""
    return format_of(name) is not None and split(name)[0].lower() not in _NO_ARTICLES


def format_of(name: str) -> Format | None:
    """The format of a file of this name, or None where no reader knows it."""
    return FORMATS.get(split(name)[1])
