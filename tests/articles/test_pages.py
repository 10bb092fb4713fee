# ruff: noqa: E501 - markup reads better unbroken
"""Pages of several makes: what belongs to the article stays, what stands around it goes, in both readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.articles import htmlmeta, page
from checker.articles.htmlmeta import metadata
from checker.cli import app
from tests.articles import webpages
from tests.articles.helpers import both
from tests.growth import growth, is_linear

STORY = [
    "The reservoir above Quillan Falls will be drained in stages, the water board said on Thursday after a night of talks.",
    "“Nobody downstream is in danger today,” said Hester Mbeki, who chairs the board, “but we would rather be early than sorry.”",
    "Farmers in the valley said they had been given two days’ notice. One of them, Joss Arkwright, called it an insult.",
    "According to the engineers’ report, the seepage was first seen in March and has doubled since.",
    "“We asked for that report five times,” Mr Arkwright said. “Five.”",
    "The board denied that anything had been held back and said the report would be put online by Friday evening.",
]
NOISE = ["Most popular this week", "Accept all cookies", "Sign up for our newsletter", "Photo: Dale Finch", "All rights reserved",
         "Ten villages you must see", "Posted by rivergirl: he said it was lies", "Share on Chirper"]  # fmt: skip


def paragraphs(mark: str = "<p>{}</p>") -> str:
    return "\n".join(mark.format(text) for text in STORY)


PAGES = {
    "blog software": f"""<html><body class="single has-sidebar tag-water"><div id="page"><div id="masthead"><ul><li><a href="/">Home</a>
        </li><li><a href="/w">Water</a></li></ul></div><div id="content-sidebar-wrap"><div class="post hentry tag-water">
        <h1 class="entry-title">Reservoir to be drained</h1><div class="entry-content">{paragraphs()}
        <div class="sharedaddy share-links"><a href="#">Share on Chirper</a></div>
        <div id="related-posts" class="related-posts"><p>Ten villages you must see</div></div></div>
        <div id="comments"><p>Posted by rivergirl: he said it was lies</p></div></div>
        <div id="sidebar"><h3>Most popular this week</h3><p><a href="/1">Ten villages you must see</a></p></div>
        <div id="footer">All rights reserved</div></div></body></html>""",
    "main element": f"""<html><body><div class="cookie-banner cookies"><p>Accept all cookies</p><button>OK</button></div><main>
        <article><header><h1>Reservoir to be drained</h1></header><figure><img><figcaption>Photo: Dale Finch</figcaption></figure>
        {paragraphs()}<aside><p>Sign up for our newsletter</p></aside></article>
        <section class="most-popular"><h2>Most popular this week</h2><ul><li><a href="/x">Ten villages you must see</a></li></ul>
        </section></main><footer><p>All rights reserved</p></footer></body></html>""",
    "old tables": f"""<html><body><table><tr><td class="nav"><a href="/">Home</a><br><a href="/n">News</a><br></td>
        <td><font size="5">Reservoir to be drained</font><br><br>{paragraphs("{}<br><br>")}</td></tr></table>
        <table><tr><td><small>All rights reserved</small></td></tr></table></body></html>""",
    "unclosed": f"""<html><body><div class="promo"><p>Most popular this week<p>Ten villages you must see</div>
        <div class="story-body">{paragraphs("<p>{}")}</div><div class="newsletter-signup"><p>Sign up for our newsletter</div>""",
    "quotes in blocks": f"""<html><body><article>{paragraphs("<blockquote><p>{}</p></blockquote>")}
        <div class="social-share"><span>Share on Chirper</span></div></article></body></html>""",
}


@pytest.mark.parametrize("reader", ["plain", "trafilatura"])
@pytest.mark.parametrize("name", PAGES)
def test_the_story_stays_and_the_noise_goes(
    name: str, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if reader == "plain":
        monkeypatch.setattr(page, "blocks", lambda markup: [])
    (tmp_path / "a.html").write_text(PAGES[name], encoding="utf-8")
    (article,), _ = both(tmp_path)
    missing = [text for text in STORY if text not in article.text]
    kept = [noise for noise in NOISE if noise in article.text]
    assert (missing, kept) == ([], [])


MADE = {each.name: each for each in webpages.pages()}


@pytest.mark.parametrize("reader", ["plain", "trafilatura"])
@pytest.mark.parametrize("name", MADE)
def test_newspaper_pages_give_the_article_with_its_posts_and_quotations(
    name: str, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if reader == "plain":
        monkeypatch.setattr(page, "blocks", lambda markup: [])
    (tmp_path / "a.html").write_text(MADE[name].markup, encoding="utf-8")
    (article,), _ = both(tmp_path, english_only=False)
    places = [article.text.find(text) for text in MADE[name].kept]
    assert min(places) >= 0, MADE[name].kept[places.index(-1)]
    assert places == sorted(places)
    assert [noise for noise in MADE[name].noise if noise in article.text] == []


@pytest.mark.slow
def test_no_more_is_lost_and_less_noise_kept_than_by_trafilatura_alone() -> None:
    from benchmarks.pages import alone, ours, scores

    theirs, here = scores(alone), scores(ours)
    assert here[0] >= theirs[0]
    assert here[1] >= theirs[1]
    assert here[3] < theirs[3]


def test_a_pull_quote_does_not_come_twice() -> None:
    kept = [STORY[0], STORY[1]]
    first = page.Paragraph(STORY[0], 0)
    assert (
        page.with_quoted(kept, [first, page.Paragraph("Nobody downstream is in danger today!", 1, quoted=True)]) == kept
    )
    post = page.Paragraph("They told us nothing at all.", 2, quoted=True)
    assert page.with_quoted(kept, [first, post]) == [STORY[0], post.text, STORY[1]]
    assert page.with_quoted(kept, [page.Paragraph("Elsewhere", 0), post]) == kept


def test_who_the_author_is_goes_and_who_somebody_else_is_stays() -> None:
    bio = "Tamsin Oduya is our regional correspondent. She has worked for us since 2011."
    plain = [page.Paragraph("By Tamsin Oduya", 0)]
    assert page.without_bio([*STORY, bio], {}, plain) == STORY
    assert page.without_bio([*STORY, bio], {"author": page.Said("Tamsin Oduya", "meta author")}, []) == STORY
    assert page.without_bio([*STORY, bio], {}, []) == [*STORY, bio]


def test_references_inside_a_graph_are_followed() -> None:
    graph = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Pier shut",
                "publisher": {"@id": "#org"},
                "author": [{"@id": "#ana"}],
            },
            {"@type": "Organization", "@id": "#org", "name": "Harn Gazette"},
            {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"},
            {"@type": "WebPage", "publisher": {"@id": "#nowhere"}},
        ]
    }
    markup = (
        f'<meta name="twitter:site" content="@harn"><script type="application/ld+json">{json.dumps(graph)}</script>'
    )
    found = {name: said.value for name, said in metadata(markup)}
    assert (found["outlet"], found["author"]) == ("Harn Gazette", "Ana Ruiz")


@pytest.mark.parametrize(
    "written",
    [
        """{"@type": "NewsArticle", "headline": "Pier "shut" for good", "publisher": {"name": "Harn Gazette"}}""",
        """{"@type": "NewsArticle", "headline": "Pier \\"shut\\" for good", "publisher": {"name": "Harn Gazette",},}""",
        """{"@type": "NewsArticle", /* made by hand */ "headline": "Pier &#34;shut&#34; for good", // so
            "publisher": {"name": "<b>Harn Gazette</b>"}};""",
    ],
)
def test_broken_json_is_mended(written: str) -> None:
    found = {n: s.value for n, s in metadata(f'<script type="application/ld+json">{written}</script>')}
    assert (found["title"], found["outlet"]) == ('Pier "shut" for good', "Harn Gazette")


def test_addresses_in_whole_json_are_no_comments_and_beyond_help_is_nothing() -> None:
    written = '{"@type": "WebSite", "name": "Harn Gazette", "url": "https://harn.example/a,}", "x": "/* y */",}'
    (outlet,) = [s for n, s in metadata(f'<script type="application/ld+json">{written}</script>') if n == "outlet"]
    assert (outlet.value, outlet.where) == ("Harn Gazette", "JSON-LD WebSite")
    assert metadata('<script type="application/ld+json">{"@type": "NewsArticle", headline: Pier}</script>') == ()


@pytest.mark.slow
@pytest.mark.parametrize("junk", ['"x', '"', "/*", "//", ",", '\\"', '" ', "{", "\\"])
def test_mending_takes_time_in_proportion(junk: str) -> None:
    found = growth(htmlmeta.mended, lambda n: '{"a": "' + junk * n, 10_000)
    assert is_linear(found), found


@pytest.mark.model
def test_a_day_without_a_year_is_last_year_s_where_the_tense_says_so(tmp_path: Path) -> None:
    story = [
        "Coroner Ida Solberg said the diver had drowned under the old pier on Feb. 9.",
        "Solberg said that the inquest would end on Feb. 9, after three weeks of hearings in the town hall.",
        "Harbour master Tom Okafor told the inquest that nobody had been near the pier and that the gate was locked.",
    ]
    stated = '<meta property="article:published_time" content="2024-01-19T08:00:00Z">'
    told = "".join(f"<p>{each}</p>" for each in story)
    (tmp_path / "a.html").write_text(f"<html><head>{stated}</head><body><article>{told}</article></body></html>")
    done = CliRunner().invoke(app, ["extract", str(tmp_path / "a.html"), "--no-cache", "--quiet"])
    claims = json.loads(done.stdout)["claims"]
    assert [d["first"] for c in claims for d in c["facts"]["dates"]] == ["2023-02-09", "2024-02-09"]
