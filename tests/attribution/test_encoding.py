"""Words, features and windows: the same for training and for inference."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from checker.attribution.encoding import PIECES_PER_WORD, Encoded, encode, gap_bucket, step_bucket, windows
from checker.attribution.tagger import packaged_model


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(packaged_model() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def inside(text: str, tokenizer: Tokenizer) -> str:
    """The words of a text that stand inside quotation marks."""
    encoded = encode(text, tokenizer)
    return " ".join(text[s:e] for (s, e), feature in zip(encoded.words, encoded.features, strict=True) if feature % 2)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no way" twice.', '" no way "'),
        ("He said “no way” twice.", "“ no way ”"),
        ("He said ''no way'' twice.", "' ' no way ' '"),
        ("He said «no way» twice.", "« no way »"),
        ("It was 6' 2\" tall and wide.", ""),
        ('"No end here\nnew line', '" No end here'),
        ("Don't say it's ours.", ""),
    ],
)
def test_the_quotation_feature(tokenizer: Tokenizer, text: str, quoted: str) -> None:
    assert inside(text, tokenizer) == quoted


def test_case_and_breaks_make_one_number(tokenizer: Tokenizer) -> None:
    encoded = encode("Rain fell\nNATO met\n\n40 said", tokenizer)
    assert [f // 6 for f in encoded.features] == [1, 0, 2, 0, 3, 0]
    assert [f % 6 // 2 for f in encoded.features] == [2, 0, 1, 0, 2, 0]
    assert encoded.paragraph.tolist() == [0, 0, 1, 1, 2, 2]


def test_a_word_that_the_normaliser_empties_still_has_a_piece(tokenizer: Tokenizer) -> None:
    encoded = encode("a \ufe0f b", tokenizer)
    assert len(encoded.words) == 3
    assert np.diff(encoded.first).min() >= 1


def test_an_endless_word_is_cut(tokenizer: Tokenizer) -> None:
    encoded = encode("漢" * 500, tokenizer)
    assert len(encoded.pieces) == PIECES_PER_WORD


@given(st.text(max_size=400))
def test_every_word_has_pieces_and_lies_in_the_text(tokenizer: Tokenizer, text: str) -> None:
    encoded = encode(text, tokenizer)
    assert len(encoded.first) == len(encoded.words) + 1
    assert int(encoded.first[-1]) == len(encoded.pieces)
    assert all(text[s:e].strip() == text[s:e] != "" for s, e in encoded.words)
    assert (np.diff(encoded.first) >= 1).all()


def made_up(lengths: list[int], paragraphs: list[int]) -> Encoded:
    first = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    zeros = np.zeros(len(lengths), dtype=np.int64)
    words = tuple((2 * i, 2 * i + 1) for i in range(len(lengths)))
    return Encoded(words, np.zeros(first[-1], np.int64), first, zeros, np.array(paragraphs, dtype=np.int64))


@given(st.lists(st.tuples(st.integers(1, PIECES_PER_WORD), st.integers(0, 1)), min_size=1, max_size=900))
def test_windows_cover_all_words_in_order_and_stay_small(rows: list[tuple[int, int]]) -> None:
    encoded = made_up([a for a, _ in rows], np.cumsum([b for _, b in rows]).tolist())
    found = list(windows(encoded))
    assert found[0].start == 0
    assert found[-1].end == len(rows)
    for window in found:
        assert 0 < encoded.first[window.end] - encoded.first[window.start] <= 254
    for left, right in pairwise(found):
        assert left.start < right.start <= left.end < right.end


def test_distances_are_signed() -> None:
    left, right = np.array([5, 6]), np.array([8, 9])
    paragraph = np.array([0, 0, 0, 0, 0, 0, 0, 1, 1, 1])
    assert gap_bucket(left, right) == 1
    assert gap_bucket(right, left) == 11
    assert step_bucket(left, right, paragraph) == 4
    assert step_bucket(right, left, paragraph) == 2
