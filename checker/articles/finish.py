"""A draft becomes an article: fallbacks, cleaned fields, credits, checks, and an id that two texts never share."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.articles.budget import trimmed, within
from checker.articles.credits import agency_of, credits_of
from checker.articles.doubts import checked, cleaned, doubts_of
from checker.articles.draft import Draft, Said
from checker.articles.english import language
from checker.records import Article, Problem

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST = {"title": 500, "id": 200, "url": 2000}
FURTHEST = dt.date(2050, 12, 31)
"""Day after which a publication date is an error of the page's software; fixed, since reports know no clock."""


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
    yield from doubts_of(draft, text, path)
    values = _said(draft, said)
    yield from checked(values, stem, path, draft.line, shelf.max_future)
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
    tongue, told = _tongue(text[body.start : body.end], values.pop("language", None), path, draft.line, shelf)
    yield from told
    if tongue not in {None, "English"} and shelf.english_only:
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


def _tongue(body: str, declared: Said | None, path: str, line: int, shelf: Shelf) -> tuple[str | None, list[Problem]]:
    """The language of *body*, and what is to be said of it."""
    found = language(body, declared.value if declared else "")
    problems = []
    if found.perhaps:
        doubt = f"the language is not certain, perhaps {found.perhaps}; read as English"
        problems.append(Problem("W214", "warning", doubt, path, line, hint="say so in the field 'language'"))
    if found.name not in {None, "English"}:
        skipped = "skipped" if shelf.english_only else "other commands skip it"
        other = f"the text looks like {found.name}, not English; {skipped}"
        problems.append(Problem("W214", "warning", other, path, line, hint="the rules know English only"))
    return found.name, problems


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
        if name not in values and (clean := cleaned(value.value, _LONGEST.get(name, 300))):
            values[name] = Said(clean, value.where, value.line)
    return values


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


def _value(values: dict[str, Said], name: str) -> str | None:
    return values[name].value if name in values else None
