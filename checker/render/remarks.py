"""What there is to say of a group beside its conflicts, in lines of plain text that every form shows alike."""

from __future__ import annotations

from collections.abc import Iterator

from checker.records import Article
from checker.render.excerpt import Excerpt, plain, shorten
from checker.render.headlines import doubt
from checker.render.view import Entry

SENTENCES, LONGEST_SENTENCE = 3, 160  # of those that state it as fact, and the characters of each
LONGEST = 600  # characters of a diff; the quotations themselves stand below it


def remarks_of(entry: Entry) -> Iterator[str]:
    """What differs without conflict, what is agreed on, who shares an origin, who states it himself, and notes."""
    for dispute in entry.differences:
        left, right = dispute.sides
        if dispute.first.diff:
            news = shorten(Excerpt(dispute.quoted), LONGEST).text
        else:
            news = dispute.message or f"{left.value} / {right.value}"
        yield f"{doubt(dispute.first)}: {news}"
    agreed = agreed_on(entry)
    if agreed:
        yield f"agrees on: {agreed}"
    for outlets in entry.shared:
        yield f"one origin: {outlets}"
    if entry.came:
        yield "; ".join(entry.came)
    if entry.verdict.stated_by:
        yield f"stated as fact by {', '.join(map(plain, entry.verdict.stated_by))}; that counts as no origin"
        for place in entry.verdict.stated[:SENTENCES]:
            yield f"{plain(place.value)} prints: {shorten(Excerpt(plain(place.text)), LONGEST_SENTENCE).text}"
    for note in entry.notes:
        yield f"note: {note}"


def agreed_on(entry: Entry, most: int = 4) -> str:
    """What the claims of a group agree on, in short, or ""."""
    words = []
    for dispute in entry.agreements:
        left, right = (s.value for s in dispute.sides)
        said = left if left.casefold() == right.casefold() else f"{left} and {right}"
        words.append(f"{shorten(Excerpt(said), 60).text} ({plain(dispute.first.kind)})")
    unlike = list(dict.fromkeys(words))
    more = f" and {len(unlike) - most} more" if len(unlike) > most else ""
    return "; ".join(unlike[:most]) + more


def marks_of(article: Article) -> Iterator[str]:
    """What an agency says of its item that whoever prints from it must know: an embargo, a correction."""
    if article.embargo:
        yield f"embargoed until {plain(article.embargo)}"
    if article.corrected:
        yield f"corrected by its provider: {plain(article.corrected)}"
