"""What a part of a long content keeps: its own words and facts, and nothing of what stands beside it."""

from __future__ import annotations

from dataclasses import replace

from checker.alignment.statements import cut
from checker.records import Facts, Mark, Span
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
