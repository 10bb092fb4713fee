"""Reports for machines hold what their schemas promise."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from checker.records import Mark, Problem, Report, Span
from checker.render import render
from checker.render.csv_ import cell
from checker.render.json_ import extract_line
from checker.review.reviewed import review
from tests.render.fixtures import GAZETTE, story
from tests.render.hostile import hostile

jsonschema = pytest.importorskip("jsonschema")
ROOT = Path(__file__).parents[2]
REPORTS = pytest.mark.parametrize("report", [story(), hostile(), Report((), (), ())], ids=["story", "hostile", "empty"])


def schema(path: Path) -> Any:
    value = json.loads(path.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(value)
    kind.check_schema(value)
    return kind(value, format_checker=kind.FORMAT_CHECKER)


def published(name: str) -> Any:
    return schema(ROOT / "docs" / "schema" / f"{name}.schema.json")


@REPORTS
def test_json(report: Report) -> None:
    value = json.loads(render("json", report))
    published("report").validate(value)
    texts = {a.id: a.text for a in report.articles}
    for claim in value["claims"]:
        for span in (*claim["source"], *claim["cue"], *claim["content"], claim["sentence"]):
            assert texts[claim["article"]][span["start"] : span["end"]] == span["text"]
    assert {c for g in value["groups"] for c in g["claims"]} == {c["id"] for c in value["claims"]}


def test_json_tells_scores_ranks_times_and_directions() -> None:
    at = GAZETTE.text.index("Friday evening")
    first = next(c for c in story().claims if c.article == GAZETTE.id)
    marks = (Mark("clock", (1080,), Span(at, at + 14)), Mark("score", (3, 1), Span(at, at + 6)))
    facts = replace(first.facts, marks=marks, directions=(("up", Span(at, at + 2)),))
    report = replace(story(), claims=tuple(replace(c, facts=facts) if c == first else c for c in story().claims))
    value = json.loads(render("json", report))
    published("report").validate(value)
    told = next(c["facts"] for c in value["claims"] if c["id"] == first.id)
    assert told["marks"][0] == {
        "kind": "clock",
        "values": [1080],
        "start": at,
        "end": at + 14,
        "text": "Friday evening",
        "name": "",
        "zone": None,
    }
    assert told["marks"][1]["values"] == [3, 1]
    assert told["directions"] == [{"text": "up", "start": at, "end": at + 2}]


def test_json_schema_notices_what_is_not_in_it() -> None:
    value = json.loads(render("json", story()))
    value["claims"][0]["surprise"] = 1
    del value["groups"][0]["origins"]
    assert len(list(published("report").iter_errors(value))) == 2


@REPORTS
def test_jsonl_is_one_group_a_line(report: Report) -> None:
    text = render("jsonl", report)
    lines = [json.loads(line) for line in text.splitlines() if line]
    assert [line["id"] for line in lines] == [v.group.id for v in report.verdicts]
    groups = json.loads(render("json", report))["groups"]
    for line, group in zip(lines, groups, strict=True):
        assert [c["id"] for c in line["claims"]] == group["claims"]
        assert {k: v for k, v in line.items() if k not in ("schema", "claims")} == {
            k: v for k, v in group.items() if k != "claims"
        }


def test_extract_line() -> None:
    for report in (story(), hostile()):
        for article in report.articles:
            claims = [c for c in report.claims if c.article == article.id]
            line = extract_line(article, claims, [Problem("W311", "warning", "never closed", article.path, 3, 1)])
            assert len(line.splitlines()) == 1
            published("extract").validate(json.loads(line))


def test_extract_line_names_the_claim_that_holds_another() -> None:
    report = story()
    claims = [c for c in report.claims if c.article == GAZETTE.id]
    inner, outer = claims[0], claims[1]
    object.__setattr__(inner.attribution, "within", outer.attribution.id)
    value = json.loads(extract_line(GAZETTE, claims))
    assert next(c for c in value["claims"] if c["id"] == inner.id)["within"] == outer.id


@REPORTS
def test_sarif(report: Report) -> None:
    value = json.loads(render("sarif", report))
    schema(Path(__file__).parent / "schemas" / "sarif-2.1.0-errata01.json").validate(value)
    results = value["runs"][0]["results"]
    assert len({r["partialFingerprints"]["checkerConflict/v1"] for r in results}) == len(results)
    for result in results:
        assert result["locations"]
        assert result["relatedLocations"]
        assert value["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_points_at_the_words() -> None:
    first = json.loads(render("sarif", story()))["runs"][0]["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "story/gazette.txt"
    region = place["region"]
    line = GAZETTE.text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == "12"


@REPORTS
def test_sarif_has_what_code_scanning_requires(report: Report) -> None:
    """GitHub's code scanning (rule GH2012 of Microsoft's SARIF Multitool) wants a full description and help."""
    run = json.loads(render("sarif", report))["runs"][0]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
    for result in run["results"]:
        physical = result["locations"][0].get("physicalLocation", {})
        around = physical.get("contextRegion", physical.get("region"))
        if around is not None:
            region = physical["region"]
            assert around["startLine"] <= region["startLine"] <= around.get("endLine", around["startLine"])


def test_sarif_fingerprint_outlives_an_edit_elsewhere() -> None:
    report = story()
    edited = [
        replace(a, path="elsewhere.txt", line=40, mapped=False) if a.id == GAZETTE.id else a for a in report.articles
    ]
    before = json.loads(render("sarif", report))["runs"][0]["results"]
    moved = Report(tuple(edited), report.claims, report.verdicts)
    after = json.loads(render("sarif", moved))["runs"][0]["results"]
    assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in after]


def junit_schema() -> Any:
    """The schema of Jenkins' xunit plugin, which GitLab and GitHub's actions follow too; see schemas/README.md."""
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


@REPORTS
def test_junit(report: Report) -> None:
    root = etree.fromstring(render("junit", report).encode())
    junit_schema().assertValid(root)
    suite = root[0]
    cases = list(suite.iter("testcase"))
    errors = [p for p in report.problems if p.severity == "error"]
    assert int(suite.attrib["tests"]) == len(cases) == len(report.verdicts) + len(errors)
    assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))
    assert int(suite.attrib["failures"]) == sum(v.label == "conflicting" for v in report.verdicts)
    assert int(suite.attrib["errors"]) == len(list(suite.iter("error"))) == len(errors)


def test_junit_skips_what_is_known_and_tells_what_could_not_be_read(tmp_path: Path) -> None:
    baseline = tmp_path / "old.json"
    baseline.write_text(render("json", story()), encoding="utf-8")
    unread = replace(story(), problems=(Problem("E101", "error", "cannot be read: it is <empty>", "a&b.txt", 3, 1),))
    reviewed = review(unread, baseline=baseline)
    root = etree.fromstring(render("junit", reviewed.report, review=reviewed).encode())
    junit_schema().assertValid(root)
    suite = root[0]
    assert {s.attrib["message"] for s in suite.iter("skipped")} == {"known: in the baseline"}
    conflicts = sum(v.label == "conflicting" for v in story().verdicts)
    assert (suite.attrib["failures"], suite.attrib["skipped"], suite.attrib["errors"]) == ("0", str(conflicts), "1")
    assert next(suite.iter("error")).attrib["message"] == "cannot be read: it is <empty>"


def test_junit_schema_notices_what_is_not_in_it() -> None:
    text = render("junit", story())
    renamed = text.replace("<failure", "<fault").replace("</failure", "</fault")
    for wrong in (renamed, text.replace(' name="checker"', "")):
        assert not junit_schema().validate(etree.fromstring(wrong.encode()))


@REPORTS
def test_csv(report: Report) -> None:
    text = render("csv", report)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert sorted(r["claim id"] for r in rows) == sorted(i for v in report.verdicts for i in v.group.claims)
    for row in rows:
        for value in row.values():
            assert not value.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "|"))


def test_csv_keeps_what_it_neutralises() -> None:
    rows = list(csv.DictReader(io.StringIO(render("csv", hostile()).removeprefix("\ufeff"))))
    assert {"'=cmd()|' /C calc'!A0", "'+1+1", "'-2", "'@SUM(A1)"} <= {r["outlet"] for r in rows}


@pytest.mark.parametrize("text", ["12e34", "1234567890E1", "3-4", "1/2", "3.4", "3-4-21", "5/2026"])
def test_csv_guards_what_a_spreadsheet_would_turn_into_something_else(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["2026-05-02", "12", "1,200", "41 passengers", "a483a5f3330f", "12 to 14", "€3", ""])
def test_csv_leaves_alone_what_is_read_as_it_stands(text: str) -> None:
    assert cell(text) == text
