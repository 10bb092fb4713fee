"""What a part of a long content keeps: its own words and facts, and nothing of what stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.alignment.statements import cut
from checker.records import Facts, Kind, Mark, Span
from tests.alignment.made import claim

FIRST = "“The Velm rowers won the final three to one at half past two. "
SECOND = "Attendance was up on last year and the harbour board is glad of it,”"


def test_each_part_keeps_the_marks_and_directions_that_stand_in_its_words() -> None:
    text = FIRST + SECOND
    score, clock = FIRST.index("three to one"), FIRST.index("half past two")
    up = text.index("up on")
    whole = claim("c", "x", text, "Ruiz", "direct")
    marks = (
        Mark("score", (3, 1), Span(score, score + len("three to one"))),
        Mark("clock", (150, 870), Span(clock, clock + len("half past two"))),
    )
    facts = Facts(words=whole.facts.words, marks=marks, directions=(("up", Span(up, up + 2)),))
    one, two = cut(replace(whole, facts=facts), text).parts
    assert one.facts.marks == marks
    assert one.facts.directions == ()
    assert two.facts.marks == ()
    assert two.facts.directions == facts.directions


def parts(text: str, *pieces: str, kind: Kind = "direct") -> list[str]:
    """The texts of the parts of a claim whose content is *pieces* of *text*; | marks those apart in any case."""
    whole = claim("c", "x", text, "Ruiz", kind)
    spans = tuple(Span(text.index(p), text.index(p) + len(p)) for p in pieces)
    words = " … ".join(pieces)
    found = cut(replace(whole, text=words, attribution=replace(whole.attribution, content=spans)), text)
    return [
        ("| " if n and apart else "") + p.text
        for n, (p, apart) in enumerate(zip(found.parts, found.apart, strict=True))
    ]


@pytest.mark.parametrize(
    ("text", "pieces", "wanted"),
    [
        (  # a new sentence behind the cue is an utterance of its own, short as it may be
            "“We lost it,” said Ruiz. “Nobody had looked after the lamps.”",
            ["“We lost it,”", "“Nobody had looked after the lamps.”"],
            ["“We lost it,”", "| “Nobody had looked after the lamps.”"],
        ),
        (  # the same behind a pronoun and a line break
            "“The board knew,” he said\n“Who told the divers?”",
            ["“The board knew,”", "“Who told the divers?”"],
            ["“The board knew,”", "| “Who told the divers?”"],
        ),
        (  # one sentence around its cue goes on
            "“We looked for all nine of them,” said Ruiz, “and found none of them there.”",
            ["“We looked for all nine of them,”", "“and found none of them there.”"],
            ["“We looked for all nine of them,”", "“and found none of them there.”"],
        ),
        (  # and so it does where its second half begins with a capital
            "“The lamps went out at nine,” said Ruiz, “Tessin saw it all from the pier.”",
            ["“The lamps went out at nine,”", "“Tessin saw it all from the pier.”"],
            ["“The lamps went out at nine,”", "“Tessin saw it all from the pier.”"],
        ),
        (  # a word or two is no statement
            "“Never,” said Ruiz. “The lamps will stay where they are.”",
            ["“Never,”", "“The lamps will stay where they are.”"],
            ["“Never,” … “The lamps will stay where they are.”"],
        ),
        (  # a short sentence stays with the one that it opens, not with the piece before
            "“The board has ruined nine divers,” said Ruiz. “It was late. The lamps had gone out by then.”",
            ["“The board has ruined nine divers,”", "“It was late. The lamps had gone out by then.”"],
            ["“The board has ruined nine divers,”", "| “It was late. The lamps had gone out by then.”"],
        ),
    ],
)
def test_what_stands_around_a_cue(text: str, pieces: list[str], wanted: list[str]) -> None:
    assert parts(text, *pieces) == wanted


@pytest.mark.parametrize("joint", ["and that", "but that", "or that", ", and that", "— and that"])
def test_a_second_that_opens_a_statement_of_its_own(joint: str) -> None:
    text = f"that the lamps were out {joint} nobody was told"
    assert parts(text, text, kind="indirect")[1].startswith("| ")


@pytest.mark.parametrize("joint", ["and", "but", "and also"])
def test_a_second_verb_is_one_only_where_another_outlet_has_the_one_without_the_other(joint: str) -> None:
    text = f"the board was told of the lamps {joint} was slow to act"
    assert not any(p.startswith("| ") for p in parts(text, text, kind="indirect"))


def test_a_that_inside_a_quotation_parts_nothing() -> None:
    text = "“I said that the lamps were out and that nobody was told”"
    assert not any(p.startswith("| ") for p in parts(text, text))
