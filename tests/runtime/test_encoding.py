"""What is kept of an article comes back equal, or not at all."""

from __future__ import annotations

import datetime as dt
import string
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checker.pipeline import ArticleClaims
from checker.records import Article
from checker.runtime.encoding import DAMAGED, encoded, packed, plainly, unpacked
from tests.runtime.made import article, reading

st.register_type_strategy(dt.date, st.dates())
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def _parts() -> st.SearchStrategy[ArticleClaims]:
    """Any value that the types of the records allow, however deep."""
    st.register_type_strategy(str, TEXTS)
    st.register_type_strategy(float, st.floats(allow_nan=False))
    st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
    st.register_type_strategy(int, st.integers(-(2**31), 2**31))
    return st.from_type(ArticleClaims)


@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # large on purpose
@given(_parts())
def test_any_reading_comes_back_equal(part: ArticleClaims) -> None:
    part = replace(part, problems=tuple(replace(p, path=part.article.path) for p in part.problems))
    assert unpacked(packed(part), part.article) == part


def test_under_another_path_its_problems_lie_there_too() -> None:
    part = reading(article(1))
    moved = replace(part.article, path="elsewhere.txt", provenance=(("outlet", "articles.yaml"),))
    assert unpacked(packed(part), moved) == reading(moved)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_noticed(where: int, change: int) -> None:
    data = bytearray(packed(reading(article(1))))
    data[2 + where % (len(data) - 2)] ^= change  # behind the header, whose flags hold nothing
    with pytest.raises(DAMAGED):
        unpacked(bytes(data), article(1))


@pytest.mark.parametrize("data", [b"", b"\x00", encoded({"claims": "many"}), encoded([1, 2])])
def test_what_is_no_reading_is_refused(data: bytes) -> None:
    with pytest.raises(DAMAGED):
        unpacked(data, article(1))


def test_text_that_is_no_text_is_refused() -> None:
    with pytest.raises(DAMAGED):
        plainly(replace(article(1), title="\ud800"))


def _records(kind: Any, seen: set[Any]) -> set[Any]:
    if is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for hint in get_type_hints(kind).values():
            _records(hint, seen)
    for inner in get_args(kind):
        _records(inner, seen)
    return seen


def test_everything_that_is_kept_is_frozen_and_plain() -> None:
    kinds = _records(ArticleClaims, set())
    assert Article in kinds
    assert all(kind.__dataclass_params__.frozen for kind in kinds)
    names = {f.name for kind in kinds for f in fields(kind)}
    assert all(set(name) <= set(string.ascii_lowercase + "_0123456789") for name in names)
