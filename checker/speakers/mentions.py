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
from checker.speakers.lexicon import (
    BODY_LAST,
    BODY_NOUNS,
    CALENDAR,
    FEMALE_NOUNS,
    FEMALE_TITLES,
    FORMER,
    HONORIFICS,
    MALE_NOUNS,
    MALE_TITLES,
    OFFICES,
    PARTICLES,
    PARTIES,
    PERSON_NOUNS,
    SUFFIXES,
    SURNAMES,
)

from checker.speakers.names import fold
from checker.speakers.roles import role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INITIAL = re.compile(r"^(?:[^\W\d_]\.){1,4}$|^[^\W\d_]\.?$")
_PARTY_SEAT = re.compile(r"^[RDI]\s?-\s?[A-Z]|^[RDI]\.?$")
_HANDLE = re.compile(r"^@\w{2,}$")
_CLOSED = frozenset({"PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "ADV", "NUM", "PUNCT", "SYM", "SPACE"})
_AFTER_OPENING = frozenset('"\'([:—–-•*')
LONGEST_RUN = 12  # words; longer rows of capitals are headlines or lists


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


def low(token: Token) -> str:
    """The token in lower case with a straight apostrophe."""
    return token.lower_.replace("’", "'")


def is_capital(token: Token) -> bool:
    """Whether the token looks like part of a name by itself."""
    text = token.text
    if not text[0].isalpha():
        return False
    return text[0].isupper() or (len(text) > 3 and text[0].islower() and any(c.isupper() for c in text[1:3]))


def _starts_sentence(token: Token) -> bool:
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return before.is_space or before.text in _AFTER_OPENING


def _can_name(token: Token, seen: frozenset[str]) -> bool:
    if not is_capital(token) or token.pos_ == "PRON":
        return False
    lower = low(token)
    if lower in CALENDAR:
        return False
    if lower == "all" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN" and is_capital(token.nbor(1)):
        return not _starts_sentence(token)
    if lower in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."):
        return True
    if _starts_sentence(token):
        if token.pos_ == "PROPN" or token.text in seen or lower in OFFICES:
            return not (token.is_stop and token.pos_ != "PROPN")
        follows = token.i + 1 < len(token.doc) and is_capital(token.nbor(1)) and token.nbor(1).pos_ == "PROPN"
        return follows and token.pos_ in ("NOUN", "ADJ", "X", "VERB") and not token.is_stop
    return token.pos_ not in _CLOSED or (len(token.text) > 1 and token.text.isupper()) or (
        token.pos_ in ("ADP", "ADV", "INTJ") and len(token.text) > 2 and not token.is_stop)


def _join(doc: Doc, i: int, start: int) -> int:
    """How many tokens from *i* link a run to its next part: connectors inside names, 0 where it ends."""
    left = len(doc) - i
    text = doc[i].text
    if left < 2:
        return 0
    after = doc[i + 1]
    last = low(doc[i - 1])
    if text in ("-", "–") and not doc[i - 1].whitespace_ and not doc[i].whitespace_ and after.text[0].isalpha():
        return 1
    if text.islower() and text in PARTICLES and left > 2 and after.text == "-" and is_capital(doc[i + 2]):
        return 2
    if text == "&" and is_capital(after):
        return 1
    if low(doc[i]) in PARTICLES and doc[i].text.islower() and is_capital(after) and after.pos_ != "PRON":
        return 1
    if text in ("of", "for") and (last in BODY_LAST or last in OFFICES or last.rstrip("s") in BODY_LAST):
        if is_capital(after) and after.pos_ in ("PROPN", "ADJ", "NOUN"):
            return 1
        if after.lower_ == "the" and left > 2 and is_capital(doc[i + 2]) and doc[i + 2].pos_ == "PROPN":
            return 2
    if text == "." and i > start and len(doc[i - 1].text) == 1 and is_capital(after):
        return 1
    if text == "," and low(after).strip(".") in SUFFIXES:
        return 1
    if text == "(" and left > 2 and doc[i + 2].text == ")" and is_capital(after) and i > start and last in BODY_LAST:
        return 1 if len(after.text) <= 2 or not after.text.isupper() else 0
    return 0


def runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that look like names with their titles."""
    seen = frozenset(t.text for t in doc if t.pos_ == "PROPN" and is_capital(t) and not _starts_sentence(t))
    i, size = 0, len(doc)
    while i < size:
        if not _can_name(doc[i], seen):
            i += 1
            continue
        start, i = i, i + 1
        bracket = False
        while i < size and i - start < LONGEST_RUN:
            token = doc[i]
            if token.is_space or (token.is_sent_start and doc[i - 1].text[-1] not in "."):
                break
            if token.text == ")" and bracket:
                i += 1
                bracket = False
                continue
            if is_capital(token) and (bracket or not _starts_after_quote(token)) and _inside(token):
                i += 1
                continue
            step = _join(doc, i, start)
            if not step:
                break
            bracket = bracket or token.text == "("
            i += step
        if doc[i - 1].text in ("(", ",", "&", "-", "–") or (doc[i - 1].lower_ in PARTICLES and doc[i - 1].text.islower()):
            i -= 1
        if "(" in doc[i - 1].text and i < size and doc[i].text == ")":
            i += 1
        yield start, i


def _starts_after_quote(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in ('"', "(")


def _inside(token: Token) -> bool:
    if low(token) in CALENDAR:
        after = token.i + 1 < len(token.doc) and token.nbor(1)
        return token.text in ("May", "June", "April", "August") and token.nbor(-1).pos_ == "PROPN" and not (
            after and after.text[0].isdigit())
    if token.is_stop and token.pos_ == "ADP":
        return False  # "Attacks On NAME" in a headline
    return token.pos_ not in ("PRON", "DET", "AUX", "SCONJ", "CCONJ") or low(token) == "all"


def _cut_headlines(doc: Doc, found: list[Mention]) -> None:
    """In a line of capitals a run may hold more than a name: cut it to the name that the article has elsewhere."""
    short = {m.text for m in found if 2 <= m.end - m.start <= 3}
    for mention in found:
        for size in (3, 2):
            start = mention.end - size
            if mention.end - mention.start > max(size, 3) - 1 + (size == 3) and (
                    text := doc[start : mention.end].text) in short and text != mention.text and not mention.body_like:
                mention.start, mention.text, mention.title, mention.titled = start, text, "", False
                break


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
    _cut_headlines(doc, found)
    found += [Mention(t.i, t.i + 1, t.i, t.text, "handle") for t in doc if t.text[0] == "@" and _HANDLE.match(t.text)]
    found.sort(key=lambda m: m.start)
    heads = {i: m for m in found for i in range(m.start, m.end)}
    for mention in found:
        mention.roles = tuple(_roles(doc, mention, heads))
        mention.group = any(role(r).head in BODY_NOUNS for r in mention.roles)
        if not mention.gender:
            mention.gender = _gender_of(w.lower() for r in mention.roles for w in r.split())
    return found


def _split(doc: Doc, start: int, end: int) -> Iterator[Mention]:
    """The name in a run, less its titles; nothing where the run is a title alone ("the Chief Minister")."""
    first = start
    if low(doc[end - 1]) in SURNAMES and _surname(doc, start, end):
        last_title = max((i for i in range(start, end - 1) if low(doc[i]) in OFFICES and not is_given(low(doc[i]))),
                         default=start - 1)
        title = " ".join(doc[i].text for i in range(start, last_title + 1))
        text = doc[last_title + 1 : end].text
        yield Mention(last_title + 1, end, end - 1, text, "name", title=title, titled=bool(title),
                      gender=_gender_of(low(doc[i]) for i in range(start, last_title + 1)), weak=end - last_title == 2)
        return
    for i in range(start, end):
        word = low(doc[i])
        if word in PARTIES and i + 1 < end and doc[i + 1].pos_ == "PROPN" and low(doc[end - 1]) not in BODY_LAST:
            first = i + 1
            continue
        if word in OFFICES and is_given(word) and i == first and i + 2 == end:
            continue  # "Dean Baker"
        if (word in OFFICES or (word in PERSON_NOUNS and i + 2 < end)) and not (_INITIAL.match(doc[i].text) and word not in ("dr.", "sr.")):
            if i + 1 < end and low(doc[i + 1]) in ("of", "for"):
                first = _after_of(doc, i, end)
                continue
            if i + 1 < end and doc[i + 1].text == "-":
                continue
            first = i + 1
    if low(doc[end - 1]) in BODY_LAST and first < end and first > start and low(doc[first - 1]) not in MALE_TITLES:
        first = start  # "Chief Minister Relief Fund" is a body
    if first < end and low(doc[first]) in ("of", "for", "-", "'s"):
        first = end
    title = " ".join(doc[i].text for i in range(start, first))
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
    yield Mention(
        first, end, head, text, "name", gender=_gender_of(low(doc[i]) for i in range(start, first)), title=title,
        the=before == "the" and first == start, titled=bool(title),
        body_like=last in BODY_LAST or (shout.isupper() and len(shout) > 1 and end - first == 1 and not title)
        or "(" in text or " of " in text)


def _surname(doc: Doc, start: int, end: int) -> bool:
    """Whether a run's last word, a title by its look, is a family name: "Peter King", "Mr. Bishop", "King said"."""
    if end - start == 1:
        return not (start and low(doc[start - 1]) in ("the", "a", "an", "our", "his", "her", "their", "'s", "former"))
    before = low(doc[end - 2])
    return is_given(fold(before)) or before in HONORIFICS or bool(_INITIAL.match(doc[end - 2].text))


def _is_kind(token: Token) -> bool:
    """Whether one capitalised word names a kind of people ("Republicans", "a Democrat", "Missourians"), not somebody."""
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


def _roles(doc: Doc, mention: Mention, heads: dict[int, Mention]) -> Iterator[str]:
    if mention.title:
        i = mention.start - len(mention.title.split()) - 1
        past = i >= 0 and low(doc[i]) in FORMER or (i > 0 and doc[i].text == "-" and low(doc[i - 1]) in FORMER)
        yield f"former {mention.title}" if past else mention.title
    if mention.kind != "name":
        return
    before = _before(doc, mention)
    if before:
        yield before
    token = doc[mention.head]
    for child in token.children:
        if child.dep_ == "appos" and child.i >= mention.end and child.i not in range(mention.start, mention.end):
            yield from _nominal_roles(child, heads, mention.end)
        if child.dep_ == "relcl" and child.lemma_ == "be":
            yield from (r for c in child.children if c.dep_ == "attr" for r in _nominal_roles(c, heads, mention.end))
    if token.dep_ == "appos" and not range(mention.start, mention.end).count(token.head.i) and token.head.i < token.i:
        yield from _nominal_roles(token.head, heads, 0, stop=mention.start)
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in ("be", "become") and token.head.i > token.i:
        yield from (r for c in token.head.children if c.dep_ == "attr" for r in _nominal_roles(c, heads, token.head.i))
    comma = mention.end
    if comma + 1 < len(doc) and doc[comma].text == "," and doc[comma + 1].lower_ in ("a", "an", "the", "his", "her"):
        noun = doc[comma + 1].head
        if noun.i > comma and noun.dep_ != "appos" and noun.i - comma < 9:
            yield from _nominal_roles(noun, heads, comma)


def _nominal_roles(noun: Token, heads: dict[int, Mention], after: int, stop: int | None = None) -> Iterator[str]:
    """The role in words of the noun phrase of *noun*, and those coordinated with it; only for nouns of people."""
    for token in (noun, *noun.conjuncts):
        lemma = low(token)
        if token.i in heads and lemma not in OFFICES:
            continue
        known = lemma in PERSON_NOUNS or token.lemma_.lower() in PERSON_NOUNS or lemma in BODY_NOUNS
        if not known and not (token.tag_ == "NN" and any(c.dep_ == "det" for c in token.children)):
            continue
        left, right = token.left_edge.i, token.right_edge.i + 1
        left = max(left, after, token.i - 8)
        right = min(right, token.i + 9, stop if stop is not None else len(token.doc))
        for i in range(token.i + 1, right):
            word = token.doc[i]
            if word.text in (",", "(", ";", "—", "--", '"') or word.lower_ in ("who", "which", "that", "and", "whose") or (
                    word.dep_ in ("acl", "relcl")):
                right = i
                break
        words = [t for t in token.doc[left:right] if not t.is_space]
        while words and (words[0].is_punct or words[0].lower_ in ("and", "also", "both")):
            words.pop(0)
        if words:
            yield clean(token.doc[words[0].i : words[-1].i + 1].text)


def clean(text: str) -> str:
    """Words on one line, without a bracket that is only half inside."""
    text = " ".join(text.split())
    if text.count("(") != text.count(")"):
        text = text.replace("(", " ").replace(")", " ") if text.find(")") < text.find("(") or "(" not in text else (
            text[: text.rfind("(")])
    return " ".join(text.split()).strip(" ,;:-–—")


def _before(doc: Doc, mention: Mention) -> str:
    """The role in lower case right before the name: "White House press secretary" NAME, "former Fox host" NAME."""
    end = mention.start - (len(mention.title.split()) if mention.title else 0)
    i = end - 1
    nouns = 0
    while i >= 0 and end - i <= 8:
        token = doc[i]
        lower = low(token)
        is_noun = token.pos_ in ("NOUN", "PROPN") and token.text.isalpha() is not False
        if token.is_space or (token.is_sent_start is True and not (is_noun or lower in FORMER)):
            break
        if (lower in PERSON_NOUNS or (lower in BODY_NOUNS and i == end - 1)) and not is_capital(token):
            nouns += 1
        elif i == end - 1 or not (token.pos_ in ("NOUN", "PROPN", "ADJ") or lower in FORMER
                                  or token.text in ("-", "'s", "&") or lower == "of"):
            break
        i -= 1
        if token.is_sent_start:
            break
    if not nouns:
        return ""
    return clean(doc[i + 1 : end].text)
