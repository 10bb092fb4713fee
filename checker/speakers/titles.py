"""A run of capitalised words split into titles and a name: "former Karnataka chief minister" and who that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.given import is_given
from checker.speakers.lexicon import (
    BODY_LAST,
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
    PLACE_FIRST,
    POLITE,
    POSTNOMINALS,
    SHORT_OFFICES,
    SURNAMES,
)
from checker.speakers.names import fold
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_PEOPLE = MALE_TITLES | BODY_ROLES
_NO_SURNAME = words("grammar", "no-surname")
_INITIAL = re.compile(r"^(?:[^\W\d_]\.){1,4}$|^[^\W\d_]\.?$")
_PARTY_SEAT = re.compile(r"^[RDI]\s?-\s?[A-Z]|^[RDI]\.?$")


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


def split(doc: Doc, start: int, end: int) -> Mention | None:
    """The name in a run, less its titles; None where the run is a title alone ("the Chief Minister")."""
    run = [doc[i] for i in range(start, end)]
    words = [low(t) for t in run]
    before = low(doc[start - 1]) if start else ""
    if (words[-1] in SURNAMES and _surname(run, words, before)) or _called_like_an_office(run, words):
        return _title_and_surname(doc, start, run, words)
    size, honour = _less_honours(run, words)
    del run[size:], words[size:]
    first = _first(run, words, before)
    title = _plain_title([t.text for t in run[:first]])
    gender = gender_of_words(words[:first])
    front = start if first else -1
    while first < size and run[first].is_punct:
        first += 1
    if first >= size:
        return None
    name = run[first:]
    text = doc[start + first : start + size].text.strip(" -–")
    if words[-1] in PARTIES and before == "the" and not first and size > 1:
        return None  # "the Vermont Democrat" takes somebody up
    if _no_name(doc, name, text, start + size) or (not title and all(t.pos_ == "ADJ" for t in name)):
        return None
    last, alone = words[-1].strip(")"), len(name) == 1 and not title
    body = last in BODY_LAST and (last != "sun" or before == "the")  # "Dapeng Sun" is a person
    return Mention(
        start + first,
        start + size,
        head_in(doc, start + first, start + size),
        text,
        "name",
        gender=gender,
        title=title or honour,
        front=front,
        the=before == "the" and not first,
        titled=bool(title),
        body_like=body or (alone and _shouted(text)) or "(" in text or " of " in text,
    )


def _no_name(doc: Doc, name: list[Token], text: str, end: int) -> bool:
    """Whether what is left of a run is none: a letter, a seat of a party, a currency ("NOK 600 million"), a kind."""
    if len(text) < 2 or not any(c.isalpha() for c in text) or _PARTY_SEAT.match(text):
        return True
    money = text.isupper() and len(text) == 3 and end < len(doc) and doc[end].like_num
    return len(name) == 1 and (money or _is_kind(name[0]))


def _first(run: list[Token], words: list[str], before: str) -> int:
    """Where the name begins in a run."""
    first, size = _behind_titles(run, words), len(run)
    titled = words[first - 1] if first else ""
    if words[-1] in BODY_LAST and 0 < first < size and titled not in OF_PEOPLE:
        first = 0  # "Chief Minister Relief Fund" is a body
    if first < size and words[first] in ("of", "for", "-", "'s"):
        first = size
    if before == "the" and first == 1 and words[0] in NOBLE:
        first = 0  # a ship, a hospital or a theatre: "the Lady Rowena"
    return first


def _behind_titles(run: list[Token], words: list[str]) -> int:
    """Where the titles and offices of a run end, taken word by word."""
    first, size = 0, len(run)
    for i, word in enumerate(words):
        left = size - i - 1
        if word in PARTIES and left and run[i + 1].pos_ == "PROPN" and words[-1] not in BODY_LAST:
            first = i + 1
        elif word in OFFICES and is_given(word) and i == first and left == 1:
            continue  # "Dean Baker"
        elif left and _is_label(run[i], word, i, left):
            first = _after_of(words, i) if words[i + 1] in ("of", "for") else i + 1
        elif left > 2 and not i and _governs(run, words):
            first = _after_of(words, i)
        elif _is_title(run[i], word, left):
            if left and words[i + 1] in ("of", "for"):
                first = _after_of(words, i)
            elif not left or run[i + 1].text != "-":
                first = i + 1
    return first


def _is_title(token: Token, word: str, left: int) -> bool:
    """Whether a word of a run is an office, or somebody's calling with more than one word behind it; no initial is."""
    initial = _INITIAL.match(token.text) and word not in ("dr.", "sr.")
    return not initial and (word in OFFICES or (word in PERSON_NOUNS and left > 1))


def _is_label(token: Token, word: str, place: int, left: int) -> bool:
    """Whether a word before a name tells what its bearer is: "CFO", "Contractor" before a body of two words or more."""
    return (word in SHORT_OFFICES and token.text.isupper()) or (word in BODY_ROLES and not place and left > 1)


