"""The list of hostile inputs, item by item: one clear line each, the rest goes on, memory stays bounded."""

from __future__ import annotations

import gzip
import io
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.articles import page
from checker.problems import line_of
from tests.articles.helpers import PROSE, both, codes

MEGABYTE = 1 << 20


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", data)
    return out.getvalue()


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * MEGABYTE)


BILLION = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10 if n else "ha"}">' for n in range(10))
# name of the file -> (bytes, the codes that are told of it); W213 is "no publication date"
ITEMS: dict[str, tuple[bytes, list[str]]] = {
    "deep.xml": (b"<a>" * 100_000, ["E206"]),
    "laughs.xml": (f"<!DOCTYPE a [{BILLION}]><rss>&x9;</rss>".encode(), ["E206"]),
    "outside.rss": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', ["E206"]),
    "deep.html": (b"<div>" * 10_000 + b"<p>" + PROSE.encode(), ["W213"]),
    "deep.json": (b"[" * 200_000, ["E206"]),
    "deep.md": (b"---\n" + b"a: {" * 10_000 + b"\n---\n" + PROSE.encode(), ["W215", "W213"]),
    "alias.md": (b"---\na: &a [x]\nb: [*a, *a]\n---\n" + PROSE.encode(), ["W215", "W213"]),
    "bomb.txt.gz": (gzip.compress(b"a" * 30 * MEGABYTE), ["E205"]),
    "bomb.docx": (zipped(b"a" * 60 * MEGABYTE), ["E205"]),
    "line.txt": (b"He said so. " * (10 * MEGABYTE // 12), ["E205"]),
    "sentences.txt": (b"So it is.\n" * (MEGABYTE - 1), ["E205"]),
    "marks.txt": (("“" * 5000 + "”" * 5000 + '"' * 10_000).encode(), ["W213"]),
    "nested.txt": (("He said “" + "‘“" * 5000 + "no" + "”’" * 5000 + "” again.").encode(), ["W213"]),
    "nul.txt": (PROSE.encode() + b"\0" + PROSE.encode(), ["W217", "W213"]),
    "override.txt": ((PROSE + "\u202egnp\u202c \u2066x").encode(), ["W217", "W213"]),
    "escape.txt": ((PROSE + "\x1b[2J\x1b]8;;http://e.example\x07x").encode(), ["W217", "W213"]),
    "surrogate.jsonl": (b'{"text": "He said so \\ud800 twice.", "outlet": "\\udfff"}\n', ["W217", "W213"]),
    "glyph.jsonl": ('{"text": "He said so.", "outlet": "Tid\u0435water"}\n'.encode(), ["W217", "W213"]),
    "binary.txt": (bytes(range(256)) * 20, ["E204"]),
    "nothing.txt": (b"", ["E203"]),
    "-rf --out=x.txt": (b"date 2024-05-06 " + PROSE.encode(), []),
    "red\x1b[31m\n.txt": (b"date 2024-05-06 " + PROSE.encode() * 2, []),
}


@pytest.mark.parametrize("name", ITEMS)
def test_each_is_told_in_lines_of_its_own_and_the_rest_goes_on(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "blocks", lambda markup: [])
    data, told = ITEMS[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zzz.txt").write_text("date 2024-05-07 Nora Vik said the bell had rung twice.")
    tracemalloc.start()
    articles, problems = both(tmp_path, english_only=False)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(problems) == told
    assert all("\x1b" not in line_of(each) and "\n" not in line_of(each) for each in problems)
    assert articles[-1].outlet == "zzz"
    assert len(articles) == (1 if any(code.startswith("E") for code in told) else 2)
    assert peak < 150 * MEGABYTE


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (sparse, ["E205"]),
        (lambda path: path.symlink_to("/etc/passwd"), ["W219"]),
        (lambda path: path.symlink_to(path.name), ["E202"]),
        (lambda path: path.symlink_to("nowhere.txt"), ["E202"]),
        (os.mkfifo, ["E202"]),
    ],
    ids=["100 MB", "link out", "link to itself", "link to nothing", "pipe"],
)
def test_files_that_are_none(make: Callable[[Path], None], told: list[str], tmp_path: Path) -> None:
    make(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("date 2024-05-07 Nora Vik said the bell had rung twice.")
    articles, problems = both(tmp_path)
    assert codes(problems) == told
    assert [each.outlet for each in articles] == ["b"]


def test_the_limit_names_the_option_that_raises_it_and_the_option_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-05-06 " + "Nora Vik said the bell had rung. " * 40)
    assert "--max-size" in both(tmp_path, max_size=1000)[1][0].hint
    assert len(both(tmp_path, max_size=100 * MEGABYTE)[0]) == 1


def test_a_file_that_grows_while_it_is_read_is_read_as_far_as_the_limit(tmp_path: Path) -> None:
    """Its size is not asked for beforehand: what comes after the limit is not read, however much it is."""
    path = tmp_path / "a.txt"
    path.write_text("date 2024-05-06 " + PROSE)
    with path.open("rb") as file:
        from checker.articles.draft import Opened, UnreadableError

        opened = Opened("a.txt", "a", file, limit=1000)
        with path.open("ab") as more:
            more.write(b"x" * 5000)
        with pytest.raises(UnreadableError) as caught:
            opened.read()
    assert caught.value.code == "E205"
