"""XML without what makes XML dangerous: no entity is declared or fetched, depth and size are bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from checker.articles.draft import UnreadableError

_DEEPEST = 200
_MOST = 1_000_000


@dataclass(slots=True)
class Node:
    """An element: local name in lower case, attributes by local name, text before the first child, text after it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    tail: str = ""
    children: list[Node] = field(default_factory=list)
    line: int = 1

    def find(self, *path: str) -> Node | None:
        """The first descendant along *path* of child names."""
        here: Node | None = self
        for name in path:
            here = next((child for child in here.children if child.name == name), None) if here else None
        return here

    def all(self, name: str) -> Iterator[Node]:
        """Every descendant called *name*, in document order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    def words(self) -> str:
        """All text within, as it stands."""
        return self.text + "".join(child.words() + child.tail for child in self.children)

    def said(self, *path: str) -> str:
        """The text at *path* on one line, "" where there is none."""
        found = self.find(*path)
        return " ".join(found.words().split()) if found else ""


class _Builder:
    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser, self.root, self.count = parser, Node(""), 0
        self.open = [self.root]
        self.pieces: list[str] = []
        self.last: Node | None = None

    def flush(self) -> None:
        text = "".join(self.pieces)
        self.pieces.clear()
        if self.last is not None:
            self.last.tail = text
        else:
            self.open[-1].text = text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > _DEEPEST or self.count > _MOST:
            raise UnreadableError("E206", "the XML is nested too deeply or has too many elements",
                                  line=self.parser.CurrentLineNumber)  # fmt: skip
        self.flush()
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()},
                    line=self.parser.CurrentLineNumber)  # fmt: skip
        self.open[-1].children.append(node)
        self.open.append(node)
        self.last = None

    def end(self, _name: str) -> None:
        self.flush()
        self.last = self.open.pop()

    def entity(self, name: str, *_rest: object) -> None:
        raise UnreadableError("E206", f"the XML declares an entity ('{name[:40]}'), which is not allowed",
                              line=self.parser.CurrentLineNumber, hint="save it without a DTD")  # fmt: skip


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2].lower()


def parse(data: bytes) -> Node:
    """The root element of *data*. Raises E206 for what is not well formed or declares entities.

    A DOCTYPE alone is allowed and ignored (NITF has one); nothing outside the file is ever read.
    """
    if not data.strip():
        raise UnreadableError("E203", "the file is empty")
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    builder = _Builder(parser)
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.pieces.append
    parser.EntityDeclHandler = builder.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError("E206", f"not well-formed XML: {expat.errors.messages.get(error.code, 'broken')}",
                              line=error.lineno, column=error.offset + 1) from error  # fmt: skip
    except (LookupError, ValueError) as error:
        raise UnreadableError("E206", "the XML names an encoding that is not known") from error
    return builder.root.children[0]
