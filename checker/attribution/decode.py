"""From label probabilities of words to spans: the best legal label sequence, cut and mended where the text demands it.

The sequence is found by Viterbi's algorithm (Forney 1973): an I label only after B or I of its kind, and a price on a
content that begins or ends inside a quotation, so that a quotation is content as a whole or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from checker.attribution.encoding import Encoded, Floats

SOURCE, CUE, CONTENT = 0, 1, 2
_KIND = (-1, 0, 0, 1, 1, 2, 2)  # of each label
_NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Settings:
    """Knobs of decoding, chosen on articles kept out of training.

    inside_quotation: price, in log-probability, of a content's edge inside a quotation. least: smallest mean
    probability of a content's words. least_short: the same for a content of one word. favour: log-probability added to
    source, cue and content against "none".
    """

    inside_quotation: float = 2.0
    least: float = 0.3
    least_short: float = 0.5
    favour: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Found:
    """A span of one kind: words ``first..last``, both inside.

    probability: that kind's mean probability in them, 0 to 1. edges: the probability that it begins just there times
    that it ends just there, both taken before punctuation was trimmed.
    """

    kind: int
    first: int
    last: int
    probability: float
    edges: float = 1.0


def spans(
    text: str, encoded: Encoded, probabilities: Floats, quotations: Sequence[tuple[int, int]], settings: Settings
) -> tuple[Found, ...]:
    """Source, cue and content spans in text order; they do not overlap."""
    if not encoded.words:
        return ()
    scores = np.log(np.maximum(probabilities, 1e-6))
    for kind, favour in enumerate(settings.favour):
        scores[:, 2 * kind + 1 : 2 * kind + 3] += favour
    best = _viterbi(scores, _inner_joints(encoded, quotations), settings.inside_quotation)
    chance = probabilities[:, 1::2] + probabilities[:, 2::2]
    found = []
    for kind, begin, end in _runs(best):
        trimmed = _trimmed(text, encoded, begin, end) if kind != CUE else (begin, end)
        if trimmed is None:
            continue
        first, last = trimmed
        mean = float(chance[first : last + 1, kind].mean())
        if kind == CONTENT and mean < (settings.least if last > first else settings.least_short):
            continue
        goes_on = float(probabilities[end + 1, 2 * kind + 2]) if end + 1 < len(probabilities) else 0.0
        found.append(Found(kind, first, last, mean, float(probabilities[begin, 2 * kind + 1]) * (1.0 - goes_on)))
    return tuple(found)


def _inner_joints(encoded: Encoded, quotations: Sequence[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """True at word ``w`` where a quotation holds both ``w`` and the word before it, the marks at its ends apart."""
    inside = np.zeros(len(encoded.words), dtype=bool)
    starts = np.array([w[0] for w in encoded.words])
    ends = np.array([w[1] for w in encoded.words])
    for start, end in quotations:
        low, high = int(np.searchsorted(starts, start)), int(np.searchsorted(ends, end, side="right"))
        inside[low + 2 : high - 1] = True
    return inside


def _viterbi(scores: Floats, inner: npt.NDArray[np.bool_], price: float) -> list[int]:
    """Best label of each word."""
    legal = np.zeros((7, 7), dtype=np.float32)
    for label in (2, 4, 6):
        legal[:, label] = _NEVER
        legal[label - 1, label] = legal[label, label] = 0
    broken = legal.copy()
    broken[5:, :5] -= price  # leaves a content
    broken[:5, 5] -= price  # enters one
    broken[5:, 5] -= price  # splits one
    count = len(scores)
    back = np.zeros((count, 7), dtype=np.int8)
    state = scores[0].copy()
    state[[2, 4, 6]] = _NEVER
    for n in range(1, count):
        moves = state[:, None] + (broken if inner[n] else legal)
        back[n] = moves.argmax(axis=0)
        state = moves.max(axis=0) + scores[n]
    label = int(state.argmax())
    path = [label]
    for n in range(count - 1, 0, -1):
        label = int(back[n, label])
        path.append(label)
    return path[::-1]


def _runs(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    """(kind, first, last) of each labelled run."""
    out: list[tuple[int, int, int]] = []
    for n, label in enumerate(labels):
        if label == 0:
            continue
        if label % 2 == 1:
            out.append((_KIND[label], n, n))
        else:
            kind, first, _ = out[-1]
            out[-1] = (kind, first, n)
    return out


_OPENING, _LOOSE = "“\"'‘«([`", ",;:.–—-―"


def _trimmed(text: str, encoded: Encoded, first: int, last: int) -> tuple[int, int] | None:
    """The span without commas, dashes and stops at its ends; None when no letter or digit is left."""

    def char(word: int) -> str:
        return text[encoded.words[word][0]]

    if not any(text[encoded.words[w][0]].isalnum() for w in range(first, last + 1)):
        return None
    while char(first) in _LOOSE or char(first) in ")]”»":
        first += 1
    while char(last) in _LOOSE or char(last) in "“«([":
        last -= 1
    return first, last
