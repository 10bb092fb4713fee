"""The same rows on Spark, with two workers, whatever the partitioning and whatever dies.

One test, since starting Spark takes longer than all that is asked of it here, and tests are spread over processes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
pytest.importorskip("pandas", reason="the extra `spark` is not installed")
pytest.importorskip("pyarrow", reason="the extra `spark` is not installed")
if not shutil.which("java"):
    pytest.skip("Spark needs Java", allow_module_level=True)

from checker.corpus.folder import Folder
from checker.corpus.local import Local
from checker.corpus.spark import Spark
from checker.corpus.steps import run
from checker.stories.group import stories_of
from tests.corpus.made import BOOK, articles, in_processes, setup, tables

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_rows_are_those_of_one_machine(tmp_path: Path) -> None:
    with Spark(jobs=2, partitions=3) as spark:
        whatever_dies(spark, tmp_path)
        whatever_the_partitions_and_nothing_is_read_twice(spark, tmp_path)
        stories_with_ties_and_crowds(spark, tmp_path)


def whatever_dies(spark: Spark, tmp_path: Path) -> None:
    """One article kills every process that reads it; one kills Spark's own worker, once."""
    some = articles()
    some[2] = replace(some[2], path=f"once:{tmp_path / 'mark'}")
    some[4] = replace(some[4], path="poison.txt")
    how = setup(in_processes)
    there = run("check", spark, tmp_path / "spark", how, some, BOOK.problems)
    assert (tmp_path / "mark").exists()
    assert [(p.code, p.path) for p in there] == [("E302", "poison.txt")]
    assert run("check", Local(), tmp_path / "local", how, some[::-1], BOOK.problems) == there
    rows = tables(tmp_path / "local")
    assert tables(tmp_path / "spark") == rows
    assert len(rows["claims"]) == 8


def whatever_the_partitions_and_nothing_is_read_twice(spark: Spark, tmp_path: Path) -> None:
    """What one engine has read the other does not read: an article read again would end the test."""
    one = Spark(jobs=2, partitions=1)  # on the session that is there
    assert one.session is spark.session
    assert run("extract", one, tmp_path / "c", setup(), articles()) == []
    assert len(Folder(tmp_path / "c").known(failed=False)) == 9
    run("extract", Local(), tmp_path / "l", setup(), articles())
    assert tables(tmp_path / "c") == tables(tmp_path / "l")
    moved = [replace(a, path=f"fault:{a.id}") for a in articles()]
    run("check", Local(), tmp_path / "c", setup(), moved)
    assert len(tables(tmp_path / "c")["claims"]) == 9


def stories_with_ties_and_crowds(spark: Spark, tmp_path: Path) -> None:
    """Many near copies: ties everywhere, stems that too many have, more neighbours than count."""
    many = [replace(a, id=f"{a.id}-{n}", text=f"{a.text} Note {n % 7}.") for n in range(14) for a in articles()]
    folder = Folder(tmp_path / "pile")
    folder.put_pile((a.id, a) for a in many)
    assert spark.stories(folder) == list(stories_of(many))


DYING = """
import sys
from dataclasses import replace
from pathlib import Path
from checker.commands.border import guarded
from checker.corpus.spark import Spark, lost_is_told
from checker.corpus.steps import run
from tests.corpus.made import articles, setup

def dies():
    some = articles()
    some[2] = replace(some[2], path="java:")
    with lost_is_told(), Spark(jobs=2, partitions=3) as spark:
        run("extract", spark, Path(sys.argv[1]), setup(), some)

guarded(dies)
"""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the process in /proc")
def test_where_its_java_process_is_killed_one_line_says_so_and_the_next_run_is_whole(tmp_path: Path) -> None:
    words = [sys.executable, "-c", DYING, str(tmp_path / "out")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 70, done.stderr
    assert done.stderr.count("error E303: Spark failed before the run was done") == 1
    assert "Traceback" not in done.stderr
    assert run("extract", Local(), tmp_path / "out", setup(), articles()) == []
    assert len(tables(tmp_path / "out")["claims"]) == 9
