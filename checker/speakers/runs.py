"""Rows of capitalised words that look like names with their titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.lexicon import words
from checker.speakers.columns import capitals
from checker.speakers.lexicon import (
    BODY_LAST,
    CALENDAR,
    HONORIFICS,
    OFFICES,
    PARTICLES,
    SUFFIXES,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


NAMES_TOO = frozenset("jan april may june august sun".split())  # words of the calendar that people are called
_CIVIL = words("persons", "civil")
SAYING = words("verbs", "names-speaker")
_CLOSED = frozenset(
    {"PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "ADV", "NUM", "PUNCT", "SYM", "SPACE"}
)

_AFTER_OPENING = frozenset("\"'([:—–-•*")

LONGEST_HEADLINE, TITLE_CASE = 160, 0.75  # characters; share of words over three letters that have a capital
LONGEST_RUN = 12  # words; longer rows of capitals are headlines or lists


def low(token: Token) -> str:
    """The token in lower case with a straight apostrophe, without an editor's brackets ("[W]e")."""
    word = token.lower_.replace("’", "'")
    return word.replace("[", "").replace("]", "") if len(word) > 1 and "]" in word else word


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


def _called_like_a_month(token: Token) -> bool:
    """Whether a word of the calendar is, or begins, a name: "Sun Dapeng", "April Ryder", "Sun said"; not "in May"."""
    if low(token) not in NAMES_TOO or not token.is_title or token.pos_ != "PROPN":
        return False
    if token.i and (token.nbor(-1).like_num or token.nbor(-1).pos_ == "ADP"):
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.dep_ == "compound" and token.head.i > token.i:
        return after.pos_ == "PROPN" and after.is_title and low(after) not in CALENDAR
    return token.dep_ == "nsubj" and token.head.lemma_ in SAYING


def _can_name(token: Token, seen: frozenset[str]) -> bool:  # noqa: PLR0911 - one reason a line
    if not is_capital(token) or token.pos_ == "PRON":
        return False
    lower = low(token)
    if lower in CALENDAR and not _called_like_a_month(token):
        return False
    if lower == "all" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "PROPN" and is_capital(token.nbor(1)):
        return not _starts_sentence(token)
    if lower in _CIVIL:
        return True
    if _starts_sentence(token):
        if token.tag_ == "NNS" and token.i + 2 < len(token.doc) and token.nbor(1).text == "'":
            return _of_members(token.doc, token.i + 1)
        if token.pos_ == "PROPN" or token.text in seen or lower in OFFICES:
            return not (token.is_stop and token.pos_ != "PROPN")
        follows = token.i + 1 < len(token.doc) and is_capital(token.nbor(1)) and token.nbor(1).pos_ == "PROPN"
        return follows and token.pos_ in ("NOUN", "ADJ", "X", "VERB") and not token.is_stop
    return (
        token.pos_ not in _CLOSED
        or (len(token.text) > 1 and token.text.isupper())
        or (token.pos_ in ("ADP", "ADV", "INTJ") and len(token.text) > 2 and not token.is_stop)
    )


def _join(doc: Doc, i: int, start: int) -> int:
    """How many tokens from *i* link a run to its next part: connectors inside names, 0 where it ends."""
    return 0 if len(doc) - i < 2 else _by_word(doc, i, start) or _by_mark(doc, i, start)


def _by_word(doc: Doc, i: int, start: int) -> int:
    """Of :func:`_join`, what a word joins: "de", "and", "of"."""
    text, after = doc[i].text, doc[i + 1]
    if text.islower() and text in PARTICLES and len(doc) - i > 2 and after.text == "-" and is_capital(doc[i + 2]):
        return 2
    if text == "and" and _one_body(doc, i, start):
        return 1
    if low(doc[i]) in PARTICLES and text.islower() and (count := _particles(doc, i)):
        return count
    return _by_preposition(doc, i, start) if text in ("of", "for") else 0


