from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.records import Change
from checker.verdicts.wording import compare, diff, grade, quoted, same_utterance, tokens
from tests.alignment.made import claim

VERBS = {
    "close": ("close", "VERB"),
    "open": ("open", "VERB"),
    "paints": ("paint", "VERB"),
    "painted": ("paint", "VERB"),
    "ruiz": ("ruiz", "PROPN"),
    "okafor": ("okafor", "PROPN"),
    "random": ("random", "ADJ"),
    "targeted": ("targeted", "ADJ"),
    "email": ("email", "NOUN"),
    "call": ("call", "NOUN"),
    "calls": ("call", "NOUN"),
    "design": ("design", "NOUN"),
    "manufacture": ("manufacture", "NOUN"),
}


def graded(left: str, right: str) -> str:
    return grade(diff(left, right, VERBS))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("It was a targeted attack on the harbour", "It was a random attack on the harbour", "material"),
        ("It was the hardest call I ever made", "It was the hardest email I ever made", "material"),
        ("It is one of design and not of manufacture", "It is one of manufacture and not of design", "material"),
        ("It was one of the hardest call I made", "It was one of the hardest calls I made", "minor"),
        ("It was the hardest call I ever made", "It was the very hardest call I ever made", "minor"),
    ],
)
def test_a_noun_or_adjective_for_another_is_no_small_word(left: str, right: str, kind: str) -> None:
    assert graded(left, right) == graded(right, left) == kind


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We will not close the works", "We will not close the works before winter, of course"),  # truncation
        ("We will … close the works", "We will in due course close the works"),  # ellipsis
        ("We will close [the Velm plant] soon", "We will close it soon"),  # bracket
        ("We don't want to close it, I can't say why", "We do not want to close it, I cannot say why"),  # contractions
        ("We organise the labour of the harbour", "We organize the labor of the harbor"),  # house spelling
        ("The work force is tired — very tired", "the workforce is tired, very tired"),  # compound, dash
        ("We need six engines, uh, and 10 percent more", "We need 6 engines and ten percent more"),  # figures, filler
        ("I met Gen. Ruiz at the gate today", "I met General Ruiz at the gate today"),  # abbreviation
        ("Then we met Qaddafi at the gate", "Then we met Gadhafi at the gate"),  # transliteration
        ("He asked Kumaraswamy to come along", "He asked Kumarswami to come along"),
    ],
)
def test_what_print_does_is_forgiven(left: str, right: str) -> None:
    assert graded(left, right) == ""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We will close the works in May", "We will not close the works in May"),  # negation
        ("The dam may hold through the flood", "The dam will hold through the flood"),  # hedge
        ("We need six engines by May", "We need nine engines by May"),  # number
        ("They ruined his life for good", "It ruined his life for good"),  # agent
        ("We want to open the works again", "We want to close the works again"),  # verb
        ("All of the people there were told", "Some of the people there were told"),  # quantifier
        ("I blame Ruiz for the whole mess", "I blame Okafor for the whole mess"),  # another name
    ],
)
def test_what_changes_the_meaning_is_material(left: str, right: str) -> None:
    assert graded(left, right) == "material"
    assert graded(right, left) == "material"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We are very proud of the works", "We are proud of the works"),
        ("We painted the gate in white", "We paints the gate in white"),
        ("It gets closer to a bomb of theirs", "It gets closer to a weapon of theirs"),
    ],
)
def test_the_rest_is_minor(left: str, right: str) -> None:
    assert graded(left, right) == "minor"


PRINTED = st.text(alphabet=st.sampled_from("aAbn't’“”\"[]….,- \n1%é"), max_size=60)


@given(PRINTED)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(t.text for t in tokens(text)) == text


@given(PRINTED, PRINTED)
def test_a_diff_gives_both_texts_back(left: str, right: str) -> None:
    changes = diff(left, right)
    assert "".join(c.left for c in changes) == left
    assert "".join(c.right for c in changes) == right


@given(PRINTED)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert grade(diff(text, text)) == ""


