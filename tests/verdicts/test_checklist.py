"""Each kind, edit, control, fact and trap that the issue and the research notes name, as checklist.yaml lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from checker.comparing import Side
from tests.verdicts.pairs import rules
from tests.verdicts.test_edits import compared

if TYPE_CHECKING:
    from spacy.language import Language

LISTED: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
    Path(__file__).with_name("checklist.yaml").read_text(encoding="utf-8")
)
CASES = {
    f"{section} - {name} - {n}": case
    for section, names in LISTED.items()
    for name, cases in names.items()
    for n, case in enumerate(cases, 1)
}
KINDS = {
    "number", "unit", "date", "negation", "antonym", "quantifier", "actor", "place", "speaker", "wording", "denial",
    "dispute", "update",
}  # fmt: skip
EDITS = {
    "number", "magnitude", "unit", "currency", "date", "weekday", "negation_insert", "negation_remove", "antonym",
    "quantifier", "place", "actor", "speaker", "role_swap",
}  # fmt: skip
CONTROLS = {
    "c_raw", "c_number_words", "c_rounding", "c_separators", "c_percent", "c_money", "c_unit", "c_date_resolve",
    "c_synonym", "c_passive", "c_reorder", "c_neg_paraphrase", "c_contraction", "c_title", "c_attribution", "c_abbrev",
    "c_spelling",
}  # fmt: skip
WEAKER = {"modality", "modality_firmer", "quantifier_weaker"}


def side(case: dict[str, Any], which: str) -> Side:
    return Side(case[which], speaker=case.get(f"{which}_speaker"), published=case.get(f"{which}_published"))


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("Edits of the controlled set", EDITS),
        ("Controls of the controlled set", CONTROLS),
        ("Weaker", WEAKER),
    ],
)
def test_every_name_of_the_controlled_set_is_listed(section: str, names: set[str]) -> None:
    assert set(LISTED[section]) == names


def test_every_kind_that_is_named_has_a_conflict_and_a_harmless_pair_listed() -> None:
    """Of a kind that came later, its rule's own examples are asked for (R120)."""
    kind_of = {rule.id: rule.kind for rule in rules()}
    assert set(kind_of.values()) >= KINDS
    listed = {(kind_of[case["in"]], case["verdict"]) for case in CASES.values() if "in" in case}
    assert {k for k, verdict in listed if verdict == "conflicting"} == KINDS - {"update"}  # superseded is no conflict
    assert {k for k, verdict in listed if verdict == "corroborated"} == KINDS


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "in" in case])
def test_what_is_about_one_rule_stands_in_its_tests(name: str) -> None:
    case = CASES[name]
    own = {(t.left, t.right, t.verdict) for rule in rules() if rule.id == case["in"] for t in rule.tests}
    assert (case["left"], case["right"], case["verdict"]) in own


@pytest.mark.model
@pytest.mark.parametrize("name", CASES)
def test_each_phenomenon_in_both_orders(nlp: Language, name: str) -> None:
    case = CASES[name]
    left, right = side(case, "left"), side(case, "right")
    one, two = compared(nlp, left, right), compared(nlp, right, left)
    assert (one.verdict, one.kind) == (two.verdict, two.kind)
    if "verdict" in case:
        assert one.verdict == case["verdict"], [e.message for e in one.evidence]
    assert (one.verdict == "conflicting") == (case.get("verdict") == "conflicting")
    if one.verdict == "conflicting":
        assert one.kind == next(rule.kind for rule in rules() if rule.id == case["in"])
        assert all(e.left.span and e.right.span and e.left.value and e.right.value and e.rule for e in one.evidence)
    if "note" in case:
        told = {e.rule: e for e in one.evidence}
        assert case["note"] in told
        assert told[case["note"]].level in ("note", "warning")
