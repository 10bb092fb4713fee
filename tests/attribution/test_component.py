"""The engine inside somebody's own spaCy pipeline."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def test_the_component_marks_sources_cues_and_contents() -> None:
    import spacy

    from checker.language import DEFAULT_MODEL, STAND_INS

    name = DEFAULT_MODEL if spacy.util.is_package(DEFAULT_MODEL) else STAND_INS[DEFAULT_MODEL]
    nlp = spacy.load(name, exclude=["ner"])
    nlp.add_pipe("attribution", config={"engine": "rules"})
    doc = nlp("Ada Brunn said the dam held. The ferry sank.")
    assert [[s.text for s in doc.spans[key]] for key in ("sources", "cues", "contents")] == [
        ["Ada Brunn"],
        ["said"],
        ["the dam held"],
    ]
    (attribution,) = doc._.attributions
    assert {s.id_ for key in ("sources", "cues", "contents") for s in doc.spans[key]} == {attribution.id}
