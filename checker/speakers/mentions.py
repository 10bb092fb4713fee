"""Finding names by capitalisation, titles, appositions and grammar; no entity recogniser is asked.

A *run* is a row of capitalised words. Titles and offices in front ("former Karnataka chief minister", "Sen.") are cut
off and kept; what is left is the name. Roles also come from appositions ("NAME, the mayor,"), copulas ("NAME is the
mayor") and what stands before the name in lower case ("White House spokesman NAME").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.speakers.bynames import NAMING
from checker.speakers.columns import capitals
from checker.speakers.datelines import datelines
from checker.speakers.given import is_given
from checker.speakers.introductions import roles_of
from checker.speakers.lexicon import (
    BODY_LAST,
    BODY_NOUNS,
    SUFFIXES,
)
from checker.speakers.ministries import tell_owners
from checker.speakers.roles import role
from checker.speakers.runs import headlines, low, runs
from checker.speakers.titles import Mention, gender_of_words, head_in, split

if TYPE_CHECKING:
    from spacy.tokens import Doc

QUOTES = frozenset('"“”')
_ALONE = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "pobj", "conj"})
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


def _less_nicknames(doc: Doc, found: list[Mention]) -> list[Mention]:
    """The names without nicknames in quotation marks that hold the family name: 'nicknamed "Mad Dog NAME"'."""
    families = Counter(doc[m.end - 1].text for m in found if m.end - m.start > 1)

    def is_one(m: Mention) -> bool:
        named = m.start > 1 and doc[m.start - 1].text in QUOTES and low(doc[m.start - 2]) in NAMING
        return named and m.end - m.start > 1 and families[doc[m.end - 1].text] > 1

    return [m for m in found if not is_one(m)]


def _own_words(text: str) -> list[str]:
    """A role in lower case without whose it is: of "Mr. Roe's wife" the wife, who is no Mr."""
    return text.lower().replace("’", "'").rsplit("'s ", 1)[-1].split()


def _families(doc: Doc, found: list[Mention], filed: frozenset[int]) -> list[Mention]:
    """Family names alone that the tagger took for other words: "Sellers said", where the article has Joseph Sellers."""
    full = (m for m in found if m.end - m.start > 1 and not m.body_like)
    known = {doc[m.end - 1 - (low(doc[m.end - 1]).strip(".") in SUFFIXES)].text for m in full}
    taken = {i for m in found for i in range(m.begins, m.end)} | filed
    return [
        Mention(i, i + 1, i, doc[i].text, "name")
        for i, large in enumerate(capitals(doc) if known else ())
        if large and i not in taken and doc[i].text in known and doc[i].dep_ in _ALONE
    ]


def names(doc: Doc) -> list[Mention]:
    """All names and handles of *doc* in text order."""
    found = [m for start, end in runs(doc) if (m := split(doc, start, end)) is not None]
    text = doc.text
    filed = datelines(doc, text)
    found = [m for m in found if m.start not in filed]
    found = _read_headlines(doc, text, found)
    found = _less_nicknames(doc, found)
    found += _families(doc, found, filed)
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
            mention.gender = gender_of_words(w for r in mention.roles for w in _own_words(r))
    return found
