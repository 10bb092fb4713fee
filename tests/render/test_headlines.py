"""What a group is called: who is named, which question a conflict leaves open, and the values where they are short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.records import Article, Change, Claim, Evidence, Speaker
from checker.render.headlines import TOPICS, headline, in_prose, speaker_name, spoken
from checker.render.sarif import ABOUT
from checker.render.view import Dispute, Side
from checker.render.viewing import view_of
from checker.rulebook.registry import kinds_of
from tests.render.fixtures import article, claim, place, story

TEXT = "The coastguard said 41 people were hurt.\nHolm said 14 people were hurt.\n"
NEWS = article("Orle Gazette", TEXT, "2026-05-02", "a.txt")
GUARD = Speaker("guard", "coastguard", "role", "body")
HOLM = Speaker("holm", "Boris Holm", "name", "person", "Orle Cement")


def said(who: Speaker | None, source: str, words: str) -> Claim:
    return claim(NEWS, source, "said", words, who)


ONE, TWO = said(GUARD, "The coastguard", "41 people were hurt"), said(HOLM, "Holm", "14 people were hurt")


def evidence(kind: str, left: str = "41 people", right: str = "14 people", message: str = "m") -> Evidence:
    return Evidence(
        "rule", kind, "conflicts", "error", place(NEWS, ONE, "41", left), place(NEWS, TWO, "14", right), message
    )


def told(kind: str, left: Claim | None, right: Claim | None, *values: str) -> str:
    sides: list[tuple[Claim, Article] | None] = [(c, NEWS) if c else None for c in (left, right)]
    return headline(evidence(kind, *values), sides)


def test_one_speaker() -> None:
    assert told("number", ONE, ONE) == "Reports differ on what the coastguard said: 41 people or 14 people"
    assert told("number", TWO, TWO, "x" * 31, "y") == "Reports differ on what Boris Holm said: a figure"
    assert told("denial", TWO, TWO, "stated", "denied") == "Reports differ on what Boris Holm said: whether it is so"


def test_two_speakers() -> None:
    assert told("number", ONE, TWO) == "The coastguard and Boris Holm disagree on a figure: 41 people or 14 people"
    assert told("dispute", TWO, ONE) == "Boris Holm and the coastguard disagree: 41 people or 14 people"
    assert told("dispute", TWO, ONE, "stated", "denied") == "Boris Holm and the coastguard disagree on whether it is so"


def test_unknown_speakers() -> None:
    anybody = said(None, "Holm", "14 people were hurt")
    assert told("date", ONE, anybody, "2 May", "3 May") == "Accounts differ on a date: 2 May or 3 May"
    assert told("date", None, TWO, "2 May", "2 may") == "Accounts differ on a date"


def test_the_same_words_in_two_mouths() -> None:
    assert (
        told("speaker", ONE, TWO, "Ana Ruiz", "Boris Holm") == "Reports differ on who said it: Ana Ruiz or Boris Holm"
    )


def test_words_that_changed_stand_in_quotation_marks() -> None:
    steps = (Change("equal", "we", "we"), Change("replace", "followed", "ignored", "material"))
    sides: list[tuple[Claim, Article] | None] = [(TWO, NEWS), (TWO, NEWS)]
    worded = replace(evidence("wording", "followed", "ignored"), diff=steps)
    assert headline(worded, sides) == "Reports differ on what Boris Holm said: “followed” or “ignored”"
    gone = replace(worded, right=replace(worded.right, value=""))
    assert headline(gone, sides) == "Reports differ on what Boris Holm said: the words quoted"


def test_names_within_a_sentence() -> None:
    assert in_prose(TWO, NEWS) == "Boris Holm"
    others = article("Post", "Officials said 3 people were hurt.", "2026-05-02")
    officials = claim(others, "Officials", "said", "3 people were hurt", Speaker("o", "officials", "role", "unnamed"))
    assert in_prose(officials, others) == "officials"


def test_whose_spokesman_and_whose_note() -> None:
    assert speaker_name(TWO, NEWS) == "Boris Holm for Orle Cement"
    note = said(replace(HOLM, name="note", type="document"), "Holm", "14 people were hurt")
    assert speaker_name(note, NEWS) == "note of Orle Cement"


def test_who_is_quoted_by_another_of_the_group_is_not_named_again() -> None:
    shown = view_of(story()).entries[0].claims[:2]
    inner = replace(
        shown[1],
        voice="Mette Dahl",
        claim=replace(
            shown[1].claim,
            attribution=replace(shown[1].claim.attribution, within=shown[0].claim.attribution.id),
        ),
    )
    assert spoken([shown[0], shown[1]]) == "Ana Ruiz"
    assert spoken([shown[0], inner]) == "Ana Ruiz"
    assert spoken([inner]) == "Mette Dahl"


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("Ana Ruiz says 41 people, Boris Holm says 14 people", False),
        ("Gazette has 41 people, Post has 14 people", False),
        ("Ana Ruiz says 41 people, Boris Holm says 14 people (two speakers dispute it)", True),
        ("a toll was revised", True),
        ("", False),
    ],
)
def test_a_message_that_only_lists_the_sides_is_not_repeated(message: str, kept: bool) -> None:
    sides = (
        Side("41 people", ("Gazette",), ("Ana Ruiz",)),
        Side("14 people", ("Post",), ("Boris Holm for Orle Cement",)),
    )
    dispute = Dispute(evidence("number", message=message), sides, ())
    assert dispute.news == (message if kept else "")
    assert dispute.message == message


def test_every_kind_has_its_words() -> None:
    kinds = set(kinds_of("conflicts"))
    assert kinds <= set(TOPICS)
    assert kinds <= set(ABOUT) | {"update"}  # a later figure is a difference, never a result
