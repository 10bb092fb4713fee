"""`checker explain` and `checker diff` work from JSON reports alone."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from checker.problems import CheckerError
from checker.records import ClaimGroup, Report
from checker.render import render
from checker.render.changes import changes
from checker.render.explain import explain
from checker.review.diff import difference
from tests.render.fixtures import story
from tests.render.hostile import hostile


def as_json(report: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(render("json", report))
    return value


def toll() -> dict[str, Any]:
    return next(g for g in as_json(story())["groups"] if any(e["rule"] == "death-toll" for e in g["evidence"]))


def test_a_group_tells_rule_places_values_and_score() -> None:
    text = explain(as_json(story()), toll()["id"])
    for words in (
        "conflicting",
        "independent origins: 3",
        "Morning Courier = Valley Post",
        "rule death-toll at rules/conflicts.yaml:5",
        "“Twenty-one” = 21  [Tarn Herald, 2026-05-02, story/herald.txt:2]",
        "words 0.91 x 50 + speaker 1.00 x 20 + facts 0.90 x 30 = 92.5",
        "note: Valley Post and Morning Courier print one Northwire text.",
    ):
        assert words in text


def test_a_score_that_is_not_the_sum_of_its_parts_is_shown_as_it_is() -> None:
    value = as_json(story())
    for group in value["groups"]:
        for pair in group["alignments"]:
            pair["score"] = 50.0
    assert "= 92.5, score 50.0" in explain(value, toll()["id"])


def test_a_claim_tells_spans_engines_speaker_and_facts() -> None:
    report = story()
    first = next(c for c in report.claims if c.text.startswith("12 people had died when"))
    text = explain(as_json(report), first.id, {"said": "rules/cues.yaml:3"}.get)
    span = first.attribution.cue[0]
    for words in (
        f"cue      {span.start}-{span.end} “said”",
        "cue rule said at rules/cues.yaml:3",
        "found by tagger and rule; confidence 0.97 (tagger 0.95, rule 0.5)",
        "speaker  Ana Ruiz (person), named in the article",
        "also known as Ruiz, the fire chief",
        "figure   “12” = 12 person",
        f"group    {toll()['id']}: conflicting, with 3 other claims",
    ):
        assert words in text


def test_an_unresolved_speaker_is_said_to_be_unresolved() -> None:
    claim = next(c for c in story().claims if c.speaker is None)
    assert "speaker  unresolved" in explain(as_json(story()), claim.id)


def test_an_article_lists_its_claims() -> None:
    article = story().articles[0]
    text = explain(as_json(story()), article.id)
    for claim in story().claims:
        assert (claim.id in text) == (claim.article == article.id)


def test_ids_may_be_shortened_or_be_fingerprints() -> None:
    value, group = as_json(story()), toll()
    whole = explain(value, group["id"])
    for name in (group["id"][:6], f"#g-{group['id']}", group["fingerprint"]):
        assert explain(value, name) == whole
    clash = next(e for e in group["evidence"] if e["relation"] == "conflicts")
    assert explain(value, clash["fingerprint"]) == whole


@pytest.mark.parametrize("name", ["", "zzzzzz", "abc", "\x1b[31m"])
def test_an_id_that_is_not_there(name: str) -> None:
    with pytest.raises(CheckerError) as error:
        explain(as_json(story()), name)
    assert error.value.problem.code == "E604"
    assert "\x1b" not in error.value.problem.message


def test_an_ambiguous_id_names_what_it_could_be() -> None:
    value = as_json(story())
    for i, group in enumerate(value["groups"][:2]):
        group["id"] = f"feedbeef{i}"
    with pytest.raises(CheckerError, match=r"group feedbeef0, group feedbeef1"):
        explain(value, "feedbeef")


def test_explaining_hostile_text_prints_no_control() -> None:
    value = as_json(hostile())
    for item in (*value["groups"], *value["claims"], *value["articles"]):
        text = explain(value, item["id"])
        assert not [c for c in text if c != "\n" and unicodedata.category(c).startswith("C")]


def test_explain_is_the_same_with_articles_in_any_order() -> None:
    value = as_json(story())
    turned = {**value, "articles": value["articles"][::-1]}
    assert explain(value, toll()["id"]) == explain(turned, toll()["id"])


def test_nothing_changed() -> None:
    found = difference(as_json(story()), as_json(story()))
    assert found.steps == ()
    assert found.same == len(story().verdicts)
    assert changes(as_json(story()), as_json(story())) == f"no group changed, {found.same} the same\n"


def test_a_conflict_that_says_something_else_now_tells_what_it_said_before() -> None:
    old, new = as_json(story()), as_json(story())
    group = next(g for g in new["groups"] if g["id"] == toll()["id"])
    clash = next(e for e in group["evidence"] if e["relation"] == "conflicts")
    earlier = clash["message"]
    clash |= {"message": "Ana Ruiz says 12, Ana Ruiz says 22", "fingerprint": "another"}
    assert f"\n    before: {earlier}\n" in changes(old, new)
    assert f"; before: {earlier}\n" in changes(old, new, markdown=True)
    clash["message"] = earlier
    assert "before" not in changes(old, new)


def test_what_changed_between_two_runs() -> None:
    report = story()
    march = next(v for v in report.verdicts if v.label == "corroborated")
    number = next(v for v in report.verdicts if v.group.id == toll()["id"])
    alone = [v for v in report.verdicts if len(v.group.claims) == 1]
    changed = {
        march.group.id: replace(march, label="unique"),
        number.group.id: replace(number, evidence=number.evidence[1:]),
    }
    # ids of groups change whenever a claim does; pairing must not rest on them
    verdicts = tuple(
        replace(v, group=ClaimGroup("n" + v.group.id, v.group.claims))
        for v in (changed.get(v.group.id, v) for v in report.verdicts)
        if v is not alone[0]
    )
    new = replace(report, verdicts=verdicts, rules="other")
    found = difference(as_json(report), as_json(new))
    assert [s.sort for s in found.steps] == ["evidence", "verdict", "gone"]
    assert found.notes == ("the rules changed too",)
    text = changes(as_json(report), as_json(new))
    assert "0 new, 1 gone, 1 with another verdict, 1 with other evidence, 4 the same" in text
    assert "corroborated -> unique" in text
    back = difference(as_json(new), as_json(report))
    assert sorted(s.sort for s in back.steps) == ["evidence", "new", "verdict"]


def test_changes_as_markdown_are_escaped() -> None:
    empty = Report((), (), ())
    text = changes(as_json(empty), as_json(hostile()), markdown=True)
    assert text.startswith("# Changes\n")
    assert "<script" not in text
    assert "\x1b" not in text
    assert not re.search(r"(?<!\\)\[a\]\(javascript", text)
