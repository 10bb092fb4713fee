"""Whole stories of two or three invented outlets: what belongs together, on whose word it rests, and that every form of
report says so."""

from __future__ import annotations

import html
import itertools
import json
import re
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.cli import app

pytestmark = pytest.mark.model

FORMS = ("txt", "md", "html")
WORDS = "“We will not sell the smelter to anyone”"
AGENCY = (
    "LUND (Nordwire) - The ferry to Lund Island will stop running in May, harbour master Ana Ruiz said on Friday. "
    "About 300 people cross the sound every day and have no other way to work. The pier at Tessin is to be pulled down "
    "by June, and no money has been set aside for another. Shopkeepers on the island have asked the county for help."
)
REPRINT = AGENCY.replace("LUND (Nordwire) - ", "").replace("About", "Some").replace("every day", "each day")
NEW_LEAD = (
    "Islanders will soon need boats of their own. " + AGENCY.split(". ", 1)[1] + " The ferry to Lund Island will stop "
    "running in May, said harbour master Ana Ruiz."
)
PARAGRAPH = (
    "Dora Holm has taken the seven o'clock boat for thirty years, and now she wonders how she will get to the mill.\n\n"
    "About 300 people cross the sound every day and have no other way to work.\n\n"
    "The ferry to Lund will stop running in May, said Ana Ruiz, who is the harbour master. Asked what would come "
    "next, she laughed and looked out of the window of an office that smells of tar and cold coffee. On the quay the "
    "crew of the last boat were painting a railing that nobody would lean on once the summer was over.\n\n"
    "Dora Holm had brought her knitting. She has made a pair of socks a week on the crossing, she counted, and given "
    "most of them away."
)
OWN = (
    "No boat will go to Lund from spring on. The ferry to Lund Island will stop running in May, according to Ana Ruiz, "
    "who runs the harbour. In the queue at the kiosk that morning nobody had heard of it."
)
STORIES: dict[str, tuple[str, ...]] = {
    "two interviews": (
        f"In an interview with Harbour Radio, Marek Dolan, the owner, said: {WORDS}.",
        f"Speaking to the Merian Review, Marek Dolan, the owner of the smelter, said: {WORDS}.",
        f"{WORDS}, Marek Dolan told Harbour Radio.",
    ),
    "a statement and a tweet": (
        "In a statement on Tuesday, the transport minister, Ana Ruiz, said the Harnet tunnel was safe for all traffic.",
        "Ana Ruiz, the transport minister, tweeted on Thursday that the Harnet tunnel was safe for all traffic.",
    ),
    "two polls": (
        "A poll by Gallen found that 52% of voters in Orlova back the new bridge toll.",
        "A survey by Merian Research found that 45% of voters in Orlova back the new bridge toll.",
        "Some 52 percent of Orlova's voters back the bridge toll, according to the Gallen poll.",
    ),
    "one phrase of three people": (
        "Ana Ruiz, the mayor of Orlova, called the inquiry into the harbour contracts “politically motivated”.",
        "The police union's head, Tomas Reuel, said the charges against two officers were “politically motivated”.",
        "Lena Marsh, who leads the opposition, said the audit of her party's books was “politically motivated”.",
    ),
    "one account": (
        "The fire chief, Ana Ruiz, said the blaze at the Velm mill began in the drying room.",
        "The blaze at the Velm mill began in the drying room, fire chief Ana Ruiz told reporters.",
        "According to Ana Ruiz, the fire chief, the blaze at the Velm mill began in the drying room.",
    ),
    "two witnesses": (
        "The driver ran a red light at the Harnet crossing, Ida Holm said.",
        "Piet Voss said the driver ran a red light at the Harnet crossing.",
    ),
    "a chain": (
        "Police said that a witness, Ida Holm, had told them that the driver ran a red light at the Harnet crossing.",
        "The driver ran a red light at the Harnet crossing, Ida Holm said.",
        "The driver ran a red light at the Harnet crossing. Two people were taken to hospital.",
    ),
    "a quotation and its tweet": (
        f"{WORDS.replace('”', ',”')} Marek Dolan, the owner, said on Monday.\n\nMarek Dolan tweeted: {WORDS}.",
        f"Marek Dolan, who owns the smelter, said: {WORDS}.",
    ),
    "a court": (
        "Prosecutor Karin Lund said Jonas Reuel took 2.4 million crowns from the harbour board of Orlova.",
        "Jonas Reuel took 2.4 million crowns from the harbour board of Orlova, a court heard on Tuesday.",
        "Jonas Reuel took 2.4 million crowns from the harbour board of Orlova. He is 52.",
    ),
    "a fragment": (
        "Mayor Ana Ruiz said the council ‘will never sell public land without a vote’ in the town.",
        "“The council will sell public land without a vote,” said the mayor, Ana Ruiz.",
    ),
    "a fragment cut short": (
        "Mayor Ana Ruiz said the council “will never sell public land without a vote”.",
        "“The council will never sell public land without a vote, whatever they say,” said the mayor, Ana Ruiz.",
    ),
    "a fragment with another end": (
        "Mayor Ana Ruiz called the pier “a national disgrace and a danger to every child in the town”.",
        "Mayor Ana Ruiz called the pier “a national disgrace and a danger to every driver”.",
    ),
    "reprints": (AGENCY, REPRINT, NEW_LEAD),
    "independent": (AGENCY, PARAGRAPH, OWN),
}


