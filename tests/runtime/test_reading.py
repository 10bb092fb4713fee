"""No article is read twice, and a store that fails is as good as none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from checker.choices import Options
from checker.pipeline import ArticleClaims, Tools
from checker.records import Article, Problem
from checker.rulebook import Rulebook, load
from checker.runtime import reading as under_test
from checker.runtime import workers
from checker.runtime.place import NAME, folder, store_of
from checker.runtime.reading import Reader
from tests.runtime.made import article, reading

ARTICLES = [article(n) for n in range(4)]
BOOK: Rulebook = load()


class Count:
    """How often an article was read and a model loaded."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read, self.loaded = 0, 0

        def read(one: Article, tools: Tools, *, narration: bool = False) -> ArticleClaims:
            self.read += 1
            return reading(one, tools, narration=narration)

        def loading(_options: Options, _book: Rulebook) -> object:
            self.loaded += 1
            return object()

        monkeypatch.setattr(workers, "read_claims", read)
        monkeypatch.setattr("checker.pipeline.load_tools", loading)
        monkeypatch.setattr(under_test, "model_name", lambda _options: "made 1.0")


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Count:
    return Count(monkeypatch)


def parts(store: Path | None, articles: list[Article] = ARTICLES, *, narration: bool = True) -> list[ArticleClaims]:
    told: list[Problem] = []
    with Reader(Options(engine="rules"), BOOK, store, tell=told.append) as source:
        found = list(source.each(articles, narration=narration))
    assert not told
    return found


def test_read_once(count: Count, tmp_path: Path) -> None:
    first = parts(tmp_path / "s.db")
    assert (count.read, count.loaded) == (4, 1)
    assert parts(tmp_path / "s.db") == first == parts(None)
    assert count.read == 8, "only the run without a store read them again"


def test_a_new_article_is_the_only_one_read(count: Count, tmp_path: Path) -> None:
    parts(tmp_path / "s.db")
    mixed = [ARTICLES[2], article(9), ARTICLES[0]]
    assert [p.article for p in parts(tmp_path / "s.db", mixed)] == mixed
    assert count.read == 5


def test_a_reading_with_narration_serves_those_who_ask_for_none(count: Count, tmp_path: Path) -> None:
    parts(tmp_path / "s.db")
    without = parts(tmp_path / "s.db", narration=False)
    assert count.read == 4
    assert without == [reading(a) for a in ARTICLES]


def test_a_damaged_value_is_read_again(count: Count, tmp_path: Path) -> None:
    first = parts(tmp_path / "s.db")
    with sqlite3.connect(tmp_path / "s.db") as link:
        link.execute("UPDATE kept SET value = x'00112233' WHERE rowid = 1")
    assert parts(tmp_path / "s.db") == first
    assert count.read == 5
    assert parts(tmp_path / "s.db") == first
    assert count.read == 5


@pytest.mark.parametrize("what", ["text", "newer", "folder"])
def test_a_store_that_cannot_be_used_is_one_line(count: Count, tmp_path: Path, what: str) -> None:
    path = tmp_path / "s.db"
    if what == "folder":
        path.mkdir()
    elif what == "text":
        path.write_text("no database at all, and long enough to hold a header" * 90)
    else:
        link = sqlite3.connect(path)
        link.execute("PRAGMA user_version = 99")
        link.close()
    told: list[Problem] = []
    with Reader(Options(engine="rules"), BOOK, path, tell=told.append) as source:
        assert list(source.each(ARTICLES)) == [reading(a) for a in ARTICLES]
    assert [p.code for p in told] == ["W711"]
    assert count.read == 4


def test_a_store_that_fails_half_way_is_given_up(count: Count, tmp_path: Path) -> None:
    told: list[Problem] = []
    with Reader(Options(engine="rules"), BOOK, tmp_path / "s.db", tell=told.append) as source:
        found = source.each(ARTICLES)
        one = next(found)
        assert source._store is not None
        source._store.link.execute("PRAGMA query_only = 1")
        assert [one, *found] == [reading(a) for a in ARTICLES]
    assert [p.code for p in told] == ["W711"]
    assert "may not be written" in told[0].message


def test_where_the_store_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECKER_NO_STORE", raising=False)
    assert store_of(None, off=False) == folder() / NAME
    assert store_of(tmp_path / "a.db", off=False) == tmp_path / "a.db"
    assert store_of(tmp_path / "a.db", off=True) is None
    monkeypatch.setenv("CHECKER_NO_STORE", "1")
    assert store_of(None, off=False) is None
    assert store_of(tmp_path / "a.db", off=False) == tmp_path / "a.db"
