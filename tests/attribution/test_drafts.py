"""Spans of drafts: figures are not broken off, datelines are nobody's name."""

import pytest

from checker.attribution.drafts import past_dateline, unbroken
from checker.records import Span


@pytest.mark.parametrize(
    ("part", "whole"), [("more than 10", "more than 10,000"), ("up 2", "up 2.5"), ("In 2021", "In 2021")]
)
def test_a_figure_is_taken_whole(part: str, whole: str) -> None:
    text = "In 2021, it rose to more than 10,000, up 2.5 points."
    start = text.index(part)
    assert unbroken(Span(start, start + len(part)), text).text(text) == whole


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("VELDEN -- Mayor Ada Brunn said so.", "Mayor Ada Brunn"),
        ("PORT ELM, May 4 (Agency) — Mayor Ada Brunn said so.", "Mayor Ada Brunn"),
        ("Mayor Ada Brunn — of VELDEN said so.", "Mayor Ada Brunn — of VELDEN"),
        ("UN envoy Ove Lindahl said so.", "UN envoy Ove Lindahl"),
    ],
)
def test_a_dateline_is_no_source(line: str, source: str) -> None:
    text = "Rain at last\n\n" + line
    start = text.index(line)
    spans = past_dateline([Span(start, text.index(" said so"))], text)
    assert [s.text(text) for s in spans] == [source]


def test_a_source_that_is_a_dateline_only_is_none() -> None:
    assert past_dateline([Span(0, 6)], "VELDEN -- Mayor Ada Brunn said so.") == ()
