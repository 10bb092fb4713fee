"""What a group is called: who is named, which question a conflict leaves open, and the values where they are short."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from checker.records import Article, Change, Claim, Evidence, Report, Speaker
from checker.render import render
from checker.render.changes import changes
from checker.render.headlines import headline, in_prose, question, speaker_name, spoken, tidy, verb_of
from checker.render.view import Dispute, Side, gist_of
from checker.render.viewing import view_of
from checker.rulebook.registry import kinds_of
from checker.verdicts.rules import conflict_kinds
from tests.render.building import article, claim, place
from tests.render.fixtures import story

TEXT = "The coastguard said 41 people were hurt.\nHolm said 14 people were hurt.\n"
NEWS = article("Orle Gazette", TEXT, "2026-05-02", "a.txt")
GUARD = Speaker("guard", "coastguard", "role", "body")
HOLM = Speaker("holm", "Boris Holm", "name", "person", "Orle Cement")


def as_json(report: Report) -> Any:
    return json.loads(render("json", report))


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
    assert told("denial", TWO, TWO, "stated", "denied") == "Reports differ on whether Boris Holm said or denied it"


def test_two_speakers() -> None:
    assert told("number", ONE, TWO) == "The coastguard and Boris Holm disagree on a figure: 41 people or 14 people"
    assert told("dispute", TWO, ONE) == "Boris Holm and the coastguard disagree: 41 people or 14 people"
    assert told("dispute", TWO, ONE, "stated", "denied") == "The coastguard denied what Boris Holm said"
    assert told("dispute", TWO, ONE, "denied", "stated") == "Boris Holm denied what the coastguard said"


def test_unknown_speakers() -> None:
    anybody = said(None, "Holm", "14 people were hurt")
    assert told("date", ONE, anybody, "2 May", "3 May") == "Accounts differ on a date: 2 May or 3 May"
    assert told("date", None, TWO, "2 May", "2 may") == "Accounts differ on a date"


def test_a_denial_tells_what_was_denied() -> None:
    sides: list[tuple[Claim, Article] | None] = [(TWO, NEWS), (ONE, NEWS)]
    clash = evidence("dispute", "stated", "denied")
    assert headline(clash, sides, "the well is dry") == "The coastguard denied what Boris Holm said: the well is dry"
    assert (
        headline(clash, [sides[0], None], "the well is dry") == "Accounts differ on whether it is so: the well is dry"
    )
    assert headline(evidence("number"), sides, "the well is dry").endswith(
        "disagree on a figure: 41 people or 14 people"
    )


def test_dates_are_told_as_the_articles_word_them_and_as_the_day_they_are() -> None:
    clash = evidence("date", "2026-05-07", "2026-05-08")
    sides: list[tuple[Claim, Article] | None] = [(ONE, NEWS), (ONE, NEWS)]
    named = replace(
        clash, left=replace(clash.left, text="Thursday"), right=replace(clash.right, text="8 May, which is 2026-05-08")
    )
    assert headline(named, sides).endswith("said: Thursday (2026-05-07) or 2026-05-08")


def test_the_map_asks_what_is_open() -> None:
    assert question(evidence("number"), (ONE, NEWS)) == "… people were hurt"
    steps = (
        Change("equal", "we", "we"),
        Change("replace", "followed", "ignored", "material"),
        Change("delete", "also", "", "minor"),
        Change("equal", "every rule,”", "every rule”"),
    )
    assert question(replace(evidence("wording"), diff=steps), None) == "we … every rule”"


def test_the_map_asks_nothing_where_no_words_would_be_left() -> None:
    assert question(evidence("number"), None) == ""
    assert question(evidence("number"), (TWO, NEWS)) == ""  # the figure stands elsewhere in the article
    whole = replace(evidence("number"), left=place(NEWS, ONE, "41 people were hurt"))
    assert question(whole, (ONE, NEWS)) == ""


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("that no oil had leaked", "no oil had leaked"),
        ("that is so", "is so"),
        ('"We will go,"', '"We will go"'),
        ("“We will go;”", "“We will go”"),
        ("we will go. ", "we will go."),
        ("“that bridge”", "“that bridge”"),
        ("she had ordered an inquiry and", "she had ordered an inquiry"),
        ("she had ordered an inquiry, but,", "she had ordered an inquiry"),
        ("the brand", "the brand"),
        ("That … people were hurt", "… people were hurt"),
    ],
)
def test_a_claim_reads_by_itself(text: str, alone: str) -> None:
    assert tidy(text) == alone


STANCE = "Holm {cue} 14 people were hurt.\n"


@pytest.mark.parametrize(
    ("cue", "stance", "negated", "verb"),
    [
        ("said", "neutral", False, ""),
        ("denied that", "denial", False, "denied"),
        ("rejected", "denial", False, "rejected"),
        ("has rejected", "denial", False, "rejected"),
        ("is in denial:", "denial", False, "denied"),
        ("denying", "denial", False, "denied"),
        ("claimed", "distancing", False, "claimed"),
        ("suggests", "hedge", False, ""),
        ("asks", "question", False, "asked"),
        ("calls for", "demand", False, "called for"),
        ("declined to say", "neutral", True, "declined to say"),
        ("confirmed", "neutral", True, "did not say"),  # the "not" stands outside the cue
        ("denied", "denial", True, "did not deny"),
        ("refused to deny", "denial", True, "refused to deny"),
        ("rejects", "denial", True, "did not deny"),
    ],
)
def test_a_title_tells_how_a_thing_was_said_where_said_would_mislead(
    cue: str, stance: str, negated: bool, verb: str
) -> None:
    item = article("Post", STANCE.format(cue=cue), "2026-05-02")
    told = claim(item, "Holm", cue, "14 people were hurt", HOLM, stance=stance, negated=negated)
    assert verb_of(told, item) == verb


def test_groups_of_denials_are_not_titled_as_statements() -> None:
    report = story()
    march = next(v for v in report.verdicts if v.label == "corroborated")
    claims = tuple(
        replace(c, attribution=replace(c.attribution, stance="denial")) if c.id in march.group.claims else c
        for c in report.claims
    )
    denied = replace(report, claims=claims)
    entry = next(e for e in view_of(denied).entries if e.verdict is march)
    assert (entry.headline, entry.gist) == ("Orle town council denied", "the bridge was inspected in March")
    assert entry.topic == "Orle town council denied: the bridge was inspected in March"
    for form, joint in (("terminal", ": "), ("html", ": "), ("markdown", "</strong>: "), ("junit", ": ")):
        assert f"Orle town council denied{joint}the bridge was inspected in March" in render(form, denied)
    alone = replace(report, verdicts=())
    assert "denied: " in changes(as_json(alone), as_json(denied))


@pytest.mark.parametrize(
    ("texts", "gist"),
    [
        (("repair of bridges", "the town will repair its bridges", "x " * 30), "the town will repair its bridges"),
        (("repair", "repair of bridges"), "repair of bridges"),
        (("that the well is dry and,",), "the well is dry"),
        ((), ""),
    ],
)
def test_a_group_is_told_by_its_shortest_claim_that_is_no_scrap(texts: tuple[str, ...], gist: str) -> None:
    first = view_of(story()).entries[0].claims[0]
    shown = [replace(first, claim=replace(first.claim, id=text, text=text)) for text in texts]
    assert gist_of(shown) == gist_of(shown[::-1]) == gist


def test_the_map_asks_nothing_of_a_denial() -> None:
    denial = replace(ONE, attribution=replace(ONE.attribution, stance="denial"))
    assert question(evidence("number"), (denial, NEWS)) == ""


def test_the_same_words_in_two_mouths() -> None:
    assert (
        told("speaker", ONE, TWO, "Ana Ruiz", "Boris Holm") == "Reports differ on who said it: Ana Ruiz or Boris Holm"
    )


def test_words_that_changed_stand_in_quotation_marks() -> None:
    steps = (Change("equal", "we", "we"), Change("replace", "followed", "ignored", "material"))
    sides: list[tuple[Claim, Article] | None] = [(TWO, NEWS), (TWO, NEWS)]
    worded = replace(evidence("wording", "followed", "ignored"), diff=steps)
    assert headline(worded, sides) == "Reports differ on what Boris Holm said: “followed” or “ignored”"
    for nothing in ("", "-", "- … -"):
        gone = replace(worded, right=replace(worded.right, value=nothing))
        assert headline(gone, sides) == "Reports differ on what Boris Holm said: with or without “followed”"
    long = replace(worded, left=replace(worded.left, value="x" * 31))
    assert headline(long, sides) == "Reports differ on what Boris Holm said: the words quoted"


def test_names_within_a_sentence() -> None:
    assert in_prose(TWO, NEWS) == "Boris Holm"
    others = article("Post", "Officials said 3 people were hurt.", "2026-05-02")
    officials = claim(others, "Officials", "said", "3 people were hurt", Speaker("o", "officials", "role", "unnamed"))
    assert in_prose(officials, others) == "officials"


def test_whose_spokesman_and_whose_note() -> None:
    assert speaker_name(TWO, NEWS) == "Boris Holm for Orle Cement"
    note = said(replace(HOLM, name="note", type="document"), "Holm", "14 people were hurt")
    assert speaker_name(note, NEWS) == "note of Orle Cement"


@pytest.mark.parametrize(
    ("name", "body", "shown"),
    [
        ("survey by Merian Research", "Merian Research", "survey by Merian Research"),
        ("report from the University of Lorne", "University of Lorne", "report from the University of Lorne"),
        ("spokeswoman for Merian", "Merian Retail Group", "spokeswoman for Merian"),
        ("spokeswoman", "Merian Retail Group", "spokeswoman for Merian Retail Group"),
        ("Ana Merian", "Merian Retail Group", "Ana Merian for Merian Retail Group"),
        ("MR(G) spokeswoman", "Merian Retail Group", "MR(G) spokeswoman"),
        ("MX spokeswoman", "Merian Retail Group", "MX spokeswoman for Merian Retail Group"),
    ],
)
def test_a_body_that_the_name_tells_is_not_told_twice(name: str, body: str, shown: str) -> None:
    assert speaker_name(said(replace(HOLM, name=name, body=body), "Holm", "14 people were hurt"), NEWS) == shown


def test_one_name_in_capitals_and_without_is_one_name() -> None:
    first, second = view_of(story()).entries[0].claims[:2]
    both = replace(first, voice="Health Ministry"), replace(second, voice="health ministry")
    assert spoken(both) == spoken(both[::-1]) == "Health Ministry"


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
        ("Ana Ruiz says 41 people, Boris Holm says 14 people", ""),
        ("Gazette has 41 people, Post has 14 people", ""),
        ("Ana Ruiz says 41 people, Boris Holm says 14 people (two speakers dispute it)", "two speakers dispute it"),
        ("one toll in two figures: Gazette has “41”, Post has “14”", "one toll in two figures"),
        ("a toll was revised (twice)", "a toll was revised (twice)"),
        ("", ""),
    ],
)
def test_a_message_that_only_lists_the_sides_is_not_repeated(message: str, kept: str) -> None:
    sides = (
        Side("41 people", ("Gazette",), ("Ana Ruiz",)),
        Side("14 people", ("Post",), ("Boris Holm for Orle Cement",)),
    )
    dispute = Dispute(evidence("number", message=message), sides, ())
    assert dispute.news == kept
    assert dispute.message == message


def test_every_kind_has_its_words() -> None:
    assert set(conflict_kinds()) == set(kinds_of("conflicts"))
    for kind in conflict_kinds().values():
        assert kind.topic
        assert kind.meaning.endswith(".")
