"""Finding names by capitalisation, titles, appositions and grammar; no entity recogniser is asked.

A *run* is a row of capitalised words. Titles and offices in front ("former Karnataka chief minister", "Sen.") are cut
off and kept; what is left is the name. Roles also come from appositions ("NAME, the mayor,"), copulas ("NAME is the
mayor") and what stands before the name in lower case ("White House spokesman NAME").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.speakers.given import is_given
from checker.speakers.introductions import roles_of
from checker.speakers.lexicon import (
    BODY_LAST,
    BODY_NOUNS,
    BODY_ROLES,
    FEMALE_NOUNS,
    FEMALE_TITLES,
    HONORIFICS,
    MALE_NOUNS,
    MALE_TITLES,
    NOBLE,
    OFFICES,
    PARTIES,
    PERSON_NOUNS,
    POLITE,
    POSTNOMINALS,
    SHORT_OFFICES,
    SURNAMES,
)
from checker.speakers.names import fold
from checker.speakers.roles import role
from checker.speakers.runs import headlines, low, runs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INITIAL = re.compile(r"^(?:[^\W\d_]\.){1,4}$|^[^\W\d_]\.?$")

_PARTY_SEAT = re.compile(r"^[RDI]\s?-\s?[A-Z]|^[RDI]\.?$")

_HANDLE = re.compile(r"^@\w{2,}$")


@dataclass(slots=True)
class Mention:
    """One printed name: tokens ``start`` to ``end`` (half-open), ``head`` the token that stands in the parse for it."""

    start: int
    end: int
    head: int
    text: str
    kind: str  # "name" or "handle"
    gender: str = ""
    title: str = ""
    the: bool = False
    roles: tuple[str, ...] = ()
    body_like: bool = False
    titled: bool = False
    weak: bool = False  # counts only where a fuller name in the article has this word
    group: bool = False  # an apposition calls it a body ("a nonprofit group")
    front: int = -1  # the first token of its titles, where it has some

    @property
    def begins(self) -> int:
        """The first token of the name or of its titles."""
        return self.start if self.front < 0 else self.front


def _plain_title(words: list[str]) -> str:
    """A title less the politeness around it ("Hon'ble", "Shri", "Mr.")."""
    last = max((i for i, w in enumerate(words) if w.lower().replace("’", "'") in POLITE), default=-1)
    front = words[last + 1 :]
    back = [w for w in words[:last] if w.lower().replace("’", "'") not in POLITE] if not front else []
    return " ".join(front or back)


def _cut_headlines(doc: Doc, found: list[Mention]) -> None:
    """In a line of capitals a run may hold more than a name: cut it to the name that the article has elsewhere."""
    short = {m.text for m in found if 2 <= m.end - m.start <= 3}
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


def _read_headlines(doc: Doc, found: list[Mention]) -> list[Mention]:
    """In a line in title case a run is more than a name: keep of it what the article names elsewhere."""
    lines = list(headlines(doc))
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
        yield Mention(start, end, _head(doc, start, end), text, "name", body_like=low(doc[end - 1]) in BODY_LAST)
        at = end


def _gender_of(words: Iterator[str]) -> str:
    for word in words:
        if word in MALE_TITLES or word in MALE_NOUNS:
            return "m"
        if word in FEMALE_TITLES or word in FEMALE_NOUNS:
            return "f"
    return ""


def names(doc: Doc) -> list[Mention]:
    """All names and handles of *doc* in text order."""
    found = [m for start, end in runs(doc) for m in _split(doc, start, end)]
    found = _read_headlines(doc, found)
    _cut_headlines(doc, found)
    if "@" in doc.text:
        found += [Mention(t.i, t.i + 1, t.i, t.text, "handle") for t in doc if _HANDLE.match(t.text)]
    found.sort(key=lambda m: m.start)
    heads = {i: m for m in found for i in range(m.start, m.end)}
    for mention in found:
        mention.roles = tuple(roles_of(doc, mention, heads))
        mention.group = any(role(r).head in BODY_NOUNS for r in mention.roles)
        if not mention.gender:
            mention.gender = _gender_of(w.lower() for r in mention.roles for w in r.split())
    return found


def _split(doc: Doc, start: int, end: int) -> Iterator[Mention]:  # noqa: PLR0912 - one shape of title a branch
    """The name in a run, less its titles; nothing where the run is a title alone ("the Chief Minister")."""
    first = start
    if low(doc[end - 1]) in SURNAMES and _surname(doc, start, end):
        last_title = max(
            (i for i in range(start, end - 1) if low(doc[i]) in OFFICES and not is_given(low(doc[i]))),
            default=start - 1,
        )
        title = " ".join(doc[i].text for i in range(start, last_title + 1))
        text = doc[last_title + 1 : end].text
        yield Mention(
            last_title + 1,
            end,
            end - 1,
            text,
            "name",
            title=title,
            titled=first > start,
            gender=_gender_of(low(doc[i]) for i in range(start, last_title + 1)),
            weak=end - last_title == 2,
            front=start if title else -1,
        )
        return
    end, after = _less_honours(doc, start, end)
    for i in range(start, end):
        word = low(doc[i])
        if word in PARTIES and i + 1 < end and doc[i + 1].pos_ == "PROPN" and low(doc[end - 1]) not in BODY_LAST:
            first = i + 1
            continue
        if word in OFFICES and is_given(word) and i == first and i + 2 == end:
            continue  # "Dean Baker"
        if i + 1 < end and (
            (word in SHORT_OFFICES and doc[i].text.isupper()) or (word in BODY_ROLES and i == start and i + 2 < end)
        ):
            first = i + 1
            continue
        if (word in OFFICES or (word in PERSON_NOUNS and i + 2 < end)) and not (
            _INITIAL.match(doc[i].text) and word not in ("dr.", "sr.")
        ):
            if i + 1 < end and low(doc[i + 1]) in ("of", "for"):
                first = _after_of(doc, i, end)
                continue
            if i + 1 < end and doc[i + 1].text == "-":
                continue
            first = i + 1
    titled = low(doc[first - 1]) if first > start else ""
    if low(doc[end - 1]) in BODY_LAST and start < first < end and titled not in MALE_TITLES | BODY_ROLES:
        first = start  # "Chief Minister Relief Fund" is a body
    if first < end and low(doc[first]) in ("of", "for", "-", "'s"):
        first = end
    if start and low(doc[start - 1]) == "the" and first - start == 1 and low(doc[start]) in NOBLE:
        first = start  # a ship, a hospital or a theatre: "the Lady Rowena"
    title = _plain_title([doc[i].text for i in range(start, first)])
    while first < end and doc[first].is_punct:
        first += 1
    if first >= end:
        return
    head = _head(doc, first, end)
    text = doc[first:end].text.strip(" -–")
    if len(text) < 2 or not any(c.isalpha() for c in text) or _PARTY_SEAT.match(text):
        return
    if end - first == 1 and _is_kind(doc[first]):
        return
    if all(doc[i].pos_ == "ADJ" for i in range(first, end)) and not title:
        return
    before = doc[start - 1].lower_ if start else ""
    last = low(doc[end - 1]).strip(")")
    shout = text.replace(".", "").replace("&", "")
    body_like = last in BODY_LAST and (last != "sun" or before == "the")  # "Dapeng Sun" is a person
    yield Mention(
        first,
        end,
        head,
        text,
        "name",
        gender=_gender_of(low(doc[i]) for i in range(start, first)),
        title=title or after,
        front=start if first > start else -1,
        the=before == "the" and first == start,
        titled=bool(title),
        body_like=body_like
        or (shout.isupper() and len(shout) > 1 and end - first == 1 and not title)
        or "(" in text
        or " of " in text,
    )


def _less_honours(doc: Doc, start: int, end: int) -> tuple[int, str]:
    """Where the name ends that letters of honour or office follow ("Chidi Oko SAN", "Ann Mori MP"), and the office."""
    last = low(doc[end - 1])
    printed = doc[end - 1].text.isupper() or last in ("esq", "phd")
    if end - start > 2 and last in POSTNOMINALS and printed and not doc[end - 2].text.isupper():
        return end - 1, doc[end - 1].text if last in OFFICES else ""
    return end, ""


def _surname(doc: Doc, start: int, end: int) -> bool:
    """Whether a run's last word, a title by its look, is a family name: "Peter King", "Mr. Bishop", "King said"."""
    if end - start == 1:
        return not (start and low(doc[start - 1]) in ("the", "a", "an", "our", "his", "her", "their", "'s", "former"))
    before = low(doc[end - 2])
    return is_given(fold(before)) or before in HONORIFICS or bool(_INITIAL.match(doc[end - 2].text))


def _is_kind(token: Token) -> bool:
    """Whether one capitalised word names a kind of people ("Republicans", "a Democrat"), not somebody."""
    word = low(token)
    if word in PARTIES or word.removesuffix("s") in PARTIES:
        return True
    return token.tag_ == "NNPS" and token.text[-1] == "s" and not any(c.isupper() for c in token.text[1:])


def _after_of(doc: Doc, i: int, end: int) -> int:
    """For "Secretary of State NAME": the first token after the office, guessed as one word and its article."""
    j = i + 2
    if j < end and doc[j].lower_ == "the":
        j += 1
    return min(j + 1, end)


def _head(doc: Doc, start: int, end: int) -> int:
    for i in range(end - 1, start - 1, -1):
        if not start <= doc[i].head.i < end and not doc[i].is_punct:
            return i
    return end - 1
