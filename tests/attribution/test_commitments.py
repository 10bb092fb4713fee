"""Whole runs of `check`: who only denies, is asked or is yet to say it bears nothing out; who says it does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.attribution.commitment import table
from checker.choices import Options
from checker.pipeline import Tools, check, load_tools, read_claims
from checker.records import Article, Span, Verdict
from checker.rulebook import load

CASES = yaml.safe_load(Path(__file__).with_name("commitments.yaml").read_text(encoding="utf-8"))
FLAT = "The council met on Monday. At the meeting {who} told a packed gallery that {that}. It ended at nine."
AROUND = "It was a long evening in Velden. {told} The next session is in May."
MAY_FAIL = 1


@pytest.fixture(scope="module")
def tools() -> Tools:
    book = load([])
    return load_tools(Options(), book)


def article(name: str, text: str) -> Article:
    return Article(name, name.title(), text, Span(0, len(text)), name)


def verdict(tools: Tools, phrase: str, statement: dict[str, str]) -> tuple[Verdict | None, list[str]]:
    """The verdict on a group of both outlets, if there is one, and what the first outlet's claims commit to.

    How many origins two outlets with one sentence have is another question.
    """
    told = phrase.format(**statement)
    told = told[0].upper() + told[1:]
    texts = {"gazette": AROUND.format(told=told), "tribune": FLAT.format(**statement)}
    parts = [read_claims(article(name, text), tools) for name, text in texts.items()]
    report = check(parts, tools.rulebook)
    home = {c.id: c.article for c in report.claims}
    both = [v for v in report.verdicts if len({home[i] for i in v.group.claims}) == 2]
    flat = [c.attribution.commitment for c in report.claims if c.article == "gazette"]
    return (both[0] if both else None), flat


def wrong(tools: Tools, kind: str, corroborated: bool) -> list[str]:
    out = []
    for n, phrase in enumerate(CASES[kind]):
        found, flat = verdict(tools, phrase, CASES["statements"][n % len(CASES["statements"])])
        borne_out = found is not None and found.label != "conflicting"
        if borne_out != corroborated or (not corroborated and "asserts" in flat):
            out.append(f"{phrase} {found.label if found else 'alone'} {flat}")
    return out


def test_there_are_36_of_one_and_30_of_the_other() -> None:
    assert (len(CASES["not saying"]), len(CASES["saying"])) == (36, 30)


def test_what_is_not_said_is_not_borne_out_and_what_is_said_is(tools: Tools) -> None:
    found = [*wrong(tools, "not saying", corroborated=False), *wrong(tools, "saying", corroborated=True)]
    assert len(found) <= MAY_FAIL, found


def test_every_word_has_readings() -> None:
    assert table()["verb", "refuse"] == ("silent", None)
    assert table()["adjective", "true"] == (None, "false")
