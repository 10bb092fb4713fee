"""The sample stories show what their README says, and no more."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

SEEDS = pathlib.Path(__file__).resolve().parents[1] / "seeds"

pytestmark = pytest.mark.model

Json = dict[str, Any]


def report(story: str) -> Json:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", str(SEEDS / story), "--format", "json", "--quiet"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded: Json = json.loads(done.stdout)
    return loaded


@pytest.fixture(scope="module")
def ferry() -> Json:
    return report("ferry-aground")


@pytest.fixture(scope="module")
def bridge() -> Json:
    return report("bridge-closure")


@pytest.fixture(scope="module")
def meeting() -> Json:
    return report("kolkata-meeting")


def group(of: Json, *phrases: str) -> Json:
    """The group that has a claim with each phrase."""
    text = {c["id"]: c["text"].lower() for c in of["claims"]}
    hits = [g for g in of["groups"] if all(any(p.lower() in text[c] for c in g["claims"]) for p in phrases)]
    assert hits, f"no group joins {phrases}: " + "; ".join(sorted(text.values()))
    return hits[0]


def kinds(of: Json) -> set[str]:
    return {e["kind"] for e in of["evidence"] if e["relation"] == "conflicts"}


def test_a_figure_that_differs(ferry: Json) -> None:
    found = group(ferry, "14 passengers", "41 passengers")
    assert found["verdict"] == "conflicting"
    assert "number" in kinds(found)


def test_a_quotation_that_changed(ferry: Json, bridge: Json) -> None:
    for story, phrases, kind in (
        (ferry, ("followed every instruction", "ignored every instruction"), "wording"),
        (bridge, ("We will not reopen the bridge", "We will reopen the bridge"), "negation"),
    ):
        found = group(story, *phrases)
        assert found["verdict"] == "conflicting"
        assert kind in kinds(found)


def test_a_date_that_differs(ferry: Json, bridge: Json) -> None:
    for story, phrases in (
        (bridge, ("begin on 12 May", "begin on 19 May")),
        (ferry, ("on Thursday", "on Friday")),
    ):
        found = group(story, *phrases)
        assert found["verdict"] == "conflicting"
        assert "date" in kinds(found)


def test_an_agency_text_printed_twice_is_one_origin(ferry: Json) -> None:
    found = group(ferry, "with 126 people on board")
    assert len(set(found["claims"])) >= 2
    assert found["origins"] == 1
    assert found["verdict"] == "unique"


def test_one_sum_in_two_spellings_agrees(bridge: Json) -> None:
    found = group(bridge, "£4.2 million", "4.2 million pounds")
    assert found["verdict"] == "corroborated"


def test_nothing_else_conflicts(ferry: Json, bridge: Json, meeting: Json) -> None:
    text = {c["id"]: c["text"] for r in (ferry, bridge, meeting) for c in r["claims"]}
    conflicting = {
        name: [[text[c] for c in g["claims"]] for g in r["groups"] if g["verdict"] == "conflicting"]
        for name, r in (("ferry", ferry), ("bridge", bridge), ("meeting", meeting))
    }
    assert not conflicting["meeting"], conflicting
    # the crew's storm warning is a dispute between the operator and the union: shown, but theirs
    disputes = [g for g in ferry["groups"] if "dispute" in {e["kind"] for e in g["evidence"]}]
    assert len(conflicting["ferry"]) <= 3 + len(disputes), conflicting
    assert len(conflicting["bridge"]) == 2, conflicting


def test_one_sides_word_in_two_outlets(meeting: Json) -> None:
    found = group(meeting, "campaign for his party", "campaign for the party")
    assert found["verdict"] == "corroborated"
    assert found["origins"] == 2
    assert any("one side" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("story", "one", "other"),
    [
        ("ferry", "ignored every instruction", "ignored a storm warning"),
        ("meeting", "asked to see the campaign schedule", "travel to Karnataka to campaign"),
    ],
)
def test_two_voices_of_one_body_do_not_make_two_statements_one(
    ferry: Json, meeting: Json, story: str, one: str, other: str
) -> None:
    of = {"ferry": ferry, "meeting": meeting}[story]
    text = {c["id"]: c["text"] for c in of["claims"]}
    for found in of["groups"]:
        said = [text[c] for c in found["claims"]]
        assert not (any(one in s for s in said) and any(other in s for s in said)), said
