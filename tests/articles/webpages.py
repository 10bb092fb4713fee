# ruff: noqa: E501 - markup reads better unbroken
"""Saved pages as newspapers make them, of our own writing: the article among navigation, shares, teasers and comments.

Every page is one story in one template. ``kept`` are its paragraphs in order (an embedded post and a block quotation
among them), ``noise`` are words that stand around it and must not become the article's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Title, paragraphs, a block quotation and an embedded post."""

    title: str
    by: str
    paragraphs: tuple[str, ...]
    quoted: str
    post: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what of it is the article."""

    name: str
    markup: str
    kept: tuple[str, ...]
    noise: tuple[str, ...]


STORIES = (
    Story(
        "Reservoir above Quillan Falls to be drained",
        "Tamsin Oduya",
        (
            "The reservoir above Quillan Falls will be drained in stages, the water board said on Thursday after a night of talks with the county.",
            "“Nobody downstream is in danger today,” said Hester Mbeki, who chairs the board, “but we would rather be early than sorry.”",
            "Farmers in the valley said they had been given two days’ notice. One of them, Joss Arkwright, called it an insult.",
            "According to the engineers’ report, the seepage was first seen in March and has doubled since then.",
            "The board denied that anything had been held back and said the report would be put online by Friday evening.",
        ),
        "The embankment shows movement that cannot be explained by the season alone, and the margin of safety can no longer be shown.",
        "We asked for that report five times. Five. Today they tell us it was never a secret.",
    ),
    Story(
        "Night buses to stop in Orle from June",
        "Pim Aldous",
        (
            "Orle will lose all of its night buses in June unless the council finds 1.4 million crowns, the operator Tarnlink told staff on Monday.",
            "A spokeswoman for Tarnlink, Iva Sand, said that the company had run the service at a loss for three years.",
            "“We were promised a new contract and we got a new delay,” she told the Orle Gazette.",
            "The council’s transport chief, Boris Holm, rejected that and said Tarnlink had asked for a third more than last year.",
            "Drivers will be offered day shifts, the company said. Their union said it had heard of the plan from a passenger.",
        ),
        "The operator shall give notice of not less than ninety days of any reduction of the service set out in the schedule.",
        "I finish work at two. There is no train and now no bus. What am I supposed to do, fly?",
    ),
)

SHARE = "Share on Chirper"
NEWSLETTER = "Sign up for our morning newsletter and never miss a story"
COOKIES = "We and our 312 partners store information on your device"
RELATED = "Ten villages you must see before winter comes"
COMMENT = "rivergirl77 says: he told lies about this from the first day and everybody knows it"
CAPTION = "The valley on Wednesday evening. Photograph: Dale Finch/Shoreline Pictures"
RIGHTS = "All rights reserved by Tidewater Media Group"
BIO = "is our regional correspondent. She has worked for us since 2011 and lives near the coast with two dogs"
AD = "Advertisement"
NOISE = (SHARE, NEWSLETTER, COOKIES, RELATED, COMMENT, CAPTION, RIGHTS, BIO)


def _each(story: Story, mark: str = "<p>{}</p>", between: Callable[[int], str] = lambda _: "") -> str:
    return "\n".join(mark.format(text) + between(at) for at, text in enumerate(story.paragraphs))


def _head(story: Story) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{story.title} | The Tidewater Post</title>'
        f'<meta property="og:site_name" content="The Tidewater Post"><meta property="og:title" content="{story.title}">'
        '<script>window.dataLayer=window.dataLayer||[];var a="<p>Nothing to see, said the script.</p>";</script>'
        "<style>.a>.b{color:red}</style></head>"
    )


def blog_software(s: Story) -> str:
    return f"""{_head(s)}<body class="post-template-default single single-post"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><nav class="main-navigation"><ul class="menu"><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/w">Weather</a></li></ul></nav></header>