def _by_preposition(doc: Doc, i: int, start: int) -> int:
    """What a body or an office is of: "Bank of", "Minister for the"."""
    after, last = doc[i + 1], low(doc[i - 1])
    news = last == "news" and after.lower_ != "the"  # "News of NAME's departure" only tells of what
    body = (last in BODY_LAST and not news) or last.rstrip("s") in BODY_LAST
    if not (body or last in OFFICES or _short_office(doc[i - 1], i - start)):
        return 0
    if is_capital(after) and after.pos_ in ("PROPN", "ADJ", "NOUN"):
        return 1
    the = after.lower_ == "the" and len(doc) - i > 2 and is_capital(doc[i + 2]) and doc[i + 2].pos_ == "PROPN"
    return 2 if the else 0


def _by_mark(doc: Doc, i: int, start: int) -> int:  # noqa: PLR0911 - one mark a line
    """Of :func:`_join`, what a mark joins: a hyphen, "&", the point of an initial, a nickname's quotation marks."""
    text, before, after = doc[i].text, doc[i - 1], doc[i + 1]
    if text in ("-", "–"):
        close = not before.whitespace_ and not doc[i].whitespace_ and after.text[0].isalpha()
        return 0 if not close else 2 if i - start > 1 and _second_syllable(after) else 1
    if text == "&":
        return int(is_capital(after))
    if text == ".":
        short = len(before.text) == 1 or low(before) + "." in HONORIFICS
        return int(i > start and is_capital(after) and short)
    if text == '"':
        return 4 if i - start == 1 and len(doc) - i > 3 and _nickname(doc, i) else 0
    if text in ("'", "'s"):
        return int(is_capital(after) and _of_members(doc, i))
    if text == ",":
        return int(low(after).strip(".") in SUFFIXES)
    return int(text == "(" and _by_bracket(doc, i, start))


def _by_bracket(doc: Doc, i: int, start: int) -> bool:
    """Whether a bracket behind a body is part of its name, and not what it is called for short."""
    if len(doc) - i <= 2 or doc[i + 2].text != ")" or i <= start or low(doc[i - 1]) not in BODY_LAST:
        return False
    return is_capital(doc[i + 1]) and not _is_short_for(doc[i + 1].text, doc[start:i])


def _one_body(doc: Doc, i: int, start: int) -> bool:
    """Whether "and" is inside a body's name: "the Railway and Tram Workers' Federation"."""
    if (
        start < 1
        or low(doc[start - 1]) != "the"
        or not doc[start].is_title
        or doc[start].tag_ not in ("NN", "NNP", "NNS")
    ):
        return False
    last = i + 1
    while last < min(len(doc), i + 6) and (is_capital(doc[last]) or doc[last].text == "'"):
        last += 1
    members = any(t.text == "'" for t in doc[i + 1 : last])
    return i - start == 1 and members and low(doc[last - 1]) in BODY_LAST


def _short_office(token: Token, place: int) -> bool:
    """Whether a run begins with letters that a preposition makes an office: "CS for Transport NAME"."""
    return place == 1 and token.text.isupper() and 2 <= len(token.text) <= 4 and token.text.isalpha()


def _particles(doc: Doc, i: int) -> int:
    """How many particles from *i* stand before the next part of a name ("van der", "de la"); 0 where none follows."""
    end = i
    while end < min(len(doc), i + 3) and low(doc[end]) in PARTICLES and doc[end].text.islower():
        end += 1
    return end - i if end < len(doc) and is_capital(doc[end]) and doc[end].pos_ != "PRON" else 0


def _is_short_for(text: str, name: Span) -> bool:
    """Whether letters in brackets are a name's abbreviation and no part of it, as in "Lok Dal (U)"."""
    if len(text) <= 2:
        return text == "".join(t.text[0] for t in name if t.text[0].isupper())
    return sum(map(str.isupper, text)) * 2 > len(text)


def _nickname(doc: Doc, i: int) -> bool:
    """Whether a name in quotation marks stands inside a person's: Emeka "Mecko" Nwachukwu."""
    family = doc[i + 3]
    return doc[i + 2].text == '"' and is_capital(doc[i + 1]) and is_capital(family) and family.pos_ == "PROPN"


