"""The same words in two mouths: when that is a slip of somebody's, and when one voice under two names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.records import Article, Claim, ClaimGroup, Evidence, Span, Speaker
from checker.verdicts.conflicts import conflicts
from checker.verdicts.judge import judge
from checker.verdicts.voices import Voices, surely_two
from tests.alignment.made import article, claim
from tests.verdicts.pairs import rules

WORDS = "“We will reopen the harbour bridge before the autumn storms,”"


def person(name: str, **known: str) -> Speaker:
    return Speaker(name.lower(), name, "name", **known)  # type: ignore[arg-type]  # any field


DOLAN, BRANDT = person("Marek Dolan"), person("Ilse Brandt")
BOARD = Speaker("board", "Harbour Board", "name", "body")
OFFICIALS = Speaker("officials", "officials", "role", "unnamed")
NOTE = Speaker("note", "note", "role", "document")
BOTH = person("Ilse Brandt and Marek Dolan")


def said(key: str, where: str, speaker: Speaker | None, text: str = WORDS, within: str | None = None) -> Claim:
    return replace(claim(key, where, text, kind="direct", within=within), speaker=speaker)


def found(left: Claim, right: Claim, *more: Claim) -> list[Evidence]:
    """The evidence of kind speaker between two claims, *more* being other claims of their group or around them."""
    voices, members = Voices([left, right, *more]), [left, right]
    heard = voices.others(left, members), voices.others(right, members)
    sides: dict[str, Article | None] = {
        f"{side}_article": article(c.article, c.text) for side, c in (("left", left), ("right", right))
    }
    evidence = conflicts(left, right, rules(), heard=heard, **sides)
    return [e for e in evidence if e.kind == "speaker"]


def relation(one: Speaker | None, two: Speaker | None) -> str:
    evidence = found(said("a", "x", one), said("b", "y", two))
    return evidence[0].relation if evidence else ""


def test_two_people_named_for_the_same_words_are_a_conflict() -> None:
    (evidence,) = found(said("a", "x", DOLAN), said("b", "y", BRANDT))
    assert (evidence.relation, evidence.rule, evidence.level) == ("conflicts", "mouth", "error")
    assert {evidence.left.value, evidence.right.value} == {"Marek Dolan", "Ilse Brandt"}
    assert evidence.message.startswith("the same words in two mouths: x gives them to Marek Dolan")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (DOLAN, person("Dolan")),  # a surname that may be another's
        (DOLAN, person("Mark Dolan")),  # a spelling or a relative
        (person("Mikhail Dolenko"), person("Michail Dolenka")),
        (DOLAN, BOARD),
        (DOLAN, BOTH),
        (DOLAN, replace(BRANDT, found_by="coreference")),  # who "she" is, the tool worked out itself
        (DOLAN, replace(BRANDT, found_by="role")),
        (replace(DOLAN, body="Harbour Board"), replace(BRANDT, body="Harbour Board")),
        (replace(DOLAN, body="Ilse Brandt"), BRANDT),
        (BOARD, Speaker("port", "Port Ministry", "name", "body")),
    ],
)
def test_who_may_be_one_voice_is_shown_and_contradicts_nobody(one: Speaker, two: Speaker) -> None:
    assert relation(one, two) == relation(two, one) == "differs"


SHE = replace(BRANDT, found_by="coreference")
NEAR = "Brandt had met the divers. Addressing them, she said: "


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        (NEAR, WORDS, "check"),
        ("A diver, Ida Holm, had met Brandt. Addressing her, she said: ", WORDS, "check"),
        ("Brandt had met Dolan. Addressing them, she said: ", WORDS, "one-voice"),  # "she" may be either
        ("Brandt had met Holm. Addressing them, she said: ", WORDS, "one-voice"),  # whom the story knows, too
        ("It was late. Addressing them, she said: ", WORDS, "one-voice"),
        ("Brandt had met the divers. “A long day,” she added.\n\n", WORDS, "one-voice"),  # anybody's quotation
        (NEAR, "“We will reopen the harbour bridge soon,”", "one-voice"),  # words that two people may find
    ],
)
def test_a_pronoun_asks_who_said_it_where_the_article_names_its_speaker_right_before(
    before: str, text: str, kind: str
) -> None:
    left, right = said("a", "x", DOLAN, text), said("b", "y", SHE, text)
    content = Span(len(before), len(before) + len(text))
    she = before.rfind("she")
    source = (Span(she, she + 3),) if she >= 0 else ()
    right = replace(right, attribution=replace(right.attribution, source=source, content=(content,)))
    voices = Voices([left, right, said("c", "z", person("Ida Holm"))])
    first, second = article("x", text), article("y", before + text)
    for one, two, a, b in ((left, right, first, second), (right, left, second, first)):
        told = conflicts(one, two, rules(), left_article=a, right_article=b)
        (evidence,) = (e for e in voices.questioned(told, one, two, (a.text, b.text)) if e.kind == "speaker")
        assert (evidence.rule, evidence.relation) == ("one-voice", "differs")
        assert evidence.open is (kind == "check")
        assert (evidence.level == "warning") == evidence.message.endswith("; check who said it") == (kind == "check")


@pytest.mark.parametrize("other", [None, OFFICIALS, NOTE])
def test_unknown_unnamed_and_written_voices_tell_nothing(other: Speaker | None) -> None:
    assert relation(DOLAN, other) == relation(other, DOLAN) == ""


def test_few_words_two_people_may_both_say() -> None:
    left, right = said("a", "x", DOLAN, "“We will win this vote.”"), said("b", "y", BRANDT, "“We will win this vote.”")
    assert not found(left, right)


def test_other_words_are_not_the_same_words() -> None:
    other = "“We will reopen the schools and the harbour market before the first snow,”"
    assert not found(said("a", "x", DOLAN), said("b", "y", BRANDT, other))


def test_a_quotation_cut_short_is_the_same() -> None:
    assert found(said("a", "x", DOLAN), said("b", "y", BRANDT, "“reopen the harbour bridge before the autumn”"))


def test_who_is_quoted_through_another_is_no_slip() -> None:
    inner = said("a", "x", DOLAN, within="o")
    assert not found(inner, said("b", "y", BRANDT), said("o", "x", BRANDT, f"Dolan told her: {WORDS}"))
    outer = said("a", "x", DOLAN)
    assert not found(outer, said("b", "y", BRANDT), said("i", "x", BRANDT, within="a"))
    assert not found(outer, said("b", "y", BRANDT), said("i", "x", None, within="a"))


def test_words_that_name_the_other_speaker_quote_or_answer_him() -> None:
    text = "“Marek Dolan has said that he will reopen the harbour bridge before the storms,”"
    assert not found(said("a", "x", BRANDT, text), said("b", "y", DOLAN, text))


def test_an_article_that_has_both_say_it_contradicts_neither() -> None:
    left, right, same = said("a", "x", DOLAN), said("b", "y", BRANDT), said("c", "x", BRANDT)
    heard = Voices([left, right, same]).others(left, [left, right, same])
    assert heard == (BRANDT,)
    assert not [e for e in conflicts(left, right, rules(), heard=(heard, ())) if e.kind == "speaker"]


def test_the_verdict_does_not_count_one_voice_as_two() -> None:
    left, right = said("a", "x", BOARD), said("b", "y", DOLAN)
    articles = {k: article(k) for k in "xy"}
    by_id = {"a": left, "b": right}
    group = ClaimGroup("g", ("a", "b"))
    verdict = judge(group, by_id, articles, (("x",), ("y",)), (), found(left, right))
    assert (verdict.label, verdict.speakers) == ("corroborated", "unknown")
    assert not [n for n in verdict.notes if "speakers say the same" in n]


def test_suffixes_and_accents_part_nobody() -> None:
    assert not surely_two(person("Carl Osei"), person("Carl Osei Jr."))
    assert not surely_two(person("José Núñez"), person("Jose Nunez"))
    assert surely_two(person("Carl Osei"), person("Carl Núñez")) is False  # a first name shared: may be one line's slip
    assert surely_two(person("Wei Zhang"), person("Ana Núñez"))