<main id="primary" class="site-main"><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{s.title}</h1>
<div class="entry-meta"><span class="posted-on"><time datetime="2024-05-09T21:40:00+01:00">May 9, 2024</time></span> <span class="byline">by <a href="/author/x">{s.by}</a></span></div></header>
<figure class="post-thumbnail"><img src="a.jpg" alt=""><figcaption class="wp-caption-text">{CAPTION}</figcaption></figure>
<div class="entry-content">{_each(s)}
<blockquote class="wp-block-quote"><p>{s.quoted}</p></blockquote>
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper"><blockquote class="twitter-tweet"><p lang="en">{s.post}</p>&mdash; Joss (@joss_in_the_valley) <a href="https://chirper.example/1">May 9, 2024</a></blockquote></div></figure>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">{SHARE}</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p><a href="/1">{RELATED}</a></p></div></div>
<div class="author-bio"><p><strong>{s.by}</strong> {BIO}.</p></div></article>
<div id="comments" class="comments-area"><h2>2 thoughts on this</h2><ol class="comment-list"><li class="comment"><p>{COMMENT}.</p></li></ol></div></main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Newsletter</h2><p>{NEWSLETTER}.</p></section></aside>
<footer class="site-footer"><p>{RIGHTS}.</p></footer></body></html>"""


def hashed_classes(s: Story) -> str:
    def between(at: int) -> str:
        if at == 1:
            return f'<div class="css-8atqhb" id="ad-1"><div class="css-1dv1kvn">{AD}</div><a class="css-777zgl" href="#after">SKIP ADVERTISEMENT</a></div>'
        if at == 3:
            return f'<div class="css-1i8vfl5" data-testid="newsletter-module"><div><h2>The Morning</h2><p class="css-p">{NEWSLETTER}.</p><form><input type="email"><button>Sign up</button></form></div></div>'
        return ""

    return f"""{_head(s)}<body><div id="app"><div class="css-consent" role="dialog"><p>{COOKIES}.</p><button>Accept</button></div>
<header class="css-1bymuyk"><nav aria-label="Main"><ul><li><a href="/">World</a></li><li><a href="/b">Business</a></li></ul></nav></header>
<main id="site-content"><article id="story" class="css-1vxca1d"><header class="css-h"><h1 data-testid="headline">{s.title}</h1>
<div data-testid="share-tools" role="toolbar" class="share-tools"><button>{SHARE}</button></div><p class="css-4anu6l">By {s.by}</p><time>May 9, 2024</time></header>
<figure class="css-f"><img alt=""><figcaption class="css-c"><span>{CAPTION}</span></figcaption></figure>
<section name="articleBody" class="meteredContent css-1r7ky0e">{_each(s, '<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8"><p class="css-at9mc1 evys1bk0">{}</p></div></div>', between)}
<blockquote class="css-q"><p class="css-at9mc1">{s.quoted}</p></blockquote>
<div class="css-e"><blockquote class="twitter-tweet"><p>{s.post}</p>Joss (@joss) <a href="https://chirper.example/1">May 9, 2024</a></blockquote></div></section>
<div class="bottom-of-article"><div class="css-bio"><p>{s.by} {BIO}.</p></div></div></article>
<section aria-labelledby="more" class="related-coverage"><h2 id="more">More in Regions</h2><ol><li><article><a href="/1"><h3>{RELATED}</h3></a></article></li></ol></section></main>
<footer><p>{RIGHTS}</p></footer></div></body></html>"""


def tabloid(s: Story) -> str:
    def between(at: int) -> str:
        return {
            0: f'<div class="related-links-inline"><h4>READ MORE</h4><ul><li><a href="/1">{RELATED}</a></li></ul></div>',
            2: f'<p><strong>READ MORE: <a href="/1">{RELATED}</a></strong></p><div class="ad-slot ad-slot--mpu">{AD}</div>',
            3: f'<figure class="mol-img-group"><img><p class="imageCaption caption">{CAPTION}</p></figure>',
        }.get(at, "")

    return f"""{_head(s)}<body><div class="cmp-banner cookies"><p>{COOKIES}</p></div><div class="nav-primary"><ul><li><a href="/">Home</a></li><li><a href="/s">Showbiz</a></li></ul></div>
