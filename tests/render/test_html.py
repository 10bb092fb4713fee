"""The HTML report: valid, closed in itself, no text of an article is markup, and all of it reads without script."""

from __future__ import annotations

import base64
import hashlib
import html
import re

import html5lib
import pytest

from checker.records import Report
from checker.render import render
from checker.render.excerpt import plain
from checker.render.html_articles import LIMIT
from checker.render.viewing import view_of
from tests.render.building import article
from tests.render.fixtures import story
from tests.render.hostile import NASTY, hostile
from tests.render.large import shared

REPORTS = pytest.mark.parametrize(
    "report", [story(), hostile(), shared(), Report((), (), ())], ids=["story", "hostile", "shared", "empty"]
)
TAG = re.compile(r"<[^>]*>")


def body(page: str) -> str:
    return re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)


@REPORTS
def test_parses_without_a_single_error(report: Report) -> None:
    html5lib.HTMLParser(strict=True).parse(render("html", report))


@REPORTS
def test_fetches_nothing_and_runs_nothing_of_others(report: Report) -> None:
    page = render("html", report)
    tags = set(re.findall(r"<([a-z0-9]+)", body(page)))
    assert not tags & {"img", "iframe", "link", "object", "embed", "base", "svg", "video", "audio", "source", "script"}
    for element in re.findall(r"<[a-z][^>]*>", body(page)):
        names = re.findall(r'\s([a-z-]+)(?:="[^"]*")?', re.sub(r'"[^"]*"', '""', element))
        assert not [n for n in names if n.startswith("on") or n in ("style", "src", "srcset", "action", "formaction")]
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', page))
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        text = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[0]
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy


@REPORTS
def test_links_and_ids_fit(report: Report) -> None:
    page = render("html", report)
    ids = re.findall(r'\sid="([^"]*)"', body(page))
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in re.findall(r'href="([^"]*)"', page)} <= set(ids)
    for used in re.findall(r'aria-labelledby="([^"]*)"', page):
        assert used in ids


def test_every_claim_can_be_reached_both_ways() -> None:
    page = render("html", story())
    for verdict in story().verdicts:
        for claim in verdict.group.claims:
            assert f'href="#c-{claim}"' in page
            assert f'id="c-{claim}"' in page
        assert page.count(f'href="#g-{verdict.group.id}"') >= len(verdict.group.claims)


def test_words_are_all_there_without_the_script() -> None:
    page = html.unescape(TAG.sub("", body(render("html", story()))))
    flat = " ".join(page.split())
    for entry in view_of(story()).entries:
        assert entry.headline in flat
        for shown in entry.claims:
            assert shown.sentence.text in flat.replace("‸", "")
    for item in story().articles:
        for line in item.body.text(item.text).split("\n"):
            # the numbers of groups stand inside the text of the articles
            assert " ".join(line.split()[:3]) in flat


def test_hostile_text_is_text() -> None:
    page = render("html", hostile())
    assert "<script>alert" not in page
    assert plain(NASTY)[:120] in html.unescape(TAG.sub("", body(page)))


def test_claims_inside_claims_and_beside_the_body() -> None:
    from dataclasses import replace

    report = story()
    inner, outer = (next(c for c in report.claims if c.text.startswith(t)) for t in ("inspectors", '"We will close'))
    whole = replace(outer, attribution=replace(outer.attribution, content=(replace(
        outer.attribution.content[0], end=inner.attribution.content[-1].end),)))  # fmt: skip
    same = replace(inner, attribution=replace(inner.attribution, content=whole.attribution.content))
    for held in (inner, same):
        claims = tuple({whole.id: whole, held.id: held}.get(c.id, c) for c in report.claims)
        page = render("html", replace(report, claims=claims))
        html5lib.HTMLParser(strict=True).parse(page)
        for claim in claims:
            assert page.count(f'id="c-{claim.id}"') == 1


def test_a_very_long_article_is_cut_with_a_word() -> None:
    long = article("Long", "word " * (LIMIT // 4))
    page = render("html", Report((long,), (), ()))
    assert "The article is cut here." in page
    assert len(page) < 2 * LIMIT
