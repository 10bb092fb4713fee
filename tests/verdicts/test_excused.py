"""Which denials contradict nothing, of claims in one piece and in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.facts.extract import facts_of
from checker.records import Attribution, Claim, Span
from checker.verdicts.kinds.excused import both_may_be

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def _claim(nlp: Language, text: str, *pieces: str) -> Claim:
    spans = tuple(Span(text.index(p), text.index(p) + len(p)) for p in pieces or (text,))
    words = " … ".join(s.text(text) for s in spans)
    return Claim(
        text,
        text,
        words,
        Attribution(text, (), (), spans, "indirect"),
        None,
        facts_of(nlp(text), spans, published=None),
    )


@pytest.mark.parametrize(
    ("text", "pieces", "excused"),
    [
        ("Removing the fence mattered most to the farmers.", (), True),
        ("Farmers removed the fence on Monday.", (), False),
        # the word that is looked at begins where the verb does in the article, not in the joined pieces
        ("Closing early, she said, farmers removed the fence.", ("Closing early", "farmers removed the fence"), False),
    ],
)
def test_what_is_only_talked_of_contradicts_no_denial(
    nlp: Language, text: str, pieces: tuple[str, ...], excused: bool
) -> None:
    here = _claim(nlp, "Farmers have not removed the fence.")
    (denied,) = [p for p in here.facts.predicates if p.negated]
    assert both_may_be(denied, here, _claim(nlp, text, *pieces)) is excused
