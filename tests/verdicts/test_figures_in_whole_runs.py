"""Every kind of figure, date and period in whole runs over two outlets, in both orders; half of the pairs are traps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.choices import Options
from checker.pipeline import Tools, check, load_tools, read_claims
from checker.records import Article, Report, Span

pytestmark = pytest.mark.model
ROWS: dict[str, list[list[Any]]] = yaml.safe_load(Path(__file__).with_name("figures.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(*row, id=f"{name} {n}") for name, rows in ROWS.items() for n, row in enumerate(rows, start=1)]


@pytest.fixture(scope="module")
def tools() -> Tools:
    from checker.rulebook import load

    return load_tools(Options(), load((), project=Path("/nonexistent")))


def run(tools: Tools, texts: tuple[str, str], published: dt.date | None) -> Report:
    parts = []
    for n, words in enumerate(texts):
        text = f"The ministry said that {words}."
        article = Article(f"a{n}", f"Outlet {n}", text, Span(0, len(text)), "", published=published)
        parts.append(read_claims(article, tools, narration=True))
    return check(parts, tools.rulebook)


def told(report: Report) -> str:
    """What the run makes of the two: conflicting, differing, the same, or nothing in common."""
    labels = {v.label for v in report.verdicts if len(v.group.claims) > 1}
    if "conflicting" in labels:
        return "conflicting"
    if "corroborated" not in labels:
        return "apart"
    differs = any(e.relation == "differs" for v in report.verdicts for e in v.evidence)
    return "differing" if differs else "corroborated"


@pytest.mark.parametrize(("left", "right", "expected", "published"), [
    pytest.param(*p.values, *([None] if len(p.values) == 3 else []), id=p.id) for p in CASES
])  # fmt: skip
def test_means_what_the_sentence_says(
    tools: Tools, left: str, right: str, expected: str, published: dt.date | None
) -> None:
    for texts in ((left, right), (right, left)):
        found = told(run(tools, texts, published))
        if expected == "conflicting":
            assert found == "conflicting"
        elif expected == "not-same":
            assert found != "corroborated"
        else:
            assert found != "conflicting"
