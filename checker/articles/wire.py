"""Agency copy in XML: NITF 3.x and NewsML-G2 news items (IPTC standards). A revision keeps its version in the id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.articles.draft import Draft, Opened, Said, UnreadableError
from checker.articles.feeds import items
from checker.articles.wirestatus import WireStatus, marks, state_of
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
        yield from nitf(root, file.path)
    elif root.name in {"newsmessage", "newsitem", "packageitem"}:
        yield from newsml(root, file.path)
    else:
        raise UnreadableError("E207", f"no reader for XML that starts with <{root.name[:60]}>",
                              hint="known are RSS, Atom, NITF and NewsML-G2")  # fmt: skip


def nitf(
    root: Node, path: str, *, whole: bool = True, more: tuple[tuple[str, Said], ...] = ()
) -> Iterator[Draft | Problem]:
    """The article of one NITF document, or why it is none."""
    head, docdata = root.find("body", "body.head"), root.find("head", "docdata")
    body = root.find("body", "body.content")
    fields = dict(more)
    status = _nitf_status(docdata, head.said("hedline", "hl1") if head else "") if docdata else WireStatus()
    if gone := status.left_out(path, root.line):
        yield gone
        return
    for name, said in status.fields("NITF docdata"):
        fields.setdefault(name, said)
    if head:
        for name, value in (
            ("title", head.said("hedline", "hl1")),
            ("author", _byline(head.find("byline"))),
            ("outlet", head.said("distributor") or _holder(docdata)),
            ("language", root.attributes.get("lang", "")),
        ):
            if value:
                fields.setdefault(name, Said(value, "NITF"))
    issued = docdata.find("date.issue") if docdata else None
    if issued and (day := issued.attributes.get("norm", "")):
        fields.setdefault("published", Said(day, "NITF date.issue"))
    yield _draft(body, fields, root.line, whole, "nitf")


def _nitf_status(docdata: Node, headline: str) -> WireStatus:
    """What ``docdata`` says of the document; ``date.release`` is the embargo, ``du-key`` or ``doc-id`` the item."""

    def said(element: str, *names: str) -> str:
        found = docdata.find(element)
        return next((v for n in names if found and (v := found.attributes.get(n, ""))), "")

    state = state_of(docdata.attributes.get("management-status", ""))
    return WireStatus(
        state,
        said("date.release", "norm") if state in {"", "embargoed"} else "",
        said("doc-id", "id-string") or said("du-key", "key"),
        said("du-key", "version"),
        docdata.attributes.get("management-doc-idref", "") or said("correction", "id-string"),
        said("du-key", "key"),
        ("correction",) if docdata.find("correction") else (),
        headline,
        said("correction", "info") or said("ed-msg", "info", "msg-info"),
    )


def _holder(docdata: Node | None) -> str:
    """Whose text it is where no distributor is named: the copyright's holder, else the registrar of the identifier."""
    rights, identifier = (docdata.find("doc.copyright"), docdata.find("doc-id")) if docdata else (None, None)
    return (rights.attributes.get("holder", "") if rights else "") or (
        identifier.attributes.get("regsrc", "") if identifier else ""
    )


def _byline(byline: Node | None) -> str:
    """The name in a byline without "By" and without the job that follows it (``byttl``)."""
    if byline is None:
        return ""
    person = byline.find("person")
    words = person.words() if person else byline.text + "".join(
        ("" if child.name == "byttl" else child.words()) + child.tail for child in byline.children
    )  # fmt: skip
    return re.sub(r"(?i)^by\s+", "", " ".join(words.split())).strip(" ,;")


def newsml(root: Node, path: str) -> Iterator[Draft | Problem]:
    """The news items of a NewsML-G2 message that hold text; cancelled ones are named and left out."""
    found = 0
    for item in [root] if root.name == "newsitem" else root.all("newsitem"):
        meta, about = item.find("itemmeta") or item, item.find("contentmeta") or item
        state = meta.find("pubstatus")
        status = WireStatus(
            state_of(state.attributes.get("qcode", "") or state.attributes.get("uri", "")) if state else "",
            meta.said("embargoed"),
            item.attributes.get("guid", ""),
            item.attributes.get("version", ""),
            slug=about.said("slugline"),
            signals=marks(s.attributes.get("qcode", "") for s in meta.children if s.name == "signal"),
            headline=about.said("headline"),
            note=meta.said("ednote"),
        )
        if gone := status.left_out(path, item.line):
            found += 1
            yield gone
            continue
        provider = meta.find("provider")
        fields: dict[str, Said] = dict(status.fields("NewsML-G2"))
        for name, value in (
            ("title", about.said("headline") or meta.said("title")),
            ("author", re.sub(r"^By\s+", "", about.said("by") or about.said("creator", "name"))),
            ("outlet", meta.said("provider", "name") or (provider.attributes.get("literal", "") if provider else "")),
            ("published", about.said("contentcreated") or meta.said("firstcreated") or meta.said("versioncreated")),
            ("language", _language(about, item)),
            ("id", "#".join(filter(None, (item.attributes.get("guid"), item.attributes.get("version"))))),
        ):
            if value:
                fields[name] = Said(value, "NewsML-G2")
        content = item.find("contentset", "inlinexml")
        plain = item.find("contentset", "inlinedata")
        inner = next(content.all("nitf"), None) if content else None
        if inner:
            found += 1
            yield from nitf(inner, path, whole=False, more=tuple(fields.items()))
        elif content or plain:
            found += 1
            yield _draft(content or plain, fields, item.line, False, "newsml-g2")
    if not found:
        raise UnreadableError("E206", "no news item with text in it")


def _language(about: Node, item: Node) -> str:
    stated = about.find("language")
    return (stated.attributes.get("tag", "") if stated else "") or item.attributes.get("lang", "")


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
