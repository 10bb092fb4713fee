"""Reports are written whole or not at all; links, devices and inputs are never written over."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker import output
from checker.problems import CheckerError


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def refusal(path: Path | str, *, inputs: tuple[str, ...] = ()) -> str:
    with pytest.raises(CheckerError) as caught:
        output.write(path, "new", inputs=inputs)
    assert caught.value.problem.code == "E501"
    return caught.value.problem.message


def test_writes_and_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    goal = tmp_path / "deep" / "report.md"
    output.write(goal, "old\r\n“é”\n")
    assert goal.read_bytes() == "old\r\n“é”\n".encode()
    output.write(goal, "new")
    assert goal.read_text() == "new"
    assert names(goal.parent) == ["report.md"]


def test_new_file_follows_umask_and_old_file_keeps_its_mode(tmp_path: Path) -> None:
    goal = tmp_path / "r.md"
    before = os.umask(0o027)
    try:
        output.write(goal, "a")
    finally:
        os.umask(before)
    assert stat.S_IMODE(goal.stat().st_mode) == 0o640
    goal.chmod(0o604)
    output.write(goal, "b")
    assert stat.S_IMODE(goal.stat().st_mode) == 0o604


def test_link_out_of_the_folder_is_refused_and_its_target_untouched(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.txt", tmp_path / "out"
    outside.write_text("precious")
    inside.mkdir()
    (inside / "r.md").symlink_to(outside)
    assert "link" in refusal(inside / "r.md")
    assert outside.read_text() == "precious"
    (inside / "real.md").write_text("old")
    (inside / "near.md").symlink_to("real.md")
    output.write(inside / "near.md", "new")
    assert (inside / "real.md").read_text() == "new"
    assert (inside / "near.md").is_symlink()


def test_input_is_never_overwritten_under_any_name(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("text")
    os.link(article, tmp_path / "hard.md")
    (tmp_path / "soft.md").symlink_to("a.md")
    for name in ("a.md", "hard.md", "soft.md", "../" + tmp_path.name + "/a.md"):
        assert "input" in refusal(tmp_path / name, inputs=(str(article),))
    assert article.read_text() == "text"


def test_folder_device_and_bad_names_are_refused(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path)
    assert "regular" in refusal("/dev/null")
    assert "NUL" in refusal("a\0b.md")
    assert "too long" in refusal(tmp_path / ("n" * 300))
    (tmp_path / "file").write_text("")
    assert "not a folder" in refusal(tmp_path / "file" / "r.md")


def test_system_refusal_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = tmp_path / "r.md"
    goal.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "disk is full" in refusal(goal)
    assert goal.read_text() == "old"
    assert names(tmp_path) == ["r.md"]


def test_interrupt_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = tmp_path / "r.md"
    goal.write_text("old")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        output.write(goal, "new")
    assert goal.read_text() == "old"
    assert names(tmp_path) == ["r.md"]


def test_unpaired_surrogates_do_not_lose_a_report(tmp_path: Path) -> None:
    assert output.write(tmp_path / "r.md", "a\ud800b").read_text() == "a?b"


def test_closed_pipe_is_quiet_and_keeps_the_exit_code() -> None:
    code = (
        "import sys\nfrom checker import streams\nstreams.open_streams()\n"
        "for _ in range(20000): streams.say('line of text\\n')\nsys.exit(1)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(20) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_standard_output_is_a_clear_error() -> None:
    code = (
        "from checker import streams\nfrom checker.problems import CheckerError, line_of\nimport sys\n"
        "try: streams.say('x')\nexcept CheckerError as e: sys.stderr.write(line_of(e.problem)); sys.exit(2)"
    )
    with Path("/dev/full").open("w") as full:
        run = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr == "standard output: error E501: not written: the disk is full"


@pytest.mark.slow
def test_killed_at_any_moment_either_the_old_or_the_new_file_stands(tmp_path: Path) -> None:
    goal = tmp_path / "r.md"
    size = 400_000
    code = (
        "import sys\nfrom checker import output\n"
        f"texts = ['a' * {size}, 'b' * {size}]\nprint(flush=True)\n"
        "for i in range(10**9): output.write(sys.argv[1], texts[i % 2])"
    )
    output.write(goal, "a" * size)
    for step in range(12):
        with subprocess.Popen([sys.executable, "-c", code, str(goal)], stdout=subprocess.PIPE) as run:
            assert run.stdout
            run.stdout.readline()
            time.sleep(0.003 * step + 0.001)
            run.send_signal(signal.SIGKILL)
        assert goal.read_text() in {"a" * size, "b" * size}


def unready(path: Path, *, inputs: tuple[str, ...] = ()) -> str:
    with pytest.raises(CheckerError) as caught:
        output.ready(path, inputs=inputs)
    assert caught.value.problem.code == "E501"
    return caught.value.problem.message


def test_ready_finds_out_before_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    article = tmp_path / "a.md"
    article.write_text("x")
    output.ready(tmp_path / "new" / "deep" / "r.md")
    output.ready(tmp_path / "file")
    assert "is a file, not a folder" in unready(tmp_path / "file" / "deep" / "r.md")
    assert "it is the input" in unready(article, inputs=(str(article),))
    assert "it is a folder" in unready(tmp_path)
    assert names(tmp_path) == ["a.md", "file"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_ready_refuses_a_folder_that_may_not_be_written_into(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "no permission" in unready(tmp_path / "deep" / "r.md")
    finally:
        tmp_path.chmod(0o700)


def test_ready_asks_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    assert "no permission to write into the folder" in unready(tmp_path / "deep" / "r.md")
