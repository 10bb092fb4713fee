"""Each construction that attribution must handle, as constructions.yaml lists it, by rules alone and by the hybrid."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from checker.attribution.engine import Engine, load_tagger
from checker.records import Article, Attribution, Problem, Span
from checker.rulebook import load

if TYPE_CHECKING:
    from spacy.language import Language

    from checker.attribution.tagger import Tagger

LISTED: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
    Path(__file__).with_name("constructions.yaml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(
        case,
        engine,
        id=f"{section} - {name} - {n} - {engine}",
        marks=[pytest.mark.xfail(reason=case["todo"][engine], strict=True)] if engine in case.get("todo", {}) else [],
    )
    for section, names in LISTED.items()
    for name, cases in names.items()
    for n, case in enumerate(cases, 1)
    for engine in ("rules", "hybrid")
]


SECTIONS = ["What it must handle", "Quotation marks", "Linking", "Nesting", "Rules"]


def test_each_construction_has_a_case_that_both_engines_hold() -> None:
    assert list(LISTED) == SECTIONS
    unheld = [name for names in LISTED.values() for name, cases in names.items() if all("todo" in c for c in cases)]
    assert unheld == []


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def bare(text: str) -> str:
    return text.strip(" .,")


def joined(spans: tuple[Span, ...], text: str) -> str:
    return bare(" … ".join(s.text(text) for s in spans))


def matches(one: Attribution, wanted: dict[str, Any], text: str, known: dict[str, Attribution]) -> bool:
    """Whether *one* is what a case wants, in every key that it gives."""
    parts = all(joined(getattr(one, p), text) == bare(wanted[p]) for p in ("source", "content") if p in wanted)
    cue = joined(one.cue, text)
    told = set(wanted.get("cue", "").lower().split()) <= set(cue.lower().rstrip(":").split()) or cue == wanted["cue"]
    if wanted.get("cue") == "":
        told = not cue
    plain = all(getattr(one, key) == wanted[key] for key in ("kind", "stance", "negated") if key in wanted)
    outer = known[one.within].source if one.within else ()
    return parts and told and plain and ("within" not in wanted or joined(outer, text) == wanted["within"])


def read(
    nlp: Language, tagger: Tagger, case: dict[str, Any], mode: str, added: Path
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    rules = ()
    if "rules" in case:
        added.write_text(case["rules"], encoding="utf-8")
        rules = (added,)
    text = case["text"]
    article = Article("a", "a", text, Span(0, len(text)), "")
    engine = Engine(
        nlp,
        load(rules).cues,
        engine="hybrid" if mode == "hybrid" else "rules",
        attitudes=case.get("attitudes", False),
        tagger=tagger,
    )
    return engine.attributions(engine.parse(article), article)


@pytest.mark.model
@pytest.mark.parametrize(("case", "mode"), CASES)
def test_each_construction_of_the_issue(
    nlp: Language, tagger: Tagger, tmp_path: Path, case: dict[str, Any], mode: str
) -> None:
    found, problems = read(nlp, tagger, case, mode, tmp_path / "cues.yaml")
    known = {a.id: a for a in found}
    shown = [{p: joined(getattr(a, p), case["text"]) for p in ("source", "cue", "content")} for a in found]
    wanted = [] if case.get("nothing") else [case, *case.get("also", [])]
    for one in wanted:
        assert any(matches(a, one, case["text"], known) for a in found), shown
    if case.get("only") or case.get("nothing"):
        assert len(found) == len(wanted), shown
    if "warning" in case:
        assert case["warning"] in [p.code for p in problems]
