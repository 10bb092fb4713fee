"""Alias rules as values."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from checker.rulebook.registry import adapter
from checker.speakers.rules import Office

RULE = adapter("aliases").validate_python(
    {
        "id": "ana-velde",
        "why": "Spellings.",
        "name": "Ana Velde",
        "names": ["A. Velde"],
        "handles": ["@ana_velde"],
        "never": ["Anna Velde"],
        "offices": [{"title": "mayor of Norwell", "from": "2019-01-01", "to": "2022-12-31"}],
    }
)


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("Ana Velde", None, True),
        ("A Velde", None, True),
        ("ana_velde", None, True),
        ("Anna Velde", None, False),
        ("the Norwell mayor", dt.date(2022, 12, 31), True),
        ("the Norwell mayor", dt.date(2023, 1, 1), False),
        ("the Norwell mayor", None, False),
        ("the Ashby mayor", dt.date(2020, 1, 1), False),
    ],
)
def test_what_a_rule_means(words, day, expected):
    assert RULE.means(words, day) is expected


def test_days_out_of_order_are_an_error():
    with pytest.raises(ValueError, match="is after"):
        Office(title="mayor", since=dt.date(2020, 1, 2), to=dt.date(2020, 1, 1))


def test_unknown_keys_are_an_error():
    with pytest.raises(ValidationError):
        adapter("aliases").validate_python({"id": "x", "why": "y", "name": "Z", "nmaes": []})
