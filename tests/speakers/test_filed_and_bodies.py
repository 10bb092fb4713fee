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
