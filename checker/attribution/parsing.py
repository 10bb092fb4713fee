"""An article's text through spaCy, with every token at its own offset of ``Article.text``.

What the parser reads has the same length as the article: everything outside the body is blank, quotation marks are
brought to one style, and words of absurd length (a hostile or broken file) are masked, because spaCy's tokenizer takes
quadratic time over them. Long texts are parsed in chunks of paragraphs and joined.

A line break always ends a sentence. Elsewhere a sentence may begin only where the text has a mark that can end one, so
that "JD(S) leader" or "the U.N. (see above) said" stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.records import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNK = 60_000  # characters given to the parser at a time
LONGEST_SENTENCE = 250  # words; a longer one is cut, for work over a tree grows with the square of its size
LONGEST_WORD = 200  # characters; longer runs without a space are masked

_STYLE = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "`": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200a": " ",
        "―": "—",
        "‒": "–",
        "\u2011": "-",
        "\u2010": "-",
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
        "\x0b": " ",
        "\x0c": "\n",
    }
)
_DOUBLED = re.compile(r"''")
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_BREAK = re.compile(r"\n+")
_ENDS = re.compile(r"[.?!…:;|—–-][\"')\]]*$")
_LAST = frozenset(".?!…:;|—–-\"')]")  # what _ENDS can end with
_BEGINS, _INSIDE, _OPEN = 1, -1, 0  # spaCy's own numbers for a sentence's first word, another word, not known


def parser_text(text: str, body: Span | None = None) -> str:
    """*text* as the parser reads it: equal length, blank outside *body*, one style of quotation marks."""
    body = body or Span(0, len(text))
    inside = text[body.start : body.end].translate(_STYLE)
    inside = _DOUBLED.sub(_double, inside)
    inside = _LONG.sub(lambda match: "x" * len(match.group()), inside)
    return " " * body.start + inside + " " * (len(text) - body.end)


def _double(match: re.Match[str]) -> str:
    """Two apostrophes as one double mark, the spare character on its outer side."""
    text, start = match.string, match.start()
    opens = (
        (start == 0 or text[start - 1] in " \n\t([—-") and match.end() < len(text) and not text[match.end()].isspace()
    )
    return ' "' if opens else '" '


def parse(nlp: Language, article: Article) -> Doc:
    """The parsed article; ``token.idx`` is an offset into ``article.text``."""
    text = parser_text(article.text, article.body)
    docs = [_parse(nlp, text[start:end]) for start, end in _chunks(text)]
    if len(docs) == 1:
        return docs[0]
    from spacy.tokens import Doc

    return Doc.from_docs(docs, ensure_whitespace=False) or Doc(nlp.vocab)


def _parse(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    mark_sentences(doc)
    parsed = nlp(doc)
    parsed.tensor = np.zeros((0, 0), dtype="float32")  # 96 numbers a word that nobody reads, a quarter of all memory
    return parsed


def mark_sentences(doc: Doc) -> None:
    """Tell the parser where sentences begin (after a line break) and where not (after no mark that ends one)."""
    before, broken, words, marks = "", True, 0, [_OPEN] * len(doc)
    for n, word in enumerate([token.text for token in doc]):
        if word.isspace():
            broken = broken or "\n" in word
            marks[n] = _INSIDE
            continue
        words = 0 if broken or word in ".!?" else words + 1
        if broken or words == LONGEST_SENTENCE:
            marks[n], words = _BEGINS, 0
        elif before[-1:] not in _LAST or not _ENDS.search(before):
            marks[n] = _INSIDE
        broken = False
        before = (before + word)[-4:]
    if marks:
        marks[0] = _BEGINS
        # All at once: each single `token.is_sent_start = ...` looks through the whole document for labels.
        column: Any = np.array(marks, dtype=np.int32).astype(np.uint64)[:, None]  # spaCy's stubs name thinc's type only
        doc.from_array(["SENT_START"], column)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of about :data:`CHUNK` characters at most, cut at a line break where there is one, else at a space."""
    start = 0
    while len(text) - start > CHUNK:
        end = start + CHUNK
        cut = max(text.rfind("\n", start + CHUNK // 2, end), -1)
        if cut < 0:
            cut = text.rfind(" ", start + CHUNK // 2, end)
        end = cut + 1 if cut >= 0 else end
        yield start, end
        start = end
    yield start, len(text)
