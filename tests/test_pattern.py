"""Token patterns: how many ways they may leave open."""

from __future__ import annotations

import pytest

from checker.pattern import Token, matcher_form
from checker.rule import Mistake
from checker.rulebook.registry import adapter
from tests.growth import effort


def pattern(*operators: str | None) -> tuple[Token, ...]:
    tokens = [{"OP": o} if o else {} for o in operators]
    rule = {"id": "x", "why": "y", "pattern": [*tokens, {"LOWER": "x"}]}
    made: tuple[Token, ...] = adapter("cues").validate_python(rule).pattern
    return made


ALLOWED = [("*", "*"), ("+", "*"), ("?",) * 10, ("{1,10}",), ("{3}", "{9}", "*", "!"), ("{2,}", "{,4}"), (None, "?")]
REFUSED = [("*", "*", "*"), ("?",) * 11, ("{1,30}",), ("{,12}",), ("{0,}", "+", "?"), ("{1,99}",) * 3]


@pytest.mark.parametrize("operators", ALLOWED)
def test_a_pattern_with_few_ways_is_read(operators: tuple[str, ...]) -> None:
    assert len(pattern(*operators)) == len(operators) + 1


@pytest.mark.parametrize("operators", REFUSED)
def test_a_pattern_with_many_ways_is_refused(operators: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="too many ways") as found:
        pattern(*operators)
    cause = found.value.errors()[0]["ctx"]["error"]  # type: ignore[attr-defined] # pydantic's
    assert isinstance(cause, Mistake)
    assert cause.code == "R102"


@pytest.mark.model
@pytest.mark.parametrize("operators", ALLOWED)
def test_what_is_read_is_matched_quickly(operators: tuple[str, ...]) -> None:
    import spacy
    from spacy.matcher import Matcher

    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab, validate=True)
    matcher.add("x", [matcher_form(pattern(*operators))], greedy="LONGEST")
    doc = nlp(" ".join(["word"] * 40))
    assert effort(lambda: matcher(doc), 30) < 30
