"""One article: what tweets, documents, pronouns, plain nouns, headlines and leaders take up."""

from __future__ import annotations

import pytest

from tests.speakers.marked import names, speakers

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("<1:Ana Velde> [1:tweeted] {1:that the bridge was safe}.", "According to <2:the tweet>, {2:tests were done}."),
        ("<1:Ana Velde> [1:said] in a statement {1:that it was safe}.", "<2:The statement> said {2:tests were done}."),
        ("In a post, <1:Ana Velde> [1:wrote] {1:that it was safe}.", "<2:The post> said {2:tests were done}."),
    ],
)
def test_what_somebody_uttered_is_that_person_s_word(nlp, first, then):
    found = speakers(nlp, f"{first} {then}")
    assert found["a2"].name == "Ana Velde"
    assert found["a2"].found_by == "coreference"


def test_a_letter_is_a_document_of_who_wrote_it(nlp):
    found = speakers(
        nlp,
        "<1:Ana Velde> [1:said] in a letter to residents {1:that it was safe}. <2:The letter> said {2:tests "
        "were done}.",
    )
    assert (found["a2"].type, found["a2"].body) == ("document", "Ana Velde")


def test_the_documents_take_up_what_was_published(nlp):
    found = speakers(
        nlp,
        "The harbour board published its safety reports on Friday. <1:The documents> said {1:the ship was unsafe}. "
        "<2:They> showed {2:that repairs were late}.",
    )
    assert found["a1"].name == found["a2"].name == "its safety reports"
    assert found["a1"].type == "document"


def test_a_document_is_nobody_s_role(nlp):
    found = speakers(
        nlp,
        "Residents sent Mayor Ana Velde, who had closed the bridge, a letter on Friday. <1:The letter> said {1:it was "
        "safe}.",
    )
    assert found["a1"].type == "document"


def test_it_is_the_body_or_document_before_and_no_person(nlp):
    found = speakers(
        nlp,
        "<1:Ana Velde> said {1:trains were late}. The Port Authority disagreed. <2:It> said {2:more would come}.\n\n"
        "The cable was sent on Friday. <3:It> said {3:the harbour was unsafe}.",
    )
    assert found["a2"].name == "Port Authority"
    assert found["a3"].type == "document"


def test_they_are_not_who_others_speak_of(nlp):
    found = speakers(
        nlp,
        "<1:Harbour unions> said {1:ministers had never kept their word}. <2:They> accused {2:the board of lying}.",
    )
    assert found["a2"].id == found["a1"].id


@pytest.mark.parametrize("noun", ["official", "aide", "source", "man"])
def test_a_plain_noun_takes_up_the_unnamed_source_before_it(nlp, noun):
    found = speakers(
        nlp, f"<1:A member of the harbour board> said {{1:the ship was old}}. <2:The {noun}> said {{2:it would sink}}."
    )
    assert found["a2"].id == found["a1"].id
    assert found["a2"].type == "unnamed"


def test_a_plain_noun_does_not_take_up_a_thing(nlp):
    found = speakers(nlp, "<1:The museum> said {1:it was shut}. <2:The woman> said {2:it was open}.")
    assert found["a2"].id != found["a1"].id


def test_whom_he_asks_he_is_not(nlp):
    found = speakers(
        nlp,
        "Senator Tom Birk walked to a hearing. A student followed him, and <1:he> asked the senator "
        "{1:whether he would "
        "vote}.",
    )
    assert found["a1"].name != "Tom Birk"


def test_who_campaigns_is_not_whom_he_campaigns_against(nlp):
    found = names(
        nlp, "Carl Osei won in May. Campaigning against Tom Birk last year, <1:he> said {1:the harbour would be saved}."
    )
    assert found["a1"] == "Carl Osei"


def test_a_clause_s_subject_is_no_apposition(nlp):
    found = names(
        nlp,
        "Governor Ana Velde met the press. In talks with the host, Tom Birk, the governor pointed to a law. "
        "<1:The governor> "
        "said {1:it was old}.",
    )
    assert found["a1"] == "Ana Velde"


def test_two_offices_under_one_article_are_one_person(nlp):
    found = names(
        nlp,
        "Former Norwell mayor <1:Ana Velde> said {1:it was safe}. <2:The former mayor and current "
        "candidate> said {2:it "
        "was old}.",
    )
    assert found["a2"] == "Ana Velde"


def test_a_headline_in_title_case_is_no_name(nlp):
    found = names(
        nlp,
        "Velde Says Norwell Harbour Bridge Will Reopen Before Winter\n\nMayor <1:Ana Velde> said {1:the "
        "bridge was safe}. "
        "<2:Velde> said {2:it would open}.",
    )
    assert set(found.values()) == {"Ana Velde"}


def test_a_name_that_describes_a_thing_is_no_second_bearer(nlp):
    found = names(
        nlp,
        "Governor Tom Birk spoke on Friday. Thousands joined the Resist Birk movement. <1:Birk> said {1:he "
        "would stay}.",
    )
    assert found["a1"] == "Tom Birk"


def test_the_first_lady_is_not_the_president(nlp):
    found = names(
        nlp,
        "<1:President Osei> said {1:the vote was fair}. The first lady, Ana Osei, was in the hall. <2:The "
        "president> said "
        "{2:he was glad}.",
    )
    assert found == {"a1": "Osei", "a2": "Osei"}


def test_given_names_of_two_syllables(nlp):
    found = names(nlp, "<1:Han Jae-won, the minister,> said {1:it was over}. <2:Mr. Han> said {2:talks had failed}.")
    assert set(found.values()) == {"Han Jae-won"}


@pytest.mark.parametrize(
    "words",
    [
        "Ravi Kolar, who leads the Harbour Workers Union,",
        "Ravi Kolar, leader of the Harbour Workers Union,",
        "Harbour Workers Union chief Ravi Kolar",
    ],
)
def test_a_leader_is_on_the_side_of_the_body(nlp, words):
    found = speakers(
        nlp, f"<1:{words}> said {{1:it would win}}. <2:The Harbour Workers Union> said {{2:talks failed}}."
    )
    assert found["a1"].leads == "Harbour Workers Union"
    assert found["a1"].side == found["a2"].name


def test_a_former_leader_is_not(nlp):
    found = speakers(
        nlp,
        "<1:Ravi Kolar, former leader of the Harbour Workers Union,> said {1:it would lose}. <2:The Harbour "
        "Workers Union> said {2:so}.",
    )
    assert found["a1"].leads is None


def test_a_short_form_defined_in_words(nlp):
    found = names(nlp, "The Port Safety Agency, or PSA, met on Friday. <1:The PSA> said {1:it would vote}.")
    assert found["a1"] == "Port Safety Agency"
