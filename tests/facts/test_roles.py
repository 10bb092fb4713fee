"""What a figure is to its statement: a base, a forecast, an earlier figure, a part or a whole; and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.facts.extract import facts_of
from checker.records import Span

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def roles(nlp: Language, text: str) -> list[str]:
    return [q.role for q in facts_of(nlp(text), [Span(0, len(text))], published=None).quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam would cost 40 million euros.", ["forecast"]),
        ("Lenko promised to spend 40 million euros on the dam.", ["forecast"]),
        ("Taxes will rise by 5 percent in Velm.", ["forecast"]),
        ("The company will pay 44 million euros for the mill and 32 million euros for the mine.", ["forecast"] * 2),
        ("The dam may have cost 40 million euros.", ["stated"]),
        ("The council would keep its 40 million euros.", ["stated"]),
        ("The party is expected to nominate two judges.", ["stated"]),
        ("The strike was announced on Monday, according to two guards who are expected to join it.", ["stated"]),
        ("Parliament would protect a 40 million euro tax cut.", ["stated"]),
    ],
)
def test_what_will_come_to_a_figure_is_a_forecast(nlp: Language, text: str, expected: list[str]) -> None:
    assert roles(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 80 houses in Orlova, 30 burnt down.", ["whole", "part"]),
        ("Out of 514 guests, 77 fell ill.", ["whole", "part"]),
        ("Three of the mill's nine boilers burst.", ["part", "whole"]),
        ("Three of the last nine boilers burst.", ["part", "whole"]),
        ("Some of the 80 houses burnt down.", ["whole"]),
        ("The fund spent 50m euros on roads, including 20m euros on bridges.", ["stated", "part"]),
        ("The fund includes 20m euros for bridges and 5m euros for signs.", ["part", "part"]),
        ("The bridges, including two in Velm, were closed.", ["stated"]),
        ("Of the mayor, 30 people spoke well.", ["stated"]),
        ("A crowd of the 1970s band's 40 fans sang.", ["stated"]),
    ],
)
def test_parts_and_their_whole(nlp: Language, text: str, expected: list[str]) -> None:
    assert roles(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan is smaller than Lenko's 40 million euro proposal.", ["base"]),
        ("Profits were up from the spring quarter, when the mill earned 40 million euros.", ["base"]),
        ("Prices rose 0.6 percent after easing 0.1 percent in May.", ["stated", "base"]),
        ("The town met its initial goal of 40 beds.", ["earlier"]),
        ("They were charged with attacks against two shops.", ["stated"]),
        ("A 40-page charge was brought against 12 guards.", ["stated", "stated"]),
        ("The fire burnt more than half a million trees.", ["stated"]),
        ("The mill made less than 40 million euros.", ["stated"]),
    ],
)
def test_what_another_figure_is_compared_with(nlp: Language, text: str, expected: list[str]) -> None:
    assert roles(nlp, text) == expected
