"""Stories for tests: texts in which sources and contents are marked, read without an attribution engine.

``<1:Ana Velde> [1:said] {1:the bridge was safe}.`` is attribution 1; its marks are taken out of the text. The cue may
be left out. A content may hold marks of its own. A content in quotation marks is direct.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.records import Article, Attribution, Span, Speaker
from checker.speakers.across import resolve
from checker.speakers.local import people_of
from checker.speakers.people import ArticlePeople
from checker.speakers.rules import Alias

if TYPE_CHECKING:
    from spacy.language import Language

_MARK = re.compile(r"([<{\[])(\d+):|([>}\]])")


def read(marked: str, name: str = "a", published: dt.date | None = None) -> tuple[Article, tuple[Attribution, ...]]:
    """The article and its attributions; ids are ``name`` and the number of the mark."""
    text, at = "", 0
    open_marks: list[tuple[str, str, int]] = []
    sources: dict[str, list[Span]] = {}
    cues: dict[str, list[Span]] = {}
    contents: dict[str, list[Span]] = {}
    kept = {"<": sources, "[": cues, "{": contents}
    within: dict[str, str] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            outer = next((n for kind, n, _ in reversed(open_marks) if kind == "{"), None)
            if outer is not None and mark.group(2) != outer:
                within[mark.group(2)] = outer
            open_marks.append((mark.group(1), mark.group(2), len(text)))
        else:
            kind, number, start = open_marks.pop()
            kept[kind].setdefault(number, []).append(Span(start, len(text)))
    text += marked[at:]
    article = Article(name, name.title(), text, Span(0, len(text)), "", path=f"{name}.txt", published=published)
    found = []
    for number, content in contents.items():
        direct = all(c.text(text)[:1] in "\"“'" for c in content)
        found.append(
            Attribution(
                f"{name}{number}",
                tuple(sources.get(number, ())),
                tuple(cues.get(number, ())),
                tuple(content),
                "direct" if direct else "indirect",
                f"{name}{within[number]}" if number in within else None,
            )
        )
    return article, tuple(found)


def people(
    nlp: Language, marked: str, name: str = "a", published: dt.date | None = None, aliases: Sequence[Alias] = ()
) -> ArticlePeople:
    """What the marked text tells about who is who."""
    from checker.attribution.parsing import parse

    article, attributions = read(marked, name, published)
    return people_of(parse(nlp, article), article, attributions, aliases)


def speakers(
    nlp: Language, *texts: str, aliases: Sequence[Alias] = (), published: Sequence[dt.date | None] = ()
) -> dict[str, Speaker]:
    """The speakers of a story of articles a, b, c …: attribution id ("a1") -> speaker."""
    days = [*published, *([None] * len(texts))]
    return resolve([people(nlp, t, "abcdefgh"[i], days[i], aliases) for i, t in enumerate(texts)], aliases)


def names(nlp: Language, *texts: str, aliases: Sequence[Alias] = ()) -> dict[str, str]:
    """Attribution id -> speaker's name."""
    return {key: s.name for key, s in speakers(nlp, *texts, aliases=aliases).items()}