def test_a_long_quotation_takes_no_quadratic_time() -> None:
    left = "the harbour office will not open again " * 3000
    assert grade(diff(left, left)) == ""


def test_only_words_in_quotation_marks_are_compared() -> None:
    assert quoted(claim("a", "x", "they will close it", kind="indirect")) == ()
    assert quoted(claim("a", "x", "“They will close it,”", kind="direct")) == ("They will close it,",)
    assert quoted(claim("a", "x", "it was “a very bad day for Velm” and “sad”", kind="mixed")) == (
        "a very bad day for Velm",
    )


def test_two_utterances_with_a_phrase_in_common_are_not_one() -> None:
    left = claim("a", "x", "“Nobody in the harbour office admits that they have a problem here,”", kind="direct")
    right = claim("b", "y", "“My name is Ruiz, I run the harbour office and I have a problem,”", kind="direct")
    assert compare(left, right) == ()


def test_a_share_of_words_makes_one_utterance() -> None:
    assert same_utterance(diff("we will never close the Velm works", "we will not close the Velm works"))
    assert not same_utterance((Change("replace", "a b c d e", "f g h i j", "minor"),))
    assert not same_utterance(())


@pytest.mark.parametrize(
    ("left", "right", "worst"),
    [
        ("It was not a penalty", "It was never a penalty", "minor"),
        ("Not one shot was fired at the gate", "Not a single shot was fired at the gate", "minor"),
        ("It was a penalty for them", "It was never a penalty for them", "material"),
        (
            "It was not a penalty. Everybody on the terraces could see that.",
            "It was never a penalty on any day of the week.",
            "minor",
        ),
    ],
    ids=["not and never", "one and a single", "never added", "a small word shared far off"],
)
def test_what_denies_alike_is_no_material_difference(left: str, right: str, worst: str) -> None:
    assert grade(diff(left, right)) == worst


@pytest.mark.parametrize(
    ("left", "right", "worst"),
    [
        ("a disgrace and a danger to every child in the town", "a disgrace and a danger to every driver", "minor"),
        ("a disgrace and a danger to every child", "a disgrace and a danger to every child in the town", ""),
        ("a national disgrace and a danger. We must act", "a national disgrace and a danger, and it shames us", ""),
        ("a disgrace that shames every one of us", "a disgrace that shames all of us", "minor"),
        ("the wall is safe for the winter months", "the wall is safe … and dry", ""),
        ("we will rebuild it", "we will rebuild the harbour", ""),  # too little is shared to tell a change from a cut
    ],
)  # fmt: skip
def test_an_end_that_both_have_and_that_differs_is_no_cut(left: str, right: str, worst: str) -> None:
    assert grade(diff(left, right)) == worst
    assert grade(diff(right, left)) == worst


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it was ‘a disgrace that nobody’s council will bear’ and", "a disgrace that nobody’s council will bear"),
        ("it was 'a disgrace that the council's staff bears'.", "a disgrace that the council's staff bears"),
        ("it was “a disgrace that the council will not tolerate”", "a disgrace that the council will not tolerate"),
        ("it was the council's view and the members' view of it", None),
        ("that the Reuels' boat and the Dolans' pier were lost", None),
        ("it was the summer of '98 and the wall was 'safe'", None),
    ],
)  # fmt: skip
def test_fragments_stand_in_double_or_single_marks(text: str, words: str | None) -> None:
    found = quoted(claim("a", "x", text, kind="mixed"))
    assert found == ((words,) if words else ())


def test_a_fragment_is_compared_with_the_other_outlets_quotation() -> None:
    fragment = claim("a", "x", "the council ‘will not sell public land without a vote’ in the town", kind="mixed")
    whole = claim("b", "y", "“We will sell public land without a vote, whatever they say,”", kind="direct")
    changes = compare(fragment, whole)
    assert grade(changes) == "material"
    assert [c.left.strip() for c in changes if c.grade == "material"] == ["not"]
    cut = claim("c", "y", "“We will not sell public land without a vote, whatever they say,”", kind="direct")
    assert grade(compare(fragment, cut)) == ""
    assert compare(fragment, cut)
