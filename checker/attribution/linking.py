"""Join spans to attributions by learned pair scores: the cue of each content, the source of each cue.

Score of a pair = dot product of two link vectors + a learned bias for the distance in words and in paragraphs (a
bilinear arc score, Dozat and Manning 2017). A span's vector is that of its first word plus that of its last.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker.attribution.decode import CONTENT, CUE, SOURCE, Found
from checker.attribution.encoding import Encoded, Floats, Ints, gap_bucket, step_bucket

ROLES = (
    "content-first",
    "content-last",
    "cue-key-first",
    "cue-key-last",
    "cue-first",
    "cue-last",
    "source-first",
    "source-last",
)
_NEVER = np.float32(-1e9)
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution the tagger found, as half-open character spans in text order.

    source may be empty; cue is one span; content one or more. confidence: the calibrated chance, 0 to 1, that a careful
    reader would mark the same attribution. scores: what the confidence is made of, by name, each 0 to 1: ``content``,
    ``cue``, ``source`` (mean word probabilities), ``cue link``, ``source link`` (chance of the chosen partners).
    """

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    confidence: float
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """Learned constants of linking. Row 0 of each table scores cues for a content, row 1 sources for a cue.

    nobody: (2, 49) vector and bias of "none of them". gap: (2, 20), step: (2, 7) biases. far: paragraphs beyond which
    nothing is linked. least: smallest chance of a link to a source. confidence: weights of a logistic regression on
    ``scores`` and their bias.
    """

    nobody: Floats
    gap: Floats
    step: Floats
    far: int
    least: float
    confidence: tuple[tuple[str, float], ...]

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> "Linker":
        """The linker that a model's config.json describes."""
        tables = (np.array(config[key], dtype=np.float32) for key in ("nobody", "gap", "step"))
        return cls(*tables, config["far"], config["least"], tuple(sorted(config["confidence"].items())))


def attributions(
    text: str, encoded: Encoded, links: Floats, found: Sequence[Found], quotations: Sequence[Pair], linker: Linker
) -> tuple[TaggedAttribution, ...]:
    """Attributions made of the spans ``found``; spans that join nothing are dropped."""
    kinds = [[f for f in found if f.kind == kind] for kind in (SOURCE, CUE, CONTENT)]
    sources, cues, contents = kinds
    if not cues or not contents:
        return ()
    to_cue = _chances(encoded, links, contents, cues, linker, 0)
    to_source = _chances(encoded, links, cues, sources, linker, 1)
    members: dict[int, list[int]] = {}
    for n, row in enumerate(to_cue):
        members.setdefault(int(row[:-1].argmax()), []).append(n)
    out = []
    for cue, held in members.items():
        source = int(to_source[cue].argmax())
        chosen = sources[source] if source < len(sources) and to_source[cue, source] >= linker.least else None
        pieces = [contents[n] for n in held]
        scores = (
            ("content", _weighted(pieces)),
            ("cue", cues[cue].probability),
            ("cue link", float(np.mean([to_cue[n, cue] for n in held]))),
            ("source", chosen.probability if chosen else 0.0),
            ("source link", float(to_source[cue, source if chosen else -1])),
        )
        out.append(
            TaggedAttribution(
                source=(_characters(encoded, chosen),) if chosen else (),
                cue=(_characters(encoded, cues[cue]),),
                content=tuple(_characters(encoded, piece) for piece in pieces),
                confidence=_confidence(dict(scores), linker.confidence),
                scores=scores,
            )
        )
    return tuple(sorted(out, key=lambda a: min(a.content[0], a.cue[0])))


def _chances(
    encoded: Encoded, links: Floats, left: Sequence[Found], right: Sequence[Found], linker: Linker, which: int
) -> Floats:
    """(left, right + 1): chance of each partner, the last column that of none."""
    a = _ends(left)
    base = 4 * which
    query = links[a[:, 0], base] + links[a[:, 1], base + 1]
    nobody = query @ linker.nobody[which, :-1] + linker.nobody[which, -1]
    scores = np.full((len(left), len(right) + 1), _NEVER, dtype=np.float32)
    scores[:, -1] = nobody
    if right:
        b = _ends(right)
        key = links[b[:, 0], base + 2] + links[b[:, 1], base + 3]
        steps = step_bucket(a[:, None], b[None], encoded.paragraph)
        scores[:, :-1] = query @ key.T + linker.gap[which][gap_bucket(a[:, None], b[None])] + linker.step[which][steps]
        apart = np.abs(encoded.paragraph[a[:, None, 0]] - encoded.paragraph[b[None, :, 1]])
        scores[:, :-1][apart > linker.far] = _NEVER
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=np.float32)


def _ends(found: Sequence[Found]) -> Ints:
    return np.array([(f.first, f.last) for f in found], dtype=np.int64).reshape(-1, 2)


def _characters(encoded: Encoded, found: Found) -> Pair:
    return encoded.words[found.first][0], encoded.words[found.last][1]


def _weighted(pieces: Sequence[Found]) -> float:
    lengths = [p.last - p.first + 1 for p in pieces]
    return sum(p.probability * n for p, n in zip(pieces, lengths, strict=True)) / sum(lengths)


def _confidence(scores: Mapping[str, float], weights: Sequence[tuple[str, float]]) -> float:
    """Logistic regression on the scores; with no weights, their product."""
    if not weights:
        return scores["content"] * scores["cue"] * scores["cue link"]
    total = sum(weight * scores.get(name, 1.0) for name, weight in weights)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
