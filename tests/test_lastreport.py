"""The last report is kept whole, privately, by folder, and never in the way."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from checker import lastreport
from checker.review.reports import read_report
from tests.render.fixtures import story
from tests.render.hostile import hostile


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CHECKER_NO_STORE", raising=False)
    monkeypatch.chdir(tmp_path)


def test_kept_and_read_again() -> None:
    lastreport.keep(story())
    assert [g["id"] for g in read_report(lastreport.last())["groups"]] == [v.group.id for v in story().verdicts]
    assert stat.S_IMODE(lastreport.last().stat().st_mode) == 0o600
    assert stat.S_IMODE(lastreport.folder().stat().st_mode) == 0o700


def test_the_later_report_replaces_the_earlier_and_leaves_nothing_else() -> None:
    lastreport.keep(story())
    lastreport.keep(hostile())
    assert len(read_report(lastreport.last())["claims"]) == len(hostile().claims)
    assert [p.name for p in lastreport.folder().iterdir()] == [lastreport.last().name]


def test_one_for_each_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lastreport.keep(story())
    first = lastreport.last()
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    assert lastreport.last() != first
    assert first.exists()


def test_only_the_newest_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lastreport, "KEPT", 2)
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        lastreport.keep(story())
    assert len(list(lastreport.folder().glob("last-*.json"))) == 2
    assert lastreport.last().exists()


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    lastreport.keep(story())


def test_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_NO_STORE", "1")
    lastreport.keep(story())
    assert not lastreport.folder().exists()


def test_a_relative_cache_home_is_ignored_as_the_standard_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert lastreport.folder() == tmp_path / ".cache" / "checker"
