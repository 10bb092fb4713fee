"""Ruler and lemmatizer with a memory set what spaCy's own would, whatever stands beside a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

pytestmark = pytest.mark.model
TEXTS = [
    "Ana Ruiz said on Friday that there is no plan to close the Velm works, is there?",
    "There's gon na be a storm and y'all ain't ready, so let's go.",
    "Let 's see what the mayor has got ta do. C'm on!",
    "gon na",
    "gon",
    "na gon na gon",
    "There",
    "there is",
    "He gets, he got, they do, she did; \n\n\t it's what you'd 've done to you.",
    "   ",
    "\n",
    "",
    "It rained on her and on it. That is that, which he put to himself.",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    import spacy

    from checker.language import DEFAULT_MODEL, _package

    return spacy.load(_package(DEFAULT_MODEL) or "", exclude=["ner"])


def told(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS)])
def test_the_same_as_spacys_own(nlp: Language, plain: Language, text: str) -> None:
    wanted = told(plain(text))
    assert told(nlp(text)) == wanted
    assert told(nlp(text)) == wanted, "asked twice"


def test_a_full_memory_starts_anew(nlp: Language, plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.remembering.LIMIT", 3)
    for text in TEXTS:
        assert told(nlp(text)) == told(plain(text))


def test_a_pattern_that_looks_at_more_is_left_to_spacy(nlp: Language) -> None:
    from checker.remembering import RememberingRuler

    ruler = RememberingRuler(nlp.vocab)
    ruler.add([[{"LOWER": "velm"}, {"OP": "*", "LOWER": "works"}]], {"POS": "X"})
    for pos in (ruler(nlp.make_doc("Velm works works"))[0].pos_, ruler(nlp.make_doc("velm"))[0].pos_):
        assert pos == "X"


def test_the_pipeline_uses_them(nlp: Language) -> None:
    from checker.remembering import RememberingLemmatizer, RememberingRuler

    assert isinstance(nlp.get_pipe("attribute_ruler"), RememberingRuler)
    assert isinstance(nlp.get_pipe("lemmatizer"), RememberingLemmatizer)


def test_the_tokenizer_and_the_words_are_those_of_the_model(nlp: Language, plain: Language) -> None:
    rules: list[Any] = [n.tokenizer for n in (nlp, plain)]
    one, other = (r.to_bytes(exclude=["vocab"]) for r in rules)
    assert one == other
    text = " ".join(
        [*TEXTS, "Mr. O'Neil-Ruiz can't pay $5m/yr. (http://velm.example/a?b=c) :-) e.g. at 5p.m.-ish, y'know"]
    )
    told = [
        [(t.text, t.whitespace_, t.norm_, t.shape_, t.rank, t.is_stop) for t in n.make_doc(text)] for n in (nlp, plain)
    ]
    assert told[0] == told[1]


def test_a_model_of_ones_own_keeps_the_tokenizer_that_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker import language

    given: list[dict[str, object]] = []
    monkeypatch.setattr(language, "_package", lambda _name: "velm_model")
    monkeypatch.setattr("spacy.load", lambda _package, **options: given.append(options["config"]))
    language.load("velm_model")
    language.load("en_core_web_md")
    assert ["nlp" in config for config in given] == [False, True]


def test_a_lemma_that_is_set_already_stays(nlp: Language) -> None:
    doc = nlp.make_doc("The mills closed")
    doc[2].lemma_ = "shut"
    for token, pos in zip(doc, ("DET", "NOUN", "VERB"), strict=True):
        token.pos_ = pos
    assert [t.lemma_ for t in nlp.get_pipe("lemmatizer")(doc)] == ["the", "mill", "shut"]
