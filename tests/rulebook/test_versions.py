"""Older versions of the rules: git is asked, and not for ever."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from checker.problems import CheckerError
from checker.rulebook import versions


def test_a_git_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    def hangs(words: list[str], *, timeout: float, **_: Any) -> None:
        asked.append(timeout)
        raise subprocess.TimeoutExpired(words, timeout)

    monkeypatch.setattr(subprocess, "run", hangs)
    (tmp_path / "mine").mkdir()
    with pytest.raises(CheckerError, match="neither a folder nor a git revision") as told:
        versions.older("HEAD", [tmp_path / "mine"], tmp_path)
    assert told.value.problem.code == "R100"
    assert asked
    assert max(asked) <= 60
