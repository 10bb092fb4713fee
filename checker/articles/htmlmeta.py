"""What a page says of itself: outlet, title, date, byline and address, each with where it was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from checker.articles.dates import published
from checker.articles.draft import Said
from checker.articles.markup import Tag, tokens

# Meta names in order of trust; a value found under an earlier name wins over one under a later name.
_META: dict[str, tuple[str, ...]] = {
    "outlet": ("og:site_name", "citation_journal_title", "dc.publisher", "application-name", "twitter:site"),
    "title": ("og:title", "citation_title", "dc.title", "twitter:title", "headline"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "citation_publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "publish-date",
        "publish_date",
        "pubdate",
        "dc.date.issued",
        "dc.date",
        "date",
    ),
    "author": ("author", "article:author", "citation_author", "parsely-author", "sailthru.author", "dc.creator", "byl"),
    "url": ("og:url", "twitter:url"),
    "language": ("content-language", "dc.language", "citation_language"),
}
_ARTICLE = ("NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "Article", "BlogPosting", "OpinionNewsArticle",
            "AnalysisNewsArticle", "BackgroundNewsArticle", "WebPage")  # fmt: skip
_JSON_LD = 1 << 20
# What matters inside and between strings of JSON that is mended: a quotation mark closes a string where a comma,
# colon or bracket follows; comments and commas before a closing bracket go.
_INSIDE = re.compile(r'\\.|"(?=(\s{0,20}[,:}\]])?)', re.DOTALL)
_OUTSIDE = re.compile(r'"|/\*[^*]{0,500}\*/|//[^\n]{0,500}|,(?=\s{0,200}[}\]])')
_TAG = re.compile(r"<[^<>]{1,300}>")
Graph = dict[str, Mapping[str, Any]]


def metadata(markup: str) -> tuple[tuple[str, Said], ...]:
    """The fields that the page gives, the best value of each: JSON-LD, then meta tags, then what stands in the page."""
    found: dict[str, dict[int, Said]] = {name: {} for name in _META}
    read = [tag for tag in tokens(markup) if isinstance(tag, Tag) and not tag.closing and _tells(tag)]
    known = _graph(read)
    for rank, (name, said) in _tagged(read, known):
        found[name].setdefault(rank, said)
    return tuple((name, ranked[min(ranked)]) for name, ranked in found.items() if ranked)


def _tagged(read: Sequence[Tag], known: Graph) -> Iterator[tuple[int, tuple[str, Said]]]:
    """(rank, (field, value)) of all that the tags say; a lower rank is the better witness."""
    for tag in read:
        if tag.name == "meta":
            yield from _meta(tag)
        elif tag.name == "script" and "ld+json" in tag.get("type").lower():
            yield from _json_ld(tag.content, known)
        elif tag.name == "html" and tag.get("lang").strip():
            yield 5, ("language", Said(tag.get("lang"), "html lang"))
        elif tag.name == "title" and tag.content.strip():
            yield 80, ("title", Said(tag.content, "title element"))
        elif tag.name == "link" and tag.get("rel").lower() == "canonical" and tag.get("href").startswith("http"):
            yield 5, ("url", Said(tag.get("href"), "link canonical"))
        elif tag.name == "time" and published(tag.get("datetime")):
            yield 90, ("published", Said(tag.get("datetime"), "time element"))
        elif tag.attributes and "datepublished" in tag.get("itemprop").lower():
            value = tag.get("content") or tag.get("datetime")
            if published(value):
                yield 40, ("published", Said(value, "itemprop datePublished"))


def _meta(tag: Tag) -> Iterator[tuple[int, tuple[str, Said]]]:
    name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")).strip().lower()
    value = tag.get("content").strip()
    if not value:
        return
    for field, names in _META.items():
        if name in names:
            if field == "author" and value.startswith(("http:", "https:", "//")):
                continue  # a profile page, not a name
            if field == "published" and not published(value):
                continue
            yield 10 + names.index(name), (field, Said(value.lstrip("@"), f"meta {name}"))


def _tells(tag: Tag) -> bool:
    """Whether a tag may say something of the page, so that the others need not be kept."""
    return tag.name in {"html", "meta", "script", "title", "link", "time"} or "itemprop" in tag.attributes


def _graph(read: Sequence[Tag]) -> Graph:
    """The objects of all JSON-LD blocks of a page that have an ``@id`` and a name: what references lead to."""
    out: Graph = {}
    for tag in read:
        if tag.name == "script" and "ld+json" in tag.get("type").lower():
            for item in _items(_loaded(tag.content)):
                key = item.get("@id")
                if isinstance(key, str) and "name" in item:
                    out.setdefault(key, item)
    return out


def _loaded(content: str) -> Any:
    if len(content) > _JSON_LD:
        return None
    content = content.strip().removesuffix(";")
    for read in (str, mended):
        try:
            return json.loads(read(content), strict=False)
        except (ValueError, RecursionError):
            pass
    return None


def mended(content: str) -> str:
    """*content* with the errors mended that content systems make: bare quotation marks, comments, commas too many."""
    out, at, inside = [], 0, False
    while found := (_INSIDE if inside else _OUTSIDE).search(content, at):
        out.append(content[at : found.start()])
        kept, at = found[0], found.end()
        if not inside:
            inside = kept == '"'
            out.append(kept if inside else "")
        elif kept != '"' or found[1]:
            inside = kept != '"'
            out.append(kept)
        else:
            out.append('\\"')
    return "".join((*out, content[at:]))


def _json_ld(content: str, known: Graph) -> Iterator[tuple[int, tuple[str, Said]]]:
    for item in _items(_loaded(content)):
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if "WebSite" in kinds and (site := _name(item.get("name"))):
            yield 30, ("outlet", Said(site, "JSON-LD WebSite"))
        ranks = [_ARTICLE.index(kind) for kind in kinds if isinstance(kind, str) and kind in _ARTICLE]
        if not ranks:
            continue
        rank = 4 if min(ranks) == len(_ARTICLE) - 1 else 0
        for field, key in (("title", "headline"), ("published", "datePublished"), ("outlet", "publisher"),
                           ("author", "author"), ("language", "inLanguage")):  # fmt: skip
            value = _name(_followed(item.get(key), known))
            if value and (field != "published" or published(value)):
                yield rank, (field, Said(value, f"JSON-LD {key}"))


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block: itself, a list, or its ``@graph``; at most two levels down."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (each for each in graph if isinstance(each, dict))


def _followed(value: Any, known: Graph) -> Any:
    """*value*, or the objects that its ``@id`` references lead to; one step, for a reference may lead to itself."""
    if isinstance(value, list):
        return [_followed(each, known) for each in value[:10] if not isinstance(each, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _name(value: Any) -> str:
    if isinstance(value, str):
        return "" if value.startswith(("http:", "https:")) else _TAG.sub("", unescape(value)).strip()
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for each in value[:10] if not isinstance(each, list) and (name := _name(each)))
    return ""
