"""What a rule's message is filled with."""

from __future__ import annotations

from dataclasses import replace

from checker.verdicts.conflicts import filled
from tests.render.building import article, claim, place
from tests.render.fixtures import RUIZ


def test_one_speaker_in_two_outlets_is_told_by_outlet() -> None:
    said = "{left.speaker} says {left.value}, {right.speaker} says {right.value}"
    gazette, herald = article("Gazette", "12 people died.", "2026-05-02"), article("Herald", "21 died.", "2026-05-02")
    left, right = claim(gazette, "", "", "12 people died", RUIZ), claim(herald, "", "", "21 died", RUIZ)
    sides = (left, place(gazette, left, "12", "12 people"), gazette), (right, place(herald, right, "21", "21"), herald)
    assert filled(said, *sides) == "Gazette says 12 people, Herald says 21"
    other = replace(right, speaker=replace(RUIZ, id="holm", name="Boris Holm"))
    assert filled(said, sides[0], (other, *sides[1][1:])) == "Ana Ruiz says 12 people, Boris Holm says 21"
    nowhere = filled(said, (left, sides[0][1], None), (right, sides[1][1], None))
    assert nowhere == "Ana Ruiz says 12 people, Ana Ruiz says 21"
