"""The formats: which reader reads a file of which suffix. Plain data; adding a format is one line here.

A reader's module is imported when its first file is read: a folder of text files needs no reader of e-mail.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from checker.articles.draft import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format's name in reports, its reader as ``module:function``, and the extra that it needs or gains from.

    ``text`` says in docs/inputs.md what becomes the article's text, ``place`` what an offset leads back to.
    """

    name: str
    reader: str
    extra: str | None = None
    text: str = ""
    place: str = ""

    @property
    def read(self) -> Reader:
        """The function that reads such a file."""
        module, _, function = self.reader.partition(":")
        found: Reader = getattr(importlib.import_module(f"checker.articles.{module}"), function)
        return found


_PAGE = "line and column of the paragraph"
_TEXT = Format("text", "text:read_text", None, "the whole file; header outside the body", "line and column")
_MARKDOWN = Format(
    "markdown", "text:read_markdown", None, "the whole file; a first `# Heading` is the title", "line and column"
)
JSONL = Format("jsonl", "jsontext:read_jsonl", None, "field `text`, one record a line", "the record's line")
_JSON = Format(
    "json",
    "jsontext:read_json",
    None,
    'field `text`; one record, a list, or `{"articles": [...]}`',
    "the record's line",
)
_HTML = Format("html", "page:read_html", None, "main text, paragraphs apart by a blank line", _PAGE)
_MHTML = Format("mhtml", "mail:read_mhtml", None, "as html")
_MAIL = Format(
    "eml",
    "mail:read_eml",
    None,
    "the plain part, else the HTML part; a forwarded mail is an article of its own sender's, quoted replies go",
)
_BOX = Format(
    "mbox",
    "mail:read_mbox",
    None,
    "messages one after another (RFC 4155), each as a `.eml`; one that cannot be read is one problem",
)
_CSV = Format("csv", "tables:read_csv", None, "column `text`", "the row's line")
_XML = Format(
    "xml", "wire:read_xml", None, "a feed, NITF or NewsML-G2, see below", "the line of an item's text or paragraph"
)
_SUBTITLES = Format(
    "transcript", "subtitles:read_subtitles", None, "a paragraph a turn: `NAME: “words”`", "the cue's line"
)
_PDF, _DOCX = (Format(name, f"documents:read_{name}", "docs", "paragraphs") for name in ("pdf", "docx"))
_WARC = Format("warc", "warc:read_warc", "warc", "every archived page")

FORMATS: dict[str, Format] = {
    **dict.fromkeys((".txt", ".text"), _TEXT),
    **dict.fromkeys((".md", ".markdown"), _MARKDOWN),
    ".json": _JSON,
    **dict.fromkeys((".jsonl", ".ndjson"), JSONL),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _HTML),
    **dict.fromkeys((".mhtml", ".mht"), _MHTML),
    ".eml": _MAIL,
    ".mbox": _BOX,
    **dict.fromkeys((".csv", ".tsv"), _CSV),
    **dict.fromkeys((".xml", ".rss", ".atom", ".nitf", ".newsml"), _XML),
    **dict.fromkeys((".srt", ".vtt"), _SUBTITLES),
    ".pdf": _PDF,
    ".docx": _DOCX,
    ".warc": _WARC,
}


def table() -> str:
    """The formats as the table of docs/inputs.md."""
    suffixes: dict[Format, list[str]] = {}
    for suffix, known in FORMATS.items():
        suffixes.setdefault(known, []).append(suffix)
    rows = [
        " | ".join(("| `" + " ".join(of) + "`", f.name, f"`{f.extra}`" if f.extra else "", f.text, f.place + " |"))
        for f, of in suffixes.items()
    ]
    return "\n".join(
        ["| Suffix | Reader | Extra | Article's text | An offset leads back to |", "|---|---|---|---|---|", *rows]
    )


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
