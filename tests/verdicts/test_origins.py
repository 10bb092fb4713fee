from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.origins import articles as made_up
from benchmarks.origins import score
from checker.records import Article, Span
from checker.verdicts.origin_rules import AgencyRule, CopyRule, OwnerRule
from checker.verdicts.origins import credited, origins_of

AGENCY = AgencyRule(id="nordwire", kind="agency", names=("Nordwire", "NW"), why="made up")
OWNER = OwnerRule(id="twins", kind="owner", outlets=("Velm Courier", "www.velm-sunday.example"), why="made up")
COPY = CopyRule(id="copied", kind="copy", share=0.3, why="made up")
TEXT = (
    "The ferry to Lund Island will stop running in May, the harbour office announced on Friday. About 300 people "
    "cross the sound every day and have no other way to work. The pier at Tessin is to be pulled down by June."
)


def paper(key: str, text: str, outlet: str | None = None, **more: str) -> Article:
    return replace(Article(key, outlet or f"outlet {key}", text, Span(0, len(text)), ""), **more)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    "text",
    [
        "LUND (Nordwire) - The ferry stops in May.",
        "LUND, 3 May (NW) — The ferry stops in May.",
        "By Nordwire\nThe ferry stops in May.",
        "By Ana Ruiz, Nordwire\nThe ferry stops in May.",
        "The ferry stops in May. - Nordwire",
        "The ferry stops in May.\n\nSource: Nordwire",
        "The ferry stops in May.\n© 2024 Nordwire",
    ],
)
def test_a_credit_line_is_found(text: str) -> None:
    assert credited(paper("a", text), AGENCY.names)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told Nordwire that the ferry stops in May.",
        "The ferry stops in May. Nordwire contributed to this report.",
        "Nordwired houses are the fashion on Lund. The ferry stops in May.",
        "Critics of Nordwire met in Lund, where the ferry stops in May.",
    ],
)
def test_a_mention_is_no_credit(text: str) -> None:
    assert not credited(paper("a", text), AGENCY.names)


def test_bylines_and_agency_fields_count() -> None:
    for more in ({"byline": "Nordwire staff"}, {"byline": "Ana Ruiz for Nordwire"}, {"agency": "Nordwire"}):
        assert credited(paper("a", "The ferry stops.", **more), AGENCY.names)
    assert not credited(paper("a", "The ferry stops.", byline="Ana Ruiz"), AGENCY.names)


def test_a_reprint_is_one_origin_and_a_shared_quotation_is_not() -> None:
    said = "“We will not leave a single islander without a boat, whatever it may cost the county,” Ruiz said. "
    first, second = paper("a", said + TEXT), paper("b", "News from Lund. " + TEXT)
    own = paper("c", said + "Islanders must look for another way, now that no boats are to go from spring onwards.")
    assert origins_of([first, second, own], [COPY]) == (("a", "b"), ("c",))


def test_sister_titles_and_one_outlet_are_one_origin() -> None:
    parts = origins_of(
        [
            paper("a", "One.", "Velm Courier"),
            paper("b", "Two.", "velm-sunday.example"),
            paper("c", "Three.", "Gazette"),
            paper("d", "Four.", "The Gazette"),
        ],
        [OWNER],
    )
    assert parts == (("a", "b"), ("c", "d"))


def test_without_rules_every_outlet_is_an_origin() -> None:
    assert origins_of([paper("b", TEXT), paper("a", TEXT)], []) == (("a",), ("b",))


def test_the_order_of_the_articles_never_matters() -> None:
    held = [m.article for m in made_up(3)[:24]]
    first = origins_of(held, [COPY, AGENCY])
    random.Random(4).shuffle(held)
    assert origins_of(held, [COPY, AGENCY]) == first
    assert sorted(i for part in first for i in part) == sorted(a.id for a in held)


def test_two_hundred_made_up_articles() -> None:
    assert score(made_up(1))[2] >= 0.95
