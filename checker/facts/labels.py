"""Figures that are part of a name or label something: "Covid-19", "Boeing 747", "Article 370", "No. 5", a year, a clock
time, a score; none of them counts anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.facts.headlines import all_in_capitals
from checker.facts.numerals import Numeral
from checker.facts.tokens import Token
from checker.lexicon import words

_SHORT_MONTHS = words("calendar", "month-short")
MONTHS = words("calendar", "month") | _SHORT_MONTHS | {f"{month}." for month in _SHORT_MONTHS}
_CLOCK = re.compile(
    r"\s*(?::\s?\d\d|[ap]\.?\s?m\b|o'?clock|gmt\b|utc\b|[ecmpb][sd]t\b|hours gmt|hrs\b(?<=\d\dhrs))", re.IGNORECASE
)
_CHAIN_AFTER = re.compile(r"\s?[-–:/]\s?\d|\.\d|-for-\d|[ -]under[ -]par|-under \d|-stock\b|\([a-z0-9]\)")
_CHAIN_BEFORE = re.compile(r"\d\s?[-–:/]\s?$|\d\.$|\w/$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"PROPN", "NOUN"})
_COUNTING = frozenset({"nummod", "dobj", "pobj", "attr", "nsubj"})
_NAMING = frozenset({"compound", "nmod", "nummod", "amod"})
_PREPOSITIONS = frozenset({"ADP", "SCONJ"})
_VERSION = re.compile(r"\d{1,4}|\d{1,2}(?:\.\d{1,2})+")
"""What numbers a model or an edition: "747", "3.12"."""
_STREET = re.compile(r"\s(?:[A-Z]\.?\s)?(?:[A-Z][\w.]*\s){1,3}?([A-Z][a-z]+\.?)(?!\w)")


def names_something(text: str, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> bool:  # noqa: PLR0911  one return a form
    """Whether the numeral *n*, from the token *first* to before *after*, is a label or part of a name."""
    if text[max(0, n.start - 2) : n.start][:1].isdigit() and text[n.start - 1] in "/:":
        return True  # "a 21/2-week trial"
    if text.startswith("-figure", n.digits_end):
        return True  # "a seven-figure sum"
    if _clock_or_score(text, n):
        return not n.unit or n.unit == "hour"
    if text[n.start : n.end].lower() in words("numbers", "named") or _titled(text, n, tokens, first):
        return True
    previous = tokens[first - 1] if first else None
    if previous is not None and previous.text == "." and first > 1 and tokens[first - 2].lower in ("no", "nos"):
        return True
    if previous is not None and previous.lower == "of" and first > 1 and _names_body(tokens, first, after):
        return True
    if (
        not n.unit
        and previous is not None
        and previous.lower in words("numbers", "label")
        and _labels(tokens, first, n)
    ):
        return True
    if not n.unit and _capitalised(text, n, tokens, first, after):
        return True
    if n.unit or n.worded or n.times:
        return not n.unit and n.worded and _worded_name(tokens, first)
    return _name_or_year(text, n, tokens, first, tokens[after] if after < len(tokens) else None)


def _names_body(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether "of" ties the number to a body that is named by it: "the Group of 77", "the Committee of 100"."""
    body = tokens[first - 2]
    if body.text == "Group":
        return True
    named = first > 2 and body.pos == "PROPN" and body.text[0].isupper() and tokens[first - 3].text[-1].isalnum()
    return named and not _counted_by(tokens[after] if after < len(tokens) else None) and not all_in_capitals(tokens)


def _labels(tokens: Sequence[Token], first: int, n: Numeral) -> bool:
    """Whether the word before *n* is labelled by it: "Article 370"; not "in order 40 people", nor "series, 40"."""
    previous = tokens[first - 1]
    if previous.pos == "VERB" and previous.text.islower():
        return False  # "would top 500,000"
    if previous.lower in words("numbers", "label-in-capitals"):
        return previous.text[0].isupper() or (previous.lower in ("game", "case", "line") and not n.worded)
    return True


