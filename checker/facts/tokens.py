"""The parse as plain values: what the facts stage reads of spaCy's tokens, once.

Everything else in this stage works on :class:`Token`, so that it can be tested on tokens written by hand, and because
reading an attribute of a spaCy token over and over costs more than the work done with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lexicon import values
from checker.records import Span

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

IRREGULAR = values("forms", "lemma")


_MUCH = 8
"""How many times as long as a span a document may be for its whole array to be the cheaper."""


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
    kids: Sequence[int] = ()

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def read_tokens(doc: Doc, spans: Sequence[Span]) -> list[Token]:
    """The tokens of *doc* that lie in *spans*, in text order, with heads among themselves.

    Attributes are read as one array a span: reading them token by token costs several times as much. An array of the
    document costs a tenth of one of as many tokens of a span.
    """
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, POS, TAG  # type: ignore[import-not-found]  # Cython

    read = [ORTH, LEMMA, POS, TAG, DEP, HEAD, IDX]
    name, form = _NAMES.of(doc.vocab.strings), _FORMS
    rows: dict[int, list[int]] = {}
    for span in sorted(spans):
        piece = doc.char_span(span.start, span.end, alignment_mode="expand")
        if piece is not None:
            whole = len(doc) <= _MUCH * len(piece)
            array = doc.to_array(read)[piece.start : piece.end] if whole else piece.to_array(read)  # type: ignore[attr-defined]  # not in spaCy's stubs
            found = {i: row for i, row in enumerate(array.astype("int64").tolist(), piece.start) if form[row[0]][0]}
            rows = rows | found if rows else found  # without white space
    count = len(rows)
    one = rows and next(reversed(rows)) - next(iter(rows)) == count - 1  # stretch without white space, as most are
    place = {} if one else {i: at for at, i in enumerate(rows)}
    kids: dict[int, list[int]] = {}  # most words govern nothing, and a list for each of them would only cost
    out: list[Token] = []
    for at, (i, (orth, lemma_id, pos, tag, dep, up, start)) in enumerate(rows.items()):
        head = at + up if one else place.get(i + up, at)
        if not 0 <= head < count:
            head = at
        if head != at:
            if (governed := kids.get(head)) is None:
                kids[head] = [at]
            else:
                governed.append(at)
        text, lower, lemma = form[orth]
        lemma, end = lemma or form[lemma_id][1], start + len(text)
        out.append(Token(text, lower, lemma, name[pos], name[tag], name[dep], head, start, end))
    for head, governed in kids.items():
        out[head].kids = governed
    return out


class _Names(dict[int, str]):
    """Hashes (as signed numbers) to strings, each looked up once; a hash means the same string in every pipeline."""

    limit = 1 << 17

    def of(self, strings: StringStore) -> _Names:
        """Itself, able to look up what it does not know in *strings*."""
        if len(self) > self.limit:
            self.clear()
        self.strings = strings
        return self

    def __missing__(self, key: int) -> str:
        found = self[key] = self.strings[key % (1 << 64)]
        return found


class _Forms(dict[int, tuple[str, str, str]]):
    """Hashes to text, lower case and irregular dictionary form of a word; all empty for white space."""

    def __missing__(self, key: int) -> tuple[str, str, str]:
        if len(self) > _Names.limit:
            self.clear()
        text = _NAMES[key]
        lower = text.lower()
        found = self[key] = ("", "", "") if text.isspace() else (text, lower, IRREGULAR.get(lower, ""))
        return found


_NAMES = _Names()
_FORMS = _Forms()


def text_of(tokens: Sequence[Token], span: Span) -> str:
    """The text of *span* as the tokens have it, white space as spaces; far cheaper than the document's text."""
    out, at, end = [], span.start, span.end
    for t in tokens:
        start = t.start
        if start >= end:
            break
        if start > at:
            out.append(" " if start == at + 1 else " " * (start - at))
        elif start < at:
            if t.end <= at:
                continue  # before the span
            out.append(t.text[at - start : end - start])
            at = t.end
            continue
        out.append(t.text if t.end <= end else t.text[: end - start])
        at = t.end
    return "".join(out)


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
