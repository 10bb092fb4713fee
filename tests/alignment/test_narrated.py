"""Which sentences of an outlet's own state what another attributes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.alignment.narrated import states
from checker.alignment.profiles import profile
from checker.records import Claim
from tests.alignment.made import claim

VERBS = ("lost", "sank", "stop", "rebuilt", "found", "investigating")


def said(key: str, text: str) -> Claim:
    """A claim whose verbs are told apart from its nouns."""
    made = claim(key, key, text)
    words = tuple(replace(w, pos="VERB") if w.text in VERBS else w for w in made.facts.words)
    return replace(made, facts=replace(made.facts, words=words))


@pytest.mark.parametrize(
    ("attributed", "narration", "stated"),
    [
        ("the ferry to Lund Island will stop in May", "The ferry to Lund Island will stop running in May.", True),
        # the matter is the same, what is said of it is not
        ("the ferry to Lund Island will stop in May", "The ferry to Lund Island is painted blue.", False),
        ("divers found rust on the Lund ferry", "The Lund ferry sank.", False),
        # a passing mention in a long sentence
        (
            "divers are investigating the Lund ferry",
            "While divers are investigating the Lund ferry, the town of Tessin has rebuilt its market hall, library, "
            "swimming pool and the railway station with money from the county.",
            False,
        ),
    ],
)
def test_a_sentence_states_what_says_the_same_of_the_same(attributed: str, narration: str, stated: bool) -> None:
    told, sentence = said("c", attributed), said("n", narration)
    assert states(told, profile(told), profile(sentence)) is stated