def _capitalised(text: str, n: Numeral, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Whether capitals within a sentence make a name of the number: "Air Force One", "7-Eleven", the film "9 Lives"."""
    if n.worded:
        before = text[n.start - 1 : n.start]
        within = before == "-" or (
            bool(first) and (tokens[first - 1].text[-1].isalnum() or tokens[first - 1].text == ",")
        )
        # "killed Fourteen miners" counts, "the Big Three makers" and "Air Force One" do not
        counts = (
            first > 0
            and tokens[first - 1].text.islower()
            and _counted_by(tokens[after] if after < len(tokens) else None)
        )
        return within and not counts and text[n.start].isupper() and not all_in_capitals(tokens)
    behind = text[n.digits_end : n.digits_end + 2]
    if behind[:1] == "-" and behind[1:].isupper():
        return not n.scaled and not all_in_capitals(tokens)
    quoted = text[n.start - 1 : n.start] in ("“", '"', "‘") or (
        first > 0 and tokens[first - 1].lower in words("documents", "work")
    )
    return quoted and after < len(tokens) and tokens[after].text.istitle() and not all_in_capitals(tokens)


def _worded_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether a number in words is part of a series: "Group of Seven", "phase two", "the top five"."""
    if first == 0:
        return False
    previous = tokens[first - 1]
    if tokens[first].lower == "one" and previous.text in ("--", "—", "–"):
        return True  # "-- one potential hurdle --" counts nothing
    series = (
        previous.lower in words("numbers", "series")
        and previous.pos in ("NOUN", "PROPN")
        and previous.head != tokens[first].head
    )
    return series and tokens[first].dep in _NAMING and tokens[first].head == first - 1


def _titled(text: str, n: Numeral, tokens: Sequence[Token], first: int) -> bool:
    """Whether a unit in capitals makes a title of the figure: "on “60 Minutes” last night"."""
    unit = text[n.digits_end : n.end].strip()
    if n.worded or not unit[:1].isupper() or unit.isupper() or n.unit in ("celsius", "fahrenheit") or not n.unit:
        return False
    return text[n.start - 1 : n.start] in ("“", '"', "‘") or bool(first and tokens[first - 1].text[:1].islower())


def _clock_or_score(text: str, n: Numeral) -> bool:
    before, behind = text[max(0, n.start - 8) : n.start], text[n.digits_end : n.digits_end + 14]
    if n.worded or n.ceiling is not None:
        return False
    if _CLOCK.match(behind) or re.search(r"\d:\s?$", before):
        return True
    return bool((_CHAIN_AFTER.match(behind) and not n.scaled) or _CHAIN_BEFORE.search(before))


def _name_or_year(text: str, n: Numeral, tokens: Sequence[Token], first: int, following: Token | None) -> bool:
    """Whether the figure *n* is a year, a house number or part of a name ("Boeing 747")."""
    if n.scaled or n.ceiling is not None:
        return False
    digits = text[n.start : n.digits_end]
    street = _STREET.match(text, n.end)
    if street and street[1].lower() in words("numbers", "street"):
        return True
    if _compounded(tokens, first, digits) or (following is not None and following.lower == "index"):
        return True
    if len(digits) > 1 and digits[0] == "0" and digits.isdigit():
        return True  # "agent 007", "dial 0800"
    return _name_before(tokens, first, following, n, digits, text[n.end : n.end + 1])


def _name_before(  # noqa: PLR0911  one return a form
    tokens: Sequence[Token], first: int, following: Token | None, n: Numeral, digits: str, sign: str
) -> bool:
    """Whether what stands before the figure *n* makes a name or a year of its *digits*; *sign* is right behind it."""
    behind = following.pos if following is not None else ""
    if first and tokens[first - 1].lower in ("a", "an") and sign != "-":
        return behind not in ("NOUN", "ADJ")  # "an 88", "a 737 Max": no count has that article
    if _counted_by(following):
        return False
    if (
        first
        and behind not in ("VERB", "AUX")
        and digits.isdigit()
        and len(digits) < 4
        and _named_before(tokens, first)
    ):
        return True
    if first and tokens[first - 1].lower in ("'s", "’s") and following is not None:
        return following.tag in _FINITE or following.text in ("<", "(")  # "Lund & Orlov's 500 fell"
    if _numbered(tokens, first, digits):
        return True
    if 1900 <= n.value <= 2099 and n.step <= 1000 and not re.search(r"\D", digits):
        return True
    if not first or tokens[first].dep in _COUNTING:
        return False
    previous = tokens[first - 1]
    return previous.pos == "PROPN" and previous.end >= tokens[first].start - 1 and previous.lower not in MONTHS


def _named_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name within a sentence stands right before the figure: "Home Alone 2:", "HR 1 that"."""
    previous = tokens[first - 1]
    named = previous.pos == "PROPN" and previous.text[0].isupper() and previous.end == tokens[first].start - 1
    return named and previous.lower not in MONTHS and not all_in_capitals(tokens)


def _compounded(tokens: Sequence[Token], first: int, digits: str) -> bool:  # noqa: PLR0911  one return a form
    """Whether a name right before the figure forms one name with it, whatever follows: "Boeing 747 jets"."""
    if not first or not _VERSION.fullmatch(digits):
        return False
    previous, figure = tokens[first - 1], tokens[first]
    if previous.text[1:] != previous.text[1:].lower() and not previous.text.isupper():
        return previous.end >= figure.start - 1  # "iPhone 5", "PlayStation 4"
    if previous.pos != "PROPN" or not previous.text[0].isupper() or previous.end < figure.start - 1:
        return False
    if previous.lower in MONTHS or previous.lower in words("calendar", "weekday"):
        return False
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    if following is not None and following.lower in words("numbers", "never-named"):
        return False
    if not previous.text.isupper() and all_in_capitals(tokens):
        return False  # "Bombs Hit Army, Kill 6"
    joined = previous.head == first or (previous.dep in _NAMING and previous.head == figure.head != first - 1)
    return joined or (figure.head == first - 1 and figure.dep in _NAMING)


def _numbered(tokens: Sequence[Token], first: int, digits: str) -> bool:
    """Whether the figure tells which one of what stands before it in the singular: "bus 42", "flat 3", "Lumen 2.0"."""
    if not first:
        return False
    previous, figure = tokens[first - 1], tokens[first]
    if "." in digits:  # "Lumen 2.0 was shown"
        return previous.text[0].isupper() and previous.pos in _NAMES
    return (
        digits.isdigit()
        and previous.tag == "NN"
        and previous.end == figure.start - 1
        and figure.head == first - 1
        and figure.dep in _NAMING
        and previous.lower not in ("age", "aged")
    )


def _counted_by(token: Token | None) -> bool:
    return token is not None and (
        token.pos in ("NOUN", "PROPN", "ADJ") or token.lower in ("killed", "injured", "wounded", "arrested", "others")
    )
