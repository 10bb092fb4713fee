"""One article: datelines are nobody, and which body "the company" or "it" means."""

from __future__ import annotations

import pytest

from tests.speakers.marked import names, speakers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "opening",
    [
        "TARNWICK, April 29 (LNA) - Oberlin Retail Group reported lower profits on Wednesday.",
        "Tarnwick (LNA) – Oberlin Retail Group reported lower profits on Wednesday.",
        "TARNWICK, Velmora, April 29 (Lake News) -- Oberlin Retail Group reported lower profits on Wednesday.",
    ],
)
def test_an_agency_in_a_dateline_is_not_the_company(nlp, opening):
    found = names(
        nlp, f"{opening}\n\nProfit {{1:fell to 184 million}}, <1:the company> said.\n\n{{2:Revenue rose}}, <2:it> said."
    )
    assert found["a1"] == found["a2"] == "Oberlin Retail Group"


def test_a_town_before_a_colon_is_no_speaker_where_it_opens_the_article_once(nlp):
    assert names(nlp, "<1:SPRINGVALE>: {1:Three men were hurt in a fire on Monday}.\n\nThe fire was out.") == {}


def test_a_transcript_s_labels_are_speakers(nlp):
    found = names(
        nlp, "<1:LUND>: {1:We will rebuild}.\n\n<2:OKORO>: {2:The bridge is open}.\n\n<3:LUND>: {3:It is not}."
    )
    assert [found[k] for k in ("a1", "a2", "a3")] == ["LUND", "OKORO", "LUND"]


def test_it_is_the_body_that_tells_its_own_plans_in_a_new_paragraph(nlp):
    found = names(
        nlp,
        "<1:Kanto Cells> said {1:its cells were safe}.\n\n{2:Lake Lines will replace all batteries}, <2:it> said.",
    )
    assert found["a2"] == "Lake Lines"


def test_it_is_who_spoke_where_another_body_s_past_is_told(nlp):
    found = names(
        nlp, "<1:The Works Council> said {1:it was late}.\n\n{2:Lake Lines had ignored warnings}, <2:it> said."
    )
    assert found["a2"] == "Works Council"


def test_it_is_the_body_spoken_of_where_only_a_person_spoke(nlp):
    found = names(
        nlp, "<1:Ana Velde> said {1:wards were full}.\n\n{2:The Lake Alliance sent experts on Monday}, <2:it> said."
    )
    assert found["a2"] == "Lake Alliance"


def test_the_company_is_no_office_of_the_state(nlp):
    found = speakers(
        nlp,
        "Lake Mobility is recalling bicycles. Shares in Lake fell.\n\n<1:The Office for Safety> said {1:it wrote in "
        "May}. <2:The company> said {2:it learned of it in June}.",
    )
    assert found["a2"].name == "Lake Mobility"
    assert found["a2"].type == "body"


def test_she_is_the_woman_named_beside_the_office_that_spoke(nlp):
    found = names(
        nlp,
        "<1:Ravn Bright> [1:denied] {1:that it was tilted}.\n\n<2:The fund's administrator, Thandeka Moyo>, called "
        "{2:it a victory}. <3:She> [3:said] {3:that more would come}.",
    )
    assert found["a3"] == "Thandeka Moyo"


@pytest.mark.parametrize(
    ("first", "noun", "name"),
    [
        ("It was signed by an engineering consultancy, Trask & Lowe.", "consultancy", "Trask & Lowe"),
        ("Her publisher, Harrow & Finch, printed it in May.", "publisher", "Harrow & Finch"),
        ("The Office for Safety wrote in May. Shares in Lake Mobility fell.", "regulator", "Office for Safety"),
        ("LethRail cancelled its trains.", "firm", "LethRail"),
    ],
)
def test_a_noun_takes_up_the_body_that_is_of_that_kind(nlp, first, noun, name):
    assert names(nlp, f"{first} <1:The {noun}> said {{1:it was sorry}}.")["a1"] == name


def test_the_union_is_the_one_federation_however_far_back(nlp):
    found = names(
        nlp,
        "<1:The Railway and Tram Workers' Federation> said {1:support was solid}.\n\nLethRail waited. LethRail sat. It "
        "slept. It rained. It snowed. It stormed. LethRail called.\n\n<2:The union> said {2:it would go on}.",
    )
    assert found["a1"] == found["a2"] == "Railway and Tram Workers' Federation"


def test_the_hospital_trust_is_the_one_that_is_named_later(nlp):
    found = names(
        nlp,
        "<1:The hospital trust> said {1:births would stop}.\n\n<2:Femi Alder>, head of Calder Vale Hospitals Trust, "
        "said {2:it was sad}.\n\n<3:The trust> denied {3:a warning}.",
    )
    assert found["a1"] == found["a3"] == "Calder Vale Hospitals Trust"


def test_another_trust_is_another(nlp):
    found = names(
        nlp, "<1:The woodland trust> said {1:no}. Calder Vale Hospitals Trust waited. <2:The trust> said {2:so}."
    )
    assert found["a1"] == "woodland trust"


def test_where_somebody_is_speaks_for_nobody(nlp):
    assert names(nlp, "{1:It is down}, mission control in <1:Tormond> confirmed.")["a1"] == "mission control in Tormond"


def test_a_label_before_a_name_is_not_who_speaks(nlp):
    assert (
        names(nlp, "Ingrid Falkner runs it.\n\n<1:Stores: Falkner> [1:said] {1:some would go}.")["a1"]
        == "Ingrid Falkner"
    )


@pytest.mark.parametrize(("office", "body"), [("transport spokesman", None), ("police spokesman", "police")])
def test_a_spokesperson_on_something_speaks_for_nobody(nlp, office, body):
    found = speakers(nlp, f"<1:The {office}, Bertil Oake,> said {{1:she should go}}.")
    assert (found["a1"].name, found["a1"].body) == ("Bertil Oake", body)


def test_a_currency_is_no_company(nlp):
    found = names(nlp, "Savings: {1:NOK 600 million a year}, according to <1:the airline>.")
    assert found["a1"] == "airline"


@pytest.mark.parametrize("subject", ["The company", "The company's line"])
def test_it_is_the_company_told_of_where_a_person_spoke_before(nlp, subject):
    found = names(
        nlp,
        f"<1:Imogen Sale>, head of Northmere Water, [1:said] {{1:she knew}}.\n\n{{2:{subject} knows of no illness}}, "
        "<2:it> [2:said].",
    )
    assert found["a2"] == "Northmere Water"


def test_nobody_near_by_is_they(nlp):
    found = names(
        nlp,
        "{1:The captain, named as Guy Holm, remains in custody}, <1:they> [1:said]. <2:His lawyer, Anna Holm,> "
        "[2:said] {2:he was innocent}.",
    )
    assert "a1" not in found
