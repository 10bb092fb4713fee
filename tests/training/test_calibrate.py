"""The calibration of confidence, on made-up numbers."""

import numpy as np
import pytest

from checker.attribution.linking import TaggedAttribution
from training.augment import Gold
from training.calibrate import fit, right, table

TEXT = "Osei said it rained . Adu denied it snowed ."


def found(source: tuple[int, int], content: tuple[int, int]) -> TaggedAttribution:
    return TaggedAttribution((source,), ((5, 9),), (content,), 0.5, ())


GOLD = [Gold(((0, 4),), ((5, 9),), ((10, 19),)), Gold(((22, 25),), ((26, 32),), ((33, 42),))]


@pytest.mark.parametrize(
    ("source", "content", "wanted"),
    [
        ((0, 4), (10, 19), True),
        ((0, 4), (13, 19), True),  # half of the words
        ((22, 25), (10, 19), False),  # another source
        ((0, 4), (33, 42), False),  # another content
    ],
)
def test_right_means_the_words_and_the_source(source: tuple[int, int], content: tuple[int, int], wanted: bool) -> None:
    assert right(TEXT, [found(source, content)], GOLD) == [wanted]


def test_a_marked_attribution_is_matched_once() -> None:
    assert right(TEXT, [found((0, 4), (13, 19)), found((0, 4), (10, 19))], GOLD) == [False, True]


def test_the_fit_finds_the_chances_it_was_given() -> None:
    random = np.random.default_rng(5)
    odds = random.normal(size=4000)
    wanted = (random.random(4000) < 1 / (1 + np.exp(-(0.5 + 2 * odds)))).astype(float)
    weights = fit(np.stack([np.ones(4000), odds], axis=1), wanted)
    assert weights == pytest.approx([0.5, 2.0], abs=0.2)
    chance = 1 / (1 + np.exp(-(0.5 + 2 * odds)))
    assert float(table(chance, wanted).rsplit(" ", 1)[1]) < 0.03
