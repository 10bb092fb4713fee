"""The bar counts on a terminal, tells the next stage, and is silent everywhere else."""

from __future__ import annotations

import io
import re
import sys

import pytest

from checker.commands.progress import progress, taken


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress(3, quiet=quiet) as bar:
        assert list(bar.parts("abc")) == ["a", "b", "c"]
        bar.compared(1, 2, "stories")
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", stream.getvalue())


def test_counts_and_names_the_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, Terminal())
    assert "reading articles" in text
    assert "0/3" in text
    assert text.index("reading articles") < text.index("comparing claims") < text.index("comparing stories")
    assert "1/2" in text


def test_silent_in_a_pipe_and_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO()) == ""
    assert shown(monkeypatch, Terminal(), quiet=True) == ""


def test_files_are_counted_as_they_are_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for stream, quiet, seen in ((Terminal(), False, True), (Terminal(), True, False), (io.StringIO(), False, False)):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(taken("abc", quiet=quiet)) == ["a", "b", "c"]
        assert ("taking in files" in stream.getvalue()) == seen
