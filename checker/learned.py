"""The learned judge of two texts: do they say one thing, conflict, or speak of different things?

    judge = Judge.load()                 # the packaged model; ModelError if a file is missing or damaged
    judge.opinion(left, right).conflict  # log odds of a conflict

A second opinion beside the rules: it finds no evidence, it says whether what the rules found should be believed. It
reads both texts together (a cross-encoder after Nogueira and Cho 2019), with a mark on each word that the other side
lacks; MODEL_CARD.md beside the model tells what it was made from and what it is worth. Swapping the texts changes
nothing. One pair a pass: deterministic, and no pair's figures depend on what else is judged.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from checker.modelfiles import ModelError, checked, config_of, opened
from checker.problems import CheckerError, Exit
from checker.records import Problem

__all__ = [
    "CLASSES",
    "LONGEST",
    "Judge",
    "Judging",
    "ModelError",
    "Opinion",
    "encode",
    "opinion",
    "packaged",
    "packaged_model",
]

LONGEST = 112
"""Word pieces of both texts and the marks around them that are read; of the longer text the end is cut."""
CLASSES = ("same", "conflict", "different", "neutral")
EXTREME = 8.0
"""Log odds beyond which nothing is told apart."""
_FILES = ("model.onnx", "tokenizer.json")
_WORD = re.compile(r"[^\W_]+")
_KEPT = 4096
"""Pairs whose opinion is kept."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Chances, as natural logarithms, that two texts state the same, conflict, or speak of different things.

    ``neutral`` is one event and not one statement.
    """

    same: float
    conflict: float
    different: float
    neutral: float

    @property
    def odds(self) -> float:
        """Log odds of a conflict, within 8 of even."""
        return _within(self.conflict - _sum(self.same, self.different, self.neutral))

    @property
    def aligned(self) -> float:
        """Log odds that both are about one statement, agreeing or not, within 8 of even."""
        return _within(_sum(self.same, self.conflict) - _sum(self.different, self.neutral))


Judging = Callable[[str, str], Opinion]
"""What a judge makes of two texts."""


def packaged_model() -> Path:
    """Folder of the model that ships with the package."""
    return Path(__file__).resolve().parent / "models" / "judge"


class Judge:
    """A loaded model; what it said of a pair is kept."""

    def __init__(self, session: Any, tokenizer: Any, digest: str = "") -> None:
        self._session, self._tokenizer, self.digest = session, tokenizer, digest
        self._kept: dict[tuple[str, str], Opinion] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> "Judge":
        """The model in *folder* (the packaged one by default), run on one thread.

        Raises ModelError when a file is missing, damaged or of another version.
        """
        folder = folder or packaged_model()
        wanted = config_of(folder, "judge")["sha256"]
        digests = [checked(folder / name, wanted.get(name), "judge") for name in _FILES]
        session, tokenizer = opened(folder, "judge")
        return cls(session, tokenizer, hashlib.sha256("".join(digests).encode()).hexdigest())

    def opinion(self, left: str, right: str) -> Opinion:
        """What it says of two texts, whichever is named first."""
        key = (left, right) if left <= right else (right, left)
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            ids, marks = encode(self._tokenizer, *key)
            feed = {"ids": np.array([ids], np.int64), "marks": np.array([marks], np.int64)}
            logits = self._session.run(["logits"], feed)[0][0].astype(float)
            self._kept[key] = Opinion(*(float(x) for x in logits - np.logaddexp.reduce(logits)))
        return self._kept[key]


@lru_cache(maxsize=1)
def packaged() -> Judge:
    """The packaged judge, read once a process. Raises CheckerError (E402) where its files are unusable."""
    try:
        return Judge.load()
    except ModelError as error:
        raise CheckerError(Problem("E402", "error", str(error)), Exit.USAGE) from None  # it says what to do


def opinion(left: str, right: str) -> Opinion:
    """What the packaged judge says of two texts. Raises CheckerError (E402) where its files are unusable."""
    return packaged().opinion(left, right)


def encode(tokenizer: Any, left: str, right: str) -> tuple[list[int], list[int]]:
    """Word pieces of two texts, the lesser first, and the mark of each piece.

    Marks: 0 punctuation and bounds; 1 to 3 the first text, 4 to 6 the second: a word that the other has, one that it
    lacks, one with a digit that it lacks.
    """
    texts = sorted((left, right))
    read = [tokenizer.encode(text, add_special_tokens=False) for text in texts]
    words = [{w.lower() for w in _WORD.findall(text)} for text in texts]
    lengths = _cut([len(e.ids) for e in read], LONGEST - 4)
    start, end = tokenizer.token_to_id("<s>"), tokenizer.token_to_id("</s>")
    parts: list[tuple[list[int], list[int]]] = []
    for side, text in enumerate(texts):
        at = _marks(text, words[1 - side], side)
        places = [first for first, _ in read[side].offsets[: lengths[side]]]
        parts.append((list(read[side].ids[: lengths[side]]), [at.get(p, 0) for p in places]))
    (one, some), (two, other) = parts
    return [start, *one, end, end, *two, end], [0, *some, 0, 0, *other, 0]


def _marks(text: str, other: set[str], side: int) -> dict[int, int]:
    """The mark of every character of a word of *text*, whose counterpart has the words *other*."""
    out: dict[int, int] = {}
    for found in _WORD.finditer(text):
        word = found.group().lower()
        mark = 1 if word in other else 3 if any(c.isdigit() for c in word) else 2
        out |= dict.fromkeys(range(*found.span()), mark + 3 * side)
    return out


def _cut(lengths: Sequence[int], room: int) -> list[int]:
    """*lengths* of two texts, the longer cut until both fit into *room*."""
    one, two = lengths
    if one + two <= room:
        return [one, two]
    half = room // 2
    if one < half:
        return [one, room - one]
    return [room - two, two] if two < half else [half, room - half]


def _sum(*logs: float) -> float:
    return float(np.logaddexp.reduce(logs))


def _within(odds: float) -> float:
    return round(max(-EXTREME, min(EXTREME, odds)), 3)
