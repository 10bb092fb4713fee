"""Fuzz targets: the readers, the pairing of quotation marks, the rule loader. See README.md beside this file."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["checker.articles", "checker.attribution.quotes", "checker.rulebook"]):
    from checker.articles import page
    from checker.articles.draft import Opened, UnreadableError
    from checker.articles.finish import Shelf, finish
    from checker.articles.formats import FORMATS
    from checker.attribution.quotes import quotations
    from checker.rulebook import load
from checker.records import Article, Problem

OURS = [suffix for suffix in sorted(FORMATS) if suffix not in {".pdf", ".docx", ".warc"}]
EMPTY = Path(tempfile.mkdtemp())
RULES = Path(tempfile.mkdtemp()) / "rules.yaml"


def readers(data: bytes) -> None:
    """The first byte chooses the format; drafts become articles whose invariants are checked."""
    if not data:
        return
    suffix = OURS[data[0] % len(OURS)]
    file = Opened("a" + suffix, "a", io.BytesIO(data[1:]), 1 << 20)
    try:
        for draft in FORMATS[suffix].read(file):
            if isinstance(draft, Problem):
                continue
            for item in finish(
                draft, path="a", stem="a", sha256="", said=(), reader="r", limit=1 << 22, shelf=Shelf(False)
            ):
                if isinstance(item, Article):
                    item.text.encode()
                    assert item.text[item.body.start : item.body.end].strip()
                    assert list(item.lines) == sorted(item.lines)
                    item.place(len(item.text) // 2)
    except UnreadableError:
        pass
    except RecursionError:
        if suffix not in {".eml", ".mhtml", ".mht"}:  # the mail parser recurses; the border catches it
            raise


def quotes(data: bytes) -> None:
    """Quotations lie in the text and outermost ones do not overlap."""
    text = data.decode("utf-8", "replace").translate({1: "“", 2: "”", 3: "‘", 4: "’", 5: '"', 6: "'", 7: "\n\n"})
    end = -1
    for each in quotations(text):
        assert 0 <= each.span.start < each.span.end <= len(text)
        if each.depth == 0:
            assert each.span.start >= end
            end = each.span.end


def rules(data: bytes) -> None:
    """Whatever a rule file holds, the loader returns, with problems."""
    RULES.write_bytes(data)
    load((RULES,), builtin=EMPTY)


TARGETS: dict[str, Callable[[bytes], None]] = {"readers": readers, "quotes": quotes, "rules": rules}


def seed(name: str, corpus: Path) -> None:
    """Put the fixtures, or the shipped rules, into an empty *corpus*."""
    corpus.mkdir(parents=True, exist_ok=True)
    root = Path(__file__).resolve().parents[2]
    if name == "readers":
        for path in (root / "tests/articles/fixtures").iterdir():
            if path.suffix in OURS:
                (corpus / path.name).write_bytes(bytes([OURS.index(path.suffix)]) + path.read_bytes())
    elif name == "rules":
        for path in (root / "rules").glob("*.yaml"):
            (corpus / path.name).write_bytes(path.read_bytes()[:3000])


if __name__ == "__main__":
    chosen, folder = sys.argv[1], Path(sys.argv[2])
    seed(chosen, folder)
    page.extractor = lambda: None  # ours only, not trafilatura
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[chosen])
    atheris.Fuzz()
