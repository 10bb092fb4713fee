"""A parse read in columns: which tokens are worth looking at, without making an object for each of the others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def offsets(doc: Doc) -> list[int]:
    """Where each token starts in the text, in characters."""
    return list(map(int, doc.to_array("IDX").tolist()))


def capitals(doc: Doc) -> list[bool]:
    """Whether each token looks like part of a name by itself: a capital first, or near the front ("iPhone")."""
    shapes = doc.to_array("SHAPE").tolist()
    name = {shape: _named(doc.vocab.strings[shape]) for shape in set(shapes)}
    return [name[shape] for shape in shapes]


def _named(shape: str) -> bool:
    # a shape has X for a capital and x for any other letter, and keeps at least the first four characters
    return shape[:1] == "X" or (len(shape) > 3 and shape[0] == "x" and "X" in shape[1:3])


def among(doc: Doc, words: frozenset[str], more: frozenset[str]) -> list[int]:
    """The tokens that are one of *words* or of *more* in lower case, in order; the ids of *words* are kept."""
    wanted, others = _ids(words), {_id(word) for word in more}
    return [i for i, lower in enumerate(doc.to_array("LOWER").tolist()) if lower in wanted or lower in others]


def breaks(doc: Doc) -> list[int]:
    """The tokens of white space that hold a line break, in order."""
    return [i for i, space in enumerate(doc.to_array("IS_SPACE").tolist()) if space and "\n" in doc[i].text]


@lru_cache(maxsize=16)
def _ids(words: frozenset[str]) -> frozenset[int]:
    return frozenset(map(_id, words))


@lru_cache(maxsize=20_000)
def _id(word: str) -> int:
    from spacy.strings import get_string_id

    return int(get_string_id(word))


def numbers(doc: Doc) -> tuple[list[int], list[int]]:
    """Sentence and paragraph number of every token."""
    sentence: list[int] = []
    for count, sent in enumerate(doc.sents if len(doc) else (), 1):
        sentence += [count] * (sent.end - sent.start)
    paragraph: list[int] = []
    for count, end in enumerate((*breaks(doc), len(doc) - 1)):
        paragraph += [count] * (end + 1 - len(paragraph))
    return sentence, paragraph
