"""Cues and ignored constructions that people add to the shipped rules, against a tagger that says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.attribution.engine import Engine
from checker.attribution.lexicon import Lexicon, own
from checker.attribution.rules import CueRule
from checker.records import Article, Attribution, Span
from checker.rulebook import load

if TYPE_CHECKING:
    from spacy.language import Language

ADDED = """version: 1
cues:
  - id: our-desk
    verbs: [burble, carry, see, gauge]
    takes: [clause, object]
    why: Our desk uses these as cues.
"""
IGNORED = """version: 1
cues:
  - id: tea-leaves
    ignore: [NAME horoscope say, officials say]
    why: Nobody said that.
"""


def found(nlp: Language, mode: str, text: str, rules: tuple[Path, ...] = ()) -> list[Attribution]:
    article = Article("a", "a", text, Span(0, len(text)), "")
    engine = Engine(nlp, load(rules).cues, engine="hybrid" if mode == "hybrid" else "rules")
    return list(engine.attributions(engine.parse(article), article)[0])


def written(folder: Path, text: str) -> tuple[Path, ...]:
    path = folder / "cues.yaml"
    path.write_text(text, encoding="utf-8")
    return (path,)


@pytest.mark.model
@pytest.mark.parametrize("mode", ["rules", "hybrid"])
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The committee burbled that the dam would hold.", "that the dam would hold"),  # a word nobody knows
        ("The clerk carried that the vote was void.", "that the vote was void"),  # one that training saw as no cue
        ("The two firms saw the plan to close the mill.", "the plan to close the mill"),
    ],
)
def test_a_cue_that_people_add_is_found_where_the_tagger_is_silent(
    nlp: Language, tmp_path: Path, mode: str, text: str, content: str
) -> None:
    assert found(nlp, mode, text) == []
    (only,) = found(nlp, mode, text, written(tmp_path, ADDED))
    assert only.rule == "our-desk"
    assert [s.text(text).rstrip(".") for s in only.content] == [content]


@pytest.mark.model
@pytest.mark.parametrize("mode", ["rules", "hybrid"])
@pytest.mark.parametrize(
    "text", ["Officials say that the well is dry.", "Ada's horoscope said that the week would be calm."]
)
def test_what_people_ignore_is_not_found_though_the_tagger_is_sure(
    nlp: Language, tmp_path: Path, mode: str, text: str
) -> None:
    assert len(found(nlp, mode, text)) == 1
    assert found(nlp, mode, text, written(tmp_path, IGNORED)) == []


def rule(name: str, origin: str, **given: object) -> CueRule:
    return CueRule(id=name, why="For a test.", origin=origin, **given)  # type: ignore[arg-type]  # values of many types


def test_a_rule_of_the_projects_own_comes_before_a_shipped_one() -> None:
    shipped = rule("shipped", "built-in/cues.yaml:3", verbs=("gauge",))
    ours = rule("ours", "rules/cues.yaml:3", verbs=("gauge",), reports="attitude")
    entry = Lexicon((shipped, ours)).verb("gauge")
    assert entry is not None
    assert [r.id for r in entry.rules] == ["ours", "shipped"]
    assert (own(ours), own(shipped)) == (True, False)


def test_every_shipped_rule_is_known_as_shipped() -> None:
    assert not any(own(r) for r in load().cues)
