"""One article: a second name that the text gives somebody, and headlines that are no names."""

from __future__ import annotations

import pytest

from tests.speakers.marked import speakers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "opening",
    [
        'Marcel Dubru, the forger known as "Quill," was held on Friday.',
        "Police arrested Marcel Dubru, alias Quill, on Friday.",
        "The painter Marcel Dubru, also known as Quill, was held on Friday.",
    ],
)
def test_a_second_name_is_the_same_person_under_the_first(nlp, opening):
    found = speakers(nlp, f"{opening} <1:Quill> [1:said] {{1:that he had sold four paintings}}.")
    assert found["a1"].name == "Marcel Dubru"


@pytest.mark.parametrize(
    "opening",
    [
        "Marcel Dubru, leader of the gang known as Quill, was held on Friday.",
        'Marcel Dubru was held on Friday. The painting is known as "Quill".',
    ],
)
def test_the_name_of_something_else_beside_a_person_is_not_that_person_s(nlp, opening):
    found = speakers(nlp, f"{opening} <1:Quill> [1:said] {{1:that it had sold four paintings}}.")
    assert found["a1"].name != "Marcel Dubru"


@pytest.mark.parametrize("stop", ["", "."])
def test_a_line_in_title_case_adds_nothing_to_a_name_whether_a_full_stop_ends_it_or_not(nlp, stop):
    found = speakers(
        nlp,
        f"Ana Velde Likens Morrow's Budget To Sonia Teller Selling Candles{stop}\n\n"
        "<1:Ana Velde> [1:said] {1:that the budget was thin}. Jan Morrow had presented it on Friday. "
        "<2:Sonia Teller> [2:said] {2:that candles sold well}. "
        "<3:Morrow> [3:said] {3:that nobody would pay more}.",
    )
    assert [found[k].name for k in ("a1", "a2", "a3")] == ["Ana Velde", "Sonia Teller", "Jan Morrow"]
