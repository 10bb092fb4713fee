"""The one way in for what is read back: a regular file of a bounded size, never waited for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from checker.files import NotReadError, read_bytes, read_text
from checker.problems import CheckerError
from checker.review.decisions import read
from checker.review.reports import read_report


def test_a_file_within_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfabc")
    assert read_text(tmp_path / "a", 6) == "abc"
    with pytest.raises(NotReadError, match="larger than"):
        read_bytes(tmp_path / "a", 5)
    (tmp_path / "a").write_bytes(b"ab\xff")
    with pytest.raises(NotReadError, match="not UTF-8 at byte 2"):
        read_text(tmp_path / "a", 9)
    with pytest.raises(NotReadError, match="No such file") as none:
        read_bytes(tmp_path / "b", 5)
    assert none.value.missing


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes or devices among the files")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_regular_file_neither_hangs_nor_fills_the_memory(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "checker.json"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    with pytest.raises(NotReadError, match=r"regular file|directory"):
        read_bytes(path, 1 << 40)
    with pytest.raises(CheckerError) as told:
        read_report(path, what="baseline")
    assert told.value.problem.code == "E602"
    assert [p.code for p in read(path)[1]] == ["R100"]
