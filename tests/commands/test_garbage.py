"""Python looks for garbage seldom while a command starts, as usual while it works, and not when it ends."""

from __future__ import annotations

import gc
import pathlib
import subprocess
import sys
from collections.abc import Iterator

import pytest

from checker.commands import garbage

SEEDS = pathlib.Path(__file__).resolve().parents[2] / "seeds" / "kolkata-meeting"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)
    gc.unfreeze()


def test_what_is_loaded_comes_back_and_is_left_alone_afterwards() -> None:
    usual = gc.get_threshold()
    garbage.starting()
    assert gc.get_threshold()[0] > 100 * usual[0]
    tools = [object()]
    assert garbage.loaded(tools) is tools
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() > 0
    assert not any(one is tools for one in gc.get_objects())


def test_garbage_made_while_working_still_goes() -> None:
    garbage.starting()
    garbage.loaded(None)
    before = gc.get_stats()[0]["collections"]
    for _ in range(5000):
        ring: list[object] = []
        ring.append(ring)
    assert gc.get_stats()[0]["collections"] > before


@pytest.mark.model
def test_a_short_run_never_looks_through_the_whole_model() -> None:
    code = (
        "import gc, sys, atexit; atexit.register(lambda: print(gc.get_stats()[2]['collections'], gc.get_count()[0]));"
        "sys.argv = ['checker', 'check', *sys.argv[1:]]; from checker.cli import main; main()"
    )
    story = map(str, sorted(SEEDS.glob("*.txt")))
    done = subprocess.run([sys.executable, "-c", code, *story], capture_output=True, encoding="utf-8", check=False)
    whole, young = map(int, done.stdout.splitlines()[-1].split())
    assert whole == 0
    assert young < 100, "what is alive at the end is frozen, or Python looks through it when it ends"
