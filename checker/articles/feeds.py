"""RSS and Atom files: one article an item."""

from __future__ import annotations

from collections.abc import Iterator

from checker.articles.draft import Draft, Said
from checker.articles.htmlplain import boilerplate, paragraphs
from checker.articles.xmltree import Node
from checker.records import Problem

_SHORT = 600


def items(root: Node, path: str) -> Iterator[Draft | Problem]:
    """The articles of a feed. An item's own ``<source>`` (RSS) is the outlet where the feed only gathers others."""
    channel = root.find("channel") or root
    outlet = channel.said("title")
    for item in (*root.all("item"), *root.all("entry")):
        texts, line = _texts(item)
        if not texts:
            yield Problem("W221", "warning", "the feed's item has no text; skipped", path, item.line)
            continue
        fields = {
            "outlet": item.said("source", "title") or item.said("source") or outlet,
            "title": item.said("title"),
            "published": item.said("pubdate") or item.said("published") or item.said("date") or item.said("updated"),
            "url": _link(item),
            "language": item.attributes.get("lang", "") or channel.said("language") or root.attributes.get("lang", ""),
            "author": item.said("author", "name") or item.said("creator") or item.said("author"),
        }
        if sum(map(len, texts)) < _SHORT:
            yield Problem("W221", "warning", "the item is short: many feeds carry only a summary", path, item.line,
                          hint="save the page itself to check all of it")  # fmt: skip
        yield Draft(
            "\n\n".join(texts),
            tuple((name, Said(value, "feed")) for name, value in fields.items() if value),
            line=item.line,
            lines=((0, line, 1),),
            whole=False,
            reader="feed",
        )


def _texts(item: Node) -> tuple[list[str], int]:
    """Paragraphs and line of the longest of the item's texts: feeds carry a summary and sometimes the whole."""
    best: list[str] = []
    line = item.line
    for name in ("encoded", "content", "description", "summary"):
        node = item.find(name)
        if node is None:
            continue
        raw = node.words()
        texts = [each.text for each in paragraphs(raw) if not boilerplate(each.text)] if node.attributes.get(
            "type") != "text" else [" ".join(raw.split())]  # fmt: skip
        if sum(map(len, texts)) > sum(map(len, best)):
            best, line = texts, node.line
    return [text for text in best if text], line


def _link(item: Node) -> str:
    for child in item.children:
        if child.name == "link" and child.attributes.get("rel", "alternate") == "alternate":
            return child.attributes.get("href") or " ".join(child.words().split())
    return ""