def _of_members(doc: Doc, i: int) -> bool:
    """Whether the possessive at *i* is inside a body's name: "the Seafarers' League", "the Women's Bank"."""
    owner = doc[i - 1]
    plural = doc[i].text == "'" and owner.tag_ in ("NNS", "NNPS")
    if not plural and low(owner) not in ("women", "men", "children", "people"):
        return False
    last = i + 1
    while last + 1 < min(len(doc), i + 4) and is_capital(doc[last + 1]) and low(doc[last]) not in BODY_LAST:
        last += 1
    return low(doc[last]) in BODY_LAST


def _second_syllable(token: Token) -> bool:
    """Whether a lower-case word after a hyphen ends a given name ("Ban Ki-moon"), and does not qualify a noun."""
    short = token.text.islower() and 2 <= len(token.text) <= 5
    return short and token.pos_ in ("PROPN", "NOUN") and token.dep_ not in ("compound", "amod", "nmod")


def headlines(doc: Doc, text: str) -> Iterator[range]:
    """Token ranges of lines in title case, where capitals tell nothing.

    Most of the longer words have a capital there, or all of them in a line that ends with a full stop.
    """
    start = 0
    for line in text.split("\n"):
        plain = line.strip()
        if plain and len(plain) <= LONGEST_HEADLINE:
            least = TITLE_CASE if plain[-1] != "." else 1.0
            long = [w for w in plain.split() if len(w) > 3 and w[0].isalpha()]
            capital = sum(w[0].isupper() for w in long)
            if len(long) >= 4 and capital >= least * len(long):
                found = doc.char_span(start, start + len(line), alignment_mode="expand")
                if found is not None:
                    yield range(found.start, found.end)
        start += len(line) + 1


def runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that look like names with their titles."""
    capital = capitals(doc)
    named = (doc[i] for i, large in enumerate(capital) if large)
    seen = frozenset(t.text for t in named if t.pos_ == "PROPN" and not _starts_sentence(t))
    i, size = 0, len(doc)
    while i < size:
        if not capital[i] or not _can_name(doc[i], seen):
            i += 1
            continue
        start, i = _with_hyphen(doc, i), i + 1
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
        if doc[i - 1].text in ("(", ",", "&", "-", "–") or (
            doc[i - 1].lower_ in PARTICLES and doc[i - 1].text.islower()
        ):
            i -= 1
        if "(" in doc[i - 1].text and i < size and doc[i].text == ")":
            i += 1
        yield start, i


def _with_hyphen(doc: Doc, i: int) -> int:
    """Where a name begins whose first half was tagged as a noun: "Lund-Hansen" at the start of a sentence."""
    if i > 1 and doc[i - 1].text == "-" and is_capital(doc[i - 2]) and doc[i - 2].text.istitle():
        return i if doc[i - 1].whitespace_ or doc[i - 2].whitespace_ else i - 2
    return i


def _starts_after_quote(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in ('"', "(")


def _inside(token: Token) -> bool:
    if low(token) in CALENDAR:
        after = token.i + 1 < len(token.doc) and token.nbor(1)
        return (
            low(token) in NAMES_TOO
            and token.is_title
            and token.nbor(-1).pos_ == "PROPN"
            and not (after and after.text[0].isdigit())
        )
    if token.is_stop and token.pos_ == "ADP":
        return False  # "Attacks On NAME" in a headline
    return token.pos_ not in ("PRON", "DET", "AUX", "SCONJ", "CCONJ") or low(token) == "all"


def clean(text: str) -> str:
    """Words on one line, without a bracket that is only half inside."""
    text = " ".join(text.split())
    if text.count("(") != text.count(")"):
        text = (
            text.replace("(", " ").replace(")", " ")
            if text.find(")") < text.find("(") or "(" not in text
            else (text[: text.rfind("(")])
        )
    return " ".join(text.split()).strip(" ,;:-–—")