def _governs(run: list[Token], words: list[str]) -> bool:
    """Whether a run begins with an office in letters and what it is over: "CS for Transport NAME"."""
    return run[0].text.isupper() and 2 <= len(words[0]) <= 4 and words[1] == "for" and words[-1] not in BODY_LAST


def _after_of(words: list[str], i: int) -> int:
    """Where the name begins after an office and what it is over: "Mayor of Port Ansel NAME", "MLA for Kottur S. NAME".

    After initials or a first name, if the rest has one, else after the body ("of the Lake Authority NAME"), else after
    a place of one word, or of two where its first word tells ("New", "Port"); a name is given two words at most.
    """
    j, size = i + 2, len(words)
    while j + 2 < size and words[j + 1] in ("of", "for", "and"):
        j += 2  # "Minister of State for Ports"
    if j < size and words[j] == "the":
        j += 1
    least = j + (2 if words[j : j + 1] and words[j] in PLACE_FIRST else 1)
    for k in range(least, size - 1):
        if is_given(fold(words[k])):
            return k
        if _INITIAL.match(words[k]):
            return k - (k > least and not _INITIAL.match(words[k + 1]))  # "Secretary of State Antony J. NAME"
    body = max((k for k in range(j, size - 1) if words[k] in BODY_LAST), default=-1)
    return min(body + 1 if body >= j else max(least, size - 2), size)


def _title_and_surname(doc: Doc, start: int, run: list[Token], words: list[str]) -> Mention:
    """A name whose last word is a title by its look: "Senator Peter King"."""
    offices = (i for i, w in enumerate(words[:-1]) if w in OFFICES and not is_given(w))
    first = max(offices, default=-1) + 1
    end = start + len(run)
    title = " ".join(t.text for t in run[:first])
    return Mention(
        start + first,
        end,
        end - 1,
        doc[start + first : end].text,
        "name",
        title=title,
        gender=gender_of_words(words[:first]),
        weak=len(run) - first == 1,
        front=start if title else -1,
    )


def _less_honours(run: list[Token], words: list[str]) -> tuple[int, str]:
    """How long the name is that letters of honour or office follow ("Chidi Oko SAN", "Ann Mori MP"), and the office."""
    size, last = len(run), words[-1]
    printed = run[-1].text.isupper() or last in ("esq", "phd")
    if size > 2 and last in POSTNOMINALS and printed and not run[-2].text.isupper():
        return size - 1, run[-1].text if last in OFFICES else ""
    return size, ""


def _surname(run: list[Token], words: list[str], before: str) -> bool:
    """Whether a run's last word, a title by its look, is a family name: "Peter King", "Mr. Bishop", "King said"."""
    if len(run) == 1:
        return before not in _NO_SURNAME
    return is_given(fold(words[-2])) or words[-2] in HONORIFICS or bool(_INITIAL.match(run[-2].text))


def _called_like_an_office(run: list[Token], words: list[str]) -> bool:
    """Whether a first name and a word for an office are all there is: "John Skipper" is no skipper."""
    return (
        len(run) == 2
        and words[-1] in OFFICES
        and run[-1].text.istitle()
        and words[0] not in OFFICES
        and is_given(words[0])
    )


def _shouted(text: str) -> bool:
    plain = text.replace(".", "").replace("&", "")
    return plain.isupper() and len(plain) > 1


def _plain_title(words: list[str]) -> str:
    """A title less the politeness around it ("Hon'ble", "Shri", "Mr.")."""
    last = max((i for i, w in enumerate(words) if w.lower().replace("’", "'") in POLITE), default=-1)
    front = words[last + 1 :]
    back = [w for w in words[:last] if w.lower().replace("’", "'") not in POLITE] if not front else []
    return " ".join(front or back)


def gender_of_words(words: Iterable[str]) -> str:
    """ "f" or "m" where a title or role tells, else ""."""
    for word in words:
        if word in MALE_TITLES or word in MALE_NOUNS:
            return "m"
        if word in FEMALE_TITLES or word in FEMALE_NOUNS:
            return "f"
    return ""


def _is_kind(token: Token) -> bool:
    """Whether one capitalised word names a kind of people ("Republicans", "a Democrat"), not somebody."""
    word = low(token)
    if word in PARTIES or word.removesuffix("s") in PARTIES:
        return True
    return token.tag_ == "NNPS" and token.text[-1] == "s" and not any(c.isupper() for c in token.text[1:])


def head_in(doc: Doc, start: int, end: int) -> int:
    """The token that stands in the parse for the words from *start* to *end*."""
    for i in range(end - 1, start - 1, -1):
        if not start <= doc[i].head.i < end and not doc[i].is_punct:
            return i
    return end - 1
