"""`checker explain ID OTHER` reads a report's articles again and compares them as `checker check` did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.retold import Retold
from checker.rulebook import load

pytestmark = pytest.mark.model
ONE = """date 2026-03-02
Harbour master Mira Dolan said the Velm ferry would stop running in May.
Dolan did not say that there would be a toll for the new Harnet tunnel.
The mayor, Tomas Reuel, said nine trees in the park had been felled.
"""
TWO = """date 2026-03-02
Mira Dolan, the harbour master, said the ferry at Velm would stop in May.
Dolan said there would be no toll for the new Harnet tunnel.
Tomas Reuel, the mayor, said the school at Orlova needed a new roof.
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A report on two articles, made in their folder."""
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(ONE, encoding="utf-8")
    Path("two.txt").write_text(TWO, encoding="utf-8")
    done = CliRunner().invoke(app, ["check", "one.txt", "two.txt", "--out", "report.json", "--quiet"])
    assert done.exit_code == 0, done.output
    value: dict[str, Any] = json.loads(Path("report.json").read_text(encoding="utf-8"))
    return value


def the(report: dict[str, Any], words: str, path: str) -> str:
    """The id of the claim with *words* in the article at *path*."""
    article = next(a["id"] for a in report["articles"] if a["path"] == path)
    return next(c["id"] for c in report["claims"] if c["article"] == article and words in c["text"])


def explained(*ids: str) -> str:
    done = CliRunner().invoke(app, ["explain", *ids, "--report", "report.json"])
    assert done.exit_code == 0, done.output
    return done.output


def test_any_two_claims_are_told(report: dict[str, Any]) -> None:
    ferry = the(report, "ferry", "one.txt"), the(report, "ferry", "two.txt")
    text = explained(*ferry)
    assert "joined: yes" in text
    assert "the same words in the same order" in text
    toll = the(report, "toll", "one.txt"), the(report, "toll", "two.txt")
    text = explained(*toll)
    assert "joined: no" in text
    assert "neither bears the other out" in text
    assert f"kept apart from {toll[1]}" in explained(toll[0])
    far = the(report, "trees", "one.txt"), the(report, "roof", "two.txt")
    text = explained(*far)
    assert "joined: no" in text
    assert "shared keys, in bits: Tomas Reuel" in text
    assert f"candidate pairs among the report's {len(report['claims'])} claims" in text


def test_scores_told_again_are_the_reports(report: dict[str, Any]) -> None:
    link = next(a for g in report["groups"] for a in g["alignments"])
    found, fault = Retold(report, load()).why(link["left"], link["right"])
    assert fault == ""
    assert found is not None
    assert found.alignment.score == pytest.approx(link["score"], abs=1e-4)
    assert found.candidate


def test_a_changed_article_is_named(report: dict[str, Any]) -> None:
    Path("two.txt").write_text(TWO + "It rained.\n", encoding="utf-8")
    far = the(report, "trees", "one.txt"), the(report, "roof", "two.txt")
    text = explained(*far)
    assert "cannot be worked out again" in text
    assert "two.txt" in text
    assert "one.txt:4" in text


def test_a_report_of_the_rules_engine_is_read_by_it(report: dict[str, Any]) -> None:
    args = ["check", "one.txt", "two.txt", "--engine", "rules", "--attitudes", "--out", "report.json", "--quiet"]
    CliRunner().invoke(app, args)
    value = json.loads(Path("report.json").read_text(encoding="utf-8"))
    far = the(value, "trees", "one.txt"), the(value, "roof", "two.txt")
    assert "shared keys, in bits" in explained(*far)


def test_a_pile_is_told_story_by_story(report: dict[str, Any]) -> None:
    left, right = the(report, "ferry", "one.txt"), the(report, "ferry", "two.txt")
    whole, _ = Retold(report, load()).why(left, right)
    for article in report["articles"]:
        article["story"] = "ferry"
    other = {"id": "other", "path": "gone.txt", "sha256": "0", "story": "bridge"}
    pile = report | {"articles": [*report["articles"], other]}
    assert Retold(pile, load()).why(left, right) == (whole, "")
    apart = report | {"articles": [a | {"story": a["path"]} for a in report["articles"]]}
    found, why = Retold(apart, load()).why(left, right)
    assert found is None
    assert why.startswith("they stand in two stories")
