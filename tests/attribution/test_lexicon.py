"""Looking words up: the forms of verbs that the lemmatizer does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.attribution.lexicon import Lexicon, inflected
from checker.attribution.rules import CueRule

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("verb", "form"),
    [("harrumph", "harrumphed"), ("tut", "tutted"), ("hype", "hyped"), ("kvetch", "kvetches"), ("parry", "parried"),
     ("retweet", "retweeting"), ("hope", "hoping"), ("relay", "relayed"), ("buzz", "buzzes")],
)  # fmt: skip
def test_the_forms_of_a_verb_are_known(verb: str, form: str) -> None:
    assert form in inflected(verb)


def test_a_seed_is_no_form_of_seeing() -> None:
    assert "seed" not in inflected("see")


@pytest.mark.model
@pytest.mark.parametrize(
    ("verb", "form"), [("harrumph", "harrumphed"), ("mansplain", "mansplained"), ("hope", "hoped")]
)
def test_a_rules_verb_is_found_in_a_form_whose_lemma_is_wrong(nlp: Language, verb: str, form: str) -> None:
    lexicon = Lexicon([CueRule(id="ours", why="Ours.", verbs=(verb,))])
    token = nlp(f"The guild {form} that the bears were too loud.")[2]
    assert lexicon.base(token) == verb
