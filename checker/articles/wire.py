"""Agency copy in XML: NITF 3.x and NewsML-G2 news items (IPTC standards). A revision keeps its version in the id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.articles.draft import Draft, Opened, Said, UnreadableError
from checker.articles.feeds import items
from checker.articles.xmltree import Node, parse
from checker.records import Problem

_BLOCKS = frozenset({"html", "body", "p", "hl2", "li", "ul", "ol", "tr", "blockquote", "block", "div", "pre", "td"})
_SKIPPED = frozenset(
    "head h1 media table script style caption media-caption hedline figcaption figure nav aside footer".split()
)


def read_xml(file: Opened) -> Iterator[Draft | Problem]:
    """``.xml`` and kin: RSS, Atom, NITF or NewsML-G2, told by the root element."""
    root = parse(file.read())
    if root.name in {"rss", "feed", "rdf"}:
        yield from items(root, file.path)
    elif root.name == "nitf":
        yield nitf(root)
    elif root.name in {"newsmessage", "newsitem", "packageitem"}:
        yield from newsml(root, file.path)
    else:
        raise UnreadableError("E207", f"no reader for XML that starts with <{root.name[:60]}>",
                              hint="known are RSS, Atom, NITF and NewsML-G2")  # fmt: skip


def nitf(root: Node, *, whole: bool = True, more: tuple[tuple[str, Said], ...] = ()) -> Draft:
    """The article of one NITF document."""
    head, docdata = root.find("body", "body.head"), root.find("head", "docdata")
    body = root.find("body", "body.content")
    fields = dict(more)
    if head:
        for name, value in (
            ("title", head.said("hedline", "hl1")),
            ("author", head.said("byline")),
            ("outlet", head.said("distributor")),
        ):
            if value:
                fields.setdefault(name, Said(re.sub(r"^By\s+", "", value) if name == "author" else value, "NITF"))
    issued = docdata.find("date.issue") if docdata else None
    if issued and (day := issued.attributes.get("norm", "")):
        fields.setdefault("published", Said(day, "NITF date.issue"))
    return _draft(body, fields, root.line, whole, "nitf")


def newsml(root: Node, path: str) -> Iterator[Draft | Problem]:
    """The news items of a NewsML-G2 message that hold text; cancelled ones are named and left out."""
    found = 0
    for item in [root] if root.name == "newsitem" else root.all("newsitem"):
        meta, about = item.find("itemmeta") or item, item.find("contentmeta") or item
        status = meta.find("pubstatus")
        if status and status.attributes.get("qcode", "").endswith("canceled"):
            yield Problem("W221", "warning", "the item was cancelled by its provider; skipped", path, item.line)
            continue
        provider = meta.find("provider")
        fields: dict[str, Said] = {}
        for name, value in (
            ("title", about.said("headline") or meta.said("title")),
            ("author", re.sub(r"^By\s+", "", about.said("by") or about.said("creator", "name"))),
            ("outlet", meta.said("provider", "name") or (provider.attributes.get("literal", "") if provider else "")),
            ("published", about.said("contentcreated") or meta.said("firstcreated") or meta.said("versioncreated")),
            ("id", "#".join(filter(None, (item.attributes.get("guid"), item.attributes.get("version"))))),
        ):
            if value:
                fields[name] = Said(value, "NewsML-G2")
        content = item.find("contentset", "inlinexml")
        plain = item.find("contentset", "inlinedata")
        inner = next(content.all("nitf"), None) if content else None
        if inner:
            found += 1
            yield nitf(inner, whole=False, more=tuple(fields.items()))
        elif content or plain:
            found += 1
            yield _draft(content or plain, fields, item.line, False, "newsml-g2")
    if not found:
        raise UnreadableError("E206", "no news item with text in it")


def _draft(body: Node | None, fields: dict[str, Said], line: int, whole: bool, reader: str) -> Draft:
    texts = list(_paragraphs(body)) if body else []
    if not texts:
        raise UnreadableError("E203", "the item holds no text", line=line)
    offset, lines = 0, []
    for text, at in texts:
        lines.append((offset, at, 1))
        offset += len(text) + 2
    return Draft("\n\n".join(text for text, _ in texts), tuple(fields.items()), line=line, lines=tuple(lines),
                 whole=whole, reader=reader)  # fmt: skip


def _paragraphs(node: Node) -> Iterator[tuple[str, int]]:
    """(text, line) of each block below *node*; blocks within blocks count for themselves."""
    words, line = [node.text], node.line
    for child in node.children:
        if child.name in _BLOCKS or any(each.name in _BLOCKS for each in child.children):
            yield from _flushed(words, line)
            if child.name not in _SKIPPED:
                yield from _paragraphs(child)
            words, line = [child.tail], child.line
        elif child.name in _SKIPPED:
            words.append(child.tail)
        else:
            words += [child.words(), child.tail]
    yield from _flushed(words, line)


def _flushed(words: list[str], line: int) -> Iterator[tuple[str, int]]:
    whole = "".join(words)
    for each in re.split(r"\n[ \t]*\n", whole):
        if text := " ".join(each.split()):
            yield text, line
