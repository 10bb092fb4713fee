"""Every renderer takes any report that the records allow: odd spans, odd text, claims inside claims, nothing at all."""

from __future__ import annotations

import datetime as dt
import json
import re
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.records import (
    Article,
    Attribution,
    Change,
    Claim,
    ClaimGroup,
    Evidence,
    Facts,
    Place,
    Report,
    Span,
    Speaker,
    Verdict,
)
from checker.render import RENDERERS, render
from checker.render.explain import explain

WORDS = st.text(max_size=60)
NAMES = st.text(min_size=1, max_size=12)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    articles = []
    for i in range(draw(st.integers(0, 3))):
        text = draw(st.text(max_size=200))
        start = draw(st.integers(0, len(text)))
        articles.append(
            Article(
                f"a{i}",
                draw(NAMES),
                text,
                Span(start, draw(st.integers(start, len(text)))),
                "0" * 64,
                draw(st.none() | NAMES),
                draw(st.none() | WORDS),
                published=draw(st.none() | st.dates(dt.date(1900, 1, 1))),
                agency=draw(st.none() | NAMES),
                mapped=draw(st.booleans()),
            )
        )
    claims: list[Claim] = []
    for article in articles:
        for j in range(draw(st.integers(0, 3))):
            size = len(article.text)
            edges = [sorted(draw(st.tuples(st.integers(0, size), st.integers(0, size)))) for _ in range(3)]
            source, cue, content = (Span(a, b) for a, b in edges)
            speaker = draw(st.none() | st.builds(Speaker, NAMES, NAMES, st.just("name")))
            name = f"{article.id}c{j}"
            within = draw(st.none() | st.sampled_from([c.id for c in claims] or [name]))
            found = Attribution(
                name, (source,), (cue,), (content,), draw(st.sampled_from(["direct", "mixed", "indirect"])), within
            )
            claims.append(Claim(name, article.id, content.text(article.text), found, speaker, Facts()))
    verdicts = []
    for i, claim in enumerate(claims):
        members = sorted({claim.id, *draw(st.lists(st.sampled_from([c.id for c in claims]), max_size=3))})
        evidence = tuple(draw(st.lists(evidences([c for c in claims if c.id in members]), max_size=3)))
        label = draw(st.sampled_from(["conflicting", "corroborated", "unique"]))
        verdicts.append(
            Verdict(
                label, ClaimGroup(f"g{i}", tuple(members)), evidence, notes=tuple(draw(st.lists(WORDS, max_size=1)))
            )
        )
    return Report(tuple(articles), tuple(claims), tuple(verdicts))


@st.composite
def evidences(draw: st.DrawFn, claims: list[Claim]) -> Evidence:
    left, right = (_place(draw, draw(st.sampled_from(claims))) for _ in range(2))
    changes = st.builds(Change, st.sampled_from(["equal", "insert", "delete", "replace"]), WORDS, WORDS)
    return Evidence(
        draw(NAMES), draw(st.sampled_from(["number", "wording", "strange"])),
        draw(st.sampled_from(["agrees", "conflicts", "differs"])), draw(st.sampled_from(["error", "warning", "note"])),
        left, right, draw(WORDS), draw(NAMES), tuple(draw(st.lists(changes, max_size=4))),
    )  # fmt: skip


def _place(draw: st.DrawFn, claim: Claim) -> Place:
    return Place(claim.id, claim.attribution.content[0], claim.text, draw(WORDS))


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(report=reports(), everything=st.booleans(), width=st.integers(40, 120))
def test_any_report_renders_everywhere(report: Report, everything: bool, width: int) -> None:
    texts = {form: render(form, report, everything=everything, width=width) for form in RENDERERS}
    assert all(text.encode("utf-8") for text in texts.values() if text)
    value = json.loads(texts["json"])
    json.loads(texts["sarif"])
    ElementTree.fromstring(texts["junit"])
    html5lib.HTMLParser(strict=True).parse(texts["html"])
    for form in ("terminal", "markdown", "html", "csv", "junit", "github"):
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", texts[form])
    for item in (*value["groups"], *value["claims"], *value["articles"]):
        assert explain(value, item["id"])
