"""Turn a text into what the learned tagger reads: words, word pieces, features and windows.

Shared by training and by inference, so that both see the same input. Only numpy and a tokenizer object are needed.

A **word** is a run of letters, digits and underscores or one other visible character; spans of the tagger begin and end
at words. Each word carries one **feature** number that tells the model what its lower-cased word pieces cannot: letter
case, the line break before the word, and whether quotation marks are open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

WORD = re.compile(r"\w+|[^\w\s]")
PIECES_PER_WORD = 12  # the rest of a longer word (a web address, a line of Chinese) is not read
FEATURES = 4 * 3 * 2  # letter case x break before x inside quotation marks

_OPEN: tuple[str, ...] = ()
_CLOSES: dict[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "“": ('"', "”"),
    "«": ("»",),
    "''": ("''",),
    "``": ("''",),
}  # opening: closing


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text as the model reads it.

    words: character span of each word. pieces: word-piece ids of all words in a row; those of word ``w`` are
    ``pieces[first[w]:first[w + 1]]``. features: one number below ``FEATURES`` a word. paragraph: number of the
    paragraph (line) of each word, from 0.
    """

    words: tuple[tuple[int, int], ...]
    pieces: Ints
    first: Ints
    features: Ints
    paragraph: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start:end`` of one encoded text, small enough for one pass of the model."""

    start: int
    end: int


def encode(text: str, tokenizer: Any) -> Encoded:
    """Words, word pieces and features of ``text``; the ``tokenizers.Tokenizer`` must neither pad nor truncate."""
    words = tuple(match.span() for match in WORD.finditer(text))
    counts = np.zeros(len(words) + 1, dtype=np.int64)
    pieces: list[int] = []
    if words:
        encoding = tokenizer.encode([text[s:e] for s, e in words], is_pretokenized=True, add_special_tokens=False)
        unknown = tokenizer.token_to_id("[UNK]")
        last, taken, wanted = -1, 0, 0
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word != last:
                while wanted < word:  # words that the normaliser empties, such as a lone variation selector
                    pieces.append(unknown)
                    counts[wanted + 1] = 1
                    wanted += 1
                last, taken, wanted = word, 0, word + 1
            if taken < PIECES_PER_WORD:
                pieces.append(piece)
                counts[word + 1] += 1
                taken += 1
        for word in range(wanted, len(words)):
            pieces.append(unknown)
            counts[word + 1] = 1
    features, paragraph = _features(text, words)
    return Encoded(words, np.array(pieces, dtype=np.int64), np.cumsum(counts), features, paragraph)


def _shape(word: str) -> int:
    """0 no capital first, 1 Capitalised, 2 ALL CAPITALS, 3 digits first."""
    if word[0].isdigit():
        return 3
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def _features(text: str, words: Sequence[tuple[int, int]]) -> tuple[Ints, Ints]:
    features, paragraphs = np.zeros(len(words), dtype=np.int64), np.zeros(len(words), dtype=np.int64)
    before, paragraph, closes, second = 0, 0, _OPEN, -1
    for n, (start, end) in enumerate(words):
        lines = text.count("\n", before, start) if n else 2
        if lines and n:
            paragraph += 1
            closes = _OPEN  # an unclosed quotation ends with its paragraph
        inside = bool(closes) or n == second
        if not text[start].isalnum() and n != second:
            doubled = text[start : start + 2] in ("''", "``")
            mark = text[start : start + 2] if doubled else text[start]
            if closes:
                if mark in closes:
                    closes, second = _OPEN, n + 1 if doubled else -1
            elif mark in _CLOSES and not _inch(text, start, mark):
                closes, second, inside = _CLOSES[mark], n + 1 if doubled else -1, True
        features[n] = _shape(text[start:end]) * 6 + min(lines, 2) * 2 + inside
        paragraphs[n] = paragraph
        before = end
    return features, paragraphs


def _inch(text: str, start: int, mark: str) -> bool:
    """A straight mark straight after a letter or digit with none behind it: inches or a stray closing mark."""
    return (
        mark in ('"', "''")
        and text[start - 1 : start].isalnum()
        and not text[start + len(mark) : start + len(mark) + 1].isalnum()
    )


def windows(encoded: Encoded, limit: int = 254, overlap: int = 48, start: int = 0) -> Iterator[Window]:
    """Windows of at most ``limit`` word pieces that cover all words from ``start``.

    A window ends at the end of a paragraph where one is near, and the next begins at a paragraph some ``overlap`` words
    before, so that every paragraph is read with what stands around it.
    """
    first, paragraph, count = encoded.first, encoded.paragraph, len(encoded.words)
    while start < count:
        end = int(np.searchsorted(first, first[start] + limit, side="right")) - 1
        end = min(max(end, start + 1), count)
        if end < count:
            floor = start + (end - start) * 3 // 5
            breaks = [w for w in range(floor + 1, end + 1) if paragraph[w] != paragraph[w - 1]]
            end = breaks[-1] if breaks else end
        yield Window(start, end)
        if end == count:
            return
        low, high = max(start + 1, end - 2 * overlap), max(start + 1, end - overlap // 2)
        breaks = [w for w in range(low, high + 1) if paragraph[w] != paragraph[w - 1]]
        start = breaks[-1] if breaks else max(start + 1, end - overlap)


def gap_bucket(left: Ints, right: Ints) -> Ints:
    """Bucket 0..19 of the signed distance between spans, for arrays of (first word, last word) that broadcast.

    0..9 when the second span stands behind the first (0, 1, 2, up to 4, 8, 16, 32, 64, 128, more words between them),
    10..19 when before.
    """
    behind = right[..., 0] > left[..., 0]
    words = np.where(behind, right[..., 0] - left[..., 1], left[..., 0] - right[..., 1]) - 1
    near = np.searchsorted(np.array([0, 1, 2, 4, 8, 16, 32, 64, 128]), np.maximum(words, 0), side="left")
    return np.asarray(near + np.where(behind, 0, 10), dtype=np.int64)


def step_bucket(left: Ints, right: Ints, paragraph: Ints) -> Ints:
    """Bucket 0..6 of the signed distance in paragraphs between two spans' facing ends: -3 or less to 3 or more."""
    behind = right[..., 0] > left[..., 0]
    steps = np.where(
        behind, paragraph[right[..., 0]] - paragraph[left[..., 1]], paragraph[right[..., 1]] - paragraph[left[..., 0]]
    )
    return np.asarray(np.clip(steps, -3, 3) + 3, dtype=np.int64)
