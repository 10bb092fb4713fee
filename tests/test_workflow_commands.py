"""What a GitHub runner reads on standard error: nothing of an article, a name or an address acts as a command there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.streams import inert

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ("::stop-commands::x", "::add-mask::a", "##[stop-commands]x", "##[add-mask]a", "::error::no")


def acts(line: str) -> bool:
    """As the runner's own ActionCommand reads a line: the new form at its start, the old one anywhere."""
    return (line.strip().startswith("::") and "::" in line.strip()[2:]) or "##[" in line


@given(st.text(alphabet=":#[]ab -", max_size=40), st.sampled_from(COMMANDS), st.text(alphabet=":#[ a", max_size=10))
def test_no_line_acts_wherever_a_command_stands(before: str, command: str, after: str) -> None:
    assert not acts(inert(before + command + after))
    assert "::" not in inert(before + command + after)


@pytest.mark.parametrize("env", [{"GITHUB_ACTIONS": "true"}, {}])
def test_problem_lines_of_the_real_command(env: dict[str, str], tmp_path: Path) -> None:
    """Names, ids, dates and addresses of hostile articles, under a runner and, with ``--github``, without."""
    for at, command in enumerate(COMMANDS):
        (tmp_path / f"{at}.jsonl").write_text(
            f'{{"text": "{command}", "id": "{command}", "published": "{command}", "url": "{command}"}}\n'
            f'{{"text": "b {command}", "id": "{command}", "published": "{command}", "url": "{command}"}}\n{command}\n'
        )
        (tmp_path / f"{command} {at}.txt").write_bytes(b"")
    given = {k: v for k, v in os.environ.items() if k != "GITHUB_ACTIONS"} | {"PYTHONPATH": str(ROOT), **env}
    command = ["articles"] if env else ["check", "--github", "--rules", "::stop-commands::x"]
    done = subprocess.run(
        [sys.executable, "-c", "from checker.cli import main; main()", *command, str(tmp_path), *COMMANDS],
        env=given, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {2, 3}
    assert len(done.stderr.splitlines()) > (10 if env else 0)
    assert not [line for line in done.stderr.splitlines() if acts(line)]
