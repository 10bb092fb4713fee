"""Spans of drafts: figures are not broken off."""

import pytest

from checker.attribution.drafts import unbroken
from checker.records import Span


@pytest.mark.parametrize(
    ("part", "whole"), [("more than 10", "more than 10,000"), ("up 2", "up 2.5"), ("In 2021", "In 2021")]
)
def test_a_figure_is_taken_whole(part: str, whole: str) -> None:
    text = "In 2021, it rose to more than 10,000, up 2.5 points."
    start = text.index(part)
    assert unbroken(Span(start, start + len(part)), text).text(text) == whole
