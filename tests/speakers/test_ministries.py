"""Ministries: one under several names, and two countries' never one."""

from __future__ import annotations

import pytest

from checker.speakers.across import resolve
from checker.speakers.ministries import field_and_owner
from tests.speakers.marked import names, people


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Ministry of Defence", ("defence", "")),
        ("Defense Ministry", ("defence", "")),
        ("Varnian Ministry of Defence", ("defence", "varn")),
        ("Varn's defence ministry", ("defence", "varn")),
        ("Ministry of Foreign Affairs of Istra", ("foreign", "istr")),
        ("Ministry of the Interior", ("interior", "")),
        ("home ministry", ("interior", "")),
        ("ministry", None),
        ("Ministry of Silly Walks", None),
        ("Department of Defense", None),
        ("Ana Velde", None),
    ],
)
def test_what_a_name_tells_of_a_ministry(name, known):
    assert field_and_owner(name) == known


@pytest.mark.model
def test_one_ministry_under_three_names_is_one(nlp):
    found = names(
        nlp,
        "<1:Varn's defence ministry> [1:said] {1:two soldiers had died}. Istra's Ministry of Defence denied it.",
        "<1:The Varnian Ministry of Defence> [1:said] {1:two soldiers had died}.",
    )
    assert found["a1"] == found["b1"] == "Varnian Ministry of Defence"


@pytest.mark.model
def test_the_ministries_of_two_countries_stay_two_in_one_article(nlp):
    found = names(
        nlp,
        "<1:Varn's Ministry of Defence> [1:said] {1:it was attacked}. <2:Istra's Ministry of Defence> [2:said] {2:it "
        "had not}. <3:The Ministry of Defence> [3:said] {3:no shell had been fired}. <4:Istra> [4:said] {4:so too}.",
    )
    assert found == {
        "a1": "Ministry of Defence of Varn",
        "a2": "Ministry of Defence of Istra",
        "a3": "Ministry of Defence of Istra",
        "a4": "Istra",
    }


@pytest.mark.model
def test_the_ministries_of_two_countries_stay_two_across_articles(nlp):
    found = names(
        nlp,
        "<1:Varn's Ministry of Defence> [1:said] {1:it was attacked}.",
        "<1:Istra's Ministry of Defence> [1:said] {1:it was not}.",
        "<1:The Ministry of Defence> [1:said] {1:shells had been fired}.",
    )
    assert len(set(found.values())) == 3


@pytest.mark.model
@pytest.mark.parametrize(("field", "one"), [("health", True), ("defence", False)])
def test_a_ministry_that_nobody_owns_is_the_only_country_s_unless_there_may_be_two_sides(nlp, field, one):
    found = names(
        nlp,
        f"<1:Varn's {field} ministry> [1:said] {{1:it was sorry}}.",
        f"<1:The {field} ministry> [1:said] {{1:it was sorry}}.",
    )
    assert (found["a1"] == found["b1"]) is one


@pytest.mark.model
def test_an_outlet_called_after_a_country_means_that_country_s(nlp):
    import dataclasses

    told = [
        people(
            nlp, "<1:Varn's defence ministry> [1:said] {1:two had died}. Istra's Ministry of Defence denied it.", "a"
        ),
        people(nlp, "<1:The Defence Ministry> [1:said] {1:two of the attackers had died}.", "b"),
    ]
    told[1] = dataclasses.replace(told[1], outlet="Istra Today")
    assert resolve(told)["b1"].name == "Ministry of Defence of Istra"
