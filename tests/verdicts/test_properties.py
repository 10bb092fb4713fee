"""What holds of `checker compare` for any two claims: checked with hypothesis over sentences put together at random."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.comparing import Comparison, Pair, Side, compare
from checker.rulebook import Rulebook, load

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
CALM = settings(max_examples=60, suppress_health_check=list(HealthCheck))

WHO = st.sampled_from(
    ["The council of Velm", "Harnet Foods", "Marek Dolan", "Police in Orlova", "The minister", "Most miners"]
)
DID = st.sampled_from(
    [
        "approved",
        "rejected",
        "did not approve",
        "will close",
        "may close",
        "closed",
        "denied it had closed",
        "sold",
        "voted for",
        "voted against",
        "refused to sell",
        "may not close",
    ]
)
WHAT = st.sampled_from(["the harbour tunnel", "the Velm mill", "all of the old bridges", "the clinic in Lyon"])
MUCH = st.sampled_from(
    [
        "",
        " for $4.2 million",
        " for about 3 billion euros",
        " after 14 workers died",
        " with at least 40 votes",
        " twice",
        " by 34-12",
        " for 2.5 to 4 hours",
        " without a permit",
        " for a fortnight",
    ]
)
WHEN = st.sampled_from(
    [
        "",
        " on Monday",
        " on 14 March 2022",
        " last week",
        " in May",
        " before the storm",
        " at 6 p.m.",
        " early on Tuesday",
        " on Monday night",
        " in the evening",
    ]
)
SENTENCE = st.builds(lambda who, did, what, much, when: f"{who} {did} {what}{much}{when}.", WHO, DID, WHAT, MUCH, WHEN)
UNRELATED = st.sampled_from(
    [
        "Sheep graze on the island all year.",
        "The museum shows 300 paintings by Ilse Brandt.",
        "Nobody plays chess there on Sundays.",
        "A hoax about ghosts is 80 years old.",
        "Its choir never sang in Oslo in 1998.",
        "Rain fell.",
        "The choir came third.",
        "Its club lost 2-1 at noon.",
    ]
)


def judged(nlp: Language, left: str, right: str) -> Comparison:
    (found,) = compare([Pair("1", Side(left), Side(right))], nlp, book())
    return found


_BOOK: list[Rulebook] = []


def book() -> Rulebook:
    """The built-in rules, read once."""
    if not _BOOK:
        _BOOK.append(load((), project=Path("/nonexistent")))
    return _BOOK[0]


@CALM
@given(text=SENTENCE)
def test_a_claim_against_itself_is_corroborated(nlp: Language, text: str) -> None:
    assert judged(nlp, text, text).verdict == "corroborated"


@CALM
@given(left=SENTENCE, right=SENTENCE)
def test_swapping_the_sides_changes_neither_verdict_nor_kind(nlp: Language, left: str, right: str) -> None:
    one, two = judged(nlp, left, right), judged(nlp, right, left)
    assert (one.verdict, one.kind, one.score) == (two.verdict, two.kind, two.score)
    assert sorted((e.rule, e.left.value, e.right.value) for e in one.evidence) == sorted(
        (e.rule, e.right.value, e.left.value) for e in two.evidence
    )


@CALM
@given(left=SENTENCE, right=SENTENCE, more=UNRELATED, behind=st.booleans())
def test_an_unrelated_sentence_creates_no_conflict(
    nlp: Language, left: str, right: str, more: str, behind: bool
) -> None:
    if judged(nlp, left, right).verdict == "conflicting":
        return
    longer = f"{left} {more}" if behind else f"{more} {left}"
    found = judged(nlp, longer, right)
    assert found.verdict != "conflicting", [e.message for e in found.evidence]


COUNTS = [
    ("14", "fourteen"),
    ("1,200", "1200", "twelve hundred"),
    ("4.2 million", "4,200,000", "4.2m", "4.2mn", "4.2M"),
    ("4.2 billion", "4,200,000,000", "4.2bn", "4.2b"),
    ("20", "twenty"),
    ("12", "a dozen", "twelve"),
    ("250,000", "2.5 lakh", "2,50,000", "250000"),
    ("30 million", "3 crore", "30,000,000"),
]
MONEY = [
    ("$4.2 million", "$4,200,000", "$4.2m", "US$4.2 million", "4.2 million dollars", "4.2m dollars", "$4.2mn"),
    ("£3bn", "3 billion pounds", "£3,000,000,000", "3bn pounds"),
    ("Sh640 million", "KSh640m", "640 million shillings"),
    ("€50m", "50 million euros", "EUR 50m", "50m euros"),
]
SHARES = [("38 percent", "38%", "38 per cent", "thirty-eight percent"), ("4.5%", "4.5 percent", "4.5 pct")]
FIGURES = st.one_of(
    st.tuples(
        st.sampled_from(COUNTS),
        st.sampled_from(["19", "7,900", "3 billion", "67"]),
        st.sampled_from(
            [
                "The Orlova fire killed {} miners.",
                "The council of Velm paid {} rupees for the clinic.",
                "Police said {} people took part in the march.",
                "The mill in Orlova sold {} barrels of oil.",
                # bare "4.2m" is metres or millions; what is counted tells, and where nothing does it is no figure
                "The population of Velm province rose to {}.",
                "The number of visitors to the Orlova caves fell to {} in May.",
            ]
        ),
    ),
    st.tuples(
        st.sampled_from(MONEY),
        st.sampled_from(["$19", "£7,900", "€2.4 billion", "Sh 67"]),
        st.sampled_from(["The council of Velm paid {} for the clinic.", "The clinic in Orlova cost {} to build."]),
    ),
    st.tuples(
        st.sampled_from(SHARES),
        st.sampled_from(["19 percent", "67%"]),
        st.sampled_from(["The council of Velm raised the bus fare by {}.", "Some {} of voters in Orlova backed it."]),
    ),
)


@CALM
@given(figures=FIGURES)
def test_the_form_of_a_number_never_matters(nlp: Language, figures: tuple[tuple[str, ...], str, str]) -> None:
    forms, other, frame = figures
    verdicts = {(c.verdict, c.kind) for f in forms for c in [judged(nlp, frame.format(f), frame.format(other))]}
    assert len(verdicts) == 1, verdicts
    for one in forms:
        for two in forms:
            found = judged(nlp, frame.format(one), frame.format(two))
            assert found.verdict == "corroborated", (one, two, [e.message for e in found.evidence])