<div class="article-text" itemprop="articleBody"><h1>{s.title}</h1><p class="author-section byline-plain">By <a href="/a">{s.by}</a></p>
<div class="shareArticles share-bar"><a href="#">{SHARE}</a> <span>412 shares</span></div>
{_each(s, '<p class="mol-para-with-font">{}</p>', between)}
<blockquote><p class="mol-para-with-font">{s.quoted}</p></blockquote><blockquote class="twitter-tweet"><p>{s.post}</p>— Joss (@joss) <a href="https://chirper.example/1">May 9, 2024</a></blockquote>
<div class="newsletter-signup"><p>{NEWSLETTER}</p></div></div>
<div id="reader-comments" class="comments"><h3>Comments 1,204</h3><p>{COMMENT}</p></div>
<div class="most-read"><h3>Most read</h3><ul><li><a href="/1">{RELATED}</a></li></ul></div><div class="page-footer footer"><p>{RIGHTS}</p><p>{s.by} {BIO}</p></div></body></html>"""


def phone_page(s: Story) -> str:
    return f"""<!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>{s.title}</title><script async src="v0.js"></script></head><body>
<amp-consent id="c" layout="nodisplay"><div><p>{COOKIES}</p></div></amp-consent><header class="amp-wp-header"><a href="/">The Tidewater Post</a></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{s.title}</h1></header>
<figure class="amp-wp-article-featured-image"><amp-img src="a.jpg"></amp-img><p class="wp-caption-text">{CAPTION}</p></figure>
<div class="amp-wp-article-content">{_each(s)}<blockquote><p>{s.quoted}</p></blockquote>
<amp-twitter data-tweetid="1"><blockquote placeholder><p>{s.post}</p></blockquote></amp-twitter>
<amp-ad width="300" height="250"><div placeholder>{AD}</div></amp-ad></div>
<div class="amp-wp-share social-share"><amp-social-share type="x">{SHARE}</amp-social-share></div>
<footer class="amp-wp-article-footer"><div class="author-bio"><p>{s.by} {BIO}</p></div><p class="newsletter">{NEWSLETTER}</p></footer></article>
<div class="related-posts"><h3>You may also like</h3><ul><li><a href="/1">{RELATED}</a></li></ul></div><footer><p>{RIGHTS}</p></footer></body></html>"""


def portal(s: Story) -> str:
    def between(at: int) -> str:
        return {
            1: f'<p><strong>Also Read | <a href="/1">{RELATED}</a></strong></p>',
            3: '<p><em><a href="/w">Click here to join our channel and get the news first</a></em></p>',
        }.get(at, "")

    return f"""{_head(s)}<body class="desktop"><div class="topnav"><a href="/">Home</a> <a href="/l">Latest</a> <a href="/c">Cricket</a></div><div class="breadcrumb"><span>News</span> / <span>Regions</span></div>
<div class="container"><div class="col-8 storyDetails"><h1>{s.title}</h1><div class="story-meta">Written by {s.by} | Updated: May 9, 2024 21:40 IST</div>
<div class="social-icons social"><ul><li>{SHARE}</li></ul></div><div class="story-picture"><img><span class="image-caption caption">{CAPTION}</span></div>
<div id="pcl-full-content" class="story_details">{_each(s, "<p>{}</p>", between)}<blockquote>{s.quoted}</blockquote>
<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{s.post}</p>— Joss (@joss) <a href="https://chirper.example/1">May 9, 2024</a></blockquote></div>
<div class="story-tags tags"><span>TAGS:</span><ul><li><a href="/t">water</a></li></ul></div><div class="about-author author-bio"><p>{s.by} {BIO}.</p></div></div>
<div class="col-4 sidebar"><div class="trending"><h3>Trending</h3><p><a href="/1">{RELATED}</a></p></div><div class="subscribe-box"><p>{NEWSLETTER}</p></div></div></div>
<div class="comments-section"><p>{COMMENT}</p></div><div class="copyright">{RIGHTS}</div></body></html>"""


def live_blog(s: Story) -> str:
    posts = "".join(
        f'<article class="live-post" id="p{at}"><header class="live-post-header"><time datetime="2024-05-09T2{at % 4}:10">2{at % 4}:10</time></header><div class="live-post-body"><p>{text}</p></div><div class="share"><button>{SHARE}</button></div></article>'
        for at, text in enumerate(s.paragraphs)
    )
    return f"""{_head(s)}<body><header><nav><a href="/">Home</a><a href="/live">Live</a></nav></header><main><div class="live-blog"><h1>{s.title} – as it happened</h1><p class="byline">{s.by}</p>
