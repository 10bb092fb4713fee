"""A desk's own store: the articles that were added to it, and who said what in them, found by words and days.

It lies in the same file as what was read (:mod:`checker.runtime.database`), but is never forgotten to save room: an
article stays until somebody drops it, and is read anew by a later checker from the text that is kept. Each article is
one transaction that waits for the disk, so that what was reported as stored is there after any end of the process.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from checker.piles import beside
from checker.problems import CheckerError, Exit
from checker.records import Article, Claim, Problem, Story
from checker.runtime.database import Database, StoreError
from checker.runtime.encoding import DAMAGED
from checker.stories.group import order
from checker.stories.words import telling_of

WINDOW = dt.timedelta(days=30)
"""How long before and after an article others are looked for that may be about its event."""
MOST = 100_000
"""Rows that belong to one article: those of article *n* are numbered from *n* times this, so that they are at hand."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, by whom, and where: a line of `checker find`."""

    published: str
    outlet: str
    speaker: str
    text: str
    article: str
    claim: str
    title: str
    place: str


TELLING = 60
"""Stems of an article by which others about its event are found."""
MANY = 500
"""Articles of the window from which only those are looked at that share telling stems with a new one."""
NEAR = 60
"""Stored articles that are looked at for each new one: those that share most."""
COMMON = 200
"""Articles that may share a stem for it to lead to them."""


