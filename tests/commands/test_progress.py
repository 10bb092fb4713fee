"""What a long run shows on a terminal: each phase, counted where it can be; and nothing where nobody looks."""

from __future__ import annotations

import io

import pytest

from checker.commands.progress import phase, progress, taken


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return made


def test_each_phase_is_shown_with_its_count(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    with phase("writing report.md story by story", quiet=False, total=3) as another:
        another()
        another()
    assert list(taken("abc", quiet=False)) == ["a", "b", "c"]
    with progress(2, quiet=False) as shown:
        assert list(shown.parts("ab")) == ["a", "b"]
        shown.compared(1, 2, "stories")
    told = seen.getvalue()
    for words in ("writing report.md", "2/3", "taking in files", "reading articles", "comparing stories"):
        assert words in told


def test_nothing_is_shown_to_the_quiet_and_to_files(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    with phase("putting 9 articles into stories", quiet=True) as another:
        another()
    assert seen.getvalue() == ""
    file = io.StringIO()
    monkeypatch.setattr("sys.stderr", file)
    assert list(taken("ab", quiet=False)) == ["a", "b"]
    assert file.getvalue() == ""
