"""Names as strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.speakers.names import compatible, fold, fullest, initials, letters, parse
from checker.speakers.roles import fits, is_spokesperson, role
from checker.speakers.spelling import skeleton, variant


@pytest.mark.parametrize("text", ["R.K.Anandaswamy", "R. K. Anandaswamy", "RK Anandaswamy", "R K Anandaswamy"])
def test_initials_are_read_alike_however_they_are_set(text):
    assert parse(text).parts == ("r", "k", "anandaswamy")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("kumaraswamy", "kumarswami"),
        ("mohammed", "muhammad"),
        ("zelenskyy", "zelensky"),
        ("banerjee", "bannerji"),
        ("tchaikovsky", "chaikovski"),
        ("gadhafi", "qaddafi"),
    ],
)
def test_transliterations_are_variants(left, right):
    assert variant(left, right)
    assert variant(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("johnson", "johnston"),
        ("chen", "chan"),
        ("mehta", "mishra"),
        ("walker", "walter"),
        ("lee", "li"),
        ("park", "parks"),
    ],
)
def test_other_names_are_not(left, right):
    assert not variant(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("William Osei", "Bill Osei"),
        ("R.K. Anandaswamy", "Ravi Kumar Anandaswamy"),
        ("Mira Devi Anand", "Mira Anand"),
        ("Carl J. Voss", "Carl Voss"),
        ("Wei Zhang", "Zhang Wei"),
        ("Thomas J. Birk Jr.", "Tom Birk"),
        ("Layla al-Hashimi", "Layla Hashimi"),
    ],
)
def test_one_person(left, right):
    assert compatible(parse(left), parse(right))
    assert compatible(parse(right), parse(left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nora Velde", "Jonas Velde"),
        ("Carl Voss Jr.", "Carl Voss Sr."),
        ("Carl H. Voss", "Carl W. Voss"),
        ("Anna Birk", "Tom Birk"),
        ("Velde", "Nora Velde"),
        ("Ana Velde", "Ana Veldkamp"),
    ],
)
def test_two_people(left, right):
    assert not compatible(parse(left), parse(right))
    assert not compatible(parse(right), parse(left))


def test_the_fullest_well_formed_name_is_shown():
    assert (
        fullest(["Anandaswamy", "R.K.Anandaswamy", "RK Anandaswamy", "@rk_anandaswamy", "R K Anandaswamy"])
        == "RK Anandaswamy"
    )
    assert fullest(["Anand", "Mira Anand", "MIRA ANAND"]) == "Mira Anand"


def test_abbreviations():
    assert initials("Lok Dal (Unity)") == "ldu" == letters("LD(U)")
    assert initials("All Sundar Farmers Congress") == letters("A.S.F.C.")


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the former Sundar CM", "former Sundar chief minister"),
        ("The congresswoman", "Rep."),
        ("the senator", "Sen."),
        ("the union's chief", "leader of the Harbour Workers Union"),
        ("the lawmaker", "senator from Ashby"),
        ("Norwell's mayor", "mayor of Norwell"),
        ("the Democrat", "a Democrat of Ashby"),
    ],
)
def test_offices_that_fit(asked, held):
    assert fits(role(asked), role(held)) > 0


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("the mayor", "former mayor"),
        ("the former mayor", "mayor"),
        ("the Ashby mayor", "mayor of Norwell"),
        ("the doctor", "a lawyer"),
        ("the mayor", "deputy"),
    ],
)
def test_offices_that_do_not(asked, held):
    assert fits(role(asked), role(held)) == 0


def test_a_college_in_front_is_not_the_role():
    assert role("a Norwell College of Law professor").head == "professor"


def test_spokespeople():
    assert is_spokesperson("White Hall press secretary")
    assert is_spokesperson("a spokeswoman for the union")
    assert not is_spokesperson("secretary of the union")


@given(st.text(), st.text())
def test_no_string_breaks_names(left, right):
    for text in (left, right):
        parse(text), skeleton(fold(text)), initials(text), letters(text), role(text), fullest([text, right])
    assert compatible(parse(left), parse(right)) == compatible(parse(right), parse(left))
    assert variant(fold(left), fold(left))
