"""The last report is kept whole, privately, by folder, and never in the way."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from checker import store
from checker.review.reports import read_report
from tests.render.fixtures import story
from tests.render.hostile import hostile


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CHECKER_NO_STORE", raising=False)
    monkeypatch.chdir(tmp_path)


def test_kept_and_read_again() -> None:
    store.keep(story())
    assert [g["id"] for g in read_report(store.last())["groups"]] == [v.group.id for v in story().verdicts]
    assert stat.S_IMODE(store.last().stat().st_mode) == 0o600
    assert stat.S_IMODE(store.folder().stat().st_mode) == 0o700


def test_the_later_report_replaces_the_earlier_and_leaves_nothing_else() -> None:
    store.keep(story())
    store.keep(hostile())
    assert len(read_report(store.last())["claims"]) == len(hostile().claims)
    assert [p.name for p in store.folder().iterdir()] == [store.last().name]


def test_one_for_each_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep(story())
    first = store.last()
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    assert store.last() != first
    assert first.exists()


def test_only_the_newest_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "KEPT", 2)
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        store.keep(story())
    assert len(list(store.folder().glob("last-*.json"))) == 2
    assert store.last().exists()


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    store.keep(story())


def test_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_NO_STORE", "1")
    store.keep(story())
    assert not store.folder().exists()


def test_a_relative_cache_home_is_ignored_as_the_standard_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store.folder() == tmp_path / ".cache" / "checker"
