"""A report made of bytes: its texts are the bytes' own, its spans, kinds and sizes are chosen by the first of them."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TypeVar

from checker.records import (
    Alignment,
    Article,
    Attribution,
    Change,
    Claim,
    ClaimGroup,
    Evidence,
    Facts,
    Part,
    Place,
    Problem,
    Report,
    Span,
    Speaker,
    Verdict,
)

_CHOICES = 64
_Any = TypeVar("_Any")


class _Choices:
    """Numbers from the first 64 bytes, in a ring; texts from the rest, cut at U+001F, in a ring."""

    def __init__(self, data: bytes) -> None:
        self._numbers = data[:_CHOICES] or b"\0"
        self._texts = data[_CHOICES:].decode("utf-8", "surrogateescape").split("\x1f")
        self._at = self._text = 0

    def number(self, most: int) -> int:
        """0 to *most*."""
        self._at += 1
        value = self._numbers[self._at % len(self._numbers)] * 257 + self._at // len(self._numbers)
        return value % (most + 1)

    def of(self, *values: _Any) -> _Any:
        return values[self.number(len(values) - 1)]

    def text(self) -> str:
        self._text += 1
        return self._texts[self._text % len(self._texts)]

    def span(self, size: int) -> Span:
        return Span(*sorted((self.number(size), self.number(size))))


def report_of(data: bytes) -> tuple[Report, bool]:
    """A report, as odd as the records allow, and whether to show all of it."""
    pick = _Choices(data)
    articles = tuple(_article(pick, f"a{n}") for n in range(pick.number(3)))
    claims: list[Claim] = []
    for article in articles:
        for _ in range(pick.number(3)):
            claims.append(_claim(pick, article, claims))
    verdicts = []
    for number in range(pick.number(4) if claims else 0):
        members = sorted({pick.of(*claims).id for _ in range(1 + pick.number(2))})
        verdicts.append(_verdict(pick, number, [c for c in claims if c.id in members], articles))
    for claim in claims:  # a report judges every claim, alone where nothing is like it
        if not any(claim.id in v.group.claims for v in verdicts):
            verdicts.append(Verdict("unique", ClaimGroup("g" + claim.id, (claim.id,))))
    problems = tuple(
        Problem(pick.of("E206", "W213", "R101"), pick.of("error", "warning"), pick.text(),
                pick.of(None, pick.text()), pick.number(9), pick.number(9), pick.text())
        for _ in range(pick.number(2))
    )  # fmt: skip
    report = Report(articles, tuple(claims), tuple(verdicts), problems, "rules", pick.text(),
                    tuple((a.id,) for a in articles))  # fmt: skip
    return report, bool(pick.number(1))


def _article(pick: _Choices, key: str) -> Article:
    text = pick.text()
    return Article(
        key, pick.text() or "Post", text, pick.span(len(text)), "0" * 64, pick.of(None, pick.text()),
        pick.of(None, pick.text()), pick.of(None, pick.text()), pick.of(None, dt.date(2024, 5, 6)),
        pick.of(None, pick.text()), pick.of(None, pick.text()), mapped=bool(pick.number(1)),
        provenance=(("outlet", pick.text()),),
    )  # fmt: skip


def _claim(pick: _Choices, article: Article, before: list[Claim]) -> Claim:
    size = len(article.text)
    source, cue, content = (pick.span(size) for _ in range(3))
    key = f"{article.id}c{len(before)}"
    found = Attribution(
        key, pick.of((), (source,)), pick.of((), (cue,)), (content,), pick.of("direct", "mixed", "indirect"),
        pick.of(None, *(c.id for c in before)), pick.of(None, pick.text()), (), pick.number(100) / 100,
        scores=((pick.text(), 0.5),),
    )  # fmt: skip
    speaker = Speaker(
        pick.text(), pick.text(), "name", pick.of("person", "body", "unnamed"), pick.of(None, pick.text())
    )
    return Claim(key, article.id, content.text(article.text), found, pick.of(None, speaker), Facts())


def _verdict(pick: _Choices, number: int, claims: list[Claim], articles: tuple[Article, ...]) -> Verdict:
    ids = tuple(c.id for c in claims)
    links = tuple(
        Alignment(one, two, pick.number(100), (Part(pick.text(), 0.5, 10.0),)) for one, two in itertools.pairwise(ids)
    )
    evidence = tuple(_evidence(pick, pick.of(*claims), pick.of(*claims)) for _ in range(pick.number(2)))
    return Verdict(
        pick.of("conflicting", "corroborated", "unique"), ClaimGroup(f"g{number}", ids, links), evidence,
        tuple((a.id,) for a in articles), pick.of("one", "several", "unknown"), pick.of((), (pick.text(),)),
        pick.of((), (pick.text(),)),
    )  # fmt: skip


def _evidence(pick: _Choices, left: Claim, right: Claim) -> Evidence:
    steps = tuple(
        Change(
            pick.of("equal", "insert", "delete", "replace"), pick.text(), pick.text(), pick.of("", "minor", "material")
        )
        for _ in range(pick.number(3))
    )
    return Evidence(
        pick.text(), pick.of("number", "wording", "date", pick.text()), pick.of("agrees", "conflicts", "differs"),
        pick.of("error", "warning", "note"), _place(pick, left), _place(pick, right), pick.text(), pick.text(), steps,
    )  # fmt: skip


def _place(pick: _Choices, claim: Claim) -> Place:
    whole = claim.attribution.content[0]
    start = whole.start + pick.number(whole.end - whole.start)
    span = Span(start, start + pick.number(whole.end - start))
    return Place(claim.id, span, claim.text[span.start - whole.start : span.end - whole.start], pick.text())
