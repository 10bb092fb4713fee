"""JSON, JSON Lines, standard input and gzip: the text is the field unchanged; one bad record costs only itself."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.articles import read
from checker.records import Article, Problem
from tests.articles.helpers import PROSE, both, codes, one


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_fields_and_text_are_taken_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    text = "  “Tab\t” and\r\nline \u2028 ends stay. \n"
    path.write_text(
        lines(
            {
                "text": text,
                "id": 7,
                "outlet": "The Post",
                "title": "T",
                "published": "2024-05-06",
                "url": "https://post.example/1",
                "author": ["Ann Bee", "Cy Dee"],
            }
        )
    )
    article = one(path)
    assert article.text == text
    assert (article.id, article.outlet, article.title, article.byline) == ("7", "The Post", "T", "Ann Bee, Cy Dee")
    assert str(article.published) == "2024-05-06"
    assert article.place(10) == (1, 1)
    assert text[article.body.start : article.body.end] == text.strip()


def test_a_bad_line_is_one_problem_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        lines({"text": PROSE, "id": "one"})
        + "\n{broken\n[1]\n"
        + lines({"title": "x"}, {"text": 3}, {"text": " "})
        + "[" * 100_000
        + "\n"
        + '{"text": "x", "n": '
        + "9" * 5000
        + "}\n"
        + lines({"text": PROSE, "id": "two"})
    )
    articles, problems = both(path)
    assert [each.id for each in articles] == ["one", "two"]
    assert articles[1].line == 10
    assert [(each.code, each.line) for each in problems if each.severity == "error"] == [
        ("E206", 3),
        ("E206", 4),
        ("E206", 5),
        ("E206", 6),
        ("E203", 7),
        ("E206", 8),
        ("E206", 9),
    ]


def test_json_lists_and_wrapped_lists_give_each_record(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[\n {"text": "One thing was said."},\n 5,\n {"text": "Another thing was said."}\n]')
    articles, problems = both(path)
    assert [each.line for each in articles] == [2, 4]
    assert [(each.code, each.line) for each in problems if each.severity == "error"] == [("E206", 3)]
    path.write_text('{"articles": [{"text": "One thing was said."}, {}]}')
    articles, problems = both(path)
    assert len(articles) == 1
    assert codes(problems).count("E206") == 1


def test_a_list_that_breaks_off_keeps_what_stood_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for rest in ("", ",", ' {"text": "x"}', ", {"):
        path.write_text('[{"text": "One thing was said."}' + rest)
        articles, problems = both(path)
        assert len(articles) == 1
        assert codes(problems)[-1] == "E206"


def test_ids_two_texts_never_share_one_and_one_text_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        lines(
            {"text": "First text.", "id": "x"},
            {"text": "Second text.", "id": "x"},
            {"text": "First text.", "id": "x"},
            {"text": "Same text.", "outlet": "A"},
            {"text": "Same text.", "outlet": "B"},
            {"text": "Same text.", "outlet": "A"},
        )
    )
    articles, problems = both(path)
    assert [each.text for each in articles] == ["First text.", "Second text.", "Same text.", "Same text."]
    assert len({each.id for each in articles}) == 4
    assert articles[0].id == "x"
    assert [(each.code, each.line) for each in problems if each.code in {"W212", "W220"}] == [
        ("W220", 2),
        ("W212", 3),
        ("W212", 6),
    ]
    again, _ = both(path)
    assert again == articles


def test_unpaired_surrogates_are_replaced_one_for_one_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One \\ud800 thing \\ud83d\\ude00 was said.", "published": "2024-01-01"}\n')
    (article,), problems = both(path)
    assert article.text == "One \ufffd thing 😀 was said."
    assert codes(problems) == ["W217"]


def test_odd_fields_are_cleaned_or_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        lines(
            {
                "text": PROSE,
                "outlet": "The\x1b[31m\n Post\u202e",
                "title": "t" * 10_000,
                "id": True,
                "published": 20240506,
                "url": "ftp://x",
                "author": {"name": "x"},
            }
        )
    )
    (article,), problems = both(path)
    assert article.outlet == "The[31m Post"
    assert article.title
    assert len(article.title) == 500
    assert str(article.published) == "2024-05-06"
    assert (article.url, article.byline) == (None, None)
    assert len(article.id) == 12
    assert codes(problems) == ["W215"]


def test_look_alike_outlet_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"text": PROSE, "outlet": "The P\u043est", "published": "2024-05-06"}))
    (_,), problems = both(path)
    assert codes(problems) == ["W217"]
    assert "Cyrillic" in problems[0].message


def test_standard_input_is_json_lines() -> None:
    stdin = io.BytesIO(lines({"text": PROSE, "outlet": "A"}, {"text": PROSE}).encode())
    articles = [each for each in read(["-"], stdin=stdin) if isinstance(each, Article)]
    assert [(each.outlet, each.path, each.line) for each in articles] == [("A", "-", 1), ("stdin", "-", 2)]


def test_records_stream(tmp_path: Path) -> None:
    """The first article comes before the second line has been read."""

    class Lines(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.given += 1
            line = lines({"text": f"{PROSE} {self.given}"}).encode()
            buffer[: len(line)] = line
            return len(line)

    endless = Lines()
    items = read(["-"], stdin=io.BufferedReader(endless, 1000))
    first = next(each for each in items if isinstance(each, Article))
    assert first.text.endswith(" 1")
    assert endless.given <= 2


def records_of(number: int, folder: Path) -> list[str]:
    path = folder / f"{number}.jsonl"
    path.write_text("".join(lines({"text": PROSE * 10 + str(each), "outlet": "Post"}) for each in range(number)))
    return [str(path)]


def files_of(number: int, folder: Path) -> list[str]:
    inside = folder / str(number)
    inside.mkdir()
    for each in range(number):
        (inside / f"{each}.txt").write_text(f"date 2024-05-06 {PROSE * 10} {each}")
    return [str(inside)]


@pytest.mark.slow
@pytest.mark.parametrize(("make", "few", "many"), [(records_of, 100, 1000), (files_of, 50, 500)])
def test_memory_does_not_grow_with_what_was_read(
    make: Callable[[int, Path], list[str]], few: int, many: int, tmp_path: Path
) -> None:
    """Of an article of 4 kB that has been given out, less than 1 kB is kept: its id, its digest and its place."""

    def peak(number: int) -> int:
        inputs = make(number, tmp_path)
        tracemalloc.start()
        try:
            assert sum(isinstance(each, Article) for each in read(inputs)) == number
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # what is imported and cached with the first
    assert (peak(many) - peak(few)) / (many - few) < 1000


def test_over_long_records_and_files_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"text": "x" * 3000, "id": "long"}, {"text": "Short it was.", "id": "short"}))
    articles, problems = both(path, max_size=1000)
    assert [each.id for each in articles] == ["short"]
    assert [(each.code, each.line) for each in problems if each.severity == "error"] == [("E205", 1)]
    assert "--max-size" in problems[0].hint
    for suffix in (".txt", ".json"):
        (tmp_path / f"b{suffix}").write_text("x" * 1001)
        assert codes(both(tmp_path / f"b{suffix}", max_size=1000)[1]) == ["E205"]
    (tmp_path / "c.txt").write_text("date 2024-01-01 " + "The word. " * 60)
    assert codes(both(tmp_path / "c.txt", max_size=2000)[1]) == ["E205"]


def test_gzip_is_read_and_a_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(f"date 2024-01-01 {PROSE}".encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines({"text": PROSE}).encode()))
    articles, _ = both(tmp_path)
    assert [(each.outlet, each.reader) for each in articles] == [("a", "text"), ("b", "jsonl")]
    bomb = gzip.compress(b"a" * 30_000_000)
    for name in ("bomb.txt.gz", "bomb.jsonl.gz"):
        (tmp_path / name).write_bytes(bomb)
        articles, problems = both(tmp_path / name, max_size=1_000_000)
        assert articles == []
        assert codes(problems) == ["E205"]
    for data in (b"no gzip", gzip.compress(b"x" * 1000)[:-20], gzip.compress(PROSE.encode())[:-4] + b"abcd"):
        (tmp_path / "broken.txt.gz").write_bytes(data)
        assert codes(both(tmp_path / "broken.txt.gz")[1]) == ["E204"]


def test_a_file_of_nothing_but_errors_does_not_flood(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("[]\n" * 1000 + lines({"text": "One thing was said."}))
    articles, problems = both(path)
    assert len(articles) == 1
    assert codes(problems) == ["E206"] * 20 + ["W213", "E206"]
    assert "980 more" in problems[-1].message


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda each: (
        st.lists(each, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "text",
                    "id",
                    "outlet",
                    "published",
                    "uri",
                    "bodies",
                    "body_text",
                    "schema",
                    "articles",
                    "headlines",
                    "value",
                ]
            )
            | st.text(max_size=5),
            each,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSONS | st.binary(max_size=30), max_size=6), st.sampled_from(["jsonl", "json"]))
def test_whatever_the_records_nothing_escapes(
    tmp_path_factory: pytest.TempPathFactory,
    records: list[object],
    suffix: str,
) -> None:
    path = tmp_path_factory.mktemp("t") / f"a.{suffix}"
    path.write_bytes(b"\n".join(each if isinstance(each, bytes) else json.dumps(each).encode() for each in records))
    for item in read([str(path)], english_only=False):
        assert isinstance(item, Article | Problem)
        if isinstance(item, Article):
            item.text.encode()
            item.id.encode()
            assert item.text[item.body.start : item.body.end].strip()


def test_a_publication_date_far_ahead_is_dropped_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\npublished: 2082-03-04\n---\n" + PROSE, encoding="utf-8")
    (article,), problems = both(path)
    assert article.published is None
    assert [p.message for p in problems] == ["'2082-03-04' is after 2050-12-31: no publication date"]
    (article,), _ = both(path, max_future=dt.date(2090, 1, 1))
    assert str(article.published) == "2082-03-04"
