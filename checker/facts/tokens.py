"""The parse as plain values: what the facts stage reads of spaCy's tokens, once.

Everything else in this stage works on :class:`Token`, so that it can be tested on tokens written by hand, and because
reading an attribute of a spaCy token over and over costs more than the work done with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

IRREGULAR = {"wound": "wound", "wounds": "wound", "wounded": "wound", "wounding": "wound", "found": "find", "n't": "not",
             "n’t": "not", "ca": "can", "wo": "will", "’s": "'s", "dead": "dead", "killed": "kill", "injured": "injure"}
PRONOUN_NUMBER = 12


@dataclass(slots=True)
class Token:
    """One token: ``head`` and ``kids`` are positions in the same list (a root, or a head outside, is its own head)."""

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    kids: list[int] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def read_tokens(doc: Doc, spans: Sequence[Span]) -> list[Token]:
    """The tokens of *doc* that lie in *spans*, in text order, with heads among themselves."""
    out: list[Token] = []
    place: dict[int, int] = {}
    heads: list[int] = []
    for span in sorted(spans):
        piece = doc.char_span(span.start, span.end, alignment_mode="expand")
        if piece is None:
            continue
        for token in piece:
            if token.is_space or token.i in place:
                continue
            text = token.text
            lower = text.lower()
            place[token.i] = len(out)
            heads.append(token.head.i)
            lemma = IRREGULAR.get(lower) or token.lemma_.lower()
            start = token.idx
            out.append(Token(text, lower, lemma, token.pos_, token.tag_, token.dep_, 0, start, start + len(text)))
    for i, (token_, head) in enumerate(zip(out, heads, strict=True)):
        at = place.get(head, i)
        token_.head = at
        if at != i:
            out[at].kids.append(i)
    return out


def climb(tokens: Sequence[Token], i: int, stop: frozenset[str], limit: int = 12) -> int:
    """The nearest token at or above *i* whose part of speech is in *stop*; -1 where there is none."""
    for _ in range(limit):
        if tokens[i].pos in stop:
            return i
        head = tokens[i].head
        if head == i:
            return -1
        i = head
    return -1