<div class="live-blog__posts">{posts}<article class="live-post"><div class="live-post-body"><blockquote><p>{s.quoted}</p></blockquote></div></article>
<article class="live-post"><div class="live-post-body"><blockquote class="twitter-tweet"><p>{s.post}</p>Joss (@joss) <a href="https://chirper.example/1">May 9, 2024</a></blockquote></div></article></div></div></main>
<aside><h2>Most viewed</h2><ul><li><a href="/1">{RELATED}</a></li></ul></aside><div class="newsletter-signup"><p>{NEWSLETTER}</p></div><footer><p>{RIGHTS}</p></footer></body></html>"""


def pull_quotes(s: Story) -> str:
    def between(at: int) -> str:
        return {
            1: f'<aside class="rich-link related"><h3><a href="/1">{RELATED}</a></h3></aside>',
            2: '<aside class="element-pullquote pull-quote"><blockquote>“the margin is gone”</blockquote></aside>',
            3: f'<div class="email-sub newsletter"><h4>First thing</h4><p>{NEWSLETTER}</p></div>',
        }.get(at, "")

    return f"""{_head(s)}<body><div id="bannerandheader"><nav><ul><li><a href="/">News</a></li><li><a href="/o">Opinion</a></li></ul></nav></div>
<main data-layout="Standard"><div data-gu-name="headline"><h1>{s.title}</h1></div><div data-gu-name="meta"><address><a href="/p">{s.by}</a></address><div class="social"><a href="#">{SHARE}</a></div></div>
<div data-gu-name="media"><figure><img><figcaption>{CAPTION}</figcaption></figure></div>
<div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector"><p>{s.paragraphs[0]}</p>{_each(Story(s.title, s.by, s.paragraphs[1:], "", ""), "<p>{}</p>", between)}<blockquote><p>{s.quoted}</p></blockquote>
<figure class="element-tweet"><blockquote class="twitter-tweet"><p>{s.post}</p>— Joss (@joss) <a href="https://chirper.example/1">May 9, 2024</a></blockquote></figure></div></div>
<div data-gu-name="sub-meta"><div>Explore more on these topics</div><ul><li><a href="/t">Water</a></li></ul><div class="share"><a href="#">Reuse this content</a></div></div></main>
<section data-component="most-viewed"><h2>Most viewed</h2><ol><li><a href="/1">{RELATED}</a></li></ol></section><section id="comments"><p>{COMMENT}</p></section><footer>{RIGHTS}</footer></body></html>"""


def old_tables(s: Story) -> str:
    return f"""<html><head><title>{s.title}</title></head><body bgcolor=white><table width=100%><tr><td class="nav"><a href="/">Home</a><br><a href="/n">News</a><br><a href="/a">Archive</a></td>
<td><font size=5><b>{s.title}</b></font><br><i>by {s.by}</i><br><br>{_each(s, "{}<br><br>")}<blockquote>{s.quoted}</blockquote><blockquote>{s.post}</blockquote></td></tr></table>
<table><tr><td><font size=1>{RIGHTS}</font></td></tr></table></body></html>"""


TEMPLATES = (blog_software, hashed_classes, tabloid, phone_page, portal, live_blog, pull_quotes, old_tables)


def pages() -> Iterator[Page]:
    """Every story in every template."""
    for template in TEMPLATES:
        for at, story in enumerate(STORIES):
            markup = template(story)
            noise = tuple(each for each in NOISE if each in markup)
            yield Page(f"{template.__name__}-{at}", markup, (*story.paragraphs, story.quoted, story.post), noise)
