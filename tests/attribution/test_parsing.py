"""What the parser is given: the same offsets, and where sentences may begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from checker.attribution.parsing import CHUNK, LONGEST_SENTENCE, _chunks, mark_sentences, parse, parser_text
from checker.records import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language

BLANK = spacy.blank("en")


def marked(text: str) -> Doc:
    doc = BLANK.make_doc(text)
    mark_sentences(doc)
    return doc


def starts(text: str) -> dict[str, bool | None]:
    return {t.text: t.is_sent_start for t in marked(text)}


def test_a_line_break_begins_a_sentence() -> None:
    found = starts("Floods close the ferry\nBoats stayed in port")
    assert (found["Floods"], found["Boats"]) == (True, True)
    assert found["ferry"] is False


def test_only_a_mark_that_ends_a_sentence_leaves_the_parser_a_choice() -> None:
    found = starts("Mira Okafor of the RP(N) group slept. Ivo left! They rested")
    assert [word for word, start in found.items() if start is None] == ["Ivo", "They"]
    assert [word for word, start in found.items() if start is True] == ["Mira"]


def test_blanks_begin_nothing() -> None:
    doc = marked("The dam held.  \n\n  Nobody was hurt.")
    assert [t.is_sent_start for t in doc if t.is_space] == [False] * sum(t.is_space for t in doc)
    assert next(t for t in doc if t.text == "Nobody").is_sent_start is True


def test_an_endless_sentence_is_cut() -> None:
    doc = marked("word " * (3 * LONGEST_SENTENCE))
    assert sum(t.is_sent_start is True for t in doc) == 3


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "\n\na"])
def test_hardly_any_text(text: str) -> None:
    assert len(marked(text)) == len(BLANK.make_doc(text))


@settings(max_examples=100)
@given(st.text(alphabet="ab. \n\"'“”«()!…—\u2028\r", max_size=120))
def test_the_parser_reads_a_text_of_the_same_length(text: str) -> None:
    assert len(parser_text(text)) == len(text)
    assert sum(len(t.text_with_ws) for t in marked(parser_text(text))) == len(text)


@settings(max_examples=30)
@given(st.integers(0, 4), st.sampled_from(["\n", " ", "x"]))
def test_chunks_cover_the_text_in_order(times: int, mark: str) -> None:
    text = ("w" * 999 + mark) * (times * CHUNK // 1000) + "end"
    pieces = list(_chunks(text))
    assert "".join(text[s:e] for s, e in pieces) == text
    assert all(e - s <= CHUNK for s, e in pieces)


@pytest.mark.model
def test_a_parsed_article_keeps_no_vectors_and_all_its_words(nlp: Language) -> None:
    line = "Mira Okafor said that the mill near Velm had closed.\n"
    text = line * (CHUNK // len(line) + 20)
    doc = parse(nlp, Article("a", "Post", text, Span(0, len(text)), "0" * 64))
    assert not doc.tensor.size
    assert doc.text == text
    assert {t.text for t in doc if t.dep_ == "ROOT" and not t.is_space} == {"said"}
