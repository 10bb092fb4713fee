"""Join spans to attributions by learned pair scores: the cue of each content, the source of each cue.

Score of a pair = dot product of two link vectors + a learned bias for the distance in words and in paragraphs (a
bilinear arc score, Dozat and Manning 2017). A span's vector is that of its first word plus that of its last.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np

from checker.attribution.decode import CONTENT, CUE, SOURCE, Found
from checker.attribution.encoding import Encoded, Floats, Ints, Window, gap_bucket, step_bucket

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
_DEEP = 100
_BESIDE = 4  # words or marks between a content and the dash or colon that is its cue
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution the tagger found, as half-open character spans in text order.

    source may be empty; cue is one span; content one or more. confidence: the calibrated chance, 0 to 1, that a careful
    reader would mark the same attribution. scores: what the confidence is made of, by name, each 0 to 1: ``content``,
    ``cue``, ``source`` (mean word probabilities), ``content edges`` (that it begins and ends where it does), ``cue
    link``, ``source link`` (chance of the chosen partners).
    """

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    confidence: float
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Link vectors of the words of one window: (words of the window, 8, 48), by ``ROLES``."""

    window: Window
    links: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Linker:
    """Learned constants of linking. Row 0 of each table scores cues for a content, row 1 sources for a cue.

    nobody: (2, 49) vector and bias of "none of them". gap: (2, 20), step: (2, 7) biases. far: paragraphs beyond which
    nothing is linked. least_cue, least_source: chances below which a content is dropped and a cue left without source.
    least_across, least_beside: the same for a second piece of content on the other and on the same side of the cue;
    beside: how many words may then stand between the two. confidence: weights of a logistic regression on ``scores``
    and their bias.
    """

    nobody: Floats
    gap: Floats
    step: Floats
    far: int
    least_cue: float
    least_source: float
    least_across: float
    least_beside: float
    beside: int
    confidence: tuple[tuple[str, float], ...]

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Linker:
        """The linker that a model's config.json describes."""
        nobody, gap, step = (np.array(config[key], dtype=np.float32) for key in ("nobody", "gap", "step"))
        return cls(
            nobody,
            gap,
            step,
            config["far"],
            config["least_cue"],
            config["least_source"],
            config["least_across"],
            config["least_beside"],
            config["beside"],
            tuple(sorted(config["confidence"].items())),
        )


