"""Spellings of single words, offices in letters, legal forms and handles: strings only, no model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.speakers.handles import spelled, spellings
from checker.speakers.names import compatible, core, parse, titled_by
from checker.speakers.roles import fits, role
from checker.speakers.spelling import given_agrees, variant


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("serhiy", "sergei"),
        ("mykola", "nikolai"),
        ("oleksandr", "aleksandr"),
        ("viktoriya", "victoria"),
        ("rafa", "rafael"),
        ("santi", "santiago"),
        ("bill", "william"),
        ("s", "syed"),
        ("sara", "sarah"),
    ],
)
def test_one_first_name(left, right):
    assert given_agrees(left, right)
    assert given_agrees(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [("carl", "carla"), ("paul", "paula"), ("sergei", "petro"), ("joseph", "josephine"), ("a", "bea")],
)
def test_two_first_names(left, right):
    assert not given_agrees(left, right)
    assert not given_agrees(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("hrytsak", "gritsak"), ("viktorenko", "victorenko"), ("bondarchuk", "bondartchuk")]
)
def test_ukrainian_and_russian_family_names_are_variants(left, right):
    assert variant(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("petrenkov", "petrenkova"), ("dolinsky", "dolinskaya"), ("sorokin", "sorokina")]
)
def test_his_name_is_not_hers(left, right):
    assert not variant(left, right)
    assert not variant(right, left)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Veerabhadra Nayak", "K. Veerabhadra Nayak", True),
        ("Veerabhadra Nayak", "K V Nayak", True),
        ("Veerabhadra Nayak", "K R Nayak", False),
        ("Veerabhadra Nayak", "Karan Veer Nayak", False),
    ],
)
def test_initials_in_front_may_be_left_out_only_leniently(left, right, same):
    assert compatible(parse(left), parse(right), lenient=True) is same
    if right == "K V Nayak":
        assert not compatible(parse(left), parse(right))


@pytest.mark.parametrize(
    ("name", "offices", "expected"),
    [
        ("CS Otieno", ["Water Cabinet Secretary"], True),
        ("CP Garba Lawan", ["Commissioner of Police"], True),
        ("CS Otieno", ["senator"], False),
        ("Grace Otieno", ["Cabinet Secretary"], False),
        ("C. Otieno", ["Commissioner"], False),
    ],
)
def test_letters_that_are_an_office(name, offices, expected):
    assert titled_by(parse(name), offices) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varnholt AG", "Varnholt"),
        ("Zhong Batteries Co Ltd", "Zhong Batteries"),
        ("The Kestrel Bank", "Kestrel Bank"),
        ("Pty", "Pty"),
        ("Skerry Lines, Inc.", "Skerry Lines"),
    ],
)
def test_a_body_s_name_without_its_legal_form(text, expected):
    assert core(text) == expected


@pytest.mark.parametrize(
    ("handle", "name"),
    [("@WanjiruOtieno", "Wanjiru Otieno"), ("@HonWanjiruOtieno", "Wanjiru Otieno"), ("@RedLanternHQ", "Red Lantern")],
)
def test_handles_that_spell_a_name(handle, name):
    assert spelled(handle) in spellings(name)


@pytest.mark.parametrize("handle", ["@hq", "@the", "@official", "@"])
def test_handles_of_which_nothing_is_left_spell_nobody(handle):
    assert spelled(handle) == ""


@pytest.mark.parametrize(
    ("asked", "held", "fit"),
    [
        ("the deputy governor", "Deputy Governor", True),
        ("the governor", "Deputy Governor", False),
        ("the deputy governor", "Governor", False),
        ("the interim chief executive", "chief executive", False),
        ("the New Norwell mayor", "mayor", True),
        ("the finance chief", "CFO", True),
    ],
)
def test_offices_of_another_rank(asked, held, fit):
    assert (fits(role(asked), role(held)) > 0) is fit


@given(st.text(max_size=30), st.text(max_size=30))
def test_order_and_odd_text_change_nothing(left, right):
    assert given_agrees(left, right) == given_agrees(right, left)
    assert variant(left, right) == variant(right, left)
    assert core(core(left)) == core(left)
    spelled(left), spellings(left)
