"""Plain text and Markdown: date line, front matter, articles.yaml, encodings; offsets stay offsets of the file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.articles.decode import decode, text_of
from checker.articles.draft import UnreadableError
from tests.articles.helpers import PROSE, body, both, codes, one


def test_date_line_with_the_article_going_on_in_the_same_line(tmp_path: Path) -> None:
    path = tmp_path / "gazette.txt"
    path.write_text(f"  date 2024-02-29 {PROSE}\n\nMore of it.\n")
    article = one(path)
    assert article.published == dt.date(2024, 2, 29)
    assert article.outlet == "gazette"
    assert article.text == path.read_text()
    assert body(article).startswith("The harbour master")
    at = article.text.index("More")
    assert article.place(at) == (3, 1)
    assert article.place(article.text.index("The harbour")) == (1, 19)
    assert dict(article.provenance) == {"outlet": "file name", "published": "date line"}


@pytest.mark.parametrize("head", ["date 2024-02-29\n\n", "\n\nDate: 2024-02-29\n", "\ufeffdate\t2024-02-29 "])
def test_other_ways_to_write_the_date_line(tmp_path: Path, head: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(head + PROSE, encoding="utf-8")
    article = one(path)
    assert article.published == dt.date(2024, 2, 29)
    assert body(article) == PROSE


def test_words_that_only_look_like_a_date_line_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Date palms grow here. " + PROSE)
    article = one(path)
    assert article.published is None
    assert body(article).startswith("Date palms")


def test_impossible_date_is_named_and_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("date 2024-02-30 " + PROSE)
    (article,), problems = both(path)
    assert article.published is None
    assert codes(problems) == ["W215"]
    assert problems[0].line == 1


def test_front_matter_outranks_the_file_name_and_lies_outside_the_body(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\noutlet: NO Daily\ntitle: 'Pier: shut'\ndate: 2024-03-01\nauthor: [Ann Bee, Cy Dee]\n"
        "url: https://www.no-daily.example/x\nlayout: {a: 1}\n---\n\n# Heading\n\n" + PROSE
    )
    article = one(path)
    assert (article.outlet, article.title, article.byline) == ("NO Daily", "Pier: shut", "Ann Bee, Cy Dee")
    assert article.published == dt.date(2024, 3, 1)
    assert article.url == "https://www.no-daily.example/x"
    assert body(article).strip() == PROSE
    assert article.place(article.body.start) == (12, 1)


def test_yaml_traps_are_read_as_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\noutlet: NO\ntitle: 12:30\nauthor: ~\n---\n" + PROSE)
    article = one(path)
    assert (article.outlet, article.title, article.byline) == ("NO", "12:30", None)


def test_broken_front_matter_is_one_problem_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\noutlet: The Post\ntitle: Pier: shut: again\n---\n" + PROSE)
    (article,), problems = both(path)
    assert codes(problems) == ["W215", "W213"]
    assert problems[0].line == 3
    assert body(article) == PROSE


def test_a_colon_in_a_headline_costs_no_other_field(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\noutlet: The Post\ndate: 2024-03-01\ntitle: LIVE: Pier vote\nauthor: \n---\n" + PROSE)
    (article,), problems = both(path)
    assert (article.outlet, article.title, article.byline) == ("The Post", "LIVE: Pier vote", None)
    assert article.published == dt.date(2024, 3, 1)
    assert codes(problems) == ["W215"]
    assert (problems[0].line, problems[0].column) == (4, 12)


@pytest.mark.parametrize("block", ["tags:\n  - a: b: c\noutlet: The Post", "outlet: {a: b\ntitle: x: y", "outlet: *a"])
def test_a_block_that_is_neither_yaml_nor_lines_gives_no_field(tmp_path: Path, block: str) -> None:
    path = tmp_path / "stem.txt"
    path.write_text(f"---\n{block}\n---\n" + PROSE)
    (article,), problems = both(path)
    assert article.outlet == "stem"
    assert "W215" in codes(problems)


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\n" + PROSE + "\n\n---\n\nMore.\n")
    assert body(one(path)).count("---") == 2


def test_outlet_falls_back_to_the_site_then_to_the_stem(tmp_path: Path) -> None:
    path = tmp_path / "stem.txt"
    path.write_text("---\nurl: https://www.Site.example:8080/a?b\n---\n" + PROSE)
    assert one(path).outlet == "site.example"
    path.write_text("---\nurl: javascript:alert(1)\n---\n" + PROSE)
    (article,), problems = both(path)
    assert (article.outlet, article.url) == ("stem", None)
    assert codes(problems) == ["W215", "W213"]
    assert problems[0].line == 2


def test_articles_yaml_gives_fields_and_outranks_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-01-01 " + PROSE)
    (tmp_path / "b.txt").write_text("date 2024-01-02 By the way, " + PROSE)
    (tmp_path / "articles.yaml").write_text(
        "a.txt: {outlet: The Post, published: 2024-05-05}\nb.txt:\n  oulet: X\nc.txt: {outlet: Y}\n"
    )
    articles, problems = both(tmp_path)
    assert [(each.outlet, str(each.published)) for each in articles] == [
        ("The Post", "2024-05-05"),
        ("b", "2024-01-02"),
    ]
    assert dict(articles[0].provenance)["outlet"] == "articles.yaml"
    assert [(each.code, each.line, each.hint) for each in problems] == [
        ("W215", 3, "did you mean 'outlet'?"),
        ("W215", 4, "did you mean 'b.txt'?"),
    ]


def test_yaml_that_explodes_or_nests_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-01-01 " + PROSE)
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(30))
    for text in (bomb, "{" * 5000, "[" * 100_000, "a: " * 3000, "? " * 5000, "\x00", "%YAML 9.9\n---\n", "- x"):
        (tmp_path / "articles.yaml").write_text(text)
        articles, problems = both(tmp_path)
        assert len(articles) == 1
        assert len(problems) == 1, (text[:20], problems)


def test_line_ends_and_byte_order_mark_are_normalised() -> None:
    assert text_of(b"\xef\xbb\xbfa\r\nb\rc\n", None).text == "a\nb\nc\n"
    assert text_of("a\r\nb".encode("utf-16"), None).text == "a\nb"


@pytest.mark.parametrize(
    ("encoding", "named"), [("cp1252", "cp125"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")]
)
def test_other_encodings_are_guessed_and_named(tmp_path: Path, encoding: str, named: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("date 2024-01-01 " + PROSE).encode(encoding))
    (article,), problems = both(path)
    assert body(article) == PROSE
    assert codes(problems) == ["W211"]
    assert named in problems[0].message


def test_one_broken_byte_does_not_turn_good_utf8_into_another_encoding() -> None:
    found = decode("“One” and “two”".encode() + b"\xff", "a.txt")
    assert found.text == "“One” and “two”\ufffd"
    assert [each.code for each in found.problems] == ["W211"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E203"),
        (b"\xef\xbb\xbf", "E203"),
        (b" \n\n ", "E203"),
        (b"date 2024-01-01\n", "E203"),
        (b"%PDF-1.7 ...", "E204"),
        (b"PK\x03\x04aaaa", "E204"),
        (b"\x89PNG\r\n\x1a\n", "E204"),
        (bytes(range(256)) * 10, "E204"),
        (b"\x00" * 100, "E204"),
    ],
)
def test_empty_and_binary_files_are_one_error(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    articles, problems = both(path)
    assert articles == []
    assert codes(problems) == [code]


def test_controls_and_overrides_are_read_and_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("date 2024-01-01\n" + PROSE + "\n\x1b[31mred\x1b[0m and \u202egnp.exe and \x00\n")
    (article,), problems = both(path)
    assert article.text == path.read_text()
    assert [(each.code, each.line) for each in problems] == [("W217", 3)]


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text, code = text_of(data, "x").text, ""
    except UnreadableError as error:
        text, code = "", error.code
    assert code in {"", "E203", "E204"}
    assert "\r" not in text
    assert text.encode("utf-8").decode() == text


@given(st.text(min_size=1, max_size=300), st.sampled_from(["", "date 2024-01-01 ", "---\noutlet: x\n---\n", "---\n"]))
def test_text_is_the_whole_file_and_the_body_lies_in_it(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    head: str,
) -> None:
    path = tmp_path_factory.mktemp("t") / "a.md"
    path.write_bytes((head + text).encode("utf-8"))
    articles, problems = both(path, english_only=False)
    assert articles or problems
    for article in articles:
        assert article.text == (head + text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        assert 0 <= article.body.start <= article.body.end <= len(article.text)
        for offset in {article.body.start, article.body.end, len(article.text) // 2}:
            line, column = article.place(offset)
            assert article.text.split("\n")[line - 1][column - 1 :] == article.text[offset:].split("\n")[0]


def test_garbled_text_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    garbled = PROSE.encode("utf-8").decode("cp1252", "replace")
    (tmp_path / "a.txt").write_text("date 2024-01-01 Foreword.\n" + garbled)
    (article,), (problem,) = both(tmp_path)
    assert (problem.code, problem.line) == ("W217", 2)
    assert "â€œ" in problem.message
    assert garbled in article.text
    (tmp_path / "a.txt").write_text("date 2024-01-01 He wrote “â€œ” once, and Ó, Ã, SÃO PAULO. " + PROSE)
    assert both(tmp_path)[1] == []
