"""A desk's store: who said what when, found again, and gone when it is dropped."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from checker.problems import CheckerError
from checker.records import Article, Claim, Speaker
from checker.runtime.desk import MOST, Desk
from tests.runtime.made import article, reading
from tests.stories.made import pile

DANA = Speaker("s1", "Dana Fenn", "name", names=("Dana Fenn", "Ms Fenn", "the mayor"))
OTTO = Speaker("s2", "Otto Grau", "name")


def claims(one: Article, *said: tuple[Speaker | None, str]) -> list[Claim]:
    base = reading(one).claims[0]
    return [
        replace(base, id=f"{one.id}-{n}", text=text, speaker=speaker, attribution=replace(base.attribution, id=f"{n}"))
        for n, (speaker, text) in enumerate(said)
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    store = Desk(tmp_path / "desk.db", make=True)
    first = article(1, published=dt.date(2026, 1, 3), title="Bridge shut")
    second = article(2, published=dt.date(2025, 12, 30))
    undated = article(3)
    assert store.add(first, claims(first, (DANA, "the bridges will reopen"), (OTTO, "the bridge is safe")))
    assert store.add(second, claims(second, (DANA, "a bridge is cracked"), (None, "the ferry runs")))
    assert store.add(undated, claims(undated, (DANA, "nothing of note")))
    return store


def test_found_by_speaker_words_and_day_the_first_first(desk: Desk) -> None:
    found = desk.find(speaker="Dana Fenn", about="bridge")
    assert [(s.published, s.outlet, s.text) for s in found] == [
        ("2025-12-30", "Outlet 2", "a bridge is cracked"),
        ("2026-01-03", "Outlet 1", "the bridges will reopen"),
    ]
    assert [s.speaker for s in found] == ["Dana Fenn"] * 2
    assert [s.text for s in desk.find(about="bridge", since=dt.date(2026, 1, 1))] == [
        "the bridges will reopen",
        "the bridge is safe",
    ]
    assert [s.text for s in desk.find(speaker="mayor", about="note")] == ["nothing of note"]
    assert len(desk.find()) == 5
    assert desk.find(speaker='Fenn" OR speaker:"Grau', about="safe") == []
    assert desk.find(about="the ferry")[0].speaker == ""


def test_the_same_again_is_no_new_and_a_later_version_stands_in_for_it(desk: Desk) -> None:
    first = article(1, published=dt.date(2026, 1, 3), title="Bridge shut")
    assert not desk.add(first, claims(first, (DANA, "the bridges will reopen"), (OTTO, "the bridge is safe")))
    assert desk.add(first, claims(first, (DANA, "the bridge stays shut")))
    assert [s.text for s in desk.find(about="bridge")] == ["a bridge is cracked", "the bridge stays shut"]
    assert len(desk.articles()) == 3


def test_listed_whole_by_day_and_around_a_day(desk: Desk) -> None:
    assert [a.id for a in desk.articles()] == ["a2", "a1", "a3"]
    assert desk.articles()[2] == article(3)
    assert [a.id for a in desk.articles([dt.date(2026, 2, 1)])] == ["a1", "a3"]
    assert [a.id for a in desk.articles([dt.date(2026, 2, 1), None])] == ["a2", "a1", "a3"]


def test_dropped(desk: Desk) -> None:
    assert [a.id for a in desk.drop(["a1"])] == ["a1"]
    assert [a.id for a in desk.articles()] == ["a2", "a3"]
    assert desk.find(about="safe") == []
    with pytest.raises(CheckerError, match="no article"):
        desk.drop(["zz"])
    with pytest.raises(CheckerError, match="2 articles"):
        desk.drop(["a"])
    assert len(desk.articles()) == 2


def test_rows_of_one_article_lie_together(desk: Desk) -> None:
    rows = desk._link.execute("SELECT rowid FROM said").fetchall()
    numbers = {number for (number,) in desk._link.execute("SELECT number FROM articles")}
    assert {row // MOST for (row,) in rows} == numbers


def test_a_store_that_is_not_there_is_an_error_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CheckerError) as told:
        Desk(tmp_path / "none.db")
    assert told.value.problem.code == "E711"
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("no database" * 500)
    with pytest.raises(CheckerError) as told:
        Desk(tmp_path / "text.db")
    assert (told.value.problem.code, told.value.problem.severity) == ("E711", "error")


def test_a_damaged_article_is_told(desk: Desk, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "desk.db") as link:
        link.execute("UPDATE articles SET value = x'00' WHERE id = 'a1'")
    with pytest.raises(CheckerError, match="damaged"):
        desk.articles()


def test_what_stands_in_one_transaction_is_whole_or_not_there(desk: Desk) -> None:
    first = article(4)
    desk._link.execute("CREATE TRIGGER no BEFORE INSERT ON articles BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(CheckerError):
        desk.add(first, claims(first, (DANA, "late words")))
    assert desk.find(about="late") == []
    assert len(desk.articles()) == 3


def test_a_large_store_is_asked_for_what_shares_telling_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *old, new = pile("pier", "strike", "vaccine")
    with Desk(tmp_path / "desk.db", make=True) as store:
        for each in old:
            store.add(each, ())
        small, unseen = store.near([new])
        assert ({a.id for a in small}, unseen) == ({a.id for a in old}, 0)
        whole, _ = store.beside([new])
        monkeypatch.setattr("checker.runtime.desk.MANY", 2)
        few, unseen = store.near([new])
        assert {a.id for a in few} >= {a.id for a in old if a.id.startswith("vaccine")}
        assert unseen == len(old) - len(few)
        assert store.beside([new])[0] == whole
        monkeypatch.setattr("checker.runtime.desk.COMMON", 0)
        assert store.near([new])[0] == []
        store.drop([a.id for a in old])
        assert store._link.execute("SELECT count(*) FROM telling").fetchone() == (0,)


def test_what_an_older_checker_stored_is_indexed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *old, new = pile("pier", "strike")
    path = tmp_path / "desk.db"
    with Desk(path, make=True) as store:
        for each in old:
            store.add(each, ())
        kept = store._link.execute("SELECT * FROM telling ORDER BY 1, 2").fetchall()
        store._link.execute("DELETE FROM telling")
    monkeypatch.setattr("checker.runtime.desk.MANY", 1)
    with Desk(path) as store:
        assert store._link.execute("SELECT * FROM telling ORDER BY 1, 2").fetchall() == kept
        assert {a.id for a in store.near([new])[0]} >= {a.id for a in old if a.id.startswith("strike")}
