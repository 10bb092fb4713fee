"""`check --store` where the desk's store cannot be read: said, and an exit code that is not 0."""

from __future__ import annotations

from pathlib import Path

from checker.commands.check import held
from checker.commands.options import exit_code
from checker.problems import Exit
from checker.records import Problem
from tests.stories.made import pile


def test_verdicts_that_the_store_might_change_are_never_a_success(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"no database at all" * 500)
    told: list[Problem] = []
    old, stories = held(tmp_path / "desk.db", pile(), one_story=False, tell=told.append)
    assert old == []
    assert sum(len(story.articles) for story in stories) == len(pile()), "the new articles are compared all the same"
    assert [(p.code, p.severity, p.path) for p in told] == [("E711", "error", str(tmp_path / "desk.db"))]
    assert exit_code(told) == Exit.INPUT
