"""Paragraphs of quotation without a cue, and where contents end."""

from __future__ import annotations

import pytest

from checker.attribution.carried import carried
from checker.attribution.drafts import Draft
from checker.attribution.quotes import quotations
from checker.attribution.settle import _paragraphs
from checker.records import Span

HOLDS = "The dam would hold, Dana Fenn said."
NOT = "Tobias Wren told us it would not."
SAID = "“We looked at every stone of it.”"


def drafts(text: str, *told: tuple[str, str, str]) -> list[Draft]:
    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    return [Draft(at(source), at(cue), at(content)) for source, cue, content in told]


FENN = ("Dana Fenn", "said", "The dam would hold")
WREN = ("Tobias Wren", "told", "it would not")


@pytest.mark.parametrize(
    ("text", "told", "who"),
    [
        (f"{HOLDS}\n\n{SAID}", [FENN], "Dana Fenn"),
        (f"{HOLDS}\n\nThe hall was full.\n\n{SAID}", [FENN], "Dana Fenn"),
        (f"{HOLDS}\n\n{NOT}\n\n{SAID}", [FENN, WREN], "Tobias Wren"),
        # the text says otherwise, or does not tell
        (f"{HOLDS}\n\n{NOT} All laughed.\n\n{SAID}", [FENN, WREN], ""),
        (f"{HOLDS} But why so late?\n\n{SAID}", [FENN], ""),
        (f"{HOLDS}\n\n“A Dam Too Far”", [FENN], ""),
        (f"{HOLDS}\n\nA sign read {SAID} in red.", [FENN], ""),
    ],
)  # fmt: skip
def test_a_paragraph_of_quotation_is_said_by_who_spoke_before(
    text: str, told: list[tuple[str, str, str]], who: str
) -> None:
    before = drafts(text, *told)
    after = carried(before, text, quotations(text))[len(before) :]
    assert [d.source[0].text(text) for d in after] == ([who] if who else [])
    assert all(d.content[0].text(text) == SAID for d in after)


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = f"“The dam holds,” Dana Fenn said. “It always did.”\n\n{SAID}\n\n“And we shall again, in May.”"
    (made,) = carried(drafts(text, ("Dana Fenn", "said", "“It always did.”")), text, quotations(text))
    assert made.content[-1].text(text).endswith("“And we shall again, in May.”")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the dam would hold\n\nALSO READ: A dam too far", "the dam would hold"),
        ("“The dam holds.”\n\n“It will stand.”", "“The dam holds.”\n\n“It will stand.”"),
        ("“The dam holds.”\n\n“It will stand.”\n\nPhoto: D. Fenn", "“The dam holds.”\n\n“It will stand.”"),
        ("the dam holds", "the dam holds"),
    ],
)
def test_a_content_ends_with_its_paragraph_unless_the_quotation_goes_on(text: str, kept: str) -> None:
    assert [s.text(text) for s in _paragraphs(Span(0, len(text)), text)] == [kept]
