"""Articles, claims and groups built by hand, found in their texts by the words."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from checker.records import (
    Alignment,
    Article,
    Attribution,
    Claim,
    ClaimGroup,
    Facts,
    Kind,
    Part,
    Place,
    Span,
    Speaker,
)


def digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def article(outlet: str, text: str, published: str | None = None, path: str | None = None, **more: Any) -> Article:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    start = len(f"date {published}\n") if text.startswith("date ") else 0
    return Article(
        digest("article", outlet, text),
        outlet,
        text,
        Span(start, len(text)),
        sha,
        path,
        published=dt.date.fromisoformat(published) if published else None,
        **more,
    )


def find(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def near(text: str, words: str, anchor: int) -> Span:
    """The occurrence of *words* that is nearest to *anchor*."""
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    at = min(starts, key=lambda i: abs(i - anchor))
    return Span(at, at + len(words))


def claim(
    art: Article,
    source: str,
    cue: str,
    content: str | Sequence[str],
    speaker: Speaker | None,
    kind: Kind = "indirect",
    **more: Any,
) -> Claim:
    pieces = (content,) if isinstance(content, str) else tuple(content)
    spans = tuple(find(art.text, p) for p in pieces)
    facts = more.pop("facts", Facts())
    attribution = Attribution(
        digest("attribution", art.id, source, cue, *pieces),
        (near(art.text, source, spans[0].start),) if source else (),
        (near(art.text, cue, spans[0].start),) if cue else (),
        spans,
        kind,
        **more,
    )
    text = " … ".join(" ".join(s.text(art.text).split()) for s in spans)
    return Claim(attribution.id, art.id, text, attribution, speaker, facts)


def place(art: Article, cl: Claim, words: str, value: str = "") -> Place:
    return Place(cl.id, find(art.text, words), words, value)


def group(*claims: Claim, score: float = 92.5) -> ClaimGroup:
    ids = tuple(sorted(c.id for c in claims))
    pairs = tuple(
        Alignment(a, b, score, (Part("words", 0.91, 50.0), Part("speaker", 1.0, 20.0), Part("facts", 0.9, 30.0)))
        for i, a in enumerate(ids)
        for b in ids[i + 1 :]
    )
    return ClaimGroup(digest("group", *ids), ids, pairs)
