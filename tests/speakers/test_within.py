"""One article: every way in which a source can mean somebody."""

from __future__ import annotations

import pytest

from tests.speakers.marked import names, speakers

pytestmark = pytest.mark.model


def test_pronouns_take_up_the_person_in_focus(nlp):
    found = speakers(
        nlp,
        (
            "<1:Ana Velde> said {1:the bridge was safe}. <2:She> added that {2:tests were done in May}.\n\n"
            "Tom Birk disagreed. <3:He> said {3:the tests were old}."
        ),
    )
    assert [found[k].name for k in ("a1", "a2", "a3")] == ["Ana Velde", "Ana Velde", "Tom Birk"]
    assert [found[k].found_by for k in ("a1", "a2", "a3")] == ["name", "coreference", "coreference"]


def test_a_pronoun_does_not_mean_somebody_its_own_words_name(nlp):
    found = names(
        nlp, ("Mr Birk met Mr Osei on Monday. Mr Osei was late. <1:He> said {1:Mr Osei had missed the train}.")
    )
    assert found["a1"] == "Birk"


def test_a_pronoun_does_not_mean_its_clause_mate(nlp):
    found = names(nlp, "Carl Osei spoke for an hour. Of Tom Birk, <1:he> said, {1:“I wish him well.”}")
    assert found["a1"] == "Carl Osei"


@pytest.mark.parametrize("word", ["I", "we"])
def test_first_persons_in_a_quotation_are_its_speaker(nlp, word):
    found = speakers(
        nlp, f"{{1:“As <2:{word}> said last year, {{2:the bridge is safe}},”}} <1:Ana Velde> told reporters."
    )
    assert found["a2"].name == "Ana Velde"
    assert found["a2"].found_by == "coreference"


def test_first_persons_outside_quotations_stay_unresolved(nlp):
    assert "a1" not in speakers(nlp, "<1:We> asked {1:whether the bridge was safe}. Ana Velde did not answer.")


def test_they_are_the_last_group(nlp):
    found = speakers(nlp, "<1:Two residents> said {1:the road was closed}. <2:They> said {2:it had flooded}.")
    assert found["a2"].id == found["a1"].id
    assert found["a2"].type == "unnamed"


def test_surnames_and_first_names_stand_for_the_whole_name(nlp):
    found = names(
        nlp,
        (
            "<1:Mira Devi Anand> said {1:the vote was fair}. <2:Anand> said {2:all votes were counted}. "
            "<3:Mira> said {3:she was glad}."
        ),
    )
    assert set(found.values()) == {"Mira Devi Anand"}


def test_titles_and_offices(nlp):
    found = speakers(
        nlp,
        (
            "Former Norwell mayor <1:Ana Velde> said {1:the bridge was safe}. "
            "<2:The former mayor> said {2:it was tested}.\n\n"
            "Senator <3:Tom Birk> said {3:it was not}. <4:The senator> said {4:he had proof}."
        ),
    )
    assert [found[f"a{i}"].name for i in (1, 2, 3, 4)] == ["Ana Velde", "Ana Velde", "Tom Birk", "Tom Birk"]
    assert found["a2"].found_by == found["a4"].found_by == "role"


def test_an_abbreviated_office_is_the_office(nlp):
    found = names(
        nlp,
        (
            "Former Sundar chief minister Ravi Kolar met reporters on Friday. "
            "<1:The former Sundar CM> said {1:he would run}."
        ),
    )
    assert found["a1"] == "Ravi Kolar"


def test_an_office_that_changed_hands_within_one_article(nlp):
    found = names(
        nlp,
        (
            "Mayor Tom Birk opened the bridge that former mayor Ana Velde had "
            "planned. <1:The mayor> said {1:it was late}. "
            "<2:The former mayor> said {2:it was on time}."
        ),
    )
    assert found == {"a1": "Tom Birk", "a2": "Ana Velde"}


def test_appositions_and_relative_clauses(nlp):
    found = names(
        nlp,
        (
            "<1:Ana Velde, the harbour master,> said {1:the ship was safe}. <2:The "
            "harbour master> said {2:it could sail}. "
            "The decision was welcomed by Tom Birk, <3:who> said {3:it was time}. "
            "<4:A lawyer for the crew, Carl Osei,> said "
            "{4:nobody had asked them}."
        ),
    )
    assert found == {"a1": "Ana Velde", "a2": "Ana Velde", "a3": "Tom Birk", "a4": "Carl Osei"}


