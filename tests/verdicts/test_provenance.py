from __future__ import annotations

from dataclasses import replace

import pytest

from checker.records import Article, Attribution, Claim, Facts, Span, Speaker
from checker.verdicts.origin_rules import AgencyRule, CopyRule, OriginRule, OwnerRule
from checker.verdicts.provenance import origins_among, provenance, story_of

RULES: tuple[OriginRule, ...] = (
    CopyRule(id="copied", kind="copy", share=0.3, why="made up"),
    AgencyRule(id="nordwire", kind="agency", names=("Nordwire",), why="made up"),
    OwnerRule(id="twins", kind="owner", outlets=("Velm Courier", "Velm on Sunday"), why="made up"),
)
FERRY = "The ferry to Lund Island will stop running in May after ninety years, the harbour office said on Friday."
PIER = "The old pier at Tessin is to be pulled down by the end of June, according to the county's surveyor."
FOG = "Fog has closed the sound eleven times since January, more often than in any winter that pilots remember."


def paper(outlet: str, *told: str) -> Article:
    text = " ".join(told)
    return Article(outlet, outlet, text, Span(0, len(text)), "")


def claim(article: Article, words: str) -> Claim:
    start = article.text.index(words)
    said = Attribution(f"{article.id}:{start}", (), (), (Span(start, start + len(words)),), "indirect")
    return Claim(said.id, article.id, words, said, Speaker("r", "Ana Ruiz", "name"), Facts())


def origins(*told: tuple[Article, str]) -> int:
    story = story_of([a for a, _ in told], RULES)
    return len(origins_among([claim(a, w) for a, w in told], story))


def test_two_agency_sentences_in_an_own_report_are_the_agency_s() -> None:
    wire = paper("Nordwire", "LUND (Nordwire) -", FERRY, PIER, FOG)
    local = paper("Harn Gazette", "Anna Holm has crossed the sound every day since school.", FERRY, "She is sixty-one.")
    assert origins((wire, FERRY), (local, FERRY)) == 1


def test_an_own_interview_inside_an_agency_text_counts_for_itself() -> None:
    told = "Ruiz told the Harn Gazette in an interview at her office that the boats would be sold by autumn."
    wire = paper("Nordwire", "LUND (Nordwire) -", FERRY, PIER, FOG, "Ruiz said the boats would be sold.")
    local = paper("Harn Gazette", "LUND (Nordwire) -", FERRY, PIER, told, FOG)
    assert origins((wire, "the boats would be sold."), (local, "the boats would be sold by autumn.")) == 2
    assert origins((wire, FERRY), (local, FERRY)) == 1


def test_what_another_outlet_was_told_is_that_outlet_s() -> None:
    first = paper("Harn Gazette", "Ruiz said in her office on Monday that the boats would be sold by autumn.")
    second = paper("Velm Courier", "The boats will be sold, Ruiz told the Harn Gazette.")
    third = paper("Ibeck Mail", "Ruiz told us that all boats were for sale.")
    assert origins((first, "the boats would be sold by autumn"), (second, "The boats will be sold")) == 1
    assert origins((first, "the boats would be sold by autumn"), (third, "all boats were for sale")) == 2


def test_what_two_outlets_have_from_a_third_is_of_one_origin() -> None:
    told = "Ruiz told {} that the boats would be sold."
    first, second = (
        paper("Velm Courier", told.format("Radio Castrel")),
        paper("Ibeck Mail", told.format("Radio Castrel")),
    )
    third = paper("Lundby Post", told.format("Radio Tessin"))
    assert origins((first, "the boats would be sold"), (second, "the boats would be sold")) == 1
    assert origins((first, "the boats would be sold"), (third, "the boats would be sold")) == 2


def test_sister_titles_are_one_origin() -> None:
    first, second = paper("Velm Courier", "Ruiz said the boats go."), paper("Velm on Sunday", "No boats, Ruiz said.")
    assert origins((first, "the boats go"), (second, "No boats")) == 1


@pytest.mark.parametrize(
    ("told", "way", "name"),
    [
        ("Ruiz told the Harn Gazette that the boats would go.", "own", "Harn Gazette"),
        ("Ruiz told the Gazette that the boats would go.", "own", "Harn Gazette"),
        ("Ruiz told Radio Castrel that the boats would go.", "outlet", "Radio Castrel"),
        ("Ruiz told Nora Lind that the boats would go.", "own", "Harn Gazette"),
        ("The boats would go, Ruiz said in a statement.", "statement", "Ana Ruiz"),
        ("The boats would go, Ruiz wrote on Facebook.", "post", "Ana Ruiz"),
        ("The boats would go, according to a report in the Velm Courier.", "outlet", "Velm Courier"),
        ("The boats would go, Ruiz said.", "own", "Harn Gazette"),
    ],
)
def test_the_sentence_tells_how_a_claim_came(told: str, way: str, name: str) -> None:
    article = paper("Harn Gazette", told)
    words = "the boats would go" if "the boats" in told else "The boats would go"
    found = provenance(claim(article, words), story_of([article], RULES))
    assert (found.way, found.name) == (way, name)


def test_a_file_s_name_is_the_outlet_s_too() -> None:
    article = paper("harn-gazette", "Ruiz told the Gazette that the boats would go.")
    found = provenance(claim(article, "the boats would go"), story_of([article], RULES))
    assert (found.way, found.name) == ("own", "harn-gazette")


def test_the_order_of_the_claims_changes_nothing() -> None:
    told = [paper(f"Paper {n}", FERRY if n % 2 else PIER, FOG) for n in range(5)]
    story = story_of(told, RULES)
    claims = [claim(a, FOG) for a in told]
    assert origins_among(claims, story) == origins_among(claims[::-1], story)
    assert len(origins_among(claims, story)) == 1


def test_an_agency_credit_covers_the_article() -> None:
    one = replace(paper("Ibeck Mail", "Ruiz said the boats would go."), agency="Nordwire")
    two = replace(paper("Harn Gazette", "No more boats, Ruiz said."), byline="Nordwire")
    assert origins((one, "the boats would go"), (two, "No more boats")) == 1


def test_three_items_of_one_agency_are_one_origin() -> None:
    items = [replace(paper("Coastal News Agency", t), id=str(n)) for n, t in enumerate((FERRY, PIER, FOG))]
    story = story_of(items, RULES)
    assert len(origins_among([claim(a, a.text) for a in items], story)) == 1
