"""The same words on two occasions are two statements; where no sentence states two occasions, nothing is parted."""

from __future__ import annotations

import pytest

from checker.records import Article, Attribution, Claim, Facts, Span, Speaker
from checker.verdicts.occasions import other_occasion

WORDS = "“We will not sell the smelter to anyone”"
DOLAN = Speaker("dolan", "Marek Dolan", "name")


def told(
    sentence: str, source: str, cue: str, speaker: Speaker = DOLAN, outlet: str = "The Orle Ledger"
) -> tuple[Claim, Article]:
    """A claim of *sentence*, in which WORDS stand where the @ is."""
    before = "The furnace was lit on Sunday. "
    text = before + sentence.replace("@", WORDS) + " It rained on Friday."
    at = text.index(WORDS)
    content = Span(at, at + len(WORDS))

    def span(words: str) -> Span:
        start = text.index(words, len(before))
        return Span(start, start + len(words))

    article = Article(outlet, outlet, text, Span(0, len(text)), "")
    attribution = Attribution(outlet, (span(source),), (span(cue),), (content,), "direct")
    return Claim(outlet, article.id, WORDS, attribution, speaker, Facts()), article


RADIO = ("In an interview with Harbour Radio, Dolan said: @.", "Dolan", "said")
REVIEW = ("Speaking to the Merian Review, Dolan said @.", "Dolan", "said")
TOLD_RADIO = ("@, Dolan told Harbour Radio on Monday.", "Dolan", "told")
STATEMENT = ("@, Dolan said in a written statement on Tuesday.", "Dolan", "said")
ISSUED = ("In a brief statement, Dolan said @.", "Dolan", "said")
TWEET = ("Dolan tweeted: @.", "Dolan", "tweeted")
POST = ("@, Dolan wrote on Facebook.", "Dolan", "wrote")
LETTER = ("In a letter to the union, Dolan said @.", "Dolan", "said")
REPORTERS = ("@, Dolan told reporters.", "Dolan", "told")
LEDGER = ("@, Dolan told the Ledger.", "Dolan", "told")
PLAIN = ("@, Dolan said.", "Dolan", "said")
MONDAY = ("@, Dolan said on Monday.", "Dolan", "said")
TUESDAY = ("@, Dolan said on Tuesday.", "Dolan", "said")
THURSDAY = ("Dolan said on Thursday: @.", "Dolan", "said")
ECHO = ("@, Dolan said, echoing a tweet of last week.", "Dolan", "said")

APART = [
    (RADIO, REVIEW), (TOLD_RADIO, REVIEW), (ISSUED, TWEET), (STATEMENT, POST), (LETTER, RADIO), (LETTER, ISSUED),
    (ISSUED, RADIO), (TWEET, REPORTERS), (MONDAY, THURSDAY), (STATEMENT, THURSDAY),
]  # fmt: skip
NOT_KNOWN = [
    (RADIO, TOLD_RADIO), (RADIO, PLAIN), (TWEET, PLAIN), (TWEET, POST), (ISSUED, STATEMENT), (ISSUED, REPORTERS),
    (REPORTERS, RADIO), (LEDGER, RADIO), (LEDGER, REPORTERS), (MONDAY, TUESDAY), (ECHO, ISSUED), (PLAIN, MONDAY),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), APART)
def test_two_stated_occasions_part(one: tuple[str, str, str], two: tuple[str, str, str]) -> None:
    left, right = told(*one), told(*two, outlet="Tarn Post")
    for a, b in ((left, right), (right, left)):
        why = other_occasion(a[0], b[0], a[1], b[1])
        assert why is not None
        assert why.startswith("said on two occasions: ")


@pytest.mark.parametrize(("one", "two"), NOT_KNOWN)
def test_what_may_be_one_occasion_parts_nothing(one: tuple[str, str, str], two: tuple[str, str, str]) -> None:
    left, right = told(*one), told(*two, outlet="Tarn Post")
    for a, b in ((left, right), (right, left)):
        assert other_occasion(a[0], b[0], a[1], b[1]) is None


def test_two_speakers_need_no_occasions_to_be_two() -> None:
    left, right = told(*ISSUED), told(*TWEET, speaker=Speaker("holm", "Ida Holm", "name"), outlet="Tarn Post")
    assert other_occasion(left[0], right[0], left[1], right[1]) is None


def test_the_reason_tells_both_occasions() -> None:
    left, right = told(*RADIO), told(*REVIEW, outlet="Tarn Post")
    why = other_occasion(left[0], right[0], left[1], right[1])
    assert why == "said on two occasions: an interview with Harbour Radio and an interview with Merian Review"


def body(name: str, of: str | None = None) -> Speaker:
    return Speaker(name, name, "name", "document" if of else "body", of)


GALLEN = ("A poll by Gallen found that @.", "poll by Gallen", "found")
SURVEY = ("A survey by Merian Research found that @.", "A survey by", "found")
QUOTED = ("@, according to the Gallen poll.", "the Gallen poll", "according to")


def test_two_polls_are_two_statements_and_one_poll_is_one() -> None:
    gallen = told(*GALLEN, speaker=body("Gallen"))
    merian = told(*SURVEY, speaker=body("survey by Merian Research", "Merian Research"), outlet="Tarn Post")
    again = told(*QUOTED, speaker=body("Gallen poll", "Gallen"), outlet="Velm Courier")
    why = other_occasion(gallen[0], merian[0], gallen[1], merian[1])
    assert why == "they are of two polls: Gallen and Merian Research"
    assert other_occasion(gallen[0], again[0], gallen[1], again[1]) is None


def test_two_bodies_without_a_poll_and_people_who_speak_of_polls_are_not_parted() -> None:
    council = told("The council said that @.", "The council", "said", speaker=body("council"))
    ministry = told("The ministry said that @.", "The ministry", "said", speaker=body("ministry"), outlet="Tarn Post")
    assert other_occasion(council[0], ministry[0], council[1], ministry[1]) is None
    dolan = told("Dolan, citing a poll, said that @.", "Dolan", "said")
    holm = told("The poll shows that @, Holm said.", "Holm", "said", Speaker("h", "Ida Holm", "name"), "Tarn Post")
    assert other_occasion(dolan[0], holm[0], dolan[1], holm[1]) is None


def test_a_long_text_without_a_sentence_end_takes_no_long_time() -> None:
    text = "Dolan said " + "and so on " * 20_000 + WORDS
    at = text.index(WORDS)
    claim, _ = told(*PLAIN)
    attribution = Attribution("a", (Span(0, 5),), (Span(6, 10),), (Span(at, at + len(WORDS)),), "direct")
    far = Claim("a", "a", WORDS, attribution, DOLAN, Facts())
    article = Article("a", "a", text, Span(0, len(text)), "")
    assert other_occasion(far, far, article, article) is None
    assert claim.speaker == far.speaker