def test_a_spokesperson_keeps_the_body(nlp):
    found = speakers(
        nlp,
        (
            "<1:Northgate Rail spokeswoman Ana Velde> said {1:trains were "
            "running}. <2:Velde> said {2:delays were small}. "
            "<3:A spokesman for the ministry> said {3:it was looking into it}. "
            "<4:Northgate Rail> said {4:it was sorry}."
        ),
    )
    assert (found["a1"].name, found["a1"].body, found["a1"].type) == ("Ana Velde", "Northgate Rail", "person")
    assert found["a2"].body == "Northgate Rail"
    assert (found["a3"].type, found["a3"].body) == ("unnamed", "ministry")
    assert (found["a4"].name, found["a4"].type) == ("Northgate Rail", "body")
    assert found["a4"].id != found["a1"].id


def test_bodies_and_their_abbreviations(nlp):
    found = names(
        nlp,
        (
            "<1:The Harbour Workers Union> (HWU) said {1:a strike was near}. <2:The HWU> said {2:talks had failed}. "
            "<3:The union> said {3:it would vote}."
        ),
    )
    assert set(found.values()) == {"Harbour Workers Union"}


def test_a_party_written_with_a_bracket(nlp):
    found = names(
        nlp,
        (
            "Leaders of the Lok Dal (Unity) met in Sundar. <1:The LDU> said {1:it "
            "would run}. According to <2:LD(U)>, {2:it would win}."
        ),
    )
    assert set(found.values()) == {"Lok Dal (Unity)"}


def test_joint_speakers(nlp):
    found = speakers(nlp, "<1:Governor Ana Velde and Mayor Tom Birk> said {1:schools would close}.")
    assert found["a1"].name == "Ana Velde and Tom Birk"
    alone = speakers(nlp, "<1:Governor Ana Velde> said {1:schools would close}.")
    assert alone["a1"].id != found["a1"].id


def test_a_clause_between_nouns_joins_nobody(nlp):
    found = speakers(nlp, "<1:Ana Velde, who grew up in Norwell and had worked with Tom Birk,> said {1:it was over}.")
    assert found["a1"].name == "Ana Velde"


def test_documents_and_statements(nlp):
    found = speakers(
        nlp,
        (
            "<1:A report by the Harbour Workers Union> said {1:the ship was "
            "unsafe}. <2:The report> said {2:it should not sail}. "
            "<3:A statement from Ana Velde> said {3:the ship was safe}. <4:The statement> said {4:it would sail}."
        ),
    )
    assert found["a1"].type == found["a2"].type == "document"
    assert found["a1"].id == found["a2"].id
    assert found["a1"].body == "Harbour Workers Union"
    assert found["a3"].name == found["a4"].name == "Ana Velde"


def test_a_handle_is_tied_to_its_name(nlp):
    found = speakers(
        nlp,
        (
            "Ana Velde opened the bridge on Friday. <1:Ana Velde (@anavelde_official)> wrote {1:that it was done}. "
            "<2:@anavelde_official> wrote {2:that it was safe}."
        ),
    )
    assert found["a1"].name == found["a2"].name == "Ana Velde"
    assert "@anavelde_official" in found["a2"].names


def test_a_handle_that_spells_a_name_needs_no_bracket(nlp):
    found = names(nlp, "Carl Osei met the crew. <1:@CarlOsei> wrote {1:that the ship was safe}.")
    assert found["a1"] == "Carl Osei"


@pytest.mark.parametrize("words", ["Officials", "A person familiar with the matter", "Some residents", "Critics"])
def test_unnamed_sources_stay_unnamed(nlp, words):
    found = speakers(nlp, f"Ana Velde opened the bridge. <1:{words}> said {{1:it was not safe}}.")
    assert found["a1"].type == "unnamed"


def test_no_speaker(nlp):
    assert speakers(nlp, "{1:The bridge is expected to open in May}.") == {}


def test_a_quotation_that_carries_on(nlp):
    found = speakers(
        nlp, "{1:“The bridge is safe,”} <1:Ana Velde> said. {2:“We tested it in May.”}\n\n{3:“It will open soon.”}"
    )
    assert found["a2"].name == found["a3"].name == "Ana Velde"
    assert found["a2"].found_by == found["a3"].found_by == "continuation"


