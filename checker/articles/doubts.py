"""What is doubtful in an article: hidden or garbled characters, fields that are no date or no address."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from checker.articles.dates import published
from checker.articles.draft import Draft, Said
from checker.records import Problem

# What can hide or reorder words: bidirectional and other controls.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
# What UTF-8 looks like that was read as cp1252: curly quotation marks and dashes, and letters with accents.
_MOJIBAKE = re.compile("\u00e2\u20ac[\ufffd\u0153\u009d\u2122\u02dc\u201c\u201d\u00a6\u00a2]|\u00c3[\u00a1-\u00bf]")
_SITE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


def doubts_of(draft: Draft, text: str, path: str) -> Iterator[Problem]:
    """Warnings of characters in the text that are broken or that hide or reorder words."""
    if text != draft.text:
        yield Problem("W217", "warning", "unpaired surrogates read as �", path, draft.line)
    if hidden := _HIDDEN.search(text):
        name = unicodedata.name(hidden[0], f"control character U+{ord(hidden[0]):04X}")
        line = draft.line + text.count("\n", 0, hidden.start()) if draft.mapped else draft.line
        yield Problem(
            "W217",
            "warning",
            f"the text holds hidden characters, first {name}",
            path,
            line,
            hint="reports show them as �",
        )
    if (garbled := _MOJIBAKE.search(text)) and _MOJIBAKE.search(text, garbled.end()):
        line = draft.line + text.count("\n", 0, garbled.start()) if draft.mapped else draft.line
        yield Problem(
            "W217",
            "warning",
            f"the text was garbled before it was saved: it has '{garbled[0]}'",
            path,
            line,
            hint="get it again as UTF-8; quotation marks are not seen in it",
        )


def checked(values: dict[str, Said], stem: str, path: str, first: int, furthest: dt.date) -> Iterator[Problem]:
    """Warn of fields that mean nothing and drop them from *values*; give it an outlet where it has none."""
    url = values.get("url")
    if url and not _site(url.value):
        yield Problem("W215", "warning", f"'{url.value[:80]}' is no web address", path, url.line or first)
        del values["url"]
    outlet = values.setdefault("outlet", _fallback(values.get("url"), stem)).value
    if mixed := _mixed_script(outlet):
        yield Problem(
            "W217",
            "warning",
            f"the outlet '{outlet[:80]}' mixes Latin and {mixed} letters",
            path,
            first,
            hint="it may pose as another outlet",
        )
    said = values.get("published")
    if said is None:
        yield Problem(
            "W213",
            "warning",
            "no publication date",
            path,
            first,
            hint="start a text with 'date YYYY-MM-DD', or give it in articles.yaml",
        )
    elif (day := published(said.value)) is None:
        yield Problem(
            "W215",
            "warning",
            f"'{said.value[:80]}' is no date",
            path,
            said.line or first,
            hint="write it as YYYY-MM-DD",
        )
        del values["published"]
    elif day > furthest:
        ahead = f"'{said.value[:80]}' is after {furthest.isoformat()}: no publication date"
        yield Problem("W215", "warning", ahead, path, said.line or first, hint="--max-future allows later ones")
        del values["published"]
    else:
        stated = said.value if len(said.value) > 10 else ""
        values["published"] = Said(day.isoformat(), f"{said.where} {stated[:60]}".rstrip(), said.line)


def cleaned(value: str, longest: int) -> str:
    """*value* on one line, without controls, NFC, at most *longest* characters."""
    kept = "".join(
        " " if c.isspace() else c
        for c in value[: 4 * longest]
        if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:longest]


def _site(url: str) -> str:
    """The site of a web address without "www.", lower case; "" where it is none."""
    try:
        parts = urlsplit(url)
        return _SITE.sub("", (parts.hostname or "").rstrip(".")) if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _fallback(url: Said | None, stem: str) -> Said:
    if url:
        return Said(_site(url.value), "site of the address")
    return Said(cleaned(stem, 300) or "unnamed", "file name")


def _mixed_script(name: str) -> str:
    """The other script, where *name* mixes Latin with the look-alike letters of Cyrillic or Greek in one word."""
    for word in name.split():
        scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
        for other in ("CYRILLIC", "GREEK"):
            if {"LATIN", other} <= scripts:
                return other.title()
    return ""
