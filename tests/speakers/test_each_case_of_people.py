"""One article, a case an id: every way of naming a person, with people of many languages.

Each case has a text in which sources and contents are marked, and who each source means: name, how it was found, and
for whom the speaker speaks, where somebody.
"""

from __future__ import annotations

import pytest

from tests.speakers.marked import speakers
from tests.speakers.means import Means, body, found_in

pytestmark = pytest.mark.model


CASES: dict[str, tuple[str, dict[str, Means]]] = {
    "pronoun-he": (
        "<1:Chinedu Okafor> said {1:the well was dry}. <2:He> said {2:it had been so since May}.",
        {"a1": Means("Chinedu Okafor"), "a2": Means("Chinedu Okafor", "coreference")},
    ),
    "pronoun-she": (
        "<1:Lakshmi Varadan> told reporters {1:that the dam would hold}. {2:“We checked it,”} <2:she> said.",
        {"a1": Means("Lakshmi Varadan"), "a2": Means("Lakshmi Varadan", "coreference")},
    ),
    "mayor-of-a-place-of-two-words": (
        "<1:Mayor of Port Ansel Dana Fenn> said {1:the pier would close}. <2:Fenn> added {2:it was old}.",
        {"a1": Means("Dana Fenn"), "a2": Means("Dana Fenn")},
    ),
    "mayor-of-a-place-alone": (
        "<1:Mayor of Port Ansel> said {1:the pier would close}.",
        {"a1": Means("Mayor of Port Ansel", "role", type="unnamed")},
    ),
    "member-for-a-seat-and-an-initial": (
        "<1:MLA for Kottur S. Manjula> said {1:the road was shut}. <2:Manjula> added {2:it was old}.",
        {"a1": Means("S. Manjula"), "a2": Means("S. Manjula")},
    ),
    "minister-of-state-for-a-field": (
        "<1:Minister of State for Ports Aru Naik> said {1:the road was shut}. <2:Naik> added {2:it was old}.",
        {"a1": Means("Aru Naik"), "a2": Means("Aru Naik")},
    ),
    "union-president": (
        "<1:The National Union of Carters President Ruth O'Dowd> said {1:the road was shut}.",
        {"a1": Means("Ruth O'Dowd")},
    ),
    "head-of-a-body-with-a-title": (
        "<1:chairman of the House Harbours Committee Rep. Adam Skell> said {1:the road was shut}.",
        {"a1": Means("Adam Skell")},
    ),
    "spokesman-of-one-with-a-title": (
        "<1:A spokesman for Rep. Adam Skell> said {1:the road was shut}.",
        {"a1": Means("spokesman for Rep. Adam Skell", "role", "Adam Skell", "unnamed")},
    ),
    "called-like-an-office": (
        "<1:John Skipper>, 66, of the harbour party, said {1:the road was shut}. <2:He> said {2:it was old}.",
        {"a1": Means("John Skipper"), "a2": Means("John Skipper", "coreference")},
    ),
    "who-after-what-somebody-roused": (
        "It drew the ire of Justice Antony Scala <1:who> said {1:he was lost}.",
        {"a1": Means("Antony Scala", "coreference")},
    ),
    "owner-of-a-letter-in-an-anecdote": (
        "Jim Mathis resigned on Monday. It was the first such act since Cyrus Vane left over a raid. "
        "Mathis’s letter did not name any choice. <1:He> said {1:allies were the core of power}.",
        {"a1": Means("Jim Mathis", "coreference")},
    ),
    "surname-of-the-one-the-story-is-about": (
        "Donal Voss, the owner, met Mr. Voss’s wife, Melina Voss, there. <1:Mr. Voss> said {1:the mine was safe}. "
        "<2:Voss> added {2:it was old}.",
        {"a1": Means("Donal Voss"), "a2": Means("Donal Voss")},
    ),
    "surname-and-the-tower-of-that-name": (
        "President Voss met Ana Ruiz in Voss Tower. <1:Voss> said {1:the mine was safe}.",
        {"a1": Means("Voss")},
    ),
    "chief-of-something-is-no-president": (
        "President Donal Voss spoke. It rained. <1:The harbour chief> said {1:he was tired}.",
        {"a1": Means("harbour chief", "role", type="unnamed")},
    ),
    "historian-of-a-body-is-not-who-was-named": (
        "Scott P. Brown won. Mr. Brown was junior. <1:The Senate historian> said {1:seniority was lost}.",
        {"a1": Means("Senate historian", "role", type="unnamed")},
    ),
    "called-said": (
        "Hassan Said was there. <1:Said> said {1:the road was shut}.",
        {"a1": Means("Hassan Said")},
    ),
    "described-then-named": (
        "<1:A Labour staffer> apologised for saying {1:the girls were rude}. Lena Lawson, the communications director "
        "of Ann Oke, wrote on Friday that they should stay at home.",
        {"a1": Means("Lena Lawson", "role", "Ann Oke")},
    ),
    "described-then-named-by-the-same-noun": (
        "<1:A young city hall aide> said {1:the girls were rude}. On Friday, the aide, Lena Lawson, 31, took it back.",
        {"a1": Means("Lena Lawson", "role")},
    ),
    "described-then-another-is-named": (
        "<1:A deckhand> said {1:the pumps had failed}. Peder Holm, the owner, denied it.",
        {"a1": Means("deckhand", "role", type="unnamed")},
    ),
    "source-then-somebody-is-named": (
        "<1:A source> said {1:the pumps had failed}. Peder Holm denied it.",
        {"a1": Means("source", "role", type="unnamed")},
    ),
    "pronoun-they-of-two": (
        "<1:Amina Diallo and Yusuf Traore> said {1:the clinic would close}. <2:They> said {2:nobody had been paid}.",
        {"a1": Means("Amina Diallo and Yusuf Traore"), "a2": Means("Amina Diallo and Yusuf Traore", "coreference")},
    ),
    "pronoun-they-of-unnamed": (
        "<1:Two nurses> said {1:the clinic was cold}. <2:They> said {2:the boiler was broken}.",
        {
            "a1": Means("Two nurses", "role", type="unnamed"),
            "a2": Means("Two nurses", "coreference", type="unnamed"),
        },
    ),
    "pronoun-it-of-a-body": (
        "<1:The Kestrel Bank> said {1:profits had doubled}. <2:It> said {2:no branch would close}.",
        {"a1": body("Kestrel Bank"), "a2": body("Kestrel Bank", "coreference")},
    ),
    "pronoun-it-before-any-other": (
        "{1:The Kestrel Bank would close two branches}, <1:it> said on Monday.",
        {"a1": body("Kestrel Bank", "coreference")},
    ),
    "pronoun-after-an-unnamed-speaker": (
        "Peder Holm, the owner, denied it. A deckhand said the pumps had failed. {1:“Everybody knew,”} <1:he> said.",
        {"a1": Means("deckhand", "coreference", type="unnamed")},
    ),
    "pronoun-after-one-driver": (
        "Gary Thwaite, the manager, called it fair. One driver, who gave his name as Ken, said he could not pay. {1:“I "
        "have two jobs,”} <1:he> said.",
        {"a1": Means("One driver", "coreference", type="unnamed")},
    ),
    "I-inside-a-quotation": (
        "{1:“As <2:I> said in June, {2:the well is dry},”} <1:Chinedu Okafor> told the council.",
        {"a1": Means("Chinedu Okafor"), "a2": Means("Chinedu Okafor", "coreference")},
    ),
    "we-inside-a-quotation": (
        "{1:“<2:We> warned that {2:the well would run dry},”} <1:Chinedu Okafor> told the council.",
        {"a1": Means("Chinedu Okafor"), "a2": Means("Chinedu Okafor", "coreference")},
    ),
    "surname": (
        "<1:Oksana Hrabovets> said {1:the bridge was shut}. <2:Hrabovets> said {2:it would open in May}.",
        {"a1": Means("Oksana Hrabovets"), "a2": Means("Oksana Hrabovets")},
    ),
    "surname-of-two-words": (
        "<1:Marisol Quintana Reyes> said {1:the reef had recovered}. <2:Quintana> said {2:it was a surprise}.",
        {"a1": Means("Marisol Quintana Reyes"), "a2": Means("Marisol Quintana Reyes")},
    ),
    "surname-first": (
        "<1:Zhou Lanying> said {1:the kiln was cold}. <2:Ms Zhou> said {2:it would be lit again}.",
        {"a1": Means("Zhou Lanying"), "a2": Means("Zhou Lanying")},
    ),
    "surname-that-is-a-day": (
        "<1:Sun Weiguo> said {1:the kiln was cold}. <2:Sun> said {2:it would be lit again}.",
        {"a1": Means("Sun Weiguo"), "a2": Means("Sun Weiguo")},
    ),
    "surname-with-an-article": (
        "<1:Layla al-Hadidi> said {1:the pass was open}. <2:Al-Hadidi> said {2:lorries were moving}.",
        {"a1": Means("Layla al-Hadidi"), "a2": Means("Layla al-Hadidi")},
    ),
    "first-name": (
        "<1:Wanjiru Otieno> said {1:the match was fair}. <2:Wanjiru> said {2:she was tired}.",
        {"a1": Means("Wanjiru Otieno"), "a2": Means("Wanjiru Otieno")},
    ),
    "first-name-that-is-a-month": (
        "<1:April Ryder> said {1:the match was fair}. <2:Ryder> said {2:she was tired}.",
        {"a1": Means("April Ryder"), "a2": Means("April Ryder")},
    ),
    "surname-of-two-with-a-hyphen": (
        "<1:Nandini Rao-Kapadia> said {1:a suit was filed}. <2:Rao-Kapadia> said {2:it was late}. Rao-Kapadia left.",
        {"a1": Means("Nandini Rao-Kapadia"), "a2": Means("Nandini Rao-Kapadia")},
    ),
    "surname-with-two-particles": (
        "<1:Ursula van der Meer> said {1:the sluice was shut}. <2:Inés de la Cruz> said {2:it was not}.",
        {"a1": Means("Ursula van der Meer"), "a2": Means("Inés de la Cruz")},
    ),
    "title-that-begins-the-sentence": (
        "Alan Whitely backed the drivers. <1:Mr Whitely> said {1:they were right}.",
        {"a1": Means("Alan Whitely")},
    ),
    "nickname-in-marks": (
        '<1:Emeka "Mecko" Nwafor> said {1:he was free}. <2:Nwafor> said {2:he was tired}.',
        {"a1": Means('Emeka "Mecko" Nwafor'), "a2": Means('Emeka "Mecko" Nwafor')},
    ),
    "title": (
        "<1:Justice Amara Obi> said {1:the fraud was grave}. <2:Justice Obi> said {2:she saw no remorse}.",
        {"a1": Means("Amara Obi"), "a2": Means("Amara Obi")},
    ),
    "title-with-a-full-stop": (
        "<1:Hon. Wanjiru Otieno> said {1:the bill would pass}. <2:Col. Adel Mansouri> said {2:it would not}.",
        {"a1": Means("Wanjiru Otieno"), "a2": Means("Adel Mansouri")},
    ),
    "title-in-letters": (
        "<1:CFO Chen Yuhan> said {1:costs would fall}. <2:DPP Peter Kimani> said {2:he would appeal}.",
        {"a1": Means("Chen Yuhan"), "a2": Means("Peter Kimani")},
    ),
    "letters-of-honour": (
        "<1:Chidi Okoro SAN> said {1:he would appeal}. <2:Okoro> said {2:it would be soon}.",
        {"a1": Means("Chidi Okoro"), "a2": Means("Chidi Okoro")},
    ),
    "office-the-former-chief-minister": (
        "Former Sundar chief minister Ravi Kolar met farmers. <1:The former chief minister> said {1:prices were low}.",
        {"a1": Means("Ravi Kolar", "role")},
    ),
    "office-the-senator": (
        "Senator Lucía Berenguer met farmers. <1:The senator> said {1:prices were low}.",
        {"a1": Means("Lucía Berenguer", "role")},
    ),
    "office-with-ex": (
        "Former governor Elias Otieno met farmers. <1:The ex-governor> said {1:prices were low}.",
        {"a1": Means("Elias Otieno", "role")},
    ),
    "office-in-its-first-letters": (
        "Police Public Relations Officer Hauwa Danladi met the press. <1:The PPRO> said {1:he was treated well}.",
        {"a1": Means("Hauwa Danladi")},
    ),
    "office-of-the-interim-holder": (
        "Kestrel fired its chief executive, Arjun Malhotra. <1:Sofía Iturbe> told staff {1:that pay was safe}. <2:The "
        "interim chief executive> said {2:no job would go}.",
        {"a1": Means("Sofía Iturbe"), "a2": Means("Sofía Iturbe", "role")},
    ),
    "office-of-the-deputy": (
        "Mayor Ana Velde opened the fair. <1:The deputy mayor> said {1:prices were low}.",
        {"a1": Means("deputy mayor", "role", type="unnamed")},
    ),
    "office-after-an-unnamed-speaker": (
        "Dr Mei-Ling Fong, the secretary, was heard. <1:One senior Liberal> said {1:she was finished}. {2:“She is "
        "toast,”} <2:the MP> said.",
        {
            "a1": Means("One senior Liberal", "role", type="unnamed"),
            "a2": Means("One senior Liberal", "coreference", type="unnamed"),
        },
    ),
    "office-of-somebody-else": (
        "Mayor Ana Velde opened the fair. <1:The governor> said {1:prices were low}.",
        {"a1": Means("governor", "role", type="unnamed")},
    ),
    "the-company": (
        "Kestrel Motors closed a plant. <1:The company> said {1:jobs were safe}.",
        {"a1": body("Kestrel Motors", "coreference")},
    ),
    "the-union-is-not-the-company": (
        "<1:Kestrel Motors> said {1:jobs were safe}. <2:The union> said {2:they were not}.",
        {"a1": body("Kestrel Motors"), "a2": body("union", "role")},
    ),
    "its-leader": (
        "The Lake Alliance met on Friday. Halima Abdi, the House speaker, was there. <1:Its leader> said {1:it would "
        "vote}.",
        {"a1": Means("Lake Alliance's leader", "role", type="unnamed")},
    ),
    "her-successor-is-not-she": (
        "Former mayor Ana Velde met the press. <1:Her successor> said {1:it was late}.",
        {"a1": Means("Ana Velde's successor", "role", type="unnamed")},
    ),
    "by-age": (
        "<1:Li Guihua, a farmer,> said {1:her house fell}. {2:“It took seconds,”} <2:the 61-year-old> said.",
        {"a1": Means("Li Guihua"), "a2": Means("Li Guihua", "coreference")},
    ),
    "by-country": (
        "<1:Mamadou Diarra> said {1:the game was fair}. {2:“They fought,”} said <2:the Senegalese>.",
        {"a1": Means("Mamadou Diarra"), "a2": Means("Mamadou Diarra", "coreference")},
    ),
    "by-trade": (
        "<1:Dmytro Kovalenko, a geneticist,> said {1:one gene did it}. <2:The geneticist> said {2:it was rare}.",
        {"a1": Means("Dmytro Kovalenko"), "a2": Means("Dmytro Kovalenko", "role")},
    ),
    "apposition-after-the-name": (
        "<1:Rajan Pillai, the harbour master,> said {1:the ship was safe}. <2:The harbour master> said {2:it could "
        "sail}.",
        {"a1": Means("Rajan Pillai"), "a2": Means("Rajan Pillai", "role")},
    ),
    "apposition-before-the-name": (
        "<1:The head of the civil defence, Samir Haddadin,> said {1:rain slowed the work}. <2:Haddadin> said {2:it "
        "would stop}.",
        {"a1": Means("Samir Haddadin"), "a2": Means("Samir Haddadin")},
    ),
    "relative-clause": (
        "The plan was praised by Yevhen Tkachuk, <1:who> said {1:it was overdue}.",
        {"a1": Means("Yevhen Tkachuk", "coreference")},
    ),
    "relative-clause-between": (
        "<1:Fatoumata Keita, who runs the mill,> said {1:flour was short}.",
        {"a1": Means("Fatoumata Keita")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_case(nlp, text: str, expected: dict[str, Means]) -> None:
    assert found_in(nlp, text) == expected


PEOPLE = {
    "indian": ("Thirumalai Rengan", "Rengan", "Madurai"),
    "indian-with-initials": ("S.M. Quadiri", "Quadiri", "Nagpur"),
    "arabic": ("Bassam al-Khatibi", "Khatibi", "Amman"),
    "chinese": ("Xu Lanying", "Xu", "Shenzhen"),
    "chinese-given-name-first": ("Lanying Xu", "Xu", "Wuhan"),
    "african-west": ("Chinonso Okwuosa", "Okwuosa", "Lagos"),
    "african-east": ("Atieno Wekesa", "Wekesa", "Kisumu"),
    "african-south": ("Thandeka Mkhwanazi", "Mkhwanazi", "Durban"),
    "slavic": ("Bohdana Lysenko", "Lysenko", "Lviv"),
    "spanish": ("Íñigo Larrañaga Sanz", "Larrañaga", "Bilbao"),
}


@pytest.mark.parametrize(("name", "alone", "place"), PEOPLE.values(), ids=PEOPLE)
def test_people_whose_names_the_model_s_labels_mistake(nlp, name: str, alone: str, place: str) -> None:
    text = f"In {place}, <1:{name}> said {{1:the road was shut}}. <2:{alone}> said {{2:it had flooded}}."
    found = speakers(nlp, text)
    assert [(s.name, s.type) for s in found.values()] == [(name, "person")] * 2
