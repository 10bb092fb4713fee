"""What fuzzing starts from: the readers' fixtures, the shipped rules, hostile words."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.render.hostile import NASTY

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "articles" / "fixtures"


def seeds(name: str) -> Iterator[bytes]:
    """What the target *name* starts from, without the byte that chooses it."""
    kind, _, suffix = name.partition(".")
    if kind == "read":
        yield from _found(name, "." + suffix.removesuffix(".gz").removesuffix(".plain"))
    if name == "read.docx":
        with zipfile.ZipFile(FIXTURES / "letter.docx") as known:
            for at, part in enumerate(("word/document.xml", "word/styles.xml", "docProps/core.xml")):
                yield bytes([0, at]) + known.read(part)
    elif name == "read.warc":
        head = b"\0HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        yield head + (FIXTURES / "page.html").read_bytes()
    elif name == "read.txt.gz":
        yield b"\0" + (FIXTURES / "post.txt").read_bytes()
    elif name == "rules":
        for path in (ROOT / "rules").glob("*.yaml"):
            yield path.read_bytes()[:3000]
    elif name == "sidecars":
        yield b"a.txt:\n  outlet: Post\n  published: 2024-05-06\n  title: 'A: b'\n"
    elif kind in {"render", "quotes", "decoding"}:
        yield bytes(range(64)) + NASTY.encode("utf-8", "surrogatepass")
        yield bytes(range(0, 128, 2)) + (FIXTURES / "post.txt").read_bytes()


def _found(name: str, suffix: str) -> Iterator[bytes]:
    """The fixtures of the readers that end in *suffix*."""
    lead = b"\1" if name in {"read.docx", "read.warc", "read.txt.gz"} else b""
    for path in sorted([*FIXTURES.iterdir(), *(FIXTURES.parent / "found").iterdir()]):
        if path.suffix == suffix and path.stat().st_size < 100_000:
            yield lead + path.read_bytes()
