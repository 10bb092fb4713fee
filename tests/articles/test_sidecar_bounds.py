"""``articles.yaml`` is anybody's: whatever it holds costs in proportion, says little, and stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.articles import sidecar
from checker.articles.sidecar import Sidecars
from checker.records import Problem
from tests.articles.helpers import PROSE, both, codes
from tests.growth import growth, is_linear


def test_an_empty_one_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-05-06 " + PROSE)
    for empty in ("", "\n \n", "# nothing yet\n", "---\n"):
        (tmp_path / "articles.yaml").write_text(empty)
        articles, problems = both(tmp_path)
        assert (len(articles), codes(problems)) == (1, [])


def test_many_unknown_names_are_told_twenty_times_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-05-06 " + PROSE)
    (tmp_path / "articles.yaml").write_text("".join(f"b{n}.txt: {{title: x}}\n" for n in range(400)))
    _, problems = both(tmp_path)
    assert len(problems) == 21
    assert "380 more problems" in problems[-1].message


def test_the_folder_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles.yaml").write_text("".join(f"b{n}.txt: {{title: x}}\n" for n in range(400)))
    listed = []
    real = sidecar.os.listdir
    monkeypatch.setattr(sidecar.os, "listdir", lambda name: listed.append(name) or real(name))
    list(Sidecars().fields(str(tmp_path / "a.txt")))
    assert len(listed) == 1


@pytest.mark.slow
@pytest.mark.parametrize("line", ["b{n}.txt: {{title: x}}\n", "b{n}.txt: {{titel: x}}\n", "b{n}.txt: no\n"])
def test_its_cost_grows_no_faster_than_its_length(line: str, tmp_path: Path) -> None:
    for name in range(300):
        (tmp_path / f"a{name}.txt").touch()

    def read(count: int) -> list[object]:
        (tmp_path / "articles.yaml").write_text("".join(line.format(n=n) for n in range(count)))
        return [item for item in Sidecars().fields(str(tmp_path / "a.txt")) if isinstance(item, Problem)]

    assert is_linear(growth(read, lambda n: n, 500))
