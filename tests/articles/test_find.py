"""Files, folders, globs, links and everything that may lie in a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.problems import line_of
from tests.articles.helpers import PROSE, both, codes


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"date 2024-01-01 {PROSE} {path.stem.isalnum()}")


def outlets(*inputs: str | Path) -> list[str]:
    return [each.outlet for each in both(*inputs)[0]]


def test_folders_are_walked_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "b.txt",
        "a/z.md",
        "a/y.txt",
        "c.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "picture.png",
        "README.md",
        "a/b/d.txt",
    )
    assert outlets(tmp_path) == ["d", "y", "z", "b", "c"]
    assert outlets(tmp_path / "README.md") == ["README"]


def test_inputs_keep_their_order_and_no_file_is_read_twice(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    os.link(tmp_path / "a.txt", tmp_path / "hard.txt")
    articles, problems = both(tmp_path / "b.txt", tmp_path)
    assert [each.outlet for each in articles] == ["b", "a"]
    assert codes(problems) == ["W212", "W212"]


def test_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "s/a1.txt", "s/a2.txt", "s/b1.txt", "s/deep/er/a3.txt", "s/deep/a4.log")
    monkeypatch.chdir(tmp_path)
    assert outlets("s/a*.txt") == ["a1", "a2"]
    assert outlets("s/**/a?.txt") == ["a1", "a2", "a3"]
    assert outlets("**/[!a]*.txt") == ["b1"]
    assert outlets("s/**") == ["a1", "a2", "b1", "a3"]
    assert outlets(str(tmp_path / "**" / "er" / "*.txt")) == ["a3"]
    assert codes(both("s/*.md")[1]) == ["E208"]


def test_a_file_whose_name_holds_glob_characters_is_read(tmp_path: Path) -> None:
    fill(tmp_path, "[draft] a*.txt")
    assert outlets(tmp_path / "[draft] a*.txt") == ["[draft] a*"]


def test_missing_unknown_and_empty_are_one_problem_each_and_the_rest_goes_on(tmp_path: Path) -> None:
    fill(tmp_path, "good.txt", "picture.png")
    (tmp_path / "empty").mkdir()
    articles, problems = both(
        tmp_path / "god.txt",
        tmp_path / "picture.png",
        tmp_path / "empty",
        "",
        "a\0b",
        "https://post.example/x",
        tmp_path / "good.txt",
    )
    assert [each.outlet for each in articles] == ["good"]
    assert codes(problems) == ["E201", "E207", "E208", "E201", "E201", "E209"]
    assert problems[0].hint == "did you mean 'good.txt'?"


def test_rings_of_links_end_and_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    story, secret = tmp_path / "story", tmp_path / "secret"
    fill(tmp_path, "story/a.txt", "secret/s.txt")
    (story / "ring").symlink_to(".")
    (story / "ring2").symlink_to("..")
    (story / "self.txt").symlink_to("self.txt")
    (story / "out.txt").symlink_to(secret / "s.txt")
    (story / "again.txt").symlink_to("a.txt")
    (story / "gone.txt").symlink_to("nothing.txt")
    articles, problems = both(story)
    assert [each.outlet for each in articles] == ["a"]
    assert codes(problems) == ["E202", "W219", "W219", "E202"]
    assert outlets(str(story / "**" / "*.txt")) == ["a"]
    assert outlets(story / "out.txt") == ["out"]


def test_pipes_and_devices_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(both(tmp_path)[1]) == ["E202"]
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert codes(both(tmp_path / "zero.txt")[1]) == ["E202"]


def test_names_that_look_like_options_or_hold_escapes_or_are_not_utf8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, "--out.txt", "-x.txt", "esc\x1b[31m.txt", "new\nline.txt")
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text(PROSE)
    monkeypatch.chdir(tmp_path)
    articles, problems = both(".")
    assert len(articles) == 5
    for each in articles:
        assert each.path
        each.path.encode()
        assert "\x1b" not in each.outlet
        assert "\n" not in each.outlet
    assert codes(problems) == ["W213"]
    assert "\n" not in line_of(problems[0])


def test_unreadable_files_and_folders_that_vanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.txt", "b/c.txt", "d.txt")
    scan = os.scandir

    def vanishing(path: str) -> object:
        if str(path).endswith("/b"):
            raise FileNotFoundError(2, "No such file or directory")
        return scan(path)

    monkeypatch.setattr(os, "scandir", vanishing)
    opened = os.open

    def refusing(path: str, *rest: int) -> int:
        if str(path).endswith("d.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refusing)
    articles, problems = both(tmp_path)
    assert [each.outlet for each in articles] == ["a"]
    assert codes(problems) == ["E202", "E202"]


def test_our_own_reports_are_no_articles(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "report.json").write_text('{"schema": "checker-report/1", "articles": []}')
    (tmp_path / "report.md").write_text("# Claim check\n\n**1 conflicting, 4 corroborated**\n")
    (tmp_path / "report.html").write_text("<html><head><title>Claim check: 1 conflicting</title></head></html>")
    (tmp_path / "report.csv").write_bytes(b"\xef\xbb\xbfverdict,group,level,origins,outlets,outlet\n")
    (tmp_path / "report.txt").write_text("1 conflicting, 4 corroborated, 5 unique; 16 claims in 3 articles\n")
    (tmp_path / "extract.jsonl").write_text('{"article": {"id": "x"}, "claims": []}\n')
    articles, problems = both(tmp_path)
    assert [each.outlet for each in articles] == ["a"]
    assert codes(problems) == ["W218"] * 6
