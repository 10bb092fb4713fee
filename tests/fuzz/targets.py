"""What is fuzzed and what must hold: every reader, the pairing of quotation marks, the rule loader, each renderer.

A target takes bytes and raises where a promise is broken. ``python -m tests.fuzz.targets GROUP CORPUS
[libFuzzer's options]`` runs a group, or one target, under atheris; ``python -m tests.fuzz`` runs all. See README.md.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib
import io
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import atheris

WATCHED = ["checker", "pypdf", "docx", "warcio", "trafilatura", "yaml"]
with atheris.instrument_imports(include=WATCHED):
    from checker.articles import page, sidecar
    from checker.articles.decode import text_of
    from checker.articles.draft import UnreadableError
    from checker.articles.formats import FORMATS
    from checker.attribution.quotes import quotations, unclosed
    from checker.problems import CODES, line_of
    from checker.records import Problem
    from checker.render import RENDERERS, render
    from checker.rulebook import load
    from tests.articles.helpers import hold
    from tests.fuzz.rendered import parses
    from tests.fuzz.reports import report_of
    from tests.fuzz.seeds import FIXTURES, seeds

FOREIGN = {"read.pdf": "pypdf", "read.docx": "docx", "read.warc": "warcio.archiveiterator", "read.html": "trafilatura"}
"""Targets that fuzz a library of others as well."""
SECONDS = 10.0
"""Processor seconds that no input of a few kilobytes may take."""
WORK = Path(tempfile.mkdtemp())

Target = Callable[[bytes], None]


def reader(suffix: str, *, wrapped: Callable[[bytes], bytes] | None = None) -> Target:
    """Reads the bytes as a file of this *suffix*; *wrapped* puts them inside, where they begin with an even byte."""

    def run(data: bytes) -> None:
        if wrapped and data[:1] and data[0] % 2 == 0:
            data = wrapped(data[1:])
        path = WORK / f"a{suffix}"
        path.write_bytes(data)
        hold(path)

    return run


def word_file(data: bytes) -> bytes:
    """The bytes as the document, the styles or the properties of the Word fixture."""
    goal = ("word/document.xml", "word/styles.xml", "docProps/core.xml")[data[0] % 3 if data else 0]
    out = io.BytesIO()
    with zipfile.ZipFile(FIXTURES / "letter.docx") as known, zipfile.ZipFile(out, "w") as made:
        for name in known.namelist():
            made.writestr(name, data[1:] if name == goal else known.read(name))
    return out.getvalue()


def archived(data: bytes) -> bytes:
    """The bytes as an answer of a web server within a web archive."""
    kind = b"WARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    where = b"WARC-Target-URI: https://post.example/a\r\nContent-Length: %d\r\n\r\n" % len(data)
    return b"WARC/1.0\r\n" + kind + where + data + b"\r\n\r\n"


def without_trafilatura(run: Target) -> Target:
    """The same with the plain reader of pages."""

    def plain(data: bytes) -> None:
        page.blocks, kept = (lambda markup: []), page.blocks
        try:
            run(data)
        finally:
            page.blocks = kept

    return plain


def decoding(data: bytes) -> None:
    """Bytes become encodable text or are refused."""
    with contextlib.suppress(UnreadableError):
        found = text_of(data, "a", declared=data[:8].decode("latin-1"))
        assert "\r" not in found.text
        found.text.encode("utf-8", "surrogatepass")


def sidecars(data: bytes) -> None:
    """``articles.yaml`` beside a file: fields of that file, or problems."""
    (WORK / "articles.yaml").write_bytes(data)
    (WORK / "a.txt").write_text("He said so.")
    for item in sidecar.Sidecars().fields(str(WORK / "a.txt")):
        if isinstance(item, Problem):
            assert item.code in CODES
            assert "\n" not in line_of(item)
    (WORK / "articles.yaml").unlink()


def quotes(data: bytes) -> None:
    """Quotations lie in the text, hold something, and outermost ones do not overlap."""
    text = data.decode("utf-8", "replace").translate(MARKS)
    found, end = quotations(text), -1
    for each in found:
        assert 0 <= each.span.start <= each.inner.start < each.inner.end <= each.span.end <= len(text)
        assert text[each.inner.start : each.inner.end].strip()
        if each.depth == 0:
            assert each.span.start >= end
            end = each.span.end
    assert set(unclosed(found)) <= set(found)


MARKS = {1: "“", 2: "”", 3: "‘", 4: "’", 5: '"', 6: "'", 7: "\n\n", 8: "«", 14: "»", 15: "„", 16: "``", 17: "''"}


def rules(data: bytes) -> None:
    """Whatever a rule file holds, the loader returns, with problems that name places in it."""
    path = WORK / "rules.yaml"
    path.write_bytes(data)
    (WORK / "none").mkdir(exist_ok=True)
    book = load((path,), builtin=WORK / "none")
    for problem in book.problems:
        assert problem.code in CODES
        assert "\n" not in line_of(problem)
        assert problem.line <= data.count(b"\n") + data.count(b"\r") + data.count(b"\xc2\x85") + data.count(b"\xe2") + 1


def renderer(form: str) -> Target:
    """A report made of the bytes, in this form."""

    def run(data: bytes) -> None:
        report, everything = report_of(data)
        parses(form, render(form, report, everything=everything, width=40 + len(data) % 90), report)

    return run


TARGETS: dict[str, Target] = {
    **{f"read{suffix}": reader(suffix) for suffix in FORMATS
       if suffix not in {".text", ".markdown", ".ndjson", ".htm", ".xhtml", ".mht", ".tsv", ".xml"}},
    "read.docx": reader(".docx", wrapped=word_file),
    "read.warc": reader(".warc", wrapped=archived),
    "read.txt.gz": reader(".txt.gz", wrapped=gzip.compress),
    "read.html.plain": without_trafilatura(reader(".html")),
    "decoding": decoding,
    "sidecars": sidecars,
    "quotes": quotes,
    "rules": rules,
    **{f"render.{form}": renderer(form) for form in RENDERERS},
}  # fmt: skip


def bounded(run: Target) -> Target:
    """*run*, which must not take longer than :data:`SECONDS` of the processor."""

    def timed(data: bytes) -> None:
        start = time.process_time()
        run(data)
        taken = time.process_time() - start
        assert taken < SECONDS, f"{taken:.1f} s for {len(data)} bytes"

    return timed


GROUPS: dict[str, list[str]] = {
    "readers": [name for name in TARGETS if name.startswith("read.") and name not in FOREIGN]
    + ["decoding", "sidecars"],
    "libraries": list(FOREIGN),
    "quotes": ["quotes"],
    "rules": ["rules"],
    "renderers": [name for name in TARGETS if name.startswith("render.")],
}
"""Targets that one process fuzzes together: the first byte of an input chooses among them."""


def main(group: str, corpus: Path, options: list[str]) -> None:
    """Fuzz the targets of *group*, or the one of that name, from *corpus*, which is filled with seeds first."""
    names, runs = GROUPS.get(group, [group]), Counter[str]()
    with atheris.instrument_imports(include=WATCHED):  # a first run of each: much is imported only once it is needed
        for name in names:
            if name in FOREIGN:
                importlib.import_module(FOREIGN[name])
            for data in seeds(name):
                TARGETS[name](data)
    corpus.mkdir(parents=True, exist_ok=True)
    counts = corpus.with_suffix(".counts")
    for at, name in enumerate(names):
        for number, data in enumerate(seeds(name)):
            (corpus / f"seed-{at}-{number}").write_bytes(bytes([at]) + data)

    def chosen(data: bytes) -> None:
        name = names[data[0] % len(names)] if data else names[0]
        runs[name] += 1
        if runs.total() % 100 == 0:  # libFuzzer ends the process without Python's own end
            counts.write_text("".join(f"{each} {count}\n" for each, count in runs.items()))
        bounded(TARGETS[name])(data[1:])

    atheris.Setup([sys.argv[0], str(corpus), *options], chosen)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
