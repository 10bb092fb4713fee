"""Finding names by capitalisation, titles, appositions and grammar; no entity recogniser is asked.

A *run* is a row of capitalised words. Titles and offices in front ("former Karnataka chief minister", "Sen.") are cut
off and kept; what is left is the name. Roles also come from appositions ("NAME, the mayor,"), copulas ("NAME is the
mayor") and what stands before the name in lower case ("White House spokesman NAME").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.speakers.datelines import datelines
from checker.speakers.given import is_given
from checker.speakers.introductions import roles_of
from checker.speakers.lexicon import (
    BODY_LAST,
    BODY_NOUNS,
)
from checker.speakers.ministries import tell_owners
from checker.speakers.roles import role
from checker.speakers.runs import headlines, low, runs
from checker.speakers.titles import Mention, gender_of_words, head_in, split

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HANDLE = re.compile(r"^@\w{2,}$")


def _cut_headlines(doc: Doc, found: list[Mention]) -> None:
    """In a line of capitals a run may hold more than a name: cut it to the name that the article has elsewhere."""
    short = {m.text for m in found if 2 <= m.end - m.start <= 3 and " " in m.text}
    for mention in found:
        for size in (3, 2):
            start = mention.end - size
            if (
                mention.end - mention.start > max(size, 3) - 1 + (size == 3)
                and (text := doc[start : mention.end].text) in short
                and text != mention.text
                and not mention.body_like
            ):
                mention.start, mention.text, mention.title, mention.titled = start, text, "", False
                break


def _read_headlines(doc: Doc, text: str, found: list[Mention]) -> list[Mention]:
    """In a line in title case a run is more than a name: keep of it what the article names elsewhere."""
    lines = list(headlines(doc, text))
    if not lines:
        return found
    inside = {i for line in lines for i in line}
    elsewhere = {m.text for m in found if m.start not in inside}
    if not elsewhere:
        return found
    out = []
    for mention in found:
        if mention.start not in inside or mention.text in elsewhere:
            out.append(mention)
        elif mention.end - mention.start > 1:
            out.extend(_known_parts(doc, mention, elsewhere))
    return out


def _known_parts(doc: Doc, mention: Mention, known: set[str]) -> Iterator[Mention]:
    """The stretches of a run that are names known elsewhere, the longest first to be taken, with a first name."""
    at = mention.start
    while at < mention.end:
        end = next((e for e in range(mention.end, at, -1) if doc[at:e].text in known), 0)
        if not end:
            at += 1
            continue
        start = at - 1 if at > mention.start and is_given(low(doc[at - 1])) else at
        text = doc[start:end].text
        yield Mention(start, end, head_in(doc, start, end), text, "name", body_like=low(doc[end - 1]) in BODY_LAST)
        at = end


def names(doc: Doc) -> list[Mention]:
    """All names and handles of *doc* in text order."""
    found = [m for start, end in runs(doc) if (m := split(doc, start, end)) is not None]
    text = doc.text
    filed = datelines(doc, text)
    found = [m for m in found if m.start not in filed]
    found = _read_headlines(doc, text, found)
    _cut_headlines(doc, found)
    if "@" in text:
        found += [Mention(t.i, t.i + 1, t.i, t.text, "handle") for t in doc if _HANDLE.match(t.text)]
    found.sort(key=lambda m: m.start)
    tell_owners(doc, found)
    heads = {i: m for m in found for i in range(m.start, m.end)}
    for mention in found:
        mention.roles = tuple(roles_of(doc, mention, heads))
        mention.group = any(role(r).head in BODY_NOUNS for r in mention.roles)
        if not mention.gender:
            mention.gender = gender_of_words(w.lower() for r in mention.roles for w in r.split())
    return found
