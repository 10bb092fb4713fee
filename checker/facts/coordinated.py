""" "Two women and a man": the one person beside a number of others is part of the count, though no figure says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.facts.counted import slot_of
from checker.facts.tokens import Token
from checker.lexicon import words
from checker.records import Quantity

PERSONS = words("persons", "counted")


_JOINS = frozenset({",", "and", "as", "well", "plus"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT"})
_REACH = 4
"""Words that may stand between the article and the person: "a seven-year-old boy" is three."""


def single_persons(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """A count of one for every "a" or "an" before a person who is joined to numbered ones.

    Read off the order of the words: of "two women, a man and a child" parsers make anything.
    """
    for run in _runs(tokens):
        if any(tokens[at].pos == "NUM" for at, _ in run):
            for at, person in run:
                if tokens[at].pos != "NUM":
                    one, slot = Decimal(1), slot_of(tokens, person)
                    yield Quantity(one, one, "", (tokens[person].lemma,), False, tokens[at].span, slot, one / 2)


def _runs(tokens: Sequence[Token]) -> Iterator[list[tuple[int, int]]]:
    """Persons joined by commas and "and": for each the positions of its article or numeral and of the noun."""
    run: list[tuple[int, int]] = []
    i = 0
    while i < len(tokens):
        person = _person(tokens, i) if tokens[i].pos == "NUM" or tokens[i].lower in ("a", "an") else -1
        if person >= 0:
            run.append((i, person))
            i = person + 1
        elif run and tokens[i].lower in _JOINS:
            i += 1
        else:
            if len(run) > 1:
                yield run
            run, i = [], i + 1
    if len(run) > 1:
        yield run


def _person(tokens: Sequence[Token], at: int) -> int:
    """The position of the person that the article or numeral at *at* belongs to; -1 where it belongs to none."""
    for i in range(at + 1, min(len(tokens), at + 2 + _REACH)):
        if tokens[i].lemma in PERSONS and tokens[i].pos == "NOUN":
            return i
        if tokens[i].pos not in _BETWEEN or tokens[i].text == ",":
            return -1
    return -1
