"""Speakers told by layout: transcripts, questions and answers, tweets, signed quotations. Pure text, no model."""

import pytest

from checker.attribution.layout import find
from checker.attribution.quotes import quotations


def read(text: str) -> list[tuple[str, str]]:
    """(source, content) of each draft."""
    drafts = find(text, 0, len(text), quotations(text))
    return [(d.source[0].text(text), " … ".join(s.text(text) for s in d.content)) for d in drafts]


WHY, BECAUSE = "Why did the bridge close?", "The cables had rusted through."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"Q: {WHY}\nA: {BECAUSE}", ["Q", "A"]),
        (f"Q. {WHY}\n\nA. {BECAUSE}", ["Q", "A"]),
        (f"Question: {WHY}\n\nAnswer: {BECAUSE}", ["Question", "Answer"]),
        (f"HOST: {WHY}\nBRUNN: {BECAUSE}\nHOST: {WHY}\nBRUNN: {BECAUSE}", ["HOST", "BRUNN", "HOST", "BRUNN"]),
        (f"“HOST: {WHY}\nBRUNN: {BECAUSE}\nHOST: {WHY}\nBRUNN: {BECAUSE}”", ["HOST", "BRUNN", "HOST", "BRUNN"]),
        (f"Ms Rao: {WHY}\nMr Lind: {BECAUSE}\nMs Rao: {WHY}\nMr Lind: {BECAUSE}", ["Ms Rao", "Mr Lind"] * 2),
        (f"Ada Brunn (she/her): {WHY}\n\nOle Lind (he/him): {BECAUSE}\n\nAda Brunn (she/her): {WHY}",
         ["Ada Brunn (she/her)", "Ole Lind (he/him)", "Ada Brunn (she/her)"]),
        (f"Speaker 1: {WHY}\nSpeaker 2: {BECAUSE}\nSpeaker 1: {WHY}", ["Speaker 1", "Speaker 2", "Speaker 1"]),
        (f"Ada von der Heide: {WHY}\nOle de Vries: {BECAUSE}\nAda von der Heide: {WHY}",
         ["Ada von der Heide", "Ole de Vries", "Ada von der Heide"]),
        (f"[Ada Brunn] {WHY}\n[Ole Lind] {BECAUSE}\n[Ada Brunn] {WHY}", ["Ada Brunn", "Ole Lind", "Ada Brunn"]),
        (f"[Ada Brunn]\n{WHY}\n\n[Ole Lind]\n{BECAUSE}\n\n[Ada Brunn]\n{WHY}", ["Ada Brunn", "Ole Lind", "Ada Brunn"]),
        (f"REPORTER: {WHY}\nMAYOR LIND: {BECAUSE}\nREPORTER 2: {WHY}", ["REPORTER", "MAYOR LIND", "REPORTER 2"]),
        (f"LIND (on the phone): {BECAUSE}\nRAO: {WHY}\nLIND (on the phone): {BECAUSE}\nRAO: {WHY}",
         ["LIND (on the phone)", "RAO"] * 2),
    ],
)  # fmt: skip
def test_each_turn_of_a_transcript_is_its_speakers(text: str, who: list[str]) -> None:
    found = read(text)
    assert [name for name, _ in found] == who
    assert {said for _, said in found} == {WHY, BECAUSE}


def test_an_answer_in_quotation_marks_keeps_them() -> None:
    assert read(f"Q: {WHY}\nA: “{BECAUSE}”")[1] == ("A", f"“{BECAUSE}”")


@pytest.mark.parametrize(
    "text",
    [
        "A. Brunn opened the mill.\nA. Brunn closed it.\nA. Brunn sold it.",
        "Q. What is left is a shell.",
        "Note: the bridge is shut.\nNote: bring boots.\nNote: no dogs.",
        "The vote is at 10: nobody knows why.",
        "Time: 10:30\nPlace: Town hall\nTime: 12:30\nPlace: Town hall",
        "Remember: bring your passport.\nQuestion: who may vote?\nRemember: doors shut at ten.\nQuestion: where?",
    ],
)
def test_initials_notes_and_times_are_no_turns(text: str) -> None:
    assert read(text) == []


def test_a_tweet_is_its_text_without_counter_and_link() -> None:
    text = "The mill is ours again. 2/3 https://example.org/a — Ines Duarte (@inesd) 4 March, 2021"
    assert read(text) == [("Ines Duarte (@inesd)", "The mill is ours again.")]


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_a_quotation_is_its_signers(gap: str) -> None:
    assert read(f"“I would do it again.”{gap}— Tomas Lind, skipper") == [
        ("Tomas Lind, skipper", "“I would do it again.”")
    ]


def test_a_headline_names_its_speaker_before_the_colon() -> None:
    assert read("Coroner: nobody warned the divers\n\nThe inquest goes on.") == [
        ("Coroner", "nobody warned the divers")
    ]


@pytest.mark.parametrize(
    ("headline", "who", "said"),
    [
        ("Pier will be rebuilt by spring: mayor", "mayor", "Pier will be rebuilt by spring"),
        ("Train drivers are ready to strike - rail union", "rail union", "Train drivers are ready to strike"),
        ("‘Nobody warned the divers’ of storm — coroner", "coroner", "‘Nobody warned the divers’ of storm"),
    ],
)
def test_a_headline_names_its_speaker_at_the_end(headline: str, who: str, said: str) -> None:
    assert read(f"{headline}\n\nThe inquest goes on.") == [(who, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Pier will be rebuilt by spring: mayor",  # a line alone is no headline
        "Pier burns down in the night: live police blog\n\nThe pier burned.",
        "Three ways out of the crisis: a guide\n\nThe first is simple.",
        "The mayor: a life\n\nShe was born in May.",
    ],
)
def test_other_colons_and_dashes_in_headlines_name_nobody(text: str) -> None:
    assert read(text) == []
