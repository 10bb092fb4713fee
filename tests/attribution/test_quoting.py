"""A tagger's content against quotation marks and paragraphs, without a model."""

import spacy
from spacy.tokens import Doc

from checker.attribution.quoted import Grid
from checker.attribution.quotes import quotations
from checker.attribution.quoting import near, whole
from checker.records import Span


def read(text: str) -> tuple[Doc, Grid]:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(text)
    return doc, Grid(doc, quotations(text))


def span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def kept(text: str, cue: str, *content: str) -> list[str]:
    doc, grid = read(text)
    return [s.text(text) for s in near(doc, text, grid, [span(text, c) for c in content], [span(text, cue)])]


def test_a_quotation_in_the_next_paragraph_goes_on_though_the_first_was_closed() -> None:
    text = "“The weir held,” said Noor Haldane.\n\n“We shall test it again in May.”"
    assert kept(text, "said", "“The weir held,”", "“We shall test it again in May.”") == [
        "“The weir held,”",
        "“We shall test it again in May.”",
    ]


def test_unquoted_words_of_another_paragraph_are_strays() -> None:
    text = "The weir held, said Noor Haldane.\n\nThe council will meet in May."
    assert kept(text, "said", "The weir held", "The council will meet in May") == ["The weir held"]


def test_unquoted_words_of_another_sentence_are_strays() -> None:
    text = "Rain fell. The weir held, said Noor Haldane."
    assert kept(text, "said", "Rain fell", "The weir held") == ["The weir held"]


def test_a_quotation_mostly_inside_is_taken_whole_and_one_hardly_inside_left_out() -> None:
    text = "“We tested the old weir twice,” Ida said. “It is safe to cross.”"
    _, grid = read(text)
    cue, source = [span(text, "said")], [span(text, "Ida")]
    assert [s.text(text) for s in whole(grid, [span(text, "the old weir twice")], cue, source)][-1] == (
        "“We tested the old weir twice,”"
    )
    assert whole(grid, [span(text, "It")], cue, source) == []
