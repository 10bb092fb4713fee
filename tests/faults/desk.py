"""A folder with a story and all that commands need, and the server that runs commands in it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.server import KINDS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORY = {
    "post.txt": "date 2024-05-06 Ada Brunn, the mayor, said 40 people had died when the dam broke.\n",
    "echo.txt": "date 2024-05-06 Ada Brunn, the mayor, said 45 people had died when the dam broke.\n",
    "articles.yaml": "post.txt: {outlet: The Post}\n",
}
LATER = "date 2024-05-07 Ada Brunn, the mayor, said 50 people had died when the dam broke.\n"
PAIRS = '{"id": "1", "a": "40 people died", "b": "45 people died"}\n{"id": "2", "a": "x", "b": "y"}\n'
RULE = "version: 1\norigins:\n  - {id: wire, kind: agency, names: [Wire Nine], why: its texts are printed widely}\n"
DECIDED = "version: 1\ndecisions:\n"
GOLD = {
    "id": "1", "text": "Ada said it held.",
    "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 16]]}],
}  # fmt: skip
RULED = ("--engine", "rules")


@dataclass
class Desk:
    """The folder *folder*, and the *server*."""

    folder: Path
    server: subprocess.Popen[str]
    ids: dict[str, str] = field(default_factory=dict)
    """What a word of a command stands for: ids of groups and of articles."""
    before: dict[str, int] = field(default_factory=dict)
    """What the store holds before a run."""

    def begin(self) -> None:
        """Lay out what the commands read, by the commands themselves."""
        for name in ("story", "mine", "out", "kept"):
            (self.folder / name).mkdir(parents=True)
        for name, text in STORY.items():
            (self.folder / "story" / name).write_text(text)
        for name, text in (("later.txt", LATER), ("pairs.jsonl", PAIRS), ("gold.jsonl", json.dumps(GOLD) + "\n")):
            (self.folder / name).write_text(text)
        (self.folder / "mine" / "origins.yaml").write_text(RULE)
        self._tracked()
        first = self.told(("check", "story", *RULED, "--format", "json"), store=True)
        (self.folder / "old.json").write_text(first)
        groups = json.loads(first)["groups"]
        self.ids["CONFLICT"] = next(g["id"] for g in groups if g["verdict"] == "conflicting")
        added = self.told(("add", "story", *RULED, "--store", "desk.db")).splitlines()
        self.ids["ARTICLE"] = added[0].split()[2]
        self.told(("corpus", "check", "story", "--attribution", "rules", "--out", "corpus"))
        self.before = self.stored()
        for name in ("desk.db", "corpus", "cache"):
            (self.folder / name).rename(self.folder / "kept" / name)

    def _tracked(self) -> None:
        git = ["git", "-C", str(self.folder), "-c", "user.name=ana", "-c", "user.email=ana@example.org"]
        for words in (["init", "--quiet"], ["add", "mine"], ["commit", "--quiet", "--message", "rules"]):
            subprocess.run([*git, *words], check=True)

    def put(self, *, store: bool = True) -> None:
        """Everything as it is before a run; *store*: with what is kept of articles."""
        for name in ("out", "cache", "corpus"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        (self.folder / "out").mkdir()
        (self.folder / "out" / "r.json").write_bytes(b"old")
        (self.folder / "decided.yaml").write_text(DECIDED)
        for left in [*self.folder.glob("desk.db*"), *drafts(self.folder)]:
            left.unlink()
        shutil.copy(self.folder / "kept" / "desk.db", self.folder)
        shutil.copytree(self.folder / "kept" / "corpus", self.folder / "corpus")
        shutil.copytree(self.folder / "kept" / "cache", self.folder / "cache")
        if not store:
            (self.folder / "cache" / "checker" / "claims.db").unlink()

    def told(self, argv: tuple[str, ...], *, store: bool = False) -> str:
        """What a command says that has to go well."""
        answer = self.run(argv, store=store)
        assert answer["code"] == 0, answer
        return str(answer["stdout"].decode())

    def run(
        self, argv: tuple[str, ...], kind: str = "", at: int = 0, fault: int = 0, *, store: bool = False
    ) -> dict[str, Any]:
        """Run a command; ``code``, ``seen`` (calls of each kind), ``stdout`` and ``stderr``."""
        request = {
            "store": store, "argv": [self.ids.get(word, word) for word in argv], "cwd": str(self.folder),
            "kind": kind, "at": at, "fault": fault, "watched": str(self.folder) + "/",
            "stdout": str(self.folder.parent / "stdout"), "stderr": str(self.folder.parent / "stderr"),
        }  # fmt: skip
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(json.dumps(request) + "\n")
        self.server.stdin.flush()
        answer: dict[str, Any] = json.loads(self.server.stdout.readline())
        answer["seen"] = dict(zip(KINDS, answer["seen"], strict=False))
        answer["stdout"] = (self.folder.parent / "stdout").read_bytes()
        answer["stderr"] = (self.folder.parent / "stderr").read_text()
        return answer

    def files(self) -> dict[str, bytes]:
        """What the run has written for its user as reports and decisions."""
        found = [*sorted((self.folder / "out").rglob("*")), self.folder / "decided.yaml"]
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in found if p.is_file() and p.suffix != ".tmp"}

    def tables(self) -> dict[str, bytes]:
        """The tables of the corpus."""
        found = sorted((self.folder / "corpus").glob("*/published=*/*"))
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in found if "work" not in p.parts}

    def stored(self) -> dict[str, int]:
        """The articles of the store, with how many claims each has; it must be sound."""
        with closing(sqlite3.connect(self.folder / "desk.db")) as link:
            assert link.execute("pragma integrity_check").fetchone() == ("ok",)
            link.execute("INSERT INTO said(said) VALUES ('integrity-check')")
            query = "SELECT a.id, count(s.rowid) FROM articles a LEFT JOIN said s ON s.rowid / 100000 = a.number"
            found = dict(link.execute(f"{query} GROUP BY a.id"))
            (claims,) = link.execute("SELECT count(*) FROM said").fetchone()
            assert claims == sum(found.values())
        return found


def drafts(folder: Path) -> list[Path]:
    """Temporary files of the way out."""
    return [p for p in folder.rglob(".checker-*") if p.suffix == ".tmp"]


def serve(top: Path, compiler: str) -> Desk:
    """A desk in the folder *top*."""
    shim = top / "shim.so"
    words = [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(HERE / "shim.c"), "-ldl", "-lpthread"]
    subprocess.run(words, check=True)
    folder = top / "desk"
    folder.mkdir()
    env = {**os.environ, "LD_PRELOAD": str(shim), "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    env |= {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.server"], cwd=ROOT, env=env, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    made = Desk(folder, server)
    made.begin()
    return made