def attributions(
    text: str,
    encoded: Encoded,
    views: Sequence[View],
    found: Sequence[Found],
    quotations: Sequence[Pair],
    linker: Linker,
) -> tuple[TaggedAttribution, ...]:
    """Attributions made of the spans ``found``; spans that join nothing are dropped."""
    kinds = [[f for f in found if f.kind == kind] for kind in (SOURCE, CUE, CONTENT)]
    sources, cues, contents = kinds
    if not cues or not contents:
        return ()
    to_cue = _within_reach(text, encoded, contents, cues, _choices(encoded, views, contents, cues, linker, 0))
    to_source = _choices(encoded, views, cues, sources, linker, 1)
    members: dict[int, list[tuple[int, float]]] = {}
    for n, choice in enumerate(to_cue):
        if choice.chance > linker.least_cue:
            members.setdefault(choice.best, []).append((n, choice.chance))
    out = []
    for cue, linked in members.items():
        held = _pieces(cues[cue], [(n, contents[n], chance) for n, chance in linked], linker)
        sure = dict(linked)
        source = to_source[cue]
        chosen = sources[source.best] if source.nobody <= source.chance > linker.least_source else None
        pieces = [contents[n] for n in held]
        scores = (
            ("content", _weighted(pieces)),
            ("content edges", min(piece.edges for piece in pieces)),
            ("cue", cues[cue].probability),
            ("cue link", float(np.mean([sure[n] for n in held]))),
            ("source", chosen.probability if chosen else 0.0),
            ("source link", source.chance if chosen else source.nobody),
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


def _within_reach(
    text: str, encoded: Encoded, contents: Sequence[Found], cues: Sequence[Found], choices: Sequence[_Choice]
) -> list[_Choice]:
    """*choices* without cues that are a mere mark and do not stand right beside the content.

    What was said comes after a colon, and before a dash that a name follows, or right after a dash. Lists of such lines
    stand close together, where a score may slip to the neighbour.
    """
    marks = [text[slice(*_characters(encoded, cue))] for cue in cues]
    out = []
    for content, choice in zip(contents, choices, strict=True):
        far = np.zeros(len(choice.partners), dtype=bool)
        for k, n in enumerate(choice.partners):
            mark, cue = marks[n], cues[n]
            if not any(c.isalnum() for c in mark):
                after, before = content.first - cue.last - 1, cue.first - content.last - 1
                near = 0 <= after <= (_BESIDE if ":" in mark else 0) or (0 <= before <= _BESIDE and ":" not in mark)
                far[k] = not near
        out.append(replace(choice, chances=np.where(far, np.float32(0.0), choice.chances)) if far.any() else choice)
    return out


def _pieces(cue: Found, linked: Sequence[tuple[int, Found, float]], linker: Linker) -> list[int]:
    """Which of the contents linked to one cue are its content: the surest, and at most one more.

    The second piece of a content stands on the other side of the cue ("A," she said, "B"); on the same side there may
    be a second piece only close to the first, after words put in between. Others stem from cues that were not found.
    """
    _, main, _ = best = max(linked, key=lambda x: (x[2] * x[1].probability, -x[0]))
    rest = []
    for part in linked:
        _, piece, chance = part
        apart = max(piece.first - main.last, main.first - piece.last)
        across = (piece.first > cue.first) != (main.first > cue.first)
        least = linker.least_across if across else linker.least_beside
        if part is not best and chance >= least and (across or apart <= linker.beside):
            rest.append((chance * piece.probability, part[0]))
    return sorted([best[0], max(rest)[1]] if rest else [best[0]])


@dataclass(frozen=True, slots=True, eq=False)
class _Choice:
    """The numbers of the partners a span could have, the chance of each, and the chance of having none of them."""

    partners: Ints
    chances: Floats
    nobody: float

    @property
    def best(self) -> int:
        """The number of the likeliest partner; -1 where there is none to choose from."""
        return int(self.partners[self.chances.argmax()]) if len(self.partners) else -1

    @property
    def chance(self) -> float:
        """The chance of the likeliest partner."""
        return float(self.chances.max()) if len(self.partners) else 0.0


def _choices(
    encoded: Encoded, views: Sequence[View], left: Sequence[Found], right: Sequence[Found], linker: Linker, which: int
) -> list[_Choice]:
    """For each span of *left* its partners in *right*.

    The vectors of one window know where in it their words stand, so those of two windows cannot be compared: each left
    span is judged in the window that has it deepest inside, against the partners that stand in that window too. Spans
    and windows stand in text order, so that work grows with the text and not with its square.
    """
    out: list[_Choice] = []
    a, b = _ends(left), _ends(right)
    for n, rows in groupby(range(len(left)), key=partial(_home, a, views, len(encoded.words))):
        window, links = views[n].window, views[n].links
        inside = np.arange(np.searchsorted(b[:, 1], window.start), np.searchsorted(b[:, 0], window.end))
        mine = np.clip(a[list(rows)], window.start, window.end - 1)
        theirs = np.clip(b[inside], window.start, window.end - 1)
        query = _vectors(links, mine - window.start, 4 * which)
        nobody = query @ linker.nobody[which, :-1] + linker.nobody[which, -1]
        pair = (mine[:, None], theirs[None])
        found = query @ _vectors(links, theirs - window.start, 4 * which + 2).T
        found += linker.gap[which][gap_bucket(*pair)] + linker.step[which][step_bucket(*pair, encoded.paragraph)]
        found[np.abs(encoded.paragraph[pair[0][..., 0]] - encoded.paragraph[pair[1][..., 1]]) > linker.far] = _NEVER
        scores = np.concatenate((found, nobody[:, None]), axis=1)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        out += [_Choice(inside, row[:-1], float(row[-1])) for row in chances]
    return out


def _home(ends: Ints, views: Sequence[View], count: int, n: int) -> int:
    """The number of the window that has the span *n* of *ends* deepest inside, the first where several do."""
    first, last = int(ends[n, 0]), int(ends[n, 1])
    low = bisect_right(views, first, key=lambda view: view.window.end)
    high = bisect_right(views, last, key=lambda view: view.window.start)
    return max(range(low, high), key=lambda k: (_depth(first, last, views[k].window, count), -k))


def _depth(first: int, last: int, window: Window, count: int) -> int:
    """How deep inside the window the words *first* to *last* stand, in words; below 0 where they stick out."""
    left = first - (window.start if window.start else -_DEEP)
    right = (window.end if window.end < count else count + _DEEP) - 1 - last
    return min(left, right, _DEEP)


def _vectors(links: Floats, ends: Ints, role: int) -> Floats:
    return np.asarray(links[ends[:, 0], role] + links[ends[:, 1], role + 1])


def _ends(found: Sequence[Found]) -> Ints:
    return np.array([(f.first, f.last) for f in found], dtype=np.int64).reshape(-1, 2)


def _characters(encoded: Encoded, found: Found) -> Pair:
    return encoded.words[found.first][0], encoded.words[found.last][1]


def _weighted(pieces: Sequence[Found]) -> float:
    lengths = [p.last - p.first + 1 for p in pieces]
    return sum(p.probability * n for p, n in zip(pieces, lengths, strict=True)) / sum(lengths)


def _confidence(scores: Mapping[str, float], weights: Sequence[tuple[str, float]]) -> float:
    """Logistic regression on the log-odds of the scores; with no weights, the product of three of them."""
    if not weights:
        return scores["content"] * scores["cue"] * scores["cue link"]
    total = sum(weight * (log_odds(scores[name]) if name in scores else 1.0) for name, weight in weights)
    return 1 / (1 + math.exp(-total))


def log_odds(chance: float) -> float:
    """Log-odds of a chance, kept within those of 1 % and 99 % so that no single score decides."""
    chance = min(0.99, max(0.01, chance))
    return math.log(chance / (1 - chance))
