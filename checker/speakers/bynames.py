"""A second name that a text gives somebody in so many words: "NAME, the forger known as Quill", "NAME, alias Quill"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.speakers.lexicon import BODY_NOUNS
from checker.speakers.runs import low

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from checker.speakers.bearer import Bearer

ALIAS = frozenset({"aka", "a.k.a.", "alias"})
NAMING = frozenset({"known", "nicknamed", "dubbed"})
FAR = 8
"""Tokens between a name and the word that gives it a second one."""


def tie_bynames(doc: Doc, bearers: list[Bearer]) -> list[Bearer]:
    """*bearers* less those that the text calls a second name of another."""
    at = {m.start: b for b in bearers for m in b.mentions}
    ends = {m.end: (b, m.head) for b in bearers for m in b.mentions}
    gone: set[Bearer] = set()
    for token in doc:
        if low(token) not in NAMING and low(token) not in ALIAS:
            continue
        second = at.get(_after(doc, token))
        near = (ends[i] for i in range(token.i, max(0, token.i - FAR), -1) if i in ends)
        holder, head = next(near, (None, -1))
        if second is None or holder is None or second is holder or second in gone or holder in gone or second.alias:
            continue
        if doc[head].sent.start != token.sent.start or not _of(token, doc[head]):
            continue
        name = holder.name
        holder.absorb(second)
        holder.shown = name  # its own name, however well the other is known
        gone.add(second)
    return [b for b in bearers if b not in gone]


def _after(doc: Doc, token: Token) -> int:
    """Where the second name begins, if one follows: after "as" and a quotation mark."""
    i = token.i + 1
    for skipped in ("as", '"'):
        if i < len(doc) and low(doc[i]) == skipped:
            i += 1
    return i


def _of(token: Token, head: Token) -> bool:
    """Whether the word that gives a name is said of *head* itself or of a noun that says who that is."""
    if low(token) in ALIAS:
        return token.i - head.i <= 2  # nothing but a comma between them
    noun = token.head
    if noun == head or (head.dep_ == "appos" and noun == head.head):
        return True
    return noun.dep_ == "appos" and noun.head == head and low(noun) not in BODY_NOUNS
