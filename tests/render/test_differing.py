"""What may be at odds stands in a section of its own, and every form asks instead of stating one side."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from checker.records import Evidence, Report
from checker.render import render
from checker.render.headlines import may
from checker.render.matrix import matrix_of
from checker.render.viewing import view_of
from tests.render.building import place
from tests.render.fixtures import GAZETTE, HERALD, story


def unsettled() -> Report:
    """The story with its dead as a difference that is left open."""
    report = story()
    verdict = next(v for v in report.verdicts if any(e.rule == "death-toll" for e in v.evidence))
    claims = {c.article: c for c in report.claims if c.id in verdict.group.claims}
    left, right = place(GAZETTE, claims[GAZETTE.id], "12", "12"), place(HERALD, claims[HERALD.id], "Twenty-one", "21")
    message = "Gazette says 12, Herald says 21; too little else is alike"
    found = Evidence("death-toll", "number", "differs", "note", left, right, message, open=True)
    changed = replace(verdict, label="unique", evidence=(found,), notes=("not corroborated",))
    return replace(report, verdicts=tuple(changed if v is verdict else v for v in report.verdicts))


def plainly(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>|\\(?=[\W_])", "", text)).split())


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "junit"])
def test_the_title_asks_and_takes_no_side(form: str) -> None:
    text = plainly(render(form, unsettled())) if form != "junit" else html.unescape(render(form, unsettled()))
    assert "Reports may differ on what Ana Ruiz said: 12 or 21" in text
    assert "Reports differ on what Ana Ruiz said: 12 or 21" not in text


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "csv"])
def test_the_difference_is_told_as_perhaps_a_conflict(form: str) -> None:
    assert "perhaps a conflict: Gazette says 12, Herald says 21" in plainly(render(form, unsettled()))


def test_the_map_has_what_each_outlet_prints() -> None:
    matrix = matrix_of(view_of(unsettled()))
    row = next(r for r in matrix.rows if r.entry.section == "differing")
    cells = dict(zip(matrix.outlets, row.cells, strict=True))
    assert (cells["Orle Gazette"], cells["Tarn Herald"]) == ("12", "21")


def doubted() -> Report:
    """The story with its dead as two claims that are close and are not known to differ."""
    report = unsettled()
    verdict = next(v for v in report.verdicts if any(e.rule == "death-toll" for e in v.evidence))
    (found,) = verdict.evidence
    close = replace(found, rule="not-borne-out", kind="bearing", message="read together, they may say two things")
    changed = replace(verdict, evidence=(close,))
    return replace(report, verdicts=tuple(changed if v is verdict else v for v in report.verdicts))


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "csv"])
def test_what_is_close_is_not_told_as_at_odds(form: str) -> None:
    text = plainly(render(form, doubted()))
    assert "close, but not counted as corroboration: read together, they may say two things" in text
    assert "perhaps a conflict" not in text
    assert "Reports may differ" not in text


def test_the_title_of_what_is_close_has_the_claim_and_its_cells_no_sides() -> None:
    row = next(r for r in matrix_of(view_of(doubted())).rows if r.entry.section == "differing")
    assert not row.entry.asks
    assert {cell for cell in row.cells if cell} == {"yes"}


@pytest.mark.parametrize(
    ("headline", "asked"),
    [
        ("Reports differ on who said it: A or B", "Reports may differ on who said it: A or B"),
        ("Accounts differ on a figure: 1 or 2", "Accounts may differ on a figure: 1 or 2"),
        ("A and B disagree on a figure: they disagree", "A and B may disagree on a figure: they disagree"),
    ],
)
def test_a_headline_of_what_may_be(headline: str, asked: str) -> None:
    assert may(headline) == asked
