"""`checker check` on whole articles: who is given the same words, and what the report says of unnamed sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.cli import app

pytestmark = pytest.mark.model

QUOTE = "“The ferry should never have left the harbour in that wind,”"
DOLAN = f"{QUOTE} Marek Dolan, the harbour master, said on Friday. He added that the crew had been warned twice."
BRANDT = (
    "Ilse Brandt, a member of the harbour board, told reporters: “The ferry should never have left the harbour in that "
    "wind.” She said an inquiry would follow."
)
SPOKESMAN = f"{QUOTE} a spokesman for the Skerry Harbour Board said."
BODY = f"{QUOTE} the Skerry Harbour Board said in a statement."
RETOLD = f"Ilse Brandt told the council that Marek Dolan had said: {QUOTE.replace(',”', '.”')}"
UNNAMED = f"{QUOTE} a person familiar with the inquiry said."
OFFICIAL = f"{QUOTE} said an official who asked not to be named."


def run(tmp_path: Path, *texts: str, form: str = "json") -> str:
    for number, text in enumerate(texts):
        (tmp_path / f"outlet{number}.txt").write_text(f"date 2024-05-03\n\n{text}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(tmp_path), "--format", form, "--quiet"])
    assert result.exit_code == 0, result.output
    return result.stdout


def group(tmp_path: Path, *texts: str) -> dict[str, Any]:
    report = json.loads(run(tmp_path, *texts))
    said = {c["id"]: c["text"] for c in report["claims"]}
    (found,) = [g for g in report["groups"] if len(g["claims"]) > 1 and any("ferry" in said[c] for c in g["claims"])]
    return dict(found)


def test_one_quotation_in_two_mouths_is_a_conflict(tmp_path: Path) -> None:
    found = group(tmp_path, DOLAN, BRANDT)
    assert found["verdict"] == "conflicting"
    (evidence,) = [e for e in found["evidence"] if e["relation"] == "conflicts"]
    assert (evidence["kind"], evidence["rule"]) == ("speaker", "mouth")
    assert {evidence["left"]["value"], evidence["right"]["value"]} == {"Marek Dolan", "Ilse Brandt"}


SHE = (
    "Ilse Brandt, a member of the harbour board, met the passengers. Addressing a crowd on the quay, she told them "
    "that “the ferry should never have left the harbour in that wind”."
)


def test_a_pronoun_whose_person_stands_right_before_asks_who_said_it(tmp_path: Path) -> None:
    found = group(tmp_path, DOLAN, SHE)
    assert found["verdict"] == "unique"
    assert found["speakers"] == "unknown"
    (evidence,) = [e for e in found["evidence"] if e["kind"] == "speaker"]
    assert (evidence["relation"], evidence["level"]) == ("differs", "warning")
    assert not any("speakers say the same" in note for note in found["notes"])
    assert "check who said it" in " ".join(run(tmp_path, DOLAN, SHE, form="terminal").split())


def test_the_terminal_asks_who_said_it(tmp_path: Path) -> None:
    assert "Reports differ on who said it: Marek Dolan or Ilse Brandt" in run(tmp_path, DOLAN, BRANDT, form="terminal")


@pytest.mark.parametrize(
    ("left", "right"), [(SPOKESMAN, BODY), (DOLAN, RETOLD), (DOLAN, UNNAMED), (UNNAMED, OFFICIAL), (DOLAN, DOLAN)]
)
def test_one_voice_under_two_names_is_no_conflict(tmp_path: Path, left: str, right: str) -> None:
    assert group(tmp_path, left, right)["verdict"] != "conflicting"


def test_a_person_and_a_body_are_shown_as_perhaps_one_voice(tmp_path: Path) -> None:
    found = group(tmp_path, DOLAN, BODY)
    assert found["verdict"] == "corroborated"
    assert found["speakers"] == "unknown"
    assert [e["rule"] for e in found["evidence"] if e["kind"] == "speaker"] == ["one-voice"]


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_form_says_that_unnamed_sources_are_never_joined(tmp_path: Path, form: str) -> None:
    plain = " ".join(run(tmp_path, UNNAMED, OFFICIAL, form=form).split())
    assert "rests on unnamed sources only" in plain
    assert "never joined across outlets" in plain


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Inês Duarte, a spokeswoman for the Skerry Harbour Board,", "Inês Duarte for Skerry Harbour Board"),
        ("a spokesman for the Skerry Harbour Board", "spokesman for the Skerry Harbour Board"),
    ],
    ids=["named", "unnamed"],
)
@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "csv"])
def test_every_form_shows_who_speaks_and_for_which_body(tmp_path: Path, source: str, shown: str, form: str) -> None:
    plain = " ".join(
        run(tmp_path, f"{QUOTE} {source} said.", f"{QUOTE} said {source}".rstrip(",") + ".", form=form).split()
    )
    assert shown in plain


def test_a_spokesperson_and_the_body_are_two_speakers_of_one_side(tmp_path: Path) -> None:
    named = f"{QUOTE} Inês Duarte, a spokeswoman for the Skerry Harbour Board, said."
    report = json.loads(run(tmp_path, named, BODY))
    speakers = {c["speaker"]["name"]: c["speaker"] for c in report["claims"] if "ferry" in c["text"]}
    assert speakers["Inês Duarte"]["body"] == "Skerry Harbour Board"
    assert speakers["Inês Duarte"]["id"] != speakers["Skerry Harbour Board"]["id"]
    (found,) = [g for g in report["groups"] if len(g["claims"]) > 1]
    assert found["verdict"] == "corroborated"
    assert any(
        note.startswith("one side's word: every outlet has it from Skerry Harbour Board") for note in found["notes"]
    )


UNKNOWN = f"{QUOTE} it was whispered on the quay on Friday. Nobody in the town would put a name to the words."


def test_an_unknown_speaker_is_shown_counts_as_nobody_and_keeps_no_quotation_apart(tmp_path: Path) -> None:
    found = group(tmp_path, DOLAN, UNKNOWN)
    report = json.loads(run(tmp_path, DOLAN, UNKNOWN))
    assert any(c["id"] in found["claims"] and c["speaker"] is None for c in report["claims"])
    assert found["speakers"] == "unknown"
    assert not [e for e in found["evidence"] if e["kind"] == "speaker"]


def test_the_republican_party_and_the_gop_are_one_speaker(tmp_path: Path) -> None:
    texts = [f"{QUOTE} {who} said in a statement." for who in ("the GOP", "the Republican Party")]
    report = json.loads(run(tmp_path, *texts))
    speakers = {c["speaker"]["id"]: c["speaker"]["name"] for c in report["claims"] if "ferry" in c["text"]}
    assert list(speakers.values()) == ["Republican Party"]
