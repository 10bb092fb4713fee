"""What people may import from ``checker``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import checker

SEED = Path(__file__).resolve().parent.parent / "seeds/ferry-aground"


def test_the_public_names() -> None:
    public = ["Article", "Claim", "Problem", "Report", "check", "compare", "extract", "load_rules", "read"]
    assert checker.__all__ == public
    assert all(getattr(checker, name).__doc__ for name in public)


def test_importing_it_loads_no_model_library() -> None:
    code = "import checker, sys; sys.exit(any(m in sys.modules for m in ('spacy', 'onnxruntime', 'pydantic', 'yaml')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
def test_a_story_from_python() -> None:
    articles = [a for a in checker.read(str(SEED)) if isinstance(a, checker.Article)]
    rules = checker.load_rules()
    assert articles
    assert rules.problems == ()
    claims = next(checker.extract(articles[:1], rules))
    report = checker.check(articles, rules)
    assert {c.article for c in claims} == {articles[0].id}
    assert {a.id for a in report.articles} == {a.id for a in articles}
    assert report.verdicts


@pytest.mark.model
def test_two_claims_from_python() -> None:
    found = checker.compare("The ferry had 40 people on board.", "The ferry had 90 people on board.")
    assert found.verdict == "conflicting"
