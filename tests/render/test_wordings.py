"""A diff is shown without what print may do: cuts are an ellipsis, forgiven words no change."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker.records import Change, Verdict
from checker.render import render
from checker.render.wordings import diff_words, told
from checker.verdicts.wording import diff
from tests.render.fixtures import story


def shown(left: str, right: str) -> str:
    return diff_words(diff(left, right))


def test_what_one_side_has_more_of_at_an_end_is_an_ellipsis() -> None:
    text = shown("We must not sell the old harbour wall", "must sell the old harbour wall before the winter, he said")
    assert text == "… must [-not-] sell the old harbour wall …"


def test_forgiven_words_stand_once() -> None:
    assert shown("we don’t sell harbour land, ever", "we do not sell harbor land never") == (
        "we don’t sell harbour land, [-ever-]{+never+}"
    )


def test_nothing_shared_is_shown_as_it_is() -> None:
    steps = (Change("replace", "one", "two"),)
    assert told(steps) == steps


def test_graded_steps_are_never_hidden() -> None:
    steps = (Change("insert", "", "not", "material"), Change("equal", "we will", "we will"), Change("delete", ",", ""))
    assert told(steps) == steps[:2]


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_every_form_leaves_out_what_print_may_do(form: str) -> None:
    report = story()
    steps = diff("We will not close the plant before winter", "will close the plant before winter, I can tell you all")

    def worded(verdict: Verdict) -> Verdict:
        return replace(verdict, evidence=tuple(replace(e, diff=steps) if e.diff else e for e in verdict.evidence))

    text = render(form, replace(report, verdicts=tuple(map(worded, report.verdicts))))
    shown = " ".join(re.sub(r"<[^>]+>|\[-|-\]", "", text).split())
    assert "“… will not close the plant before winter" in shown
    assert "I can tell you" not in shown
