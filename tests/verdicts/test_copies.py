from __future__ import annotations

import pytest

from benchmarks.copying import score
from checker.records import Article, Span
from checker.verdicts.copies import copies, sentences

OWN = "Farmers on Lund have begun to move four hundred sheep to the mainland before the boats stop."
LIFTED = "The ferry to Lund Island will stop running in May after ninety years, the harbour office announced on Friday."


def paper(key: str, *told: str) -> Article:
    text = " ".join(told)
    return Article(key, key, text, Span(0, len(text)), "")


def copied(one: Article, two: Article) -> list[tuple[str, str]]:
    found = copies({a.id: sentences(a) for a in (one, two)})
    return [(c.left.span.text(one.text), c.right.span.text(two.text)) for c in found]


@pytest.mark.parametrize(
    "other",
    [
        LIFTED,
        LIFTED.replace("announced", "said"),
        "From May no boat: " + LIFTED,
        "The ferry to Lund Island will stop running in May after ninety years.",
        LIFTED.replace(" on Friday", "").replace("running in", "sailing in"),
    ],
)
def test_a_lifted_sentence_is_found_in_an_own_report(other: str) -> None:
    first, second = paper("a", LIFTED, OWN), paper("b", "Nobody on Lund slept well that night.", other)
    assert [one for one, _ in copied(first, second)] == [LIFTED]


@pytest.mark.parametrize(
    "other",
    [
        "No ferry will go to Lund Island from May on, the harbour office said.",
        "The harbour office announced on Friday that fares would rise in May.",
        "“The ferry to Lund Island will stop running in May after ninety years,” said Ruiz.",
        "In May.",
        "The ferry to Lund Island is painted green, and its captain has served ninety months for the harbour office.",
    ],
)
def test_what_two_reporters_may_both_write_is_no_copy(other: str) -> None:
    assert copied(paper("a", LIFTED, OWN), paper("b", other)) == []


def test_a_short_sentence_is_a_copy_where_it_stands_whole_in_the_other() -> None:
    whole = "The cause of the fire at Lund was not yet known and an inquiry has been opened."
    assert copied(paper("a", whole), paper("b", "The cause of the fire at Lund was not yet known."))
    for other in (
        "The cause of the fire at Lund was still unknown.",
        "The cause of the fire was not known.",
        "Nobody knew the cause of the fire at Lund.",
        "“The cause of the fire at Lund was not yet known,” said Ruiz.",
        "It was not yet known what had caused the fire at Lund.",
    ):
        assert copied(paper("a", whole), paper("b", other)) == [], other


def test_a_shared_quotation_is_no_copy_but_beside_a_copy_it_is() -> None:
    said = "“We will not leave a single islander without a boat,” Ruiz said."
    assert copied(paper("a", said), paper("b", said)) == []
    assert copied(paper("a", LIFTED, said), paper("b", LIFTED, said)) == [(LIFTED, LIFTED), (said, said)]


def test_an_abbreviation_ends_no_sentence_and_a_line_does() -> None:
    found = [s.span.text(text) for text in (paper("a", "Mr. Ruiz of St. Ann left.\nHe came back. Why?").text,)
             for s in sentences(paper("a", text))]  # fmt: skip
    assert found == ["Mr. Ruiz of St. Ann left.", "He came back.", "Why?"]


def test_sentences_of_made_up_articles() -> None:
    f1, origins = score(seed=3)
    assert f1 >= 0.95
    assert origins >= 0.95
