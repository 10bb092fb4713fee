"""Every call of a run that the system can refuse, refused once: each command, each kind of call, every n.

However it ends: an exit code of the README's table, lines and no traceback, files whole (old or new), nothing left
behind; and where the exit code is 0, every byte of what a run without the fault gives. The shim needs a C compiler and
Linux. A command or a file that is kept between runs is one line of COMMANDS.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMPILER = shutil.which("gcc") or shutil.which("cc")
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(COMPILER is None or not sys.platform.startswith("linux"), reason="needs a C compiler on Linux"),
]

STORY = {
    "post.txt": "date 2024-05-06 Ada Brunn, the mayor, said 40 people had died when the dam broke.\n",
    "echo.txt": "date 2024-05-06 Ada Brunn, the mayor, said 45 people had died when the dam broke.\n",
    "articles.yaml": "post.txt: {outlet: The Post}\n",
}
PAIRS = '{"id": "1", "a": "40 people died", "b": "45 people died"}\n{"id": "2", "a": "x", "b": "y"}\n'
GOLD = {
    "id": "1", "text": "Ada said it held.",
    "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 16]]}],
}  # fmt: skip
CHECK = ("check", "story", "--engine", "rules")
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": (*CHECK, "--format", "json", "--baseline", "old.json", "--decisions", "decided.yaml"),
    "check --out": (*CHECK, "--out", "out/r.json", "--out", "out/r.md"),
    "check, kept": (*CHECK, "--out", "out/r.json"),
    "extract": ("extract", "story", "--engine", "rules"),
    "articles": ("articles", "story", "--format", "json"),
    "explain": ("explain", "ID"),
    "decide": ("decide", "ID", "--dismiss", "--why", "seen", "--who", "ana", "--decisions", "decided.yaml"),
    "diff": ("diff", "old.json", "old.json"),
    "compare": ("compare", "pairs.jsonl"),
    "rules check": ("rules", "check", "mine"),
    "eval": ("eval", "gold.jsonl", "--engine", "rules", "--errors", "out/errors.jsonl"),
}
FAULTS = {
    "open": errno.EACCES, "read": errno.EIO, "write": errno.ENOSPC, "short": -1, "fsync": errno.EIO,
    "rename": errno.EACCES, "kill at write": -2, "kill at rename": -2,
}  # fmt: skip
IN, OUT, KILLS = ("open", "read"), ("write", "short"), ("fsync", "rename", "kill at write", "kill at rename")
TRIED = {"check --out": (*OUT, *KILLS), "check, kept": ("open", *KILLS), "decide": (*IN, *OUT, *KILLS), "eval": KILLS}
"""Which faults are tried where not all of reading and standard output are: what one command shares with another is
tried once, and only commands that write files have something to lose at a kill."""
CASES = [(name, how) for name in COMMANDS for how in TRIED.get(name, (*IN, *OUT))]
KEPT = ("out", "decided.yaml")


@dataclass
class Desk:
    """A folder with a story, and the server that runs commands in it."""

    folder: Path
    server: subprocess.Popen[str]

    def put(self, old: bytes) -> None:
        """Everything as it is before a run."""
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        (self.folder / "out").mkdir()
        (self.folder / "out" / "r.json").write_bytes(b"old")
        (self.folder / "decided.yaml").write_text("version: 1\ndecisions:\n")
        for draft in drafts(self.folder):
            draft.unlink()
        cache = self.folder / "cache" / "checker"
        shutil.rmtree(cache, ignore_errors=True)
        if old:
            cache.mkdir(parents=True)
            for name in self.kept:  # the last report, one file for each working folder
                (cache / name).write_bytes(old)

    kept: tuple[str, ...] = ()

    def run(
        self, argv: tuple[str, ...], kind: str = "none", at: int = 0, fault: int = 0, *, store: bool = False
    ) -> dict[str, Any]:
        request = {
            "store": store,
            "argv": argv, "cwd": str(self.folder), "kind": kind, "at": at, "fault": fault,
            "watched": str(self.folder) + "/", "stdout": str(self.folder.parent / "stdout"),
            "stderr": str(self.folder.parent / "stderr"),
        }  # fmt: skip
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(json.dumps(request) + "\n")
        self.server.stdin.flush()
        answer: dict[str, Any] = json.loads(self.server.stdout.readline())
        answer["stdout"] = (self.folder.parent / "stdout").read_bytes()
        answer["stderr"] = (self.folder.parent / "stderr").read_text()
        return answer

    def files(self) -> dict[str, bytes]:
        """What the run has written for its user."""
        found = [p for name in KEPT for p in sorted([*(self.folder / name).rglob("*"), self.folder / name])]
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in found if p.is_file() and p.suffix != ".tmp"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    top = tmp_path_factory.mktemp("faults")
    shim, folder = top / "shim.so", top / "desk"
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-O1", "-o", shim, HERE / "shim.c", "-ldl"], check=True)
    (folder / "story").mkdir(parents=True)
    (folder / "mine").mkdir()
    for name, text in STORY.items():
        (folder / "story" / name).write_text(text)
    rule = "version: 1\norigins:\n  - {id: wire, kind: agency, names: [Wire Nine], why: its texts are printed widely}\n"
    (folder / "mine" / "origins.yaml").write_text(rule)
    (folder / "pairs.jsonl").write_text(PAIRS)
    (folder / "gold.jsonl").write_text(json.dumps(GOLD) + "\n")
    env = {**os.environ, "LD_PRELOAD": str(shim), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    env |= {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.server"], cwd=ROOT, env=env, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    made = Desk(folder, server)
    made.put(b"")
    first = made.run((*CHECK, "--format", "json"), store=True)
    assert first["code"] == 0, first["stderr"]
    (folder / "old.json").write_bytes(first["stdout"])
    made.kept = tuple(p.name for p in (folder / "cache" / "checker").glob("last-*.json"))
    yield made
    assert server.stdin
    server.stdin.close()
    server.wait(20)


def drafts(folder: Path) -> list[Path]:
    return [p for p in folder.rglob(".*") if p.suffix == ".tmp"]


def held(answer: dict[str, Any], files: dict[str, bytes], whole: dict[str, Any], new: dict[str, bytes]) -> None:
    """What must hold however a run ends; *whole* and *new* are the answer and files of a run without a fault."""
    code, said = answer["code"], answer["stderr"]
    assert "Traceback" not in said
    assert code in {0, 2, 3, 70, -9}, (code, said)
    assert (code in {0, -9}) or said.strip() or b" error " in answer["stdout"], (
        "an exit code that is not 0 has a reason"
    )
    assert len(said.splitlines()) <= 12
    if code == 0:
        assert answer["stdout"] == whole["stdout"]
        assert files == new
    for name, data in files.items():
        if data != new.get(name) and data not in {b"old", b"version: 1\ndecisions:\n"}:
            assert code in {3, 70}, "a report on fewer articles, said to be one"
            assert name.endswith(".md") or json.loads(data)["schema"]


@pytest.mark.parametrize(("name", "how"), CASES)
def test_every_call_that_is_refused(desk: Desk, name: str, how: str) -> None:
    report = json.loads((desk.folder / "old.json").read_bytes())
    conflict = next(g["id"] for g in report["groups"] if g["verdict"] == "conflicting")
    argv = tuple(conflict if word == "ID" else word for word in COMMANDS[name])
    last = (desk.folder / "old.json").read_bytes()
    kind = "write" if how == "short" else how.removeprefix("kill at ")
    desk.put(last)
    store = name == "check, kept"
    whole = desk.run(argv, kind, store=store)
    new = desk.files()
    assert whole["code"] == 0, whole["stderr"]
    for at in range(1, whole["seen"] + 1):
        desk.put(last)
        answer = desk.run(argv, kind, at, FAULTS[how], store=store)
        held(answer, desk.files(), whole, new)
        if how == "short":
            assert (answer["code"], answer["stdout"]) == (0, whole["stdout"])
        if how.startswith("kill"):
            assert answer["code"] == -9
            if name != "decide":  # which adds a second entry
                assert desk.run(argv, store=store)["code"] == 0
        assert drafts(desk.folder) == [] or name == "decide"
