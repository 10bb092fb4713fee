"""What bears what out, in whole runs over two outlets, in both orders; half of the pairs are traps."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.choices import Options
from checker.comparing import Pair, Side, compare, judged
from checker.learned import opinion
from checker.pipeline import Tools, check, load_tools, read_claims
from checker.records import Article, Report, Span
from checker.rulebook import load
from checker.verdicts.bearing import RULE

pytestmark = pytest.mark.model
HERE = Path(__file__).parent
ROWS: dict[str, list[list[str]]] = yaml.safe_load((HERE / "corroboration.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(*row, id=f"{name} {n}") for name, rows in ROWS.items() for n, row in enumerate(rows, start=1)]
STORIES: list[dict[str, str]] = yaml.safe_load((HERE / "lifted/stories.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tools() -> Tools:
    return load_tools(Options(), load((), project=Path("/nonexistent")))


def run(tools: Tools, *texts: str, model: str = "") -> Report:
    articles = [Article(f"a{n}", f"Outlet {n}", text, Span(0, len(text)), "") for n, text in enumerate(texts)]
    return check([read_claims(a, tools, narration=True) for a in articles], tools.rulebook, model=model or tools.model)


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_corroborated_is_what_both_outlets_state(tools: Tools, left: str, right: str, expected: str) -> None:
    for texts in ((left, right), (right, left)):
        labels = {v.label for v in run(tools, *texts).verdicts}
        assert ("corroborated" in labels) == (expected == "corroborated")


def test_rules_alone_or_a_bar_of_nothing_ask_no_judge(tools: Tools, tmp_path: Path) -> None:
    left, right = ROWS["two things"][0][:2]
    found = [e.rule for v in run(tools, left, right).verdicts for e in v.evidence]
    assert found == [RULE]
    alone = run(tools, left, right, model="engine rules")
    assert [(v.label, v.evidence) for v in alone.verdicts] == [("corroborated", ())]
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "thresholds.yaml").write_text(
        "version: 1\nthresholds:\n  - {id: alignment, change: {bear: 0}}\n", "utf-8"
    )
    off = replace(tools, rulebook=load((folder,), project=Path("/nonexistent")))
    assert [v.label for v in run(off, left, right).verdicts] == ["corroborated"]


def every(tools: Tools) -> list[Report]:
    pairs = [(s["wire"], s["local"]) for s in STORIES] + [(row[0], row[1]) for rows in ROWS.values() for row in rows]
    return [run(tools, *texts) for texts in pairs]


def test_no_group_is_corroborated_by_a_pair_that_conflicts_or_is_left_open(tools: Tools) -> None:
    seen = 0
    for report in every(tools):
        for verdict in report.verdicts:
            against = {frozenset((e.left.claim, e.right.claim)) for e in verdict.evidence if e.open}
            if verdict.label != "corroborated":
                continue
            seen += 1
            assert not any(e.relation == "conflicts" for e in verdict.evidence)
            assert {frozenset((a.left, a.right)) for a in verdict.group.alignments} - against
    assert seen >= 8


def test_compare_calls_nothing_a_conflict_that_check_calls_corroborated_nor_the_other_way_round(tools: Tools) -> None:
    seen: dict[Any, int] = {}
    for report in every(tools):
        claims, articles = {c.id: c for c in report.claims}, {a.id: a for a in report.articles}
        for verdict in report.verdicts:
            for one, other in combinations([claims[i] for i in verdict.group.claims], 2):
                if one.article == other.article or len(verdict.group.claims) > 2:
                    continue
                sides = articles[one.article], articles[other.article]
                found = judged("1", one, other, *sides, tools.rulebook, opinion)
                assert {found.verdict, verdict.label} != {"corroborated", "conflicting"}, (one.text, other.text)
                seen[verdict.label] = seen.get(verdict.label, 0) + 1
    assert seen["corroborated"] >= 8


def test_compare_calls_nothing_corroborated_with_evidence_that_conflicts(tools: Tools) -> None:
    quoted = ("sell", "fence", "paint")
    texts = [f"“We will {verb} the old pier before the end of the summer,” she said." for verb in quoted]
    rows = [*combinations(texts, 2), *((row[0], row[1]) for rows in ROWS.values() for row in rows)]
    pairs = [Pair(str(n), Side(left), Side(right)) for n, (left, right) in enumerate(rows)]
    found = list(compare(pairs, tools.nlp, tools.rulebook, judge=opinion))
    assert {c.verdict for c in found[:3]} == {"corroborated"}
    for one in found:
        assert one.verdict != "corroborated" or not any(e.relation == "conflicts" for e in one.evidence), rows[
            int(one.id)
        ]
