"""Several articles: who is one person, and who must not be."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.speakers.rules import Alias, Office
from tests.speakers.marked import names, speakers

pytestmark = pytest.mark.model


def test_a_surname_finds_its_only_bearer_in_another_article(nlp):
    found = speakers(
        nlp, "Mayor <1:Ana Velde> said {1:the bridge was safe}.", "<1:Velde> said {1:the bridge was safe}."
    )
    assert found["a1"].id == found["b1"].id
    assert found["b1"].name == "Ana Velde"


def test_a_surname_is_nobody_s_where_two_bear_it(nlp):
    found = speakers(
        nlp,
        "<1:Nora Velde> said {1:the bridge was safe}.",
        "<1:Daniel Velde> said {1:the bridge was not safe}.",
        "<1:Velde> said {1:more tests would follow}.",
    )
    assert len({s.id for s in found.values()}) == 3


def test_a_title_tells_two_bearers_apart(nlp):
    found = speakers(
        nlp,
        "<1:Nora Velde> said {1:the bridge was safe}.",
        "<1:Daniel Velde> said {1:the bridge was not safe}.",
        "<1:Ms Velde> said {1:more tests would follow}.",
    )
    assert found["c1"].name == "Nora Velde"


def test_an_office_tells_two_bearers_apart(nlp):
    found = speakers(
        nlp,
        "Senator <1:Robin Osei> said {1:the bill was dead}.",
        "Coach <1:Ellis Osei> said {1:the team was ready}.",
        "<1:Senator Osei> said {1:the bill was dead}.",
    )
    assert found["c1"].name == "Robin Osei"


def test_spellings_of_one_name_meet(nlp):
    found = speakers(
        nlp,
        "<1:R.K.Anandaswamy> said {1:prices were low}.",
        "<1:R K Anandaswami> said {1:prices were low}.",
        "<1:RK Anandaswamy> said {1:prices were low}.",
        "<1:Anandswamy> said {1:prices were low}.",
    )
    assert len({s.id for s in found.values()}) == 1
    assert found["a1"].name == "RK Anandaswamy"


@pytest.mark.parametrize(
    ("left", "right"),
    [("William Osei", "Bill Osei"), ("Mohammed Rashid Karim", "Muhammad Karim"), ("Carl J. Voss", "Carl Voss")],
)
def test_one_person_under_two_names(nlp, left, right):
    found = speakers(nlp, f"<1:{left}> said {{1:the road was closed}}.", f"<1:{right}> said {{1:the road was closed}}.")
    assert found["a1"].id == found["b1"].id


def test_an_initial_that_fits_two_joins_neither(nlp):
    found = speakers(
        nlp, "<1:John Birk> said {1:yes to it}.", "<1:Jane Birk> said {1:no to it}.", "<1:J. Birk> said {1:maybe so}."
    )
    assert len({s.id for s in found.values()}) == 3


def test_a_body_and_its_abbreviation_meet(nlp):
    found = speakers(
        nlp, "<1:The Harbour Workers Union> said {1:a strike was near}.", "<1:The HWU> said {1:a strike was near}."
    )
    assert found["a1"].id == found["b1"].id
    assert found["b1"].name == "Harbour Workers Union"


def test_unnamed_sources_of_other_statements_never_meet(nlp):
    found = speakers(nlp, "<1:Officials> said {1:the road was closed}.", "<1:Officials> said {1:nobody was hurt}.")
    assert found["a1"].id != found["b1"].id
    assert found["a1"].type == found["b1"].type == "unnamed"


def test_an_office_is_found_in_another_article(nlp):
    found = speakers(
        nlp, "Norwell mayor <1:Ana Velde> said {1:the bridge was safe}.", "<1:The mayor> said {1:the bridge was safe}."
    )
    assert found["b1"].name == "Ana Velde"
    assert found["b1"].found_by == "role"


def test_an_office_that_changed_hands_stays_open_without_dates(nlp):
    found = speakers(
        nlp,
        "Mayor <1:Ana Velde> said {1:the bridge was safe}.",
        "Mayor <1:Tom Birk> said {1:the bridge was old}.",
        "<1:The mayor> said {1:it would close}.",
    )
    assert found["c1"].name not in ("Ana Velde", "Tom Birk")


def test_a_handle_ties_two_articles(nlp):
    found = speakers(
        nlp,
        "<1:Ana Velde (@norwellmayor)> wrote {1:that the bridge was safe}.",
        "<1:@norwellmayor> wrote {1:that the bridge was safe}.",
    )
    assert found["b1"].name == "Ana Velde"


def test_a_spokesperson_speaks_for_the_body_under_its_full_name(nlp):
    found = speakers(
        nlp,
        "<1:Rail spokeswoman Ana Velde> said {1:trains ran}. <2:HWU spokesman Tom Birk> said {2:they did not}.",
        "<1:The Harbour Workers Union> said {1:trains did not run}.",
    )
    assert found["a2"].body == "Harbour Workers Union"
    assert found["a2"].id != found["b1"].id


VELDE = Alias(
    id="ana-velde",
    why="Two offices.",
    name="Ana Velde",
    names=("Anneke Velde",),
    handles=("@av",),
    external="Q0",
    never=("Ana Velden",),
    offices=(Office(title="mayor of Norwell", since=dt.date(2019, 1, 1), to=dt.date(2022, 12, 31)),),
)
BIRK = Alias(
    id="tom-birk",
    why="Two offices.",
    name="Tom Birk",
    offices=(Office(title="mayor of Norwell", since=dt.date(2023, 1, 1)),),
)


def test_an_alias_names_spellings_and_handles(nlp):
    found = speakers(
        nlp,
        "<1:Anneke Velde> said {1:the bridge was safe}. <2:@av> wrote {2:that it was old}.",
        "<1:Ana Velde> said {1:the bridge was safe}.",
        aliases=[VELDE],
    )
    assert {s.name for s in found.values()} == {"Ana Velde"}
    assert found["a1"].found_by == "alias"
    assert found["a1"].external == "Q0"


def test_an_alias_says_who_it_never_is(nlp):
    text = "<1:Ana Velde> said {1:the bridge was safe}.", "<1:Ana Velden> said {1:the bridge was not safe}."
    found = names(nlp, *text, aliases=[VELDE])
    assert found == {"a1": "Ana Velde", "b1": "Ana Velden"}


def test_an_office_that_changed_hands_is_settled_by_the_article_s_date(nlp):
    text = "<1:The Norwell mayor> said {1:the bridge was safe}."
    found = speakers(nlp, text, text, aliases=[VELDE, BIRK], published=[dt.date(2021, 5, 1), dt.date(2024, 5, 1)])
    assert (found["a1"].name, found["b1"].name) == ("Ana Velde", "Tom Birk")


def test_an_office_without_the_article_s_date_stays_open(nlp):
    found = speakers(nlp, "<1:The Norwell mayor> said {1:the bridge was safe}.", aliases=[VELDE, BIRK])
    assert found["a1"].name == "Norwell mayor"


def test_a_surname_that_its_own_article_could_not_tell_is_not_told_by_another(nlp):
    found = names(
        nlp,
        "<1:Ana Velde> said {1:the bridge was safe}.",
        "<1:Lena Velde and Nora Velde> said {1:the bridge was not safe}. <2:Velde> said {2:more tests would follow}.",
    )
    assert found["b2"] == "Velde"


@pytest.mark.parametrize(
    ("left", "right"), [("Ana Velde", "Anna Velde"), ("Sara Birk", "Sarah Birk"), ("Eric Osei", "Erik Osei")]
)
def test_short_first_names_in_two_spellings(nlp, left, right):
    found = speakers(nlp, f"<1:{left}> said {{1:the road was closed}}.", f"<1:{right}> said {{1:the road was closed}}.")
    assert found["a1"].id == found["b1"].id


def test_the_shipped_alias_ties_gop_to_its_party(nlp):
    from checker.rulebook import load

    found = names(
        nlp,
        "<1:The GOP> said {1:it would vote}.",
        "<1:The Republican Party> said {1:it would vote}.",
        aliases=load().aliases,
    )
    assert set(found.values()) == {"Republican Party"}
