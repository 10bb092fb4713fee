"""A folder that fills is stored as it fills, without a clock: what passes the time is the test's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.commands import watch
from checker.commands.watch import settled


def told(text: str) -> str:
    return f"date 2024-05-06\n{text}"


def waiting(*steps: Callable[[], object]) -> Callable[[], bool]:
    """Each wait is one of *steps*; then the watch ends."""
    left: Iterator[Callable[[], object]] = iter(steps)

    def wait() -> bool:
        step = next(left, None)
        if step:
            step()
        return step is not None

    return wait


def nothing() -> None:
    pass


def test_a_file_is_given_once_two_looks_agree_and_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"

    def write(text: str, stamp: int) -> Callable[[], None]:
        def step() -> None:
            path.write_text(text)
            os.utime(path, (stamp, stamp))

        return step

    steps = waiting(write("half", 1), write("whole", 2), nothing, nothing, write("news", 3), nothing, path.unlink)
    seen = [([Path(p).name for p in batch], path.read_text()) for batch in settled([str(tmp_path)], steps)]
    assert seen == [(["a.txt"], "whole"), (["a.txt"], "news")]


def test_reports_and_hidden_files_are_no_articles(tmp_path: Path) -> None:
    for name in (".draft.txt", "b.txt", "picture.png"):
        (tmp_path / name).write_text("x")
    assert list(settled([str(tmp_path)], waiting(nothing))) == [[str(tmp_path / "b.txt")]]


@pytest.mark.model
def test_what_was_stored_before_a_restart_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    first, second = (
        "Harbour master Inga Solberg said the pier at Lund would stay shut until the autumn. Nobody has been near it.",
        "Lund is upset. The pier at Lund will stay shut until the autumn, Inga Solberg, the harbour master, said.",
    )
    (inbox / "gazette.txt").write_text(told(first))

    def run(*steps: Callable[[], object]) -> str:
        monkeypatch.setattr(watch, "pause", waiting(*steps))
        given = ["add", "--store", str(tmp_path / "desk.db"), "--engine", "rules", "--watch", str(inbox)]
        done = CliRunner().invoke(app, given)
        assert done.exit_code == 0, done.output
        return done.output

    def courier() -> None:
        (inbox / "courier.txt").write_text(told(second))

    out = run(nothing, courier, nothing)
    assert [line.split(":")[0] for line in out.splitlines() if "added" in line] == ["added", "added"]
    assert "with what the store held: 1 newly corroborated" in out
    assert "added" not in run(nothing, nothing)
