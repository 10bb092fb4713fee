"""However a command ends, it ends with one line and a true exit code: odd streams, folders, homes, clocks, faults."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAIN = "from checker.cli import main; main()"
FIXTURES = str(ROOT / "tests" / "articles" / "fixtures" / "post.txt")


def run(
    *arguments: str, code: str = MAIN, cwd: Path | None = None, before: Callable[[], None] | None = None, **env: str
) -> subprocess.CompletedProcess[bytes]:
    given = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd or ROOT, env=given, capture_output=True, check=False,
        preexec_fn=before, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def shell(script: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """*script* with the command as ``"$@"``."""
    words = ["sh", "-c", script, "sh", sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(
        words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **env}, capture_output=True, check=False
    )


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode()
    assert said.count("\n") == 1, said
    return said.rstrip("\n")


class TestStreams:
    @pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}])
    def test_a_short_write_is_never_a_silent_loss(self, env: dict[str, str], tmp_path: Path) -> None:
        """The system takes a first part, as a disk does that is nearly full."""

        def little() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

        with (tmp_path / "f").open("wb") as out:
            done = subprocess.run(
                [sys.executable, "-c", MAIN, "rules", "list"], cwd=ROOT, stdout=out, stderr=subprocess.PIPE,
                preexec_fn=little, check=False,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **env},
            )  # fmt: skip
        assert done.returncode == 2
        assert one_line(done) == "standard output: error E501: not written: the file would be larger than allowed"

    def test_a_pipe_that_never_blocks_gets_every_byte(self) -> None:
        script = (
            "import os, fcntl\nfcntl.fcntl(1, fcntl.F_SETFL, fcntl.fcntl(1, fcntl.F_GETFL) | os.O_NONBLOCK)\n"
            "from checker import streams\nstreams.open_streams()\nstreams.say('x' * 3_000_000)"
        )
        assert len(run(code=script).stdout) == 3_000_000

    def test_closed_standard_output_is_told(self) -> None:
        done = shell('"$@" >&-', "rules", "list")
        assert (done.returncode, one_line(done)) == (2, "standard output: error E501: not written: it is closed")

    def test_closed_standard_error_changes_nothing_else(self) -> None:
        done = shell('"$@" 2>&-', "articles", FIXTURES)
        assert done.returncode == 0
        assert done.stdout

    def test_closed_standard_input_is_an_input_that_cannot_be_read(self) -> None:
        done = shell('"$@" <&-', "articles", "-", FIXTURES)
        assert (done.returncode, one_line(done)) == (3, "-: error E202: standard input is closed")
        assert done.stdout

    def test_all_closed(self) -> None:
        assert shell('"$@" <&- >&- 2>&-', "articles", FIXTURES).returncode == 2

    def test_no_file_that_is_opened_later_gets_the_number_of_a_closed_stream(self, tmp_path: Path) -> None:
        script = (
            "from checker import streams\nstreams.open_streams()\nimport sys\n"
            "file = open(sys.argv[1], 'w')\nassert file.fileno() > 2\nprint('lost', file=sys.stderr)"
        )
        words = ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", sys.executable, "-c", script, str(tmp_path / "f")]
        assert subprocess.run(words, cwd=ROOT, check=False).returncode == 0
        assert (tmp_path / "f").read_bytes() == b""


class TestSurroundings:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [(["articles", FIXTURES], 0), (["rules", "list"], 0), (["explain", "abcd"], 3), (["articles", "x.txt"], 3)],
    )
    def test_a_working_folder_that_is_gone(self, arguments: list[str], code: int) -> None:
        done = shell('d=$(mktemp -d); cd "$d"; rmdir "$d"; "$@"', *arguments)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        if code:
            one_line(done)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become nobody")
    @pytest.mark.parametrize(("arguments", "code"), [(["explain", "abcd"], 3), (["articles", FIXTURES], 0)])
    def test_no_home_and_a_user_without_a_name(self, arguments: list[str], code: int) -> None:
        script = f"import os\nos.environ.pop('HOME', 0)\nos.environ.pop('XDG_CACHE_HOME', 0)\n{MAIN}"
        # the name is looked up only once everything is imported: the interpreter itself may lie where nobody reads
        done = run(*arguments, code=f"import pwd\npwd.getpwuid = lambda _: {{}}[0]\n{script}")
        assert done.returncode == code, done.stderr
        if code:
            assert "no home folder" in one_line(done)

    @pytest.mark.parametrize("value", ["99999999999999999999", "253402300800", "²", "-1", "soon"])
    def test_a_mad_source_date_epoch(self, value: str, tmp_path: Path) -> None:
        done = run("check", FIXTURES, "--out", str(tmp_path / "r.md"), SOURCE_DATE_EPOCH=value)
        assert done.returncode == 2
        assert f"SOURCE_DATE_EPOCH is '{value}', which is no time" in one_line(done)


class TestFaults:
    def test_a_fault_of_ours_is_one_line_and_70(self) -> None:
        script = "import checker.articles as a\ndef read(*_, **__): return {}['secret of the article']\na.read = read\n"
        done = run("articles", FIXTURES, code=script + MAIN)
        assert done.returncode == 70
        line = one_line(done)
        assert line.startswith("error E702: internal error: KeyError at ")
        assert "report this line" in line
        assert "secret" not in line

    def test_debug_shows_the_traceback_wherever_it_stands(self) -> None:
        script = "import checker.articles as a\ndef read(*_, **__): return {}['x']\na.read = read\n"
        for arguments in (["--debug", "articles", FIXTURES], ["articles", FIXTURES, "--debug"]):
            done = run(*arguments, code=script + MAIN)
            assert done.returncode == 70
            assert b"Traceback (most recent call last)" in done.stderr
            assert b"KeyError: 'x'" in done.stderr

    def test_no_memory_is_one_line_and_70(self) -> None:
        script = "import checker.articles as a\ndef read(*_, **__): raise MemoryError\na.read = read\n"
        done = run("articles", FIXTURES, code=script + MAIN)
        assert (done.returncode, one_line(done).split(" (")[0]) == (70, "error E701: the system gives no more memory")

    def test_a_refusal_of_the_system_is_one_line_and_70(self) -> None:
        script = "import checker.articles as a\ndef read(*_, **__): raise OSError(24, 'x', 'lib.so')\na.read = read\n"
        done = run("articles", FIXTURES, code=script + MAIN)
        assert done.returncode == 70
        assert one_line(done).startswith("error E701: the system refused lib.so: too many files are open")
