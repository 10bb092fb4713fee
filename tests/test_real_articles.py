"""The two real reports of one meeting that the whole must get right; skipped only where their folder is absent.

Their text belongs to their publishers and is not in this repository, so the tests look for short phrases only.
"""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "shared" / "seeds"

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the two real articles are not beside this clone"),
]

Json = dict[str, Any]


@pytest.fixture(scope="module")
def report() -> Json:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "check", str(FOLDER), "--format", "json", "--quiet"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded: Json = json.loads(done.stdout)
    return loaded


def claims(report: Json, article: int) -> list[Json]:
    ids = [a["id"] for a in report["articles"] if pathlib.Path(a["path"]).name.startswith(f"00{article}")]
    return [c for c in report["claims"] if c["article"] in ids]


def the(found: list[Json], *phrases: str, speaker: str | None = None, kind: str | None = None) -> Json:
    """The one claim, copies aside, that holds all *phrases* (and has that speaker and kind)."""
    hits = [
        c
        for c in found
        if all(p.lower() in c["text"].lower() for p in phrases)
        and (
            speaker is None or (c["speaker"] or {}).get("name", "").replace(".", "").replace(" ", "").endswith(speaker)
        )
        and (kind is None or c["kind"] == kind)
    ]
    assert hits, f"no claim with {phrases} by {speaker}: " + "; ".join(
        f"{(c['speaker'] or {}).get('name')}: {c['text'][:60]}" for c in found
    )
    return hits[0]


def speaker(claim: Json) -> str:
    return ((claim["speaker"] or {}).get("name") or "").replace(".", "").replace(" ", "")


def test_publication_dates_come_from_the_first_line(report: Json) -> None:
    assert [a["published"] for a in report["articles"]] == ["2023-03-25", "2023-03-25"]


def test_both_leaders_are_one_speaker_each_under_their_full_names(report: Json) -> None:
    names = {(c["speaker"]["id"], c["speaker"]["name"]) for c in report["claims"] if c["speaker"]}
    for surname in ("Kumaraswamy", "Banerjee"):
        bearers = {(i, n) for i, n in names if surname.lower()[:6] in n.lower() and " and " not in n}
        assert len(bearers) == 1, bearers
        assert len(next(iter(bearers))[1].split()) > 1 or "." in next(iter(bearers))[1]
    banerjee = [n for _, n in names if "Banerjee" in n and " and " not in n]  # "the two leaders" are both
    assert banerjee == ["Mamata Banerjee"]


def test_the_two_tweets_are_direct_and_kumaraswamys(report: Json) -> None:
    first = claims(report, 0)
    for phrase in ("extended a warm reception", "both All India Trinamool Congress and JDS"):
        assert the(first, phrase, speaker="Kumaraswamy", kind="direct")


def test_embedded_copies_of_the_tweets_are_no_more_evidence(report: Json) -> None:
    for phrase in ("extended a warm reception", "she will visit Karnataka to campaign"):
        mine = [
            c["id"] for c in claims(report, 0) if phrase in c["text"] and c["within"] is None and c["kind"] == "direct"
        ]
        groups = [g for g in report["groups"] if set(mine) & set(g["claims"])]
        assert len(groups) == 1
        assert groups[0]["origins"] <= 2


def test_what_he_stated_they_spoke_about_is_indirect(report: Json) -> None:
    assert the(claims(report, 0), "spoke about the forthcoming", speaker="Kumaraswamy", kind="indirect")


def test_his_claim_holds_hers(report: Json) -> None:
    first = claims(report, 0)
    outer = the(first, "CM Mamata has assured him to campaign", speaker="Kumaraswamy")
    inner = [c for c in first if c["within"] == outer["id"]]
    assert any("campaign" in c["text"] and speaker(c) == "MamataBanerjee" for c in inner)


def test_the_quotation_is_hers_reported_by_him(report: Json) -> None:
    quotation = the(claims(report, 1), "I will come and campaign", kind="direct")
    assert speaker(quotation) == "MamataBanerjee"


def test_according_to_the_party_holds_hers(report: Json) -> None:
    second = claims(report, 1)
    outer = [
        c
        for c in second
        if "come to power" in c["text"]
        and c["speaker"]
        and any(n.startswith(("JD(S", "JDS", "Janata Dal")) for n in (c["speaker"]["name"], *c["speaker"]["names"]))
    ]
    assert outer, [(c["text"][:50], (c["speaker"] or {}).get("name")) for c in second]
    inner = [c for c in second if c["within"] in {o["id"] for o in outer}]
    assert any(speaker(c) == "MamataBanerjee" for c in inner)


def test_the_notes_account_is_the_notes(report: Json) -> None:
    claim = the(claims(report, 1), "discussed the upcoming Karnataka elections")
    assert "note" in " ".join(s["text"] for s in claim["source"])


def test_the_caption_is_found_although_its_quotation_never_closes(report: Json) -> None:
    claim = the(claims(report, 1), "called upon Hon'ble CM", kind="direct")
    assert "handle" in " ".join(s["text"] for s in claim["source"])
    assert "swearing-in" not in claim["text"]
    path = next(a["path"] for a in report["articles"] if a["id"] == claim["article"])
    assert any(p["code"] == "W311" and p["path"] == path for p in report["problems"])


def across(group: Json) -> list[tuple[str, str]]:
    """Ordered pairs of different claims of one group."""
    return [(a, b) for a in group["claims"] for b in group["claims"] if a != b]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "she will visit Karnataka to campaign",
            "I will come and campaign",
            marks=pytest.mark.xfail(
                strict=True,
                reason="the promise is corroborated by what the tweet has her assure him of; the tweet's longer claim, "
                "cut with all that was discussed beside it, scores 31 where a link asks for 45",
            ),
        ),
        ("elections", "discussed the upcoming"),
        ("campaign for JDS", "I will come and campaign"),
    ],
)
def test_what_is_corroborated(report: Json, left: str, right: str) -> None:
    by_id = {c["id"]: c for c in report["claims"]}
    groups = [
        g
        for g in report["groups"]
        if any(
            left.lower() in by_id[a]["text"].lower() and right.lower() in by_id[b]["text"].lower() for a, b in across(g)
        )
    ]
    assert groups, f"no group joins {left!r} and {right!r}"
    assert {g["verdict"] for g in groups} == {"corroborated"}
    assert all(g["origins"] == 2 for g in groups)


def test_both_sides_go_back_to_one_sides_word(report: Json) -> None:
    by_id = {c["id"]: c for c in report["claims"]}
    groups = [
        g
        for g in report["groups"]
        if g["verdict"] == "corroborated" and any("I will come and campaign" in by_id[c]["text"] for c in g["claims"])
    ]
    assert groups
    assert all(any("one side" in note for note in g["notes"]) for g in groups)


def test_no_conflict_is_claimed(report: Json) -> None:
    assert {g["verdict"] for g in report["groups"]} <= {"corroborated", "unique"}


def test_narration_is_not_turned_into_claims(report: Json) -> None:
    for phrase in ("hung assembly", "sworn in", "32 MLAs", "swearing-in ceremony", "assumed significance"):
        assert not [c["text"] for c in report["claims"] if phrase in c["text"]]
