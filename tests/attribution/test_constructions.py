"""Every construction that reports somebody's words, in sentences of our own, by rules alone and by the hybrid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.attribution.engine import Engine
from checker.attribution.rules import Cues
from checker.records import Article, Attribution, Span

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CASES = {
    "that-clause": ("Police said that the road was closed.", "Police", "that the road was closed"),
    "bare clause": ("Police said the road was closed.", "Police", "the road was closed"),
    "wh-clause": ("The clerk explained why the vote was void.", "The clerk", "why the vote was void"),
    "if-clause": ("Reporters asked if the mine was safe.", "Reporters", "if the mine was safe"),
    "infinitive": ("The premier promised to rebuild the school.", "The premier", "to rebuild the school"),
    "verb + object": ("The airline announced a plan to cut routes.", "The airline", "a plan to cut routes"),
    "verb + preposition": ("The archbishop called for a ceasefire.", "The archbishop", "a ceasefire"),
    "according to": ("According to the mayor, the well is dry.", "the mayor", "the well is dry"),
    "according to, behind": ("The well is dry, according to the mayor.", "the mayor", "The well is dry"),
    "noun cue": ("Her claim that the vote was rigged was dismissed.", "Her", "that the vote was rigged"),
    "noun cue with of": ("His denial of any debt surprised nobody.", "His", "any debt"),
    "parenthetical": ("The plan, the minister said, is dead.", "the minister", "The plan … is dead"),
    "inverted": ('"We won," said Ada Brunn.', "Ada Brunn", '"We won,"'),
    "cue behind": ("The plan is dead, the minister said.", "the minister", "The plan is dead"),
    "cue behind a reduced relative": (
        "The dam held through the winter, the report, leaked in Velden, noted.",
        "the report, leaked in Velden",
        "The dam held through the winter",
    ),
    "split quotation": ('"Go," she said. "Now."', "she", '"Go," … "Now."'),
    "quotation before": ('She said: "We never close."', "She", '"We never close."'),
    "mixed": ('The clerk said the plan was "a sorry joke" and must go.', "The clerk",
              'the plan was "a sorry joke" and must go'),
    "passive": ("The clerk was accused by the mayor of hiding a letter.", "the mayor",
                "The clerk … of hiding a letter"),
    "document": ("The report found that the river had warmed.", "The report", "that the river had warmed"),
    "poll": ("The survey suggests that voters are tired.", "The survey", "that voters are tired"),
    "relative": ("The mayor, who said the well was dry, left early.", "who", "the well was dry"),
    "transcript": ("HOST: Why now?\nBRUNN: Because the roof fell in.\nHOST: Who knew?\nBRUNN: Everybody knew.",
                   "BRUNN", "Because the roof fell in."),
    "signed quotation": ("“Best night of my life.”\n— Ove Lindahl, drummer", "Ove Lindahl, drummer",
                         "“Best night of my life.”"),
    "tweet": ("Glad to open the clinic. 1/2 pic.twitter.com/aB12 — Mina Lark (@minalark) May 4, 2021",
              "Mina Lark (@minalark)", "Glad to open the clinic."),
    "doubled apostrophes": ("''The road is done,'' Ada Brunn said.", "Ada Brunn", "''The road is done,''"),
    "guillemets": ("«We will not go back,» Ada Brunn said.", "Ada Brunn", "«We will not go back,»"),
    "never closed": ("Ada Brunn said: “We never close.\n\nThe shop is old.", "Ada Brunn", "“We never close."),
    "adjunct of the cue left out": ("The mayor said on Monday that the well was dry.", "The mayor",
                                    "that the well was dry"),
    "adverbial clause in front kept": ("Unless rain comes, the mayor warned, the well will run dry.", "the mayor",
                                       "Unless rain comes … the well will run dry"),
    "relative content": ("The letter, which she said was forged, is gone.", "she", "which … was forged"),
    "as saying": ('"It is over," Ada Brunn was quoted as saying.', "Ada Brunn", '"It is over,"'),
    "naming what bears a word to be ignored": ("She called the police shootings a tragedy.", "She",
                                               "the police shootings a tragedy"),
    "over two paragraphs": ("“We never sleep.\n\n“We never rest,” Ada Brunn said.", "Ada Brunn",
                            "“We never sleep.\n\n“We never rest,”"),
    "headline with its speaker behind": ("We will rebuild the pier by spring: mayor\n\nThe pier burned in May.",
                                         "mayor", "We will rebuild the pier by spring"),
    "adjective cue": ("The coach was adamant that the goal should have stood.", "The coach",
                      "that the goal should have stood"),
    "headline with its cue": ("Pier will be rebuilt, says mayor\n\nThe pier burned in May.", "mayor",
                              "Pier will be rebuilt"),
    "document with its maker": ("A note issued by the party said that the talks had failed.",
                                "A note issued by the party", "that the talks had failed"),
    "document with its maker in a clause": (
        "According to a note that the union issued in Velden, the talks had failed.",
        "a note that the union issued in Velden", "the talks had failed"),
    "in an interview": ("The mayor said in an interview that the well was dry and that the pump had failed.",
                        "The mayor", "that the well was dry and that the pump had failed"),
    "date line": ("VELDEN, May 4 (North Wire) - The well is dry, the mayor said.", "the mayor", "The well is dry"),
    "single quotation marks": ("‘We don’t know,’ Ada Brunn said.", "Ada Brunn", "‘We don’t know,’"),
    "pronoun for who was asked before": ("Ada Brunn was asked about the well. “It is dry,” she said.", "she",
                                      "“It is dry,”"),
    "coordinated verbs": ("The chairman said he was sorry and promised to repay the money.", "The chairman",
                          "he was sorry and promised to repay the money"),
    "headline": ("Police: bridge will reopen in May\n\nThe bridge has been shut since March.", "Police",
                 "bridge will reopen in May"),
}  # fmt: skip

NOTHING = [
    "The ferry sank at dawn.",
    "The senator called on his colleague on Thursday.",
    "That said, the bridge is old.",
    "The organisers called off the race.",
    "The launch went according to plan.",
    "The flood claimed the lives of nine people.",
    "She was sworn in as mayor in May.",
    'Bill "Rocky" Marsh won the race.',
    "The council plans to announce a levy in May.",
    "Residents want the mayor to disclose the cost.",
]


def found(nlp: Language, mode: str, text: str) -> list[Attribution]:
    article = Article("a", "a", text, Span(0, len(text)), "")
    engine = Engine(nlp, cues(), engine="hybrid" if mode == "hybrid" else "rules")
    return list(engine.attributions(engine.parse(article), article)[0])


def cues() -> Cues:
    from checker.rulebook import load

    return load().cues


def joined(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(s.text(text) for s in spans)


def bare(text: str) -> str:
    return text.strip(" .,")


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
@pytest.mark.parametrize("name", CASES)
def test_each_construction_is_found(nlp: Language, mode: str, name: str) -> None:
    text, source, content = CASES[name]
    got = [(joined(a.source, text), bare(joined(a.content, text))) for a in found(nlp, mode, text)]
    assert (source, bare(content)) in got


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
def test_a_quotation_apart_is_not_joined_to_the_next(nlp: Language, mode: str) -> None:
    text = (
        'The fair opened under the motto "We Shall Not Be Moved" and drew families from the whole valley. '
        '"It was a good day," Ada Brunn added.'
    )
    assert [joined(a.content, text) for a in found(nlp, mode, text)] == ['"It was a good day,"']


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
def test_quotations_in_a_row_belong_to_the_cue_behind_the_last(nlp: Language, mode: str) -> None:
    text = '"It was a good day." "We sold every loaf," Ada Brunn added.'
    assert joined(found(nlp, mode, text)[0].content, text) == '"It was a good day." "We sold every loaf,"'


@pytest.mark.parametrize("text", ["Mayor Slams Plan To Close Clinic", "Ada Brunn Endorses Ove Lindahl"])
def test_a_verb_that_a_headline_capitalises_is_a_cue(nlp: Language, text: str) -> None:
    assert len(found(nlp, "hybrid", text)) == 1


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
@pytest.mark.parametrize("text", NOTHING)
def test_narration_and_acts_are_no_claims(nlp: Language, mode: str, text: str) -> None:
    assert found(nlp, mode, text) == []


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
def test_who_reports_whom_is_kept(nlp: Language, mode: str) -> None:
    text = "The envoy said that the minister had promised to resign before the end of May."
    outer, inner = sorted(found(nlp, mode, text), key=lambda a: a.within is not None)
    assert inner.within == outer.id
    assert joined(inner.source, text) == "the minister"


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
def test_words_quoted_by_another_are_the_quoted_persons_within_the_others_report(nlp: Language, mode: str) -> None:
    text = "“I will come to the fair in June,” Ada Brunn was quoted by Ove Lindahl."
    by_source = {joined(a.source, text): a for a in found(nlp, mode, text)}
    assert by_source["Ada Brunn"].within == by_source["Ove Lindahl"].id


@pytest.mark.parametrize("text", ["The mayor did not say that the well was dry.", "Nobody said that the well was dry."])
def test_negated_reports_are_kept_as_such(nlp: Language, text: str) -> None:
    assert [a.negated for a in found(nlp, "rules", text)] == [True]


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry declined to say whether the plant would close.", "whether the plant would close"),
        ("Ada Brunn has refused to disclose her debts.", "her debts"),
    ],
)
def test_a_refusal_to_speak_is_a_negated_report(nlp: Language, mode: str, text: str, content: str) -> None:
    (only,) = found(nlp, mode, text)
    assert (only.negated, bare(joined(only.content, text))) == (True, content)
    assert any(word in joined(only.cue, text) for word in ("declined", "refused"))


def test_an_attitude_is_found_on_request_only(nlp: Language) -> None:
    text = "Most villagers believe the well is haunted."
    assert found(nlp, "rules", text) == []
    article = Article("a", "a", text, Span(0, len(text)), "")
    engine = Engine(nlp, cues(), engine="rules", attitudes=True)
    assert len(engine.attributions(engine.parse(article), article)[0]) == 1


def test_a_deed_behind_a_name_is_part_of_what_is_felt_about_it(nlp: Language) -> None:
    text = "Farmers voiced anger at the council closing the mill."
    assert [joined(a.content, text) for a in found(nlp, "rules", text)] == ["anger at the council closing the mill"]


def test_an_unpaired_mark_is_told(nlp: Language) -> None:
    text = "Ada Brunn said: “We never close.\n\nThe shop is old."
    article = Article("a", "a", text, Span(0, len(text)), "", path="a.txt")
    engine = Engine(nlp, cues(), engine="rules")
    (problem,) = engine.attributions(engine.parse(article), article)[1]
    assert (problem.code, problem.path, problem.line, problem.column) == ("W311", "a.txt", 1, 17)


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
@pytest.mark.parametrize(
    "text",
    [
        "Nora Vik, asked whether the well was dry, replied: “Ask the mayor.”",
        "Asked whether the well was dry, she left.",
    ],
)
def test_who_was_asked_did_not_ask(nlp: Language, mode: str, text: str) -> None:
    (asked,) = [a for a in found(nlp, mode, text) if "well" in joined(a.content, text)]
    assert asked.source == ()


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
def test_a_claim_that_somebody_rejects_is_not_theirs(nlp: Language, mode: str) -> None:
    text = "Nora Vik rejected claims that the well was dry."
    assert [joined(a.cue, text) for a in found(nlp, mode, text)] == ["rejected"]


@pytest.mark.parametrize(
    "mode",
    [
        "rules",
        pytest.param(
            "hybrid",
            marks=pytest.mark.xfail(
                strict=True, reason="the tagger reads one statement, and its content holds the second cue"
            ),
        ),
    ],
)
def test_two_statements_of_one_sentence_leave_no_and_behind(nlp: Language, mode: str) -> None:
    text = "Nora Vik said the well was dry and added that the pump had failed."
    assert [bare(joined(a.content, text)) for a in found(nlp, mode, text)] == [
        "the well was dry",
        "that the pump had failed",
    ]


@pytest.mark.parametrize("mode", ["rules", "hybrid"])
@pytest.mark.parametrize(
    "text",
    [
        "Velden had no rain. “It is dry.”",  # a place does nothing that goes with speaking
        "The two sides shook hands.\n\n“A New Dawn For Velden”",  # a heading in marks
        "Nora Vik bought a house in Velden. “The Salt Road” is sold out.",
    ],
)
def test_a_quotation_after_any_name_is_not_that_names(nlp: Language, mode: str, text: str) -> None:
    assert all(a.cue for a in found(nlp, mode, text))


@pytest.mark.parametrize(
    "mode",
    [
        "rules",
        pytest.param(
            "hybrid",
            marks=pytest.mark.xfail(strict=True, reason="the tagger joins the quotations, whoever stands between them"),
        ),
    ],
)
def test_somebody_elses_gesture_ends_a_quotation_that_goes_on(nlp: Language, mode: str) -> None:
    text = "“We counted twice,” Kofi Mensah said. Ada Brunn shook her head. “They never counted at all.”"
    got = {joined(a.source, text): joined(a.content, text) for a in found(nlp, mode, text)}
    assert got == {"Kofi Mensah": "“We counted twice,”", "Ada Brunn": "“They never counted at all.”"}
