# ruff: noqa: E501 - markup reads better unbroken
"""Pages of several makes: what belongs to the article stays, what stands around it goes, in both readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.articles import page
from tests.articles.helpers import both

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
        monkeypatch.setattr(page, "extractor", lambda: None)
    else:
        pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_text(PAGES[name], encoding="utf-8")
    (article,), _ = both(tmp_path)
    missing = [text for text in STORY if text not in article.text]
    kept = [noise for noise in NOISE if noise in article.text]
    assert (missing, kept) == ([], [])
