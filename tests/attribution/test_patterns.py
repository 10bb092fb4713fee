"""Cue rules by token pattern: the head of a match is a cue with what the rule says it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from checker.attribution.engine import Engine
from checker.attribution.rules import CueRule
from checker.pattern import matcher_form
from checker.records import Article, Span
from checker.rulebook.registry import adapter

if TYPE_CHECKING:
    from spacy.language import Language

TELEGRAPHED = "Nils Brandt telegraphed that the ferry would stop in June."
MICROPHONE = 'The mayor took to the microphone: "We will rebuild," she added.'


def rule(*tokens: dict[str, Any]) -> CueRule:
    values = {"id": "x", "why": "y", "pattern": tokens, "takes": ["clause", "quotation"]}
    made: CueRule = adapter("cues").validate_python(values)
    return made


def found(nlp: Language, cue: CueRule, text: str) -> list[tuple[str, str | None]]:
    article = Article("a", "a", text, Span(0, len(text)), "")
    engine = Engine(nlp, (cue,), engine="rules")
    attributions, _ = engine.attributions(engine.parse(article), article)
    return [(a.content[0].text(text), a.rule) for a in attributions]


@pytest.mark.model
def test_the_head_of_a_match_is_a_cue(nlp: Language) -> None:
    assert found(nlp, rule({"LEMMA": "telegraph", "POS": "VERB"}), TELEGRAPHED) == [
        ("that the ferry would stop in June", "x")
    ]
    several = rule({"LEMMA": "take"}, {"LOWER": "to"}, {"LOWER": "the", "OP": "?"}, {"LOWER": "microphone"})
    assert found(nlp, several, MICROPHONE) == [('"We will rebuild,"', "x")]


@pytest.mark.model
def test_a_pattern_that_does_not_match_finds_nothing(nlp: Language) -> None:
    assert found(nlp, rule({"LEMMA": "telegraph", "POS": "NOUN"}), TELEGRAPHED) == []


@pytest.mark.model
def test_every_accepted_pattern_is_one_of_spacys(nlp: Language) -> None:
    from spacy.matcher import Matcher

    cue = rule(
        {"TEXT": "A", "ORTH": "A", "LOWER": {"IN": ["a", "b"]}, "NORM": {"NOT_IN": ["c"]}, "LEMMA": {"FUZZY": "abcd"}},
        {
            "POS": {"IN": ["NOUN", "PROPN"]},
            "TAG": "NN",
            "DEP": "nsubj",
            "SHAPE": "xxx",
            "MORPH": "Tense=Past",
            "OP": "?",
        },
        {"IS_ALPHA": "yes", "IS_DIGIT": "no", "IS_LOWER": True, "IS_PUNCT": False, "LIKE_NUM": False, "OP": "{1,2}"},
    )
    Matcher(nlp.vocab, validate=True).add("x", [matcher_form(cue.pattern)])


@pytest.mark.parametrize(
    "tokens", [[{"TEXT": {"REGEX": "a+"}}], [{"LOWER": "A"}], [{"LEMMA": "a", "OP": "*"}], [{"POS": "verb"}]]
)
def test_patterns_that_cannot_be_meant_are_refused(tokens: list[dict[str, Any]]) -> None:
    with pytest.raises(ValidationError):
        rule(*tokens)
