"""One article: people taken up by an age, a country, a rank, their money or their children."""

from __future__ import annotations

import pytest

from tests.speakers.marked import names

pytestmark = pytest.mark.model


def test_an_age_is_that_of_who_is_told_to_be_so_old(nlp):
    found = names(
        nlp,
        "Kiran Aldous, 29, was hurt on Saturday. <1:Ana Velde> [1:said] {1:a boy was held}. <2:The 29-year-old> said "
        "{2:he was lucky}.",
    )
    assert found["a2"] == "Kiran Aldous"


def test_no_body_is_years_old(nlp):
    found = names(nlp, "<1:The Works Council> said {1:it was late}. <2:The 29-year-old> said {2:so too}.")
    assert found["a2"] == "29-year-old"


def test_a_country_takes_up_the_subject_of_the_sentence_before(nlp):
    found = names(
        nlp,
        "<1:Joel Ademi> [1:said] {1:they had let him down}.\n\nLuca Delmonte, who joined in 2024, won 19 of his "
        "matches.\n\n<2:The Italian> said {2:it was an email}. {3:“It was badly done,”} <3:he> said.",
    )
    assert found["a2"] == found["a3"] == "Luca Delmonte"


@pytest.mark.parametrize(
    "words",
    ["multi-millionaire", "millionaire", "mother of two", "mum of 3", "forecaster"],
)
def test_a_noun_for_anybody_takes_up_who_spoke(nlp, words):
    found = names(nlp, f"<1:Helena Brandt> said {{1:the alarms worked}}.\n\n<2:The {words}> said {{2:she would pay}}.")
    assert found["a2"] == "Helena Brandt"


def test_a_mother_without_a_number_is_somebody_s_mother(nlp):
    found = names(nlp, "<1:Helena Brandt> said {1:it worked}.\n\n<2:The mother> said {2:she had heard nothing}.")
    assert found["a2"] != "Helena Brandt"


@pytest.mark.parametrize("rank", ["PC", "DI", "DCI", "Detective Inspector", "Police constable"])
def test_the_officer_is_who_has_a_rank_of_the_police(nlp, rank):
    found = names(
        nlp, f"<1:{rank} Owen Tolland> said {{1:it was so}}.\n\nAna Velde wept. <2:The officer> said {{2:no}}."
    )
    assert found["a1"] == found["a2"] == "Owen Tolland"


def test_the_head_of_an_agency_is_not_the_president(nlp):
    found = names(
        nlp, "<1:The head of the rescue agency> said {1:hope was fading}. President Ilir Dovan [2:said] {2:he mourned}."
    )
    assert found["a1"] == "head of the rescue agency"


def test_a_name_after_a_clause_is_who_the_noun_before_it_means(nlp):
    found = names(
        nlp,
        "<1:Pavel Anton> said {1:people had been moved}.\n\n<2:A miner who escaped, Josip Darrow>, 41, said {2:nothing "
        "rang}. {3:“It did not sound,”} <3:he> said.",
    )
    assert found["a3"] == "Josip Darrow"


def test_an_occupation_with_a_capital_is_no_part_of_a_name(nlp):
    assert names(nlp, "<1:Forecaster Leif Arnesen> said {1:it would rain}.")["a1"] == "Leif Arnesen"
