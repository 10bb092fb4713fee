"""Boxes of e-mail, and what is said of a PDF that is locked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.articles.helpers import PROSE, both, codes

MESSAGE = "From: {who} <desk@post.example>\nSubject: {what}\nDate: Mon, 6 May 2024 10:00:00 +0000\n\n{text}\n"


def test_each_message_of_a_box_is_an_article(tmp_path: Path) -> None:
    first = MESSAGE.format(who="Ida Lund", what="Pier", text=PROSE + "\n>From here on it is shut.")
    second = MESSAGE.format(who="Ove Dahl", what="Quay", text=PROSE.replace("pier", "quay"))
    box = tmp_path / "a.mbox"
    box.write_text(f"From a Mon May  6 10:00:00 2024\n{first}\nFrom b Mon May  6 11:00:00 2024\n{second}")
    articles, problems = both(box)
    assert codes(problems) == []
    assert [(a.outlet, a.title, a.line) for a in articles] == [("Ida Lund", "Pier", 1), ("Ove Dahl", "Quay", 9)]
    assert "\nFrom here on" in articles[0].text or " From here on" in articles[0].text


def test_one_message_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    good = MESSAGE.format(who="Ida Lund", what="Pier", text=PROSE)
    box = tmp_path / "a.mbox"
    box.write_text(f"From a x\nContent-Type: image/png\n\nxx\n\nFrom b x\n{good}\nFrom c x\n{good}" + "x" * 30_000)
    articles, problems = both(box, max_size=20_000)
    assert len(articles) == 1
    assert [(p.code, p.line) for p in problems] == [("E206", 1), ("E205", 13)]
    assert codes(both(tmp_path / "none.mbox")[1]) == ["E201"]
    (tmp_path / "none.mbox").write_text("\n")
    assert codes(both(tmp_path / "none.mbox")[1]) == ["E203"]


def test_a_locked_pdf_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pypdf = pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")

    def locked(*_: object, **__: object) -> None:
        raise pypdf.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf, "PdfReader", locked)
    _, problems = both(tmp_path / "a.pdf")
    assert [(p.code, p.message) for p in problems] == [("E202", "the PDF is encrypted")]


def test_a_read_error_in_one_file_names_it_and_the_rest_goes_on(tmp_path: Path) -> None:
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("needs /proc")
    for name in ("a", "c", "d"):
        (tmp_path / f"{name}.txt").write_text(f"date 2024-05-06 {name} {PROSE}")
    (tmp_path / "b.txt").symlink_to(memory)
    articles, problems = both(*sorted(tmp_path.iterdir()))
    assert [a.outlet for a in articles] == ["a", "c", "d"]
    assert [(p.code, p.path) for p in problems] == [("E202", str(tmp_path / "b.txt"))]
