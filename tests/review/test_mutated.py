"""Reports and decisions that somebody, or a disk, has changed: each is refused in one line or read without a fault.

A thousand here; ``CHECKER_MUTATIONS=100000 pytest tests/review/test_mutated.py`` tries more, with other seeds.
"""

from __future__ import annotations

import contextlib
import copy
import itertools
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.problems import CheckerError, line_of
from checker.records import Problem
from checker.render.changes import changes
from checker.render.explain import explain
from checker.render.explain_pair import explain_pair
from checker.review import decisions
from checker.review.decisions import entry_of
from checker.review.findings import findings_in
from checker.review.reports import fault
from checker.rulebook import load

ROOT = Path(__file__).resolve().parents[2]
REPORT: dict[str, Any] = json.loads(
    (ROOT / "tests" / "samples" / "ferry-aground" / "report.json").read_text(encoding="utf-8")
)
COUNT = int(os.environ.get("CHECKER_MUTATIONS", "1000"))
THRESHOLDS = load().thresholds

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1 << 70, 1.5, -1e300, float("nan"), float("inf"), "", "x" * 20_000, "\ud800", "\x1b[2J",
    "conflicting", [], [[]], [None], ["a", 1], {}, {"id": None}, {"": {}}, [{"left": 1}],
)  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (holder, key or index) in *value*."""
    found: list[tuple[Any, Any]] = []
    left = [value]
    while left:
        here = left.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here)) if isinstance(here, list) else ()
        for key in keys:
            found.append((here, key))
            left.append(here[key])
    return found


def small(pick: random.Random) -> dict[str, Any]:
    """The report with few of its parts, so that each of them is likely to be hit."""
    out = dict(REPORT)
    for key in ("groups", "parted"):
        out[key] = pick.sample(REPORT[key], min(len(REPORT[key]), 4))
    held = {name for group in out["groups"] for name in group["claims"]}
    out["claims"] = [claim for claim in REPORT["claims"] if claim["id"] in held]
    return copy.deepcopy(out)


def mutated(pick: random.Random) -> dict[str, Any]:
    report = small(pick)
    for _ in range(pick.randint(1, 3)):
        holder, key = pick.choice(places(report))
        match pick.choice((0, 1, 2, 3, 3)):
            case 0:
                del holder[key]
            case 1:
                other, name = pick.choice(places(report))
                holder[key] = copy.deepcopy(other[name])
            case 2 if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[key]))
            case _:
                holder[key] = copy.deepcopy(pick.choice(ODD))
        if not places(report):
            return {}
    return report


def uses(report: dict[str, Any], other: dict[str, Any]) -> list[Callable[[], object]]:
    """All that is done with a report that was read back."""
    ids = [str(item["id"]) for key in ("groups", "claims", "articles") for item in report[key]]
    pairs = list(itertools.pairwise(ids))[:4]
    return [
        lambda: findings_in(report),
        *(lambda markdown=m: changes(report, other, markdown=markdown) for m in (False, True)),
        lambda: changes(other, report),
        *(lambda i=i: explain(report, i) for i in ids[:10]),
        *(lambda p=p: explain_pair(report, p, lambda *_: (None, "not again"), THRESHOLDS) for p in pairs),
        *(lambda i=i: entry_of(report, i, "dismiss", "why", "ana", None) for i in ids[:6]),
    ]


@pytest.mark.parametrize("seed", range(10))
def test_mutated_reports_are_refused_or_read(seed: int) -> None:
    pick = random.Random(seed)
    refused = 0
    for _ in range(COUNT // 10):
        report = mutated(pick)
        why = fault(report)
        if why:
            assert "\n" not in line_of(Problem("E602", "error", why))
            refused += 1
            continue
        for use in uses(report, REPORT):
            with contextlib.suppress(CheckerError):
                use()
    assert refused < COUNT // 10


DECISIONS = """version: 1
# kept
decisions:
  - conflict: ["0a1b2c3d4e5f6071", "aaaaaaaaaaaaaaaa"]
    decision: dismiss
    why: "The Herald printed a correction."
    who: ana
    until: 2027-01-01
    about: x
  - conflict: [bbbbbbbbbbbbbbbb]
    decision: confirm
    why: seen
    who: "o'neil"
"""
SIGNS = ":'\"[]{}#&*%,- \x00é\n\t~|>!@"


def test_mutated_decisions_are_refused_or_read(tmp_path: Path) -> None:
    path, pick = tmp_path / decisions.NAME, random.Random(3)
    for _ in range(COUNT // 4):
        text = list(DECISIONS)
        for _ in range(pick.randint(1, 5)):
            at = pick.randrange(len(text))
            end = at + pick.choice((0, 1, 1, 10))
            text[at:end] = pick.choice(("", pick.choice(SIGNS), "".join(text[at : at + 30]), "9", "2026-13-40"))
        path.write_text("".join(text), encoding="utf-8")
        found, problems = decisions.read(path)
        assert all("\n" not in line_of(p) for p in problems)
        for one in found:
            assert one.words
