"""Examples and batches: windows of marked articles as the network reads them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from checker.attribution.encoding import FEATURES, Encoded, Ints, Window, encode, windows
from training.augment import Marked

CLS, SEP, PAD = 101, 102, 0


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its gold: a label a word, and its spans as rows (kind, first word, last word, attribution)."""

    pieces: Ints
    piece_features: Ints
    heads: Ints  # position of each word's first piece
    labels: Ints
    paragraph: Ints
    spans: Ints


@dataclass(frozen=True, slots=True)
class Batch:
    ids: Tensor
    features: Tensor
    mask: Tensor
    examples: tuple[Example, ...]


def word_spans(article: Marked, encoded: Encoded) -> Ints:
    """Rows (kind, first word, last word, attribution) of all gold spans; spans without a word are left out."""
    starts, ends = (np.array([w[i] for w in encoded.words], dtype=np.int64) for i in (0, 1))
    rows = []
    for n, gold in enumerate(article.attributions):
        for kind, spans in enumerate((gold.source, gold.cue, gold.content)):
            for s, e in spans:
                low, high = (
                    int(np.searchsorted(ends, s, side="right")),
                    int(np.searchsorted(starts, e, side="left")) - 1,
                )
                if high >= low:
                    rows.append((kind, low, high, n))
    return np.array(sorted(rows, key=lambda r: r[1]), dtype=np.int64).reshape(-1, 4)


def labels(spans: Ints, count: int) -> Ints:
    """BIO labels of ``count`` words: 0, or 2 * kind + 1 for a span's first word and 2 * kind + 2 for the others."""
    out = np.zeros(count, dtype=np.int64)
    for kind, low, high, _ in spans:
        out[low : high + 1] = 2 * kind + 2
        out[low] = 2 * kind + 1
    return out


def examples(article: Marked, tokenizer: Any, start: int = 0) -> Iterator[Example]:
    """The windows of an article, the first beginning at word ``start``."""
    encoded = encode(article.text, tokenizer)
    spans = word_spans(article, encoded)
    gold = labels(spans, len(encoded.words))
    for window in windows(encoded, start=start if start < len(encoded.words) else 0):
        yield _example(encoded, window, gold, spans)


def _example(encoded: Encoded, window: Window, gold: Ints, spans: Ints) -> Example:
    a, b = window.start, window.end
    first = encoded.first[a : b + 1] - encoded.first[a]
    inside = spans[(spans[:, 1] < b) & (spans[:, 2] >= a)].copy()
    inside[:, 1] = np.maximum(inside[:, 1], a) - a
    inside[:, 2] = np.minimum(inside[:, 2], b - 1) - a
    features = np.repeat(encoded.features[a:b], np.diff(first))
    return Example(
        encoded.pieces[encoded.first[a] : encoded.first[b]],
        features,
        first[:-1] + 1,
        gold[a:b],
        encoded.paragraph[a:b],
        inside,
    )


def batches(items: Sequence[Example], size: int, rng: random.Random | None) -> Iterator[Batch]:
    """Batches of windows of similar length, in an order that ``rng`` shuffles."""
    noise = [rng.random() * 12 if rng else 0.0 for _ in items]
    order = sorted(range(len(items)), key=lambda i: len(items[i].pieces) + noise[i])
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        chosen = [items[i] for i in group]
        width = max(len(x.pieces) for x in chosen) + 2
        ids, features, mask = (torch.full((len(chosen), width), fill, dtype=torch.long) for fill in (PAD, FEATURES, 0))
        for row, x in enumerate(chosen):
            n = len(x.pieces)
            ids[row, 0], ids[row, n + 1] = CLS, SEP
            ids[row, 1 : n + 1] = torch.from_numpy(x.pieces)
            features[row, 1 : n + 1] = torch.from_numpy(x.piece_features)
            mask[row, : n + 2] = 1
        yield Batch(ids, features, mask, tuple(chosen))
