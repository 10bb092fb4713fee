"""Decoding on made-up probabilities: no model is needed."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.attribution.decode import CONTENT, CUE, SOURCE, Settings, spans
from checker.attribution.encoding import Encoded, Floats

LABELS = {"O": 0, "S": 1, "s": 2, "Q": 3, "q": 4, "C": 5, "c": 6}


def encoded(text: str) -> Encoded:
    words = tuple(m.span() for m in re.finditer(r"\w+|[^\w\s]", text))
    zeros = np.zeros(len(words), dtype=np.int64)
    return Encoded(words, zeros, np.arange(len(words) + 1), zeros, zeros)


def chances(labels: str, sure: float = 0.9) -> Floats:
    """Each word has its label with probability ``sure``; the rest is shared out."""
    out = np.full((len(labels), 7), (1 - sure) / 6, dtype=np.float32)
    for n, label in enumerate(labels):
        out[n, LABELS[label]] = sure
    return out


def found(
    text: str, probabilities: Floats, quotations: tuple[tuple[int, int], ...] = (), settings: Settings | None = None
) -> list[tuple[int, str]]:
    code = encoded(text)
    spanned = spans(text, code, probabilities, quotations, settings or Settings())
    return [(f.kind, text[code.words[f.first][0] : code.words[f.last][1]]) for f in spanned]


def test_plain_labels_become_spans() -> None:
    text = "Rita Osei said the dam would hold ."
    assert found(text, chances("SsQCcccO")) == [(SOURCE, "Rita Osei"), (CUE, "said"), (CONTENT, "the dam would hold")]


def test_an_inside_label_cannot_open_a_span() -> None:
    spans_of = found("she said yes now", chances("SQOc", 0.6))
    assert spans_of[:2] == [(SOURCE, "she"), (CUE, "said")]
    assert all(text in ("now", "yes now") for _, text in spans_of[2:])


def test_two_contents_in_a_row_stay_apart() -> None:
    assert found("rain fell snow fell", chances("CcCc")) == [(CONTENT, "rain fell"), (CONTENT, "snow fell")]


def test_a_quotation_is_not_broken_by_a_weak_word() -> None:
    text = '" we will go and we will win " he said'
    labels = chances("CcccOccccSQ")
    labels[4] = (0.55, 0, 0, 0, 0, 0.05, 0.4)
    quotation = (0, text.rindex('"') + 1)
    assert found(text, labels, (quotation,))[0] == (CONTENT, '" we will go and we will win "')


def test_punctuation_at_the_edges_is_left_out() -> None:
    assert found("he said , it rains , .", chances("SQCcccc")) == [(SOURCE, "he"), (CUE, "said"), (CONTENT, "it rains")]


def test_a_doubtful_single_word_is_no_content() -> None:
    doubtful = chances("SQC")
    doubtful[2] = (0.4, 0, 0, 0, 0, 0.42, 0.18)
    assert (CONTENT, "so") not in found("he said so", doubtful, settings=Settings(least_short=0.7))


def test_a_text_without_words() -> None:
    assert spans("", encoded(""), np.zeros((0, 7), dtype=np.float32), (), Settings()) == ()


@given(st.data(), st.text(alphabet='ab "“”.,— \n', max_size=80))
def test_spans_lie_in_the_text_and_never_overlap(data: st.DataObject, text: str) -> None:
    code = encoded(text)
    random = np.random.default_rng(data.draw(st.integers(0, 2**16)))
    probabilities = random.dirichlet(np.ones(7), len(code.words)).astype(np.float32).reshape(-1, 7)
    ends = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    quotations = tuple((min(p), max(p)) for p in ends)
    last = -1
    for span in spans(text, code, probabilities, quotations, Settings()):
        assert last < span.first <= span.last < len(code.words)
        assert 0.0 <= span.probability <= 1.0001
        last = span.last


@pytest.mark.parametrize("kind", [SOURCE, CUE, CONTENT])
def test_favour_makes_a_kind_likelier(kind: int) -> None:
    even = np.full((1, 7), 1 / 7, dtype=np.float32)
    favour = (2.0 * (kind == 0), 2.0 * (kind == 1), 2.0 * (kind == 2))
    assert [k for k, _ in found("so", even, settings=Settings(favour=favour, least_short=0.0))] == [kind]