class Desk:
    """An open store of articles. Raises :class:`CheckerError` (E711) from every method where the file is unusable."""

    def __init__(self, path: Path, *, make: bool = False) -> None:
        if not make and not path.is_file():
            raise _unusable(Problem("E711", "error", "no such store", str(path), hint="checker add makes one"))
        with _needed():
            self._database = Database(path, durable=True)
        self._link = self._database.link
        with _needed(), self._database.guarded():
            self._index_old()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._link.close()

    def add(self, article: Article, claims: Sequence[Claim]) -> bool:
        """Store *article* with what it reports, in place of an older one of its id; False where it was there."""
        value = zlib.compress(msgspec.json.encode(article))
        rows = [(c.text, _names(c), c.id, article.place(_start(c))[0]) for c in claims[: MOST - 1]]
        with self._transaction() as link:
            old = link.execute("SELECT number, value FROM articles WHERE id = ?", (article.id,)).fetchone()
            if old is not None and old[1] == value and self._rows(old[0]) == rows:
                return False
            if old is not None:
                self._forget(old[0])
            day = article.published.isoformat() if article.published else ""
            given = (article.id, article.outlet, day, article.title or "", article.path or "", value)
            number = link.execute(
                "INSERT INTO articles (id, outlet, published, title, path, value) VALUES (?, ?, ?, ?, ?, ?)", given
            ).lastrowid
            link.executemany(
                "INSERT INTO said (rowid, text, speaker, claim, line) VALUES (?, ?, ?, ?, ?)",
                [((number or 0) * MOST + n, *row) for n, row in enumerate(rows)],
            )
            _index(link, number or 0, article)
        return True

    def holds(self, article: Article) -> bool:
        """Whether exactly this article is stored."""
        with _needed(), self._database.guarded():
            row = self._link.execute("SELECT value FROM articles WHERE id = ?", (article.id,)).fetchone()
        return row is not None and row[0] == zlib.compress(msgspec.json.encode(article))

    def drop(self, articles: Iterable[str]) -> list[Article]:
        """Forget the articles whose ids begin so, and give them. Raises E711 where one is of none or of several."""
        found = dict(self._only(beginning) for beginning in articles)
        for number in found:
            with self._transaction():
                self._forget(number)
        return list(found.values())

    def articles(self, around: Sequence[dt.date | None] = ()) -> list[Article]:
        """The articles by date, outlet and id; with *around*, those without a date or within the window of one of it.

        A missing date in *around* is within every window.
        """
        where, bounds = _window(around)
        query = f"SELECT value FROM articles {where} ORDER BY published = '', published, outlet, id"
        with _needed(), self._database.guarded():
            rows = self._link.execute(query, bounds).fetchall()
        return [_article(row[0], self._database.path) for row in rows]

    def near(self, new: Sequence[Article]) -> tuple[list[Article], int]:
        """(the stored articles within the window of *new* that may be about an event of one, how many others it has).

        Of a window of :data:`MANY` articles and more those are looked at that share telling stems, the :data:`NEAR`
        that share most for each new one; stems that many share lead nowhere.
        """
        where, bounds = _window([a.published for a in new])
        with _needed(), self._database.guarded():
            (held,) = self._link.execute(f"SELECT count(*) FROM articles {where}", bounds).fetchone()
        if held < MANY:
            return self.articles([a.published for a in new]), 0
        numbers = sorted({number for article in new for number in self._sharing(article, where, bounds)})
        query = "SELECT value FROM articles WHERE number = ?"
        with _needed(), self._database.guarded():
            rows = [self._link.execute(query, (number,)).fetchone() for number in numbers]
        found = [_article(row[0], self._database.path) for row in rows if row]
        return sorted(found, key=order), held - len(found)

    def beside(self, new: Sequence[Article]) -> tuple[list[Article], tuple[Story, ...]]:
        """:func:`checker.piles.beside` of *new* and what is stored.

        In a large store those that share most with the stored articles found are looked at as well, since one that is
        about another event is told by what lies nearer to it.
        """
        fresh = {a.id for a in new}
        found, unseen = self.near(new)
        known = {a.id: a for a in found if a.id not in fresh}
        others, stories = beside(new, list(known.values()), unseen)
        if unseen and others:
            more, _ = self.near(others)
            wider = known | {a.id: a for a in more if a.id not in fresh}
            others, stories = beside(new, list(wider.values()), unseen + len(known) - len(wider))
        return others, stories

    def _sharing(self, article: Article, where: str, bounds: tuple[str, ...]) -> list[int]:
        shared: dict[int, int] = {}
        with _needed(), self._database.guarded():
            for stem in telling_of(article, TELLING):
                query = f"SELECT number FROM telling WHERE stem = ? LIMIT {COMMON + 1}"
                rows = self._link.execute(query, (stem,)).fetchall()
                for (number,) in rows if len(rows) <= COMMON else ():
                    shared[number] = shared.get(number, 0) + 1
            kept = {n for (n,) in self._link.execute(f"SELECT number FROM articles {where}", bounds)}
        best = sorted((n for n in shared if n in kept), key=lambda n: (-shared[n], n))
        return best[:NEAR]

    def _index_old(self) -> None:
        """Index what an older checker stored, once."""
        query = "SELECT number, value FROM articles WHERE NOT EXISTS (SELECT 1 FROM telling)"
        old = self._link.execute(query).fetchall()
        if old:
            with self._transaction() as link:
                for number, value in old:
                    _index(link, number, _article(value, self._database.path))

    def find(self, *, speaker: str = "", about: str = "", since: dt.date | None = None) -> list[Said]:
        """Who said what when, the first first: claims whose speaker's names and words hold all the given words."""
        wanted = " AND ".join(
            f"{column} : {_words(words)}" for column, words in (("speaker", speaker), ("text", about)) if _words(words)
        )
        query = "SELECT a.published, a.outlet, said.speaker, said.text, a.id, said.claim, a.title, a.path, said.line"
        query += f" FROM said JOIN articles a ON a.number = said.rowid / {MOST} WHERE a.published >= ?"
        query += " AND said MATCH ?" if wanted else ""
        query += " ORDER BY a.published = '', a.published, a.outlet, a.id, said.line, said.claim"
        bounds = [since.isoformat() if since else "", *([wanted] if wanted else [])]
        with _needed(), self._database.guarded():
            rows = self._link.execute(query, bounds).fetchall()
        return [
            Said(day, outlet, names.split("\n")[0], text, article, claim, title, f"{path}:{line}")
            for day, outlet, names, text, article, claim, title, path, line in rows
        ]

    def _only(self, beginning: str) -> tuple[int, Article]:
        with _needed(), self._database.guarded():
            rows = self._link.execute(
                "SELECT number, value FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id = ? DESC",
                (len(beginning), beginning, beginning),
            ).fetchall()
        found = [(number, _article(value, self._database.path)) for number, value in rows]
        if len(found) == 1 or (found and found[0][1].id == beginning):
            return found[0]
        why = f"{len(found)} articles of the store have an id that begins so" if found else "no article has this id"
        raise _unusable(Problem("E711", "error", f"'{beginning}': {why}", hint="checker list shows the ids"))

    def _rows(self, number: int) -> list[tuple[str, str, str, int]]:
        """What is stored as said in an article."""
        query = "SELECT text, speaker, claim, line FROM said WHERE rowid >= ? AND rowid < ? ORDER BY rowid"
        return list(self._link.execute(query, (number * MOST, (number + 1) * MOST)))

    def _forget(self, number: int) -> None:
        self._link.execute("DELETE FROM said WHERE rowid >= ? AND rowid < ?", (number * MOST, (number + 1) * MOST))
        self._link.execute("DELETE FROM articles WHERE number = ?", (number,))
        self._link.execute("DELETE FROM telling WHERE number = ?", (number,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _needed(), self._database.guarded():
            self._link.execute("BEGIN IMMEDIATE")
            try:
                yield self._link
            except BaseException:
                self._link.execute("ROLLBACK")
                raise
            self._link.execute("COMMIT")


def _window(around: Sequence[dt.date | None]) -> tuple[str, tuple[str, ...]]:
    """What a query asks of articles: no date, or one near *around*; nothing where one of *around* has none."""
    days = [day for day in around if day]
    if not days or len(days) < len(around):
        return "", ()
    bounds = ((min(days) - WINDOW).isoformat(), (max(days) + WINDOW).isoformat())
    return "WHERE published = '' OR published BETWEEN ? AND ?", bounds


def _index(link: sqlite3.Connection, number: int, article: Article) -> None:
    link.executemany(
        "INSERT OR IGNORE INTO telling (stem, number) VALUES (?, ?)",
        [(stem, number) for stem in telling_of(article, TELLING) or ("",)],
    )


def _unusable(problem: Problem) -> CheckerError:
    return CheckerError(problem, Exit.USAGE)


@contextmanager
def _needed() -> Iterator[None]:
    """A stretch that cannot do without the store."""
    try:
        yield
    except StoreError as error:
        raise _unusable(replace(error.problem, code="E711", severity="error", hint="name another file")) from error


def _article(value: bytes, path: Path) -> Article:
    try:
        return msgspec.json.decode(zlib.decompress(value), type=Article)
    except DAMAGED:
        raise _unusable(
            Problem("E711", "error", "the store is damaged", str(path), hint="add its articles anew")
        ) from None


def _names(claim: Claim) -> str:
    speaker = claim.speaker
    return "\n".join(dict.fromkeys((speaker.name, *speaker.names, speaker.body or ""))) if speaker else ""


def _start(claim: Claim) -> int:
    return min((s.start for s in claim.attribution.content), default=0)


def _words(text: str) -> str:
    """*text* as a query: all of its words, none of them an operator; "" where it holds none."""
    words = "".join(c if c.isalnum() else " " for c in text).split()
    quoted = " AND ".join(f'"{word}"' for word in words)
    return f"({quoted})" if quoted else ""
