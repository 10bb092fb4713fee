"""A draft becomes an article: fallbacks, cleaned fields, credits, checks, and an id that two texts never share."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from checker.articles.budget import trimmed, within
from checker.articles.credits import agency_of, credits_of
from checker.articles.dates import published
from checker.articles.draft import Draft, Said
from checker.articles.english import language
from checker.records import Article, Problem

_SURROGATE = re.compile("[\ud800-\udfff]")
# What can hide or reorder words: bidirectional and other controls.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
# What UTF-8 looks like that was read as cp1252: curly quotation marks and dashes, and letters with accents.
_MOJIBAKE = re.compile("\u00e2\u20ac[\ufffd\u0153\u009d\u2122\u02dc\u201c\u201d\u00a6\u00a2]|\u00c3[\u00a1-\u00bf]")
_LONGEST = {"title": 500, "id": 200, "url": 2000}
FURTHEST = dt.date(2050, 12, 31)
"""Day after which a publication date is an error of the page's software; fixed, since reports know no clock."""
_SITE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


@dataclass(slots=True)
class Shelf:
    """What has been read so far, as far as later articles need it: id -> (digest of the content, where), no texts."""

    english_only: bool = True
    max_future: dt.date = FURTHEST
    respect_embargo: bool = False
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)


def finish(
    draft: Draft,
    *,
    path: str,
    stem: str,
    sha256: str,
    said: tuple[tuple[str, Said], ...],
    reader: str,
    limit: int,
    shelf: Shelf,
) -> Iterator[Article | Problem]:
    """The article that *draft* makes, after its problems; problems only, where it is to be skipped.

    *said* are the fields of ``articles.yaml``, which outrank the file's own; *limit* is the file size limit in bytes,
    a fifth of which is the most characters an article may have.
    """
    end = len(draft.text) if draft.end is None else draft.end
    if not draft.text[draft.start : end].strip():
        yield Problem("E203", "error", "there is no text in it", path, draft.line)
        return
    if len(draft.text) > limit // 5:
        yield _too_long(len(draft.text), limit // 5, path, draft.line)
        return
    text = _SURROGATE.sub("\ufffd", draft.text)
    yield from _doubts(draft, text, path)
    values = _said(draft, said)
    yield from _check(values, stem, path, draft.line, shelf.max_future)
    credit = credits_of(text, draft.start, end)
    if credit.byline:
        values.setdefault("author", Said(credit.byline, "byline"))
    agency, where = credit.agency, credit.where
    if agency is None and "author" in values:
        agency, where = agency_of(values["author"].value), "byline"
    if agency:
        values["agency"] = Said(agency, where)
    body, cut = within(text, trimmed(text, credit.start, credit.end), limit, path, draft.line)
    yield from cut
    declared = values.pop("language", None)
    found = language(text[body.start : body.end], declared.value if declared else "")
    tongue = found.name
    if found.perhaps:
        doubt = f"the language is not certain, perhaps {found.perhaps}; read as English"
        hint = "say so in the field 'language'"
        yield Problem("W214", "warning", doubt, path, draft.line, hint=hint)
    if tongue not in {None, "English"}:
        skipped = "skipped" if shelf.english_only else "other commands skip it"
        yield Problem(
            "W214",
            "warning",
            f"the text looks like {tongue}, not English; {skipped}",
            path,
            draft.line,
            hint="the rules know English only",
        )
        if shelf.english_only:
            return
    key, problem = _place(shelf, values.get("id"), _digest(values["outlet"].value, text), path, draft.line)
    if problem:
        yield problem
    if not key:
        return
    yield from _status(values, path, draft.line, shelf)
    if "embargo" in values and shelf.respect_embargo:
        return
    day = _value(values, "published")
    yield Article(
        id=key,
        outlet=values["outlet"].value,
        text=text,
        body=body,
        sha256=sha256 if draft.whole else hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        path=path,
        title=_value(values, "title"),
        url=_value(values, "url"),
        published=dt.date.fromisoformat(day) if day else None,
        byline=_value(values, "author"),
        agency=agency,
        language="en" if tongue == "English" else tongue,
        reader=draft.reader or reader,
        line=draft.line,
        mapped=draft.mapped,
        lines=draft.lines,
        embargo=_value(values, "embargo"),
        item=_value(values, "item"),
        version=_value(values, "version"),
        replaces=_value(values, "replaces"),
        corrected=_value(values, "corrected"),
        slug=_value(values, "slug"),
        update="update" in values,
        provenance=tuple((name, values[name].where) for name in sorted(values)),
    )


def _status(values: dict[str, Said], path: str, line: int, shelf: Shelf) -> Iterator[Problem]:
    """What an agency says of its item that whoever prints from it must know."""
    if "embargo" in values:
        until = f"embargoed until {values['embargo'].value[:60]}"
        hint = "left out" if shelf.respect_embargo else "--respect-embargo leaves it out"
        yield Problem("W222", "warning", until, path, line, hint=hint)
    if "corrected" in values:
        what = f"corrected by its provider: {values['corrected'].value[:200]}"
        yield Problem("W222", "warning", what, path, line, hint="compare it with what was printed before")


def _said(draft: Draft, beside: tuple[tuple[str, Said], ...]) -> dict[str, Said]:
    """The cleaned fields: *beside* (``articles.yaml``) outranks the file, but only fills gaps of a file of many."""
    order = (*beside, *draft.fields) if draft.whole else (*draft.fields, *(pair for pair in beside if pair[0] != "id"))
    values: dict[str, Said] = {}
    for name, value in order:
        if name not in values and (clean := _clean(value.value, _LONGEST.get(name, 300))):
            values[name] = Said(clean, value.where, value.line)
    return values


def _doubts(draft: Draft, text: str, path: str) -> Iterator[Problem]:
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


def _check(values: dict[str, Said], stem: str, path: str, first: int, furthest: dt.date) -> Iterator[Problem]:
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


def _too_long(length: int, limit: int, path: str, line: int) -> Problem:
    return Problem(
        "E205",
        "error",
        f"the article has {length:,} characters; the limit is {limit:,}",
        path,
        line,
        hint=f"split it, or raise the limit with --max-size {-(-5 * length >> 20)}MB",
    )


def _place(shelf: Shelf, given: Said | None, content: str, path: str, line: int) -> tuple[str, Problem | None]:
    """The id under which the article is kept ("" where it is already there), and what is to be said of it."""
    key = given.value if given else content
    problem = None
    known = shelf.seen.get(key)
    if known and known[0] != content:
        problem = Problem(
            "W220",
            "warning",
            f"the id '{key[:80]}' was already given to another text, {known[1]}",
            path,
            line,
            hint=f"here it became '{key[:80]}-{content}'; give every article its own id",
        )
        key = f"{key}-{content}"
        known = shelf.seen.get(key)
    if known:
        return "", Problem(
            "W212", "warning", f"the same article was already read, {known[1]}", path, line, hint="it counts once"
        )
    shelf.seen[key] = (content, f"{path}:{line}")
    return key, problem


def _digest(outlet: str, text: str) -> str:
    """12 hexadecimal digits (48 bits) of outlet and text: one story in two outlets has two."""
    return hashlib.sha256(f"{outlet}\0{text}".encode("utf-8", "replace")).hexdigest()[:12]


def _clean(value: str, longest: int) -> str:
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
    return Said(_clean(stem, 300) or "unnamed", "file name")


def _value(values: dict[str, Said], name: str) -> str | None:
    return values[name].value if name in values else None


def _mixed_script(name: str) -> str:
    """The other script, where *name* mixes Latin with the look-alike letters of Cyrillic or Greek in one word."""
    for word in name.split():
        scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
        for other in ("CYRILLIC", "GREEK"):
            if {"LATIN", other} <= scripts:
                return other.title()
    return ""
