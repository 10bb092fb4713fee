"""What the learned tagger says of the words of one claim in a report, for `checker explain`.

A report does not carry them: they are three numbers a word, and the tagger gives the same ones again. So the article is
read again where it still lies and is the same by its digest; else the claim's sentence is read alone, which is near.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class WordScore:
    """A word and the chances, 0 to 1, that it belongs to a source, a cue, a content."""

    word: str
    source: float
    cue: float
    content: float


@dataclass(frozen=True, slots=True)
class WordScores:
    """The words of a claim's source, cue and content in text order, and what is to be known of how they were read."""

    words: tuple[WordScore, ...]
    note: str = ""


def word_scores(report: Json, claim: Json) -> WordScores:
    """The tagger's word scores over *claim*; no words, and a note that tells why, where there is no tagger to ask."""
    model = str(report.get("model", ""))
    if "engine hybrid" not in model:
        return WordScores((), "the report was made by the rules engine, without the learned tagger")
    from checker.attribution.quotes import quotations
    from checker.attribution.tagger import ModelError, Tagger

    try:
        tagger = Tagger.load()
    except ModelError as error:
        return WordScores((), str(error))
    notes = [] if tagger.digest[:12] in model else ["the tagger is another one than the report's"]
    text, shift = _article(report, claim), 0
    if text is None:
        held = claim.get("sentence") or {}
        text, shift = str(held.get("text", "")), int(held.get("start", 0))
        notes.append("the article has changed or is gone, so its sentence was read alone")
    pairs = [(q.span.start, q.span.end) for q in quotations(text) if q.depth == 0]
    (read,) = tagger.readings([text], [pairs])
    spans = [(s["start"] - shift, s["end"] - shift) for part in PARTS for s in claim.get(part, ())]
    words = tuple(
        WordScore(text[start:end], *(float(chance) for chance in chances))
        for (start, end), chances in zip(read.scores.words, read.scores.chances, strict=True)
        if any(start < last and end > first for first, last in spans)
    )
    return WordScores(words, "; ".join(notes))


def _article(report: Json, claim: Json) -> str | None:
    """The text of the claim's article as the engine reads it, if it still lies where it lay and is the same."""
    known: Json = next((a for a in report.get("articles", ()) if a["id"] == claim["article"]), {})
    path = str(known.get("path") or "")
    if not os.path.isfile(path):  # noqa: PTH113 - a name of a report: no folder, glob or address is read for it
        return None
    from checker.articles import read
    from checker.records import Article

    for item in read([path]):
        if isinstance(item, Article) and (item.id, item.sha256) == (known["id"], known.get("sha256")):
            return " " * item.body.start + item.text[item.body.start : item.body.end]
    return None
