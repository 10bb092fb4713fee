"""The formats: which reader reads a file of which suffix. Plain data; adding a format is one line here."""

from __future__ import annotations

from dataclasses import dataclass

from checker.articles.documents import read_docx, read_pdf
from checker.articles.draft import Reader
from checker.articles.jsontext import read_json, read_jsonl
from checker.articles.mail import read_eml, read_mhtml
from checker.articles.page import read_html
from checker.articles.subtitles import read_subtitles
from checker.articles.tables import read_csv
from checker.articles.text import read_markdown, read_text
from checker.articles.warc import read_warc
from checker.articles.wire import read_xml


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
_HTML = Format("html", read_html, "html")
_MHTML = Format("mhtml", read_mhtml, "html")
_CSV = Format("csv", read_csv)
_XML = Format("xml", read_xml)
_SUBTITLES = Format("transcript", read_subtitles)

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
    ".eml": Format("eml", read_eml, "html"),
    ".csv": _CSV,
    ".tsv": _CSV,
    ".xml": _XML,
    ".rss": _XML,
    ".atom": _XML,
    ".nitf": _XML,
    ".newsml": _XML,
    ".srt": _SUBTITLES,
    ".vtt": _SUBTITLES,
    ".pdf": Format("pdf", read_pdf, "docs"),
    ".docx": Format("docx", read_docx, "docs"),
    ".warc": Format("warc", read_warc, "warc"),
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
