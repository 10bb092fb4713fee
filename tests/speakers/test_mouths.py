"""Whose words are whose, through extraction and resolution together: the sentences of ``mouths.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from checker.choices import Options
from checker.pipeline import Tools, load_tools, read_claims, with_speakers
from checker.records import Article, Claim, Span
from checker.rulebook import load

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.model

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("mouths.yaml").read_text(encoding="utf-8")
)


def each() -> Iterator[Any]:
    for name, cases in CASES.items():
        for number, case in enumerate(cases, 1):
            yield pytest.param(case, id=f"{name}-{number}")


@pytest.fixture(scope="module")
def tools() -> Tools:
    return load_tools(Options(), load(project=Path()))


def claims(tools: Tools, texts: list[str]) -> list[list[Claim]]:
    """The claims of a story of *texts*, with their speakers, by article."""
    articles = [
        Article(f"a{n}", f"Outlet {n}", text, Span(0, len(text)), "", path=f"a{n}.txt") for n, text in enumerate(texts)
    ]
    found = with_speakers([read_claims(a, tools) for a in articles], tools.rulebook)
    return [[c for c in found if c.article == a.id] for a in articles]


def speaker(found: list[Claim], words: str) -> tuple[str | None, str | None]:
    """Name and id of who says the innermost claim with *words*."""
    holding = sorted((c for c in found if words in c.text), key=lambda c: len(c.text))
    assert holding, f"no claim has {words!r}: {[c.text for c in found]}"
    one = holding[0].speaker
    return (one.name, one.id) if one else (None, None)


@pytest.mark.parametrize("case", list(each()))
def test_mouth(tools: Tools, case: dict[str, Any]) -> None:
    found = claims(tools, case.get("texts") or [case["text"]])
    for words, name in case.get("says", {}).items():
        if name is not None or any(words in c.text for c in found[0]):
            assert speaker(found[0], words)[0] == name
    for key, same in (("one", True), ("two", False)):
        if key in case:
            ids = {speaker(f, w)[1] for f, w in zip(found, case[key], strict=True)}
            assert (len(ids) == 1) is same
