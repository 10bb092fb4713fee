"""The budget of one article: counted in words and signs, the same in every run, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.articles.budget import BYTES_A_STEP, trimmed, within
from checker.records import Span
from tests.articles.helpers import body, both, codes


def test_what_is_within_is_whole_and_what_is_beyond_is_told(tmp_path: Path) -> None:
    line = "Nora Vik said the bell had rung twice.\n"  # nine steps
    (tmp_path / "a.txt").write_text("date 2024-05-06\n" + line * 90)
    articles, problems = both(tmp_path, max_size=900 * BYTES_A_STEP)
    assert codes(problems) == []
    (tmp_path / "a.txt").write_text("date 2024-05-06\n" + line * 110)
    articles, problems = both(tmp_path, max_size=900 * BYTES_A_STEP)
    assert [(p.code, p.severity, p.message) for p in problems] == [
        ("E224", "error", "the article has more than 900 words and signs; what stands after line 101 was not read")
    ]
    assert body(articles[0]) == (line * 100).strip()
    assert len(articles[0].text) == 16 + len(line) * 110, "offsets still lead into the whole file"


@pytest.mark.parametrize("text", ["a " * 5000, "```\n" * 2000, "x" * 5000 + " .", ",.;" * 3000])
def test_the_worst_texts_are_cut_too(text: str) -> None:
    kept, told = within(text, trimmed(text, 0, len(text)), 1000 * BYTES_A_STEP, "a", 1)
    assert (not told) == (kept.end == len(text.rstrip()))
    assert not told or kept.end < 4500


@given(st.text(alphabet="ab .\n“”!", max_size=300), st.integers(1, 40))
def test_never_more_than_the_budget_and_never_outside(text: str, steps: int) -> None:
    whole = trimmed(text, 0, len(text))
    kept, told = within(text, whole, steps * BYTES_A_STEP, "a", 1)
    assert whole.start == kept.start <= kept.end <= whole.end
    assert not told or kept != whole
    counted = sum(not c.isspace() for c in text[kept.start : kept.end] if not c.isalnum())
    counted += len("".join(c if c.isalnum() else " " for c in text[kept.start : kept.end]).split())
    assert counted <= max(steps, 0) or (told is None and kept.end - kept.start <= steps)
    assert within(text, Span(0, 0), steps, "a", 1) == (Span(0, 0), ())
