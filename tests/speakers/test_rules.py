"""Alias rules as values."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from checker.speakers.rules import Alias, Office

RULE = Alias.model_validate(
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
    with pytest.raises(ValidationError, match="is after"):
        Office.model_validate({"title": "mayor", "from": "2020-01-02", "to": "2020-01-01"})


def test_unknown_keys_are_an_error():
    with pytest.raises(ValidationError):
        Alias.model_validate({"id": "x", "why": "y", "name": "Z", "nmaes": []})
