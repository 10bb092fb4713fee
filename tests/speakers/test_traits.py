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


def test_a_pronoun_is_the_subject_of_the_sentence_before_rather_than_who_spoke(nlp):
    found = names(
        nlp,
        "<1:Ivar Moe> [1:said] {1:waiting was a mistake}. Hallvard Moe, an economist, agreed. {2:“It costs jobs,”} "
        "<2:he> [2:said].",
    )
    assert found["a2"] == "Hallvard Moe"


def test_a_subject_inside_what_was_said_is_not_who_goes_on(nlp):
    found = names(
        nlp, "<1:Brian Murphy> [1:said] {1:Jonas Keel hurt his cause}. {2:“It has not cut well,”} <2:he> [2:said]."
    )
    assert found["a2"] == "Brian Murphy"


def test_an_age_is_the_subject_s_before_it_is_the_last_speaker_s(nlp):
    found = names(
        nlp,
        "<1:Roald Berg> [1:said] {1:it was late}.\n\nThe investor Petter Lund backed the plan. <2:The 71-year-old> "
        "[2:said] {2:he would stay}.",
    )
    assert found["a2"] == "Petter Lund"


def test_the_investor_is_the_subject_of_the_sentence_before(nlp):
    found = names(
        nlp,
        "<1:Minister Aud Sorli> [1:said] {1:no}.\n\nLund-Hansen is staying put. {2:“I sell nothing,”} <2:the investor> "
        "[2:wrote].",
    )
    assert found["a2"] == "Lund-Hansen"


def test_what_somebody_was_before_takes_him_up(nlp):
    text = "{1:“It is over,”} [1:said] <1:its chairman, Roald Berg>. <2:The former NOUN> [2:said] {2:a strike was on}."
    assert names(nlp, text.replace("NOUN", "captain"))["a2"] == "Roald Berg"
    assert names(nlp, text.replace("NOUN", "president"))["a2"] != "Roald Berg"


def test_a_woman_without_a_name_is_she(nlp):
    found = names(
        nlp, "<1:Aud Sorli> [1:said] {1:no}. One stewardess wept as <2:she> [2:told] us: {2:“I found out at home.”}"
    )
    assert found["a2"] == "One stewardess"


def test_an_epithet_is_no_part_of_a_name_where_another_article_has_none(nlp):
    found = names(nlp, "<1:Moneybags Petter Holm> [1:said] {1:yes}.", "<1:Petter Holm> [1:said] {1:yes}.")
    assert found["a1"] == found["b1"] == "Petter Holm"
