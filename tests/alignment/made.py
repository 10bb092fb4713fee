"""Claims made by hand: words with a guessed part of speech stand in for the parse."""

from __future__ import annotations

import re
from functools import cache

from checker.alignment.rules import Thresholds
from checker.records import Article, Attribution, Claim, Facts, Kind, Quantity, Span, Speaker, Word
from checker.rulebook import load

_SMALL = frozenset(
    "a an the of to in on at for and or but that this it he she they we i is are was were be will not "
    "no with by from as his her their our".split()
)


@cache
def thresholds() -> Thresholds:
    """The thresholds as shipped."""
    return load().thresholds


def words(text: str, start: int = 0) -> tuple[Word, ...]:
    """The content words of *text*: capitals make names, digits numbers."""
    out = []
    for match in re.finditer(r"\w+", text):
        word = match[0]
        if word.lower() in _SMALL:
            continue
        pos = "NUM" if word[0].isdigit() else "PROPN" if word[0].isupper() and match.start() else "NOUN"
        out.append(Word(word, word.lower(), pos, Span(start + match.start(), start + match.end())))
    return tuple(out)


def claim(
    key: str,
    article: str,
    text: str,
    speaker: str | None = None,
    kind: Kind = "indirect",
    *,
    start: int = 0,
    within: str | None = None,
) -> Claim:
    """One claim whose content is all of *text*, which starts at *start* of its article."""
    found = words(text, start)
    figures = tuple(
        Quantity(int(w.text), int(w.text), "", (), False, w.span)  # type: ignore[arg-type]  # whole numbers do here
        for w in found
        if w.text.isdigit()
    )
    return Claim(
        key,
        article,
        text,
        Attribution(key, (), (), (Span(start, start + len(text)),), kind, within=within),
        Speaker(speaker.lower(), speaker, "name") if speaker else None,
        Facts(words=found, quantities=figures),
    )


def article(key: str, text: str = "", outlet: str | None = None) -> Article:
    """An article by an outlet of the same name."""
    return Article(key, outlet or key, text, Span(0, len(text)), "")


def story(*told: tuple[str, str, str | None, Kind]) -> tuple[list[Claim], list[Article]]:
    """Claims and articles from (article, text, speaker, kind); the texts of an article follow each other."""
    texts: dict[str, str] = {}
    claims = []
    for n, (key, text, speaker, kind) in enumerate(told):
        before = texts.get(key, "")
        claims.append(claim(f"c{n}", key, text, speaker, kind, start=len(before)))
        texts[key] = f"{before}{text}\n"
    return claims, [article(k, t) for k, t in texts.items()]
