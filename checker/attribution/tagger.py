"""The learned tagger: text in, attributions as plain spans out.

    tagger = Tagger.load()                          # the packaged model; ModelError if a file is missing or damaged
    found = tagger.attributions(texts, quotations)  # per text: tuple[TaggedAttribution, ...] in text order

``quotations`` holds for each text the (start, end) pairs of its quotations, marks included (``None``: do without).
The steps are also there one by one: ``tagger.tag(texts)`` gives label probabilities and link vectors of the words,
``decode.spans`` makes spans of them and ``linking.attributions`` joins the spans. All of it is deterministic, needs
only numpy, onnxruntime and tokenizers, and takes a text of any length. Offsets are code points of the text, half-open.

The network is MiniLM (Wang et al. 2020) with a head for BIO labels and a head for links, after the span labelling of
Pareti (2015) and the scored arcs of Dozat and Manning (2017); ``training/`` makes it, MODEL_CARD.md beside the model
tells its data and scores.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checker.attribution import decode, linking
from checker.attribution.encoding import FEATURES, Encoded, Floats, Ints, Window, encode, windows
from checker.attribution.extent import Weights
from checker.attribution.linking import TaggedAttribution, View
from checker.attribution.packaged import FILES, NAME, digest_of, packaged_model
from checker.attribution.tokens import WordScores
from checker.modelfiles import ModelError, checked, config_of, opened

__all__ = ["ModelError", "Pair", "Reading", "TaggedAttribution", "TaggedText", "Tagger", "packaged_model"]

Pair = tuple[int, int]

_CLS, _SEP = 101, 102
# onnxruntime's fused form of "add, then normalise" takes six times as long on a processor as the two steps it replaces
_UNFUSED = ["SkipLayerNormFusion"]


@dataclass(frozen=True, slots=True)
class TaggedText:
    """What the network says of one text.

    probabilities: (words, 7), the chance of O and of B and I of source, cue, content. views: link vectors, window by
    window.
    """

    encoded: Encoded
    probabilities: Floats
    views: tuple[View, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the tagger finds in one text, outermost attributions only, and what it says of the single words."""

    attributions: tuple[TaggedAttribution, ...]
    scores: WordScores


class Tagger:
    """A loaded model. Safe to share between calls, not between processes."""

    def __init__(self, session: Any, tokenizer: Any, config: Mapping[str, Any], digest: str) -> None:
        self._session, self._tokenizer = session, tokenizer
        self.config, self.digest = config, digest
        self.name = f"{config['name']} {config['version']}"
        self._settings = decode.Settings(**config["decode"])
        self._linker = linking.Linker.from_config(config["link"])
        self.extent: Weights = config.get("extent", {})

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> "Tagger":
        """The model in ``folder`` (the packaged one by default), run on ``threads`` threads.

        Raises ModelError when a file is missing, damaged or of another version.
        """
        folder = folder or packaged_model()
        config = config_of(folder, NAME)
        digests = [checked(folder / name, config["sha256"].get(name), NAME) for name in FILES]
        session, tokenizer = opened(folder, NAME, threads=threads, without=_UNFUSED)
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(session, tokenizer, config, digest_of(digests))

    def attributions(
        self, texts: Sequence[str], quotations: Sequence[Iterable[Pair]] | None = None
    ) -> list[tuple[TaggedAttribution, ...]]:
        """Attributions of each text in order of their first word, outermost ones only."""
        return [reading.attributions for reading in self.readings(texts, quotations)]

    def readings(self, texts: Sequence[str], quotations: Sequence[Iterable[Pair]] | None = None) -> list[Reading]:
        """Attributions of each text, and the chances of its words."""
        out = []
        for n, (text, tagged) in enumerate(zip(texts, self.tag(texts), strict=True)):
            quoted = tuple(quotations[n]) if quotations is not None else ()
            encoded, chances = tagged.encoded, tagged.probabilities
            found = decode.spans(text, encoded, chances, quoted, self._settings)
            out.append(
                Reading(
                    linking.attributions(text, encoded, tagged.views, found, quoted, self._linker),
                    WordScores(encoded.words, chances[:, 1::2] + chances[:, 2::2]),
                )
            )
        return out

    def tag(self, texts: Sequence[str]) -> list[TaggedText]:
        """Label probabilities and link vectors of all words of each text."""
        return [self._tagged(encode(text, self._tokenizer)) for text in texts]

    def _tagged(self, encoded: Encoded) -> TaggedText:
        parts: list[tuple[Window, Floats, Floats]] = []
        for window in windows(encoded):
            logits, links = self._run(*_slice(encoded, window))
            heads = encoded.first[window.start : window.end] - encoded.first[window.start] + 1
            parts.append((window, logits[heads], links[heads]))
        return _joined(encoded, parts)

    def _run(self, pieces: Ints, marks: Ints) -> tuple[Floats, Floats]:
        """Logits and link vectors of one window's word pieces, ``[CLS]`` and ``[SEP]`` among them.

        One window a pass: nothing is computed for padding, what is worked on stays in the processor's cache, and int8
        scales, which are taken over a whole pass, do not depend on what else is read. A batch costs a third more.
        """
        ids = np.concatenate(([_CLS], pieces, [_SEP]))[None]
        features = np.concatenate(([FEATURES], marks, [FEATURES]))[None]
        feed = {"ids": ids, "features": features, "mask": np.ones_like(ids)}
        logits, links = self._session.run(["logits", "links"], feed)
        return logits[0], links[0].reshape(links.shape[1], len(linking.ROLES), -1)


def _slice(encoded: Encoded, window: Window) -> tuple[Ints, Ints]:
    first = encoded.first[window.start : window.end + 1]
    return encoded.pieces[first[0] : first[-1]], np.repeat(encoded.features[window.start : window.end], np.diff(first))


def _joined(encoded: Encoded, parts: Sequence[tuple[Window, Floats, Floats]]) -> TaggedText:
    """Where windows overlap, probabilities are averaged, weighted by the distance from the window's edge, since a word
    is judged best with words on both sides."""
    count = len(encoded.words)
    total, weights = np.zeros((count, 7), dtype=np.float32), np.zeros(count, dtype=np.float32)
    views = []
    for window, logits, vectors in parts:
        size = window.end - window.start
        left = np.arange(1, size + 1) if window.start else np.full(size, 64)
        right = np.arange(size, 0, -1) if window.end < count else np.full(size, 64)
        weight = np.minimum(np.minimum(left, right), 64).astype(np.float32)
        here = slice(window.start, window.end)
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        total[here] += weight[:, None] * chances / chances.sum(axis=1, keepdims=True)
        weights[here] += weight
        views.append(View(window, vectors))
    return TaggedText(encoded, (total / np.maximum(weights, 1)[:, None]).astype(np.float32), tuple(views))