def test_two_people_of_one_surname(nlp):
    found = names(
        nlp,
        (
            "<1:Nora Velde> said {1:the bridge was safe}. Her brother Jonas Velde "
            "was at the site. <2:Jonas Velde> said "
            "{2:it was not}. <3:Velde> said {3:more tests would follow}. <4:Ms Velde> said {4:they were costly}. "
            "<5:Mr Velde> said {5:they were needed}."
        ),
    )
    assert (found["a1"], found["a2"]) == ("Nora Velde", "Jonas Velde")
    assert found["a3"] == "Nora Velde"  # the one whose full name the paper does not repeat
    assert (found["a4"], found["a5"]) == ("Nora Velde", "Jonas Velde")


def test_an_ambiguous_surname_is_not_given_away(nlp):
    found = names(nlp, "Nora Velde and Jonas Velde met on Friday. <1:Velde> said {1:the bridge was safe}.")
    assert found["a1"] == "Velde"


def test_father_and_son(nlp):
    found = names(nlp, ("<1:Carl Osei> said {1:the ship was safe}. <2:Carl Osei Jr.> said {2:it was not}."))
    assert found == {"a1": "Carl Osei", "a2": "Carl Osei Jr."}


def test_spellings_of_one_name(nlp):
    found = names(
        nlp,
        (
            "<1:R.K.Anandaswamy> met farmers on Friday. <2:R K Anandaswamy> said {2:{1:prices} were low}. "
            "<3:RK Anandaswamy> said {3:they would rise}. <4:Anandswami> said {4:help was near}."
        ),
    )
    assert set(found.values()) == {"RK Anandaswamy"}


@pytest.mark.parametrize("name", ["Peter King", "Dean Baker", "Karen Bishop", "Thomas Major"])
def test_surnames_that_are_titles(nlp, name):
    family = name.split()[-1]
    found = names(nlp, f"Rep. <1:{name}> said {{1:the bill was dead}}. <2:{family}> said {{2:it was over}}.")
    assert found == {"a1": name, "a2": name}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Chinonso Okwuosa", "Lagos"),
        ("Wei Zhang", "Shenzhen"),
        ("Layla al-Hashimi", "Amman"),
        ("Thirumalai Rengan", "Madurai"),
    ],
)
def test_names_that_the_small_model_mistakes(nlp, name, place):
    family = name.split()[-1]
    found = speakers(
        nlp, f"In {place}, <1:{name}> said {{1:the road was closed}}. <2:{family}> said {{2:it had flooded}}."
    )
    assert found["a1"].name == found["a2"].name == name
    assert found["a1"].type == "person"


def test_a_place_is_not_who_he_is(nlp):
    found = names(nlp, "Tom Birk came to Norwell from Ashby. In Norwell, <1:he> said {1:the road was closed}.")
    assert found["a1"] == "Tom Birk"


def test_the_two_are_whom_the_article_is_about(nlp):
    found = names(
        nlp,
        (
            "Ana Velde met Tom Birk on Friday. Velde had invited Birk. Velde also spoke with Carl Osei. "
            "<1:The two leaders> said {1:the bridge would open}."
        ),
    )
    assert found["a1"] == "Ana Velde and Tom Birk"


def test_an_institution_named_by_its_kind_is_itself(nlp):
    found = speakers(
        nlp,
        "NORWELL HARBOUR - The ferry of Skerry Lines ran aground, <1:the coastguard> said {1:on Friday}.",
        "<1:The coastguard> said {1:nobody was hurt}.",
    )
    assert found["a1"].name == "coastguard"
    assert found["a1"].id == found["b1"].id
    assert found["a1"].type == "body"


def test_a_ship_is_not_a_lady(nlp):
    found = names(nlp, "Harbour master Ana Velde watched as the Lady Rowena sank. <1:She> said {1:all were safe}.")
    assert found["a1"] == "Ana Velde"


def test_a_name_in_another_script_beside_the_name(nlp):
    found = names(nlp, "Ravi Kolar met farmers. <1:ರವಿ ಕೋಲಾರ | Ravi Kolar (@ravikolar)> wrote {1:that prices were low}.")
    assert found["a1"] == "Ravi Kolar"


def test_two_roles_of_one_person_are_one_speaker(nlp):
    found = names(nlp, "<1:Former prosecutor and Norwell mayor Ana Velde> said {1:the bridge was safe}.")
    assert found["a1"] == "Ana Velde"


@pytest.mark.parametrize(
    "text",
    [
        "Velm Crown Court [1:heard] {1:that it was broken}.",
        "{1:He had paid}, the Supreme Court [1:heard].",
        "A woman [1:heard] {1:that he had paid}.",
        "Velm Crown Court [1:was told] {1:that it was broken}.",
    ],
)
def test_who_hears_what_is_said_has_not_said_it(nlp, text):
    assert "a1" not in speakers(nlp, text)
