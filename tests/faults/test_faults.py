"""Every call of a run that the system can refuse, refused once: each command, each kind of call.

However it ends: an exit code of the README's table, lines and no traceback, files whole (old or new), nothing left
behind; and where the exit code is 0, all that a run without the fault gives. The shim needs a C compiler and Linux.

Of the calls of one kind in one run those are tried that MOST allows; ``CHECKER_FAULTS=all`` tries every one.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.faults.commands import COMMANDS, Case
from tests.faults.desk import DECIDED, Desk, drafts, serve

COMPILER = shutil.which("gcc") or shutil.which("cc")
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(COMPILER is None or not sys.platform.startswith("linux"), reason="needs a C compiler on Linux"),
]

FAULTS = {
    "open": errno.EACCES, "read": errno.EIO, "write": errno.ENOSPC, "short": -1, "fsync": errno.EIO,
    "rename": errno.EACCES, "close": errno.EIO, "fork": errno.EAGAIN, "kill at write": -2, "kill at rename": -2,
}  # fmt: skip
KILLS = ("kill at write", "kill at rename")
SOME = {
    "check --jobs": ("fork",), "rules impact": ("fork", "open"), "rules test": ("open", "read"),
    "corpus extract": KILLS, "corpus stories": ("open", "close", *KILLS),
}  # fmt: skip
"""What is tried of slow commands: the rest is as it is in `check`, `rules check` and `corpus check`. Only those that
start processes are refused one; what the others start is threads of libraries, before they are asked anything."""
MOST = 3
"""Of the calls of a kind: the first, the last and those between them at even distances. All of them where the run is
quick (BRIEF) or one that writes its report to a file."""
BRIEF = ("check --out", "decide", "diff", "explain", "list", "find", "drop")


@dataclass(frozen=True)
class Whole:
    """What a run without a fault gives."""

    answer: dict[str, Any]
    files: dict[str, bytes]
    tables: dict[str, bytes]
    stored: dict[str, int]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = serve(tmp_path_factory.mktemp("faults"), str(COMPILER))
    yield made
    assert made.server.stdin
    made.server.stdin.close()
    made.server.wait(20)


@pytest.fixture(scope="module")
def wholes() -> dict[str, Whole]:
    return {}


def whole_run(desk: Desk, case: Case) -> Whole:
    desk.put(store=case.kept)
    answer = desk.run(case.argv, store=case.kept)
    assert answer["code"] == 0, answer["stderr"]
    return Whole(answer, desk.files(), desk.tables(), desk.stored())


def numbers(name: str, calls: int) -> list[int]:
    """Which of *calls* calls are refused, one in each run."""
    if calls <= MOST or name in BRIEF or os.environ.get("CHECKER_FAULTS") == "all":
        return list(range(1, calls + 1))
    return sorted({1 + n * (calls - 1) // (MOST - 1) for n in range(MOST)})


def held(desk: Desk, name: str, answer: dict[str, Any], whole: Whole) -> None:
    """What must hold however a run ends."""
    code, said, out = answer["code"], answer["stderr"], answer["stdout"]
    assert "Traceback" not in said
    assert code in {0, 2, 3, 70, -9}, (code, said)
    assert code in {0, -9} or said.strip() or b" error " in out, "an exit code that is not 0 has a reason"
    assert len(said.splitlines()) <= 12
    files, stored = desk.files(), desk.stored()
    if code == 0:
        assert out == whole.answer["stdout"] or name.startswith("cache"), "but for the sizes that it tells"
        assert files == whole.files
        assert desk.tables() == whole.tables
        assert stored == whole.stored
    for file, data in files.items():
        if data != whole.files.get(file) and data not in {b"old", DECIDED.encode()}:
            assert code in {3, 70}, "a report on fewer articles, said to be one"
            assert file.endswith(".md") or json.loads(data)["schema"]
    before = desk.before
    assert all(stored.get(a) == before.get(a) or stored.get(a) == whole.stored.get(a) for a in {*stored, *before})
    for line in out.decode().splitlines():
        if name == "add" and line.startswith(("added:", "there already:")):
            assert line.split(": ")[1].split()[1] in stored, "said to be stored"
        if name == "drop" and line.startswith("dropped:"):
            assert line.split(": ")[1].split()[1] not in stored, "said to be dropped"


def again(desk: Desk, name: str, case: Case, whole: Whole) -> None:
    """The next run, with no fault, makes up for the one that was ended."""
    answer = desk.run(case.argv, store=case.kept)
    dropped = name == "drop" and desk.stored() == whole.stored
    assert answer["code"] == 0 or dropped, answer["stderr"]
    if name != "decide":  # which adds a second entry
        assert desk.files() == whole.files
    assert desk.tables() == whole.tables
    assert desk.stored() == whole.stored
    assert drafts(desk.folder) == [] or name == "decide"


@pytest.mark.parametrize("how", FAULTS)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_call_that_is_refused(desk: Desk, wholes: dict[str, Whole], name: str, how: str) -> None:
    case = COMMANDS[name]
    if how not in SOME.get(name, [other for other in FAULTS if other != "fork"]):
        return
    whole = wholes[name] if name in wholes else wholes.setdefault(name, whole_run(desk, case))
    kind = "write" if how == "short" else how.removeprefix("kill at ")
    for at in numbers(name, whole.answer["seen"][kind]):
        desk.put(store=case.kept)
        answer = desk.run(case.argv, kind, at, FAULTS[how], store=case.kept)
        held(desk, name, answer, whole)
        if how == "short":
            assert (answer["code"], answer["stdout"]) == (0, whole.answer["stdout"])
        if how.startswith("kill"):
            assert answer["code"] == -9
            again(desk, name, case, whole)
        elif answer["code"] and name.startswith(("corpus", "add")):
            again(desk, name, case, whole)
        assert drafts(desk.folder) == [] or name == "decide"
