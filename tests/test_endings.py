"""How a run ends that is not let finish: Ctrl-C, a closed pipe, a full disk. Each in a process of its own."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.commands.interrupt import Done

ROOT = Path(__file__).resolve().parents[1]
START = "import os, signal, sys\nfrom checker.cli import main\n"


def ended(code: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START + code, *arguments],
        capture_output="stdout" not in options, text=True, check=False, cwd=ROOT, **options,
    )  # fmt: skip


def test_interrupt_says_what_was_finished() -> None:
    """The signal comes between the second and the third of three articles."""
    done = ended(
        "from checker.commands import border\nfrom checker.commands.interrupt import counted\n"
        "def run():\n"
        "    for number in counted(range(3), 3):\n"
        "        if number == 2: os.kill(os.getpid(), signal.SIGINT)\n"
        "border.guarded(run)"
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        130,
        "",
        "interrupted: 2 of 3 articles read; no file written\n",
    )


def test_interrupt_names_the_files_that_were_written(tmp_path: Path) -> None:
    done = ended(
        "from checker.commands import border\nfrom checker import output\n"
        "def run():\n"
        "    output.write(sys.argv[1] + '/a.md', 'whole')\n"
        "    def stop(_): os.kill(os.getpid(), signal.SIGINT)\n"
        "    os.fsync = stop\n"
        "    output.write(sys.argv[1] + '/b.md', 'half')\n"
        "border.guarded(run)",
        str(tmp_path),
    )
    assert done.returncode == 130
    assert done.stderr == f"interrupted; written whole: {tmp_path / 'a.md'}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_interrupt_reaches_a_command_and_not_only_the_library_that_runs_it() -> None:
    done = ended(
        "import checker.articles\n"
        "def read(*_, **__):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    yield from ()\n"
        "checker.articles.read = read\n"
        "sys.argv = ['checker', 'articles', 'seeds']\nmain()"
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "interrupted; no file written\n"


def test_progress_in_words() -> None:
    assert Done(1).told().startswith("interrupted: 1 article read; ")
    assert Done(1, 1).told().startswith("interrupted: 1 of 1 article read; ")
    assert Done(2000, 10_000).told().startswith("interrupted: 2,000 of 10,000 articles read; ")


@pytest.mark.parametrize("command", [["articles", "tests/articles/fixtures"], ["rules", "list", "--format", "json"]])
def test_closed_pipe_ends_quietly(command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        done = ended(f"sys.argv = ['checker', *{command!r}]\nmain()", stdout=pipe, stderr=subprocess.PIPE)
    assert "Traceback" not in done.stderr
    assert "roken" not in done.stderr
    assert done.returncode in {0, 3}  # 3: a fixture holds a row without text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["articles", "seeds/kolkata-meeting"], ["rules", "list"], ["--help"]])
def test_full_disk_under_standard_output_is_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = ended(f"sys.argv = ['checker', *{command!r}]\nmain()", stdout=full, stderr=subprocess.PIPE)
    assert done.stderr == "standard output: error E501: not written: the disk is full\n"
    assert done.returncode == 2


def test_full_disk_under_a_report_leaves_the_old_one(tmp_path: Path) -> None:
    """The system refuses after 1,000 bytes, as it would on a disk that is full by then."""
    (tmp_path / "r.md").write_text("old")
    done = ended(
        "from checker.commands import border\nfrom checker import output\n"
        "border.guarded(lambda: output.write(sys.argv[1], 'x' * 5000))",
        str(tmp_path / "r.md"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path / 'r.md'}: error E501: not written: the file would be larger than allowed\n"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"r.md": "old"}


def test_a_file_that_could_not_be_read_is_not_written_over_either(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("date 2024-05-06 Ada Brunn said the dam held. Ove Lindahl said it did not.")
    (tmp_path / "broken.md").write_bytes(bytes(range(256)) * 20)
    done = ended(
        "sys.argv = ['checker', 'check', sys.argv[1], '--out', sys.argv[1] + '/broken.md']\nmain()", str(tmp_path)
    )
    assert done.returncode == 2
    assert "it is the input" in done.stderr
    assert (tmp_path / "broken.md").read_bytes() == bytes(range(256)) * 20
