"""What two claims of several groups differ in is told in the group that it is about."""

from __future__ import annotations

from checker.records import Claim, Evidence, Place, Span
from checker.verdicts.homes import at_home
from checker.verdicts.wording import diff
from tests.alignment.made import claim

LEFT = "It was the hardest letter I ever wrote. The team gave us everything they had"
RIGHT = "It was the hardest call I ever made. The team gave us everything they had"
FIRST, SECOND = "It was the hardest call I ever made", "The team gave us everything"


def place(owner: Claim, words: str) -> Place:
    at = owner.text.index(words)
    return Place(owner.id, Span(at, at + len(words)), words)


def story(*texts: str) -> dict[str, Claim]:
    return {key: claim(key, key, text) for key, text in zip("abcdef", texts, strict=False)}


def worded(claims: dict[str, Claim]) -> Evidence:
    a, b = claims["a"], claims["b"]
    steps = diff(a.text, b.text)
    return Evidence("misquote", "wording", "conflicts", "error", place(a, a.text), place(b, b.text), "", diff=steps)


def figure(claims: dict[str, Claim], left: str, right: str) -> Evidence:
    a, b = claims["a"], claims["b"]
    return Evidence("figure", "number", "conflicts", "error", place(a, left), place(b, right), "")


def test_a_changed_word_is_told_where_another_outlet_has_its_sentence() -> None:
    claims = story(LEFT, RIGHT, FIRST, SECOND)
    told = worded(claims)
    groups = (("a", "b", "c"), ("a", "b", "d"))
    assert at_home(groups, ([told], [told]), claims) == [[told], []]
    assert at_home(groups[::-1], ([told], [told]), claims) == [[], [told]]


def test_a_figure_is_told_where_another_outlet_speaks_of_it() -> None:
    claims = story(
        "12 boats sank in the storm and the harbour office was shut for a week",
        "21 boats sank in the storm and the harbour office was shut for a week",
        "the harbour office was shut for a week",
        "some boats sank in the storm on Friday",
    )
    told = figure(claims, "12", "21")
    assert at_home((("a", "b", "c"), ("a", "b", "d")), ([told], [told]), claims) == [[], [told]]


def test_where_no_group_is_nearer_it_is_told_in_all() -> None:
    claims = story(LEFT, RIGHT, FIRST, FIRST)
    told = worded(claims)
    assert at_home((("a", "b", "c"), ("a", "b", "d")), ([told], [told]), claims) == [[told], [told]]


def test_what_stands_in_one_group_stays_there() -> None:
    claims = story(LEFT, RIGHT, SECOND)
    told = worded(claims)
    assert at_home((("a", "b", "c"), ("c",)), ([told], []), claims) == [[told], []]
    assert at_home((("a", "b"),), ([told],), claims) == [[told]]