@cache
def told(story: str, turned: bool = False) -> dict[str, str]:
    """The report on a story in every form, by suffix; *turned* gives the articles in another order."""
    with TemporaryDirectory() as folder, chdir(folder):
        paths = []
        for name, text in zip(("Gazette", "Courier", "Post"), STORIES[story], strict=False):
            paths.append(f"{name.lower()}.txt")
            Path(paths[-1]).write_text(f"---\noutlet: {name}\npublished: 2026-03-06\n---\n{text}\n", encoding="utf-8")
        outs = [arg for form in (*FORMS, "json") for arg in ("--out", f"report.{form}")]
        done = CliRunner().invoke(app, ["check", *(paths[::-1] if turned else paths), *outs, "--all", "--quiet"])
        assert done.exit_code == 0, done.output
        return {form: Path(f"report.{form}").read_text(encoding="utf-8") for form in (*FORMS, "json")}


def report(story: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(told(story)["json"])
    return value


def groups(story: str) -> list[tuple[str, set[str]]]:
    """Verdict and outlets of each group that more than one article has a part in."""
    value = report(story)
    outlet = {a["id"]: a["outlet"] for a in value["articles"]}
    home = {c["id"]: outlet[c["article"]] for c in value["claims"]}
    found = [(g["verdict"], {home[i] for i in g["claims"]}) for g in value["groups"]]
    return sorted((v, o) for v, o in found if len(o) > 1)


def parted(story: str) -> list[str]:
    return sorted({veto for pair in report(story)["parted"] for veto in pair["vetoes"]})


def plainly(text: str) -> str:
    """*text* as it reads: without tags, escapes and line ends."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>|\\(?=[\W_])", "", text)).split())


def everywhere(story: str, words: str) -> None:
    """Every form of the report says *words*; the JSON among its notes or evidence."""
    for form in FORMS:
        assert words in plainly(told(story)[form]), form


def notes(story: str) -> list[str]:
    return [n for g in report(story)["groups"] for n in g["notes"]]


def test_two_interviews_are_two_occasions_of_the_same_words() -> None:
    # both have it from Harbour Radio, so it came once
    assert ("unique", {"Gazette", "Post"}) in groups("two interviews")
    (why,) = parted("two interviews")
    assert "an interview with Merian Review" in why
    assert "an interview with Harbour Radio" in why


def test_a_statement_and_a_tweet_are_two_occasions() -> None:
    assert groups("a statement and a tweet") == []
    (why,) = parted("a statement and a tweet")
    assert why.startswith("said on two occasions: ")


def test_a_quotation_and_its_tweet_in_one_article_are_one_utterance() -> None:
    value = report("a quotation and its tweet")
    assert sorted(len(c["copies"]) for c in value["claims"]) == [0, 1, 1]
    assert groups("a quotation and its tweet") == [("corroborated", {"Courier", "Gazette"})]
    assert len(value["groups"]) == 1
    everywhere("a quotation and its tweet", "2 outlets, 2 origins")
    everywhere("a quotation and its tweet", "also at line 7")


def test_two_polls_are_no_conflict_and_one_poll_is_one() -> None:
    assert groups("two polls") == [("corroborated", {"Gazette", "Post"})]
    assert parted("two polls") == ["they are of two polls: Gallen and Merian Research"]


def test_one_phrase_of_three_people_is_three_statements() -> None:
    assert groups("one phrase of three people") == []


def test_where_all_repeat_one_account_only_that_it_was_said_is_corroborated() -> None:
    assert groups("one account") == [("corroborated", {"Courier", "Gazette", "Post"})]
    words = "one side's word: every outlet has it from Ana Ruiz; what is corroborated is that it was said"
    assert notes("one account") == [words]
    everywhere("one account", words)
    everywhere("one account", "said by one speaker")


def test_two_witnesses_are_two_who_say_the_same() -> None:
    assert groups("two witnesses") == [("corroborated", {"Courier", "Gazette"})]
    assert notes("two witnesses") == ["2 speakers say the same: Ida Holm, Piet Voss"]
    everywhere("two witnesses", "2 speakers say the same: Ida Holm, Piet Voss")
    everywhere("two witnesses", "said by several speakers")


def test_a_chain_is_shown_and_who_is_quoted_by_another_is_one_voice() -> None:
    assert groups("a chain") == [("corroborated", {"Courier", "Gazette"})]
    assert "Ida Holm, quoted by Police" in notes("a chain")
    assert not any("speakers say the same" in n for n in notes("a chain"))
    everywhere("a chain", "Ida Holm, quoted by Police")
    everywhere("a chain", "every outlet has it from Ida Holm")


def test_what_an_outlet_states_itself_is_shown_and_counts_as_no_origin() -> None:
    (group,) = (g for g in report("a chain")["groups"] if g["verdict"] == "corroborated")
    assert group["stated_by"] == ["Post"]
    assert group["origins"] == 2
    everywhere("a chain", "stated as fact by Post; that counts as no origin")
    everywhere("a chain", "2 outlets, 2 origins")


def test_what_a_court_heard_is_not_the_outlets_own_word() -> None:
    assert {name for g in report("a court")["groups"] for name in g["stated_by"]} == {"Post"}


def test_a_fragment_that_lost_a_word_is_a_misquotation() -> None:
    assert groups("a fragment") == [("conflicting", {"Courier", "Gazette"})]
    against = [e for g in report("a fragment")["groups"] for e in g["evidence"] if e["relation"] == "conflicts"]
    assert [e["kind"] for e in against] == ["wording"]
    everywhere("a fragment", "Reports differ on what Ana Ruiz said: with or without “never”")
    for form, shown in {
        "txt": "will [-never-] sell|will {+never+} sell",
        "md": "will <(?:del|ins)>never</(?:del|ins)> sell",
        "html": "will <(?:del|ins)>never</(?:del|ins)> sell",
    }.items():
        text = " ".join(told("a fragment")[form].split())
        assert re.search(shown if form != "txt" else "|".join(map(re.escape, shown.split("|"))), text), form


def test_a_fragment_cut_short_differs_in_nothing() -> None:
    assert groups("a fragment cut short") == [("corroborated", {"Courier", "Gazette"})]
    assert [e for g in report("a fragment cut short")["groups"] for e in g["evidence"]] == []


def test_a_fragment_with_another_end_is_noted_and_contradicts_nobody() -> None:
    assert groups("a fragment with another end") == [("corroborated", {"Courier", "Gazette"})]
    everywhere("a fragment with another end", "differs, no conflict")


def test_reprints_with_edits_and_another_lead_are_one_origin() -> None:
    assert report("reprints")["origins"] == [sorted(a["id"] for a in report("reprints")["articles"])]
    assert {v for v, _ in groups("reprints")} == {"unique"}
    assert "3 outlets, 1 origin" in notes("reprints")
    everywhere("reprints", "3 outlets, 1 origin")


def test_a_shared_paragraph_and_reports_of_ones_own_are_origins_of_their_own() -> None:
    assert len(report("independent")["origins"]) == 3
    assert ("corroborated", {"Courier", "Gazette", "Post"}) in groups("independent")
    everywhere("independent", "3 outlets, 3 origins")


@pytest.mark.parametrize("story", STORIES)
def test_the_order_of_the_articles_changes_no_byte(story: str) -> None:
    assert told(story) == told(story, turned=True)


def test_every_form_counts_the_same_verdicts() -> None:
    """Nothing is called corroborated in one form and not in another."""
    for story, form in itertools.product(STORIES, ("txt", "md")):
        counts = [sum(g["verdict"] == v for g in report(story)["groups"]) for v in ("conflicting", "corroborated")]
        assert f"{counts[0]} conflicting, {counts[1]} corroborated" in plainly(told(story)[form]), (story, form)
