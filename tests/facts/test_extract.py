"""Facts of whole sentences, through the model."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from checker.facts.extract import facts_of
from checker.records import Facts, Quantity, Span

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
SUNDAY = dt.date(2024, 5, 5)


def facts(nlp: Language, text: str, published: dt.date | None = SUNDAY) -> Facts:
    return facts_of(nlp(text), (Span(0, len(text)),), published=published)


def one(nlp: Language, text: str) -> Quantity:
    found = facts(nlp, text).quantities
    assert len(found) == 1, found
    return found[0]


def test_a_count_knows_what_it_counts_and_its_role(nlp: Language) -> None:
    q = one(nlp, "The fire killed 12 young miners in Orlova.")
    assert (q.low, q.high, q.counts[0], q.slot[0]) == (12, 12, "miner", "kill")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The storm cut power to at least 40 homes.", 40, None),
        ("The storm cut power to more than 40 homes.", 40, None),
        ("The storm cut power to fewer than 40 homes.", None, 40),
        ("The storm cut power to up to 40 homes.", None, 40),
        ("The storm cut power to nearly 40 homes.", 36, 40),
        ("The storm cut power to 40 homes or more.", 40, 40),
    ],
)
def test_bounds(nlp: Language, text: str, low: int | None, high: int | None) -> None:
    q = one(nlp, text)
    assert (q.low, q.high) == (low, high)


def test_about_is_approximate(nlp: Language) -> None:
    assert one(nlp, "The storm cut power to about 1,200 homes.").approximate
    assert one(nlp, "The storm cut power to about 1,200 homes.").precision == 50
    assert not one(nlp, "The storm cut power to 1,187 homes.").approximate


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1987.",
        "The train leaves at 10:15 from Velm.",
        "The Rovers won 3-1 in Velm.",
        "Call 555-0134 for tickets.",
        "Room 12 was empty.",
        "No one came to the hearing.",
        "One of the pilots spoke.",
        "They met on 14 March 2022.",
        "The council passed it in a 216 to 212 vote.",
        "Lenko called 0800 555 111 from home.",
        "The mayor flew home on Velm Force One.",
        "They were seen at a 7-Eleven in Velm.",
        "Passengers on bus 42 were unhurt.",
        "The film 9 Quiet Neighbours was shown in Velm.",
        "Agent 007 was asked for his ticket.",
        "The town runs on Lumen 3.12 now.",
        "Shares in Lund & Orlov's 500 fell in Velm.",
        "They met at the COP26 talks in Velm.",
        "The shot, called LNT162b2, was safe.",
        "A bill known as HR 9 that Lenko wrote was passed.",
        "He earned a seven-figure salary in Velm.",
        "The film Orlova Nights 2: Home was shown in Velm.",
        "The Big 10 season was called off in Velm.",
        "The council has a 6-to-3 conservative majority.",
        "The council voted 52 to 48 on the dam and 53 to 47 on the mill.",
        "They met on Oct. 1 and 2, and in Velm on Nov. 3 and 4.",
        "A third party was asked about it.",
    ],
)
def test_no_quantity(nlp: Language, text: str) -> None:
    assert facts(nlp, text).quantities == ()


def test_one_person_beside_numbered_ones_is_counted(nlp: Language) -> None:
    found = facts(nlp, "Two women, a man and a child died in the flat after a fire.").quantities
    assert [(str(q.low), q.counts[0]) for q in found] == [("2", "woman"), ("1", "man"), ("1", "child")]
    assert facts(nlp, "A man and a woman died in the flat.").quantities == ()


def test_how_often_is_a_figure_of_its_own(nlp: Language) -> None:
    twice, three = one(nlp, "The mayor was fined twice."), one(nlp, "The mayor was fined three times.")
    assert (twice.counts, three.counts) == (("time",), ("time",))


def test_pounds_that_are_paid_are_money(nlp: Language) -> None:
    assert one(nlp, "The vase cost 40 pounds.").unit == "GBP"
    assert one(nlp, "The dog weighed 40 pounds.").unit == "pound"


def test_a_glued_currency_is_no_name(nlp: Language) -> None:
    assert facts(nlp, "The state spent Sh640 million on the road.").mentions == ()


def test_last_weekday_may_be_of_either_week(nlp: Language) -> None:
    (found,) = facts(nlp, "The tunnel collapsed last Friday.").dates
    assert (found.first, found.last) == (dt.date(2024, 4, 26), dt.date(2024, 5, 3))


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The offer is on the table until Wednesday.", True),
        ("Drilling is planned for Wednesday.", True),
        ("A meeting was scheduled for Wednesday.", True),
        ("A meeting is due on Wednesday.", True),
        ("The trial opens on Wednesday.", True),
        ("The road was shut on Wednesday.", False),
        ("The road has been shut since Wednesday.", False),
        ("Two people are dead after a fire on Wednesday.", False),
        ("The ship remains stuck where it ran aground on Wednesday.", False),
        ("The ship had been found by Wednesday.", False),
    ],
)
def test_a_weekday_looks_ahead_with_a_plan_and_with_what_holds_now(nlp: Language, text: str, ahead: bool) -> None:
    (found,) = facts(nlp, text).dates
    assert found.first == (dt.date(2024, 5, 8) if ahead else dt.date(2024, 5, 1))


def test_what_is_denied_is_negated(nlp: Language) -> None:
    (found,) = [p for p in facts(nlp, "Lund denied that the ship sank.").predicates if p.lemma == "sink"]
    assert found.negated


def test_ages(nlp: Language) -> None:
    q = one(nlp, "Marek Dolan, 47, was fined in Velm.")
    assert (q.kind, q.low) == ("age", 47)


def test_cents_are_hundredths(nlp: Language) -> None:
    q = one(nlp, "The fare rose by 50 cents.")
    assert (q.unit, q.low) == ("USD", Decimal("0.5"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The tunnel collapsed on Friday.", dt.date(2024, 5, 3), dt.date(2024, 5, 3)),
        ("The tunnel collapsed on 24 March.", dt.date(2024, 3, 24), dt.date(2024, 3, 24)),
        ("The tunnel collapsed on March 24, 2021.", dt.date(2021, 3, 24), dt.date(2021, 3, 24)),
        ("The tunnel collapsed in 2019.", dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        ("The tunnel collapsed in March 2019.", dt.date(2019, 3, 1), dt.date(2019, 3, 31)),
        ("The tunnel collapsed yesterday.", dt.date(2024, 5, 3), dt.date(2024, 5, 4)),
        ("The tunnel collapsed in the 1980s.", dt.date(1980, 1, 1), dt.date(1989, 12, 31)),
    ],
)
def test_dates_resolve_against_the_publication_date(nlp: Language, text: str, first: dt.date, last: dt.date) -> None:
    (found,) = facts(nlp, text).dates
    assert (found.first, found.last) == (first, last)


def test_without_a_publication_date_a_day_keeps_what_it_states(nlp: Language) -> None:
    (found,) = facts(nlp, "The tunnel collapsed on Friday.", None).dates
    assert (found.first, found.weekday) == (None, 4)


def test_the_day_of_the_statement_is_not_the_day_of_the_event(nlp: Language) -> None:
    said = facts(nlp, "The mayor said on Friday that the tunnel was safe.").dates
    done = facts(nlp, "The tunnel collapsed on Friday.").dates
    assert [d.of_statement for d in (*said, *done)] == [True, False]


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The bank did not repay the loan.", "repay", True),
        ("The bank didn't repay the loan.", "repay", True),
        ("The bank never repaid the loan.", "repay", True),
        ("The bank failed to repay the loan.", "repay", True),
        ("The bank refused to repay the loan.", "repay", True),
        ("The bank did not fail to repay the loan.", "repay", False),
        ("Nobody repaid the loan.", "repay", True),
        ("The bank found no mistake.", "find", True),
        ("The bank repaid the loan.", "repay", False),
        ("The bank not only repaid the loan but lent more.", "repay", False),
    ],
)
def test_polarity(nlp: Language, text: str, verb: str, negated: bool) -> None:
    (found,) = [p for p in facts(nlp, text).predicates if p.lemma == verb]
    assert found.negated is negated


def test_modality(nlp: Language) -> None:
    assert facts(nlp, "The bank may close the branch.").modality == "possible"
    assert facts(nlp, "The bank will close the branch.").modality == "future"
    assert facts(nlp, "The bank closed the branch.").modality == "fact"


def test_passives_are_turned_around(nlp: Language) -> None:
    (p,) = [p for p in facts(nlp, "The loan was repaid by the bank.").predicates if p.lemma == "repay"]
    assert (p.subject[0], p.object[0]) == ("bank", "loan")


def test_names_and_places(nlp: Language) -> None:
    text = "On Friday the inspectors who had searched the harbour fined Marek Dolan in Lyon."
    found = {m.text: m.type for m in facts(nlp, text).mentions}
    assert found == {"Marek Dolan": "other", "Lyon": "place"}


def test_spans_point_into_the_text(nlp: Language) -> None:
    text = "  Police said 40 people and $3 million were lost on 24 March; none returned after May."
    found = facts(nlp, text)
    assert [q.span.text(text) for q in found.quantities] == ["40", "$3 million"]
    assert found.dates[0].span.text(text) == "24 March"
    assert all(w.span.text(text) == w.text for w in found.words)


def test_only_the_spans_asked_for_are_read(nlp: Language) -> None:
    text = "He said 40 came. She said 50 left."
    found = facts_of(nlp(text), (Span(17, len(text)),), published=None)
    assert [q.low for q in found.quantities] == [50]


def test_words_only(nlp: Language) -> None:
    text = "Police counted 40 people."
    found = facts_of(nlp(text), (Span(0, len(text)),), published=None, words_only=True)
    assert found.words
    assert found.quantities == ()


@pytest.mark.parametrize("text", ["", "   ", "\x1b[31m9\u202e9", "No", "1" * 400, "$" * 300, "and " * 500])
def test_hostile_text_never_raises(nlp: Language, text: str) -> None:
    facts(nlp, text or " ")


@pytest.mark.parametrize("words", ["Not one house was", "Not a single house was", "No house was"])
def test_not_one_is_none(nlp: Language, words: str) -> None:
    (found,) = [p for p in facts(nlp, f"{words} attached by the court.").predicates if p.lemma == "attach"]
    assert found.negated


def test_the_prior_week_is_told_before_and_behind(nlp: Language) -> None:
    ours = facts(nlp, "The prior week's reading was cut to 405 claims.").quantities
    theirs = facts(nlp, "Claims rose to 719 from the previous week's revised total of 405.").quantities
    assert [q.period for q in ours] == ["week -1"]
    assert [q.period for q in theirs] == ["", "week -1"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Some 18 patients died, compared with 12 last year.", ["stated", "base"]),
        ("Profit rose to 40m euros from 31m euros.", ["stated", "base"]),
        ("Three of the five miners died.", ["part", "whole"]),
        ("Some 38 people drowned, correcting an earlier figure of 41.", ["stated", "earlier"]),
        ("The mill lost three cows rather than 12 cows.", ["stated", "rejected"]),
        ("Analysts had forecast a profit of 55m euros.", ["forecast"]),
        ("If convicted, Lund faces up to nine years.", ["condition"]),
        ("The fire killed 12 miners.", ["stated"]),
        ("Fares rose to 60 euros, a stark rise from the previous council's limit of 40 euros.", ["stated", "base"]),
        ("Claims rose to 719,000 from the previous week's revised total of 658,000.", ["stated", "base"]),
        ("It was the most since March 2000, when 223,000 people came.", ["base"]),
        ("The council had previously said that 14 homes burnt.", ["earlier"]),
        ("Three pilots were among the nine injured in Velm.", ["part", "whole"]),
        ("More than half of the 4,700 voters stayed at home.", ["part", "whole"]),
        ("The mill will lose 3 million euros in 2031.", ["forecast"]),
        ("The van drove from the mayor's house to 40 farms.", ["stated"]),
        ("The shop sold 12 boats from a list of 40 boats.", ["stated", "stated"]),
        ("Since March, when 12 miners died, the shaft has been shut.", ["stated"]),
        ("Two of the brothers were among the crowd of Velm.", ["stated"]),
    ],
)
def test_a_figure_knows_its_role(nlp: Language, text: str, roles: list[str]) -> None:
    assert [q.role for q in facts(nlp, text).quantities] == roles


@pytest.mark.parametrize(
    ("text", "published", "first", "sure"),
    [
        ("The hearing could be held on Feb. 9.", dt.date(2024, 1, 19), dt.date(2024, 2, 9), True),
        ("The vote had been fixed for 19 November.", dt.date(2026, 9, 17), dt.date(2026, 11, 19), False),
        ("The bridge collapsed on 3 December.", dt.date(2024, 1, 19), dt.date(2023, 12, 3), True),
        ("The hall will open on 3 January.", dt.date(2024, 12, 19), dt.date(2025, 1, 3), True),
    ],
)
def test_a_year_that_is_left_out(nlp: Language, text: str, published: dt.date, first: dt.date, sure: bool) -> None:
    (found,) = facts(nlp, text, published).dates
    assert (found.first, found.sure) == (first, sure)


@pytest.mark.parametrize(
    ("text", "period", "index", "year"),
    [
        ("Velm Steel lost money in the third quarter.", "quarter", 3, 0),
        ("Velm Steel lost money in the first half of 2023.", "half", 1, 2023),
        ("Velm Steel lost money in fiscal 2023.", "fiscal year", 0, 2023),
        ("Velm Steel lost money in the six months to June 2023.", "half", 1, 2023),
        ("The tower was built in the 17th century.", "century", 17, 0),
        ("The tower was built in 300 BC.", "", 0, -300),
        ("The mill closed in the 1980s.", "decade", 0, 1980),
    ],
)
def test_what_is_one_of_a_series(nlp: Language, text: str, period: str, index: int, year: int) -> None:
    (found,) = facts(nlp, text, None).dates
    assert (found.period, found.index, found.year) == (period, index, year)


def test_no_drivers_licence_is_no_licence(nlp: Language) -> None:
    (found,) = [p for p in facts(nlp, "No driver's licence was checked.").predicates if p.lemma == "check"]
    assert found.negated
