"""Quotation marks, paired by rule: pure text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.attribution.quotes import quotations, unclosed
from tests.growth import growth, is_linear


def texts(text: str) -> list[str]:
    return [q.span.text(text) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"Go," she said. "Now."', ['"Go,"', '"Now."']),
        ("“Go,” she said.", ["“Go,”"]),
        ("''Go,'' she said. ''Now.''", ["''Go,''", "''Now.''"]),
        ("``Go,'' she said.", ["``Go,''"]),
        ("«Go», she said.", ["«Go»"]),
        ("‘Go,’ the players’ union said.", ["‘Go,’"]),
        ("'Don't go,' he said, 'it's late.'", ["'Don't go,'", "'it's late.'"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”", "‘no’"]),
        ("‘The players’ bus isn’t here,’ she said.", ["‘The players’ bus isn’t here,’"]),
        ("'The drivers' van is late,' she said.", ["'The drivers' van is late,'"]),
        ("‘Stars’ shone and ‘moons’ rose.", ["‘Stars’", "‘moons’"]),
        ("rock 'n' roll of the '90s isn't dead", ["'n'"]),
        ('A 6" pipe and "a valve".', ['"a valve"']),
        ("no marks at all", []),
        ('""', []),
    ],
)
def test_marks_pair_in_every_style(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_depth_tells_quotations_inside_quotations() -> None:
    assert [q.depth for q in quotations("“He said ‘no’ to me,” she said.")] == [0, 1]


def test_only_the_last_paragraph_of_a_long_quotation_closes() -> None:
    text = '"One.\n\n"Two.\n\n"Three," he said.'
    quotes = quotations(text)
    assert [q.follows for q in quotes] == [False, True, True]
    assert [q.closed for q in quotes] == [False, False, True]
    assert unclosed(quotes) == ()


def test_an_unpaired_mark_ends_with_its_paragraph_and_loses_nothing_after_it() -> None:
    text = "She said: “We never close.\n\nLater he said “no” again."
    quotes = quotations(text)
    assert [q.span.text(text) for q in quotes] == ["“We never close.", "“no”"]
    assert unclosed(quotes) == (quotes[0],)


def test_a_mark_that_opens_again_ends_the_one_never_closed() -> None:
    text = 'He said "one thing. She said "another thing."'
    quotes = quotations(text)
    assert [q.closed for q in quotes] == [False, True]
    assert quotes[1].span.text(text) == '"another thing."'


def test_a_closing_mark_without_an_opening_one_takes_the_paragraph_up_to_it() -> None:
    text = 'We will win," he said.'
    (quote,) = quotations(text)
    assert quote.span.text(text) == 'We will win,"'
    assert not quote.opened


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ('He read from his novel "The Long Way Down" on Sunday.', "title"),
        ('Bill "Rocky" Marsh won.', "nickname"),
        ('The "reform" failed.', "words"),
        ('"We are ready," she said.', "speech"),
        ('She said it was "a total and utter disgrace".', "words"),
    ],
)
def test_not_everything_between_marks_is_speech(text: str, use: str) -> None:
    assert [q.use for q in quotations(text)] == [use]


@given(st.text(alphabet="\"'“”‘’«»` ab.,\n", max_size=200))
def test_spans_lie_inside_the_text_and_levels_do_not_cross(text: str) -> None:
    quotes = quotations(text)
    for quote in quotes:
        assert 0 <= quote.span.start <= quote.inner.start <= quote.inner.end <= quote.span.end <= len(text)
        assert "\n" not in quote.span.text(text)
    outer = [q.span for q in quotes if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))


@pytest.mark.parametrize("unit", ['"', '"a ', "“", "‘a", "''", "a' "])
def test_time_is_linear_in_one_long_line(unit: str) -> None:
    assert is_linear(growth(quotations, lambda n: unit * n, 1_000))


def test_a_verdict_in_a_headline_is_no_nickname() -> None:
    (quote,) = quotations("Mayor Calls Ada Brunn ‘A Disgrace’ Over Dam")
    assert quote.use != "nickname"
