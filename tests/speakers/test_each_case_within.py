"""One article, a case an id: every way of naming who speaks, with people of many languages.

Each case has a text in which sources and contents are marked, and who each source means: name, how it was found, and
for whom the speaker speaks, where somebody.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.speakers.marked import speakers

pytestmark = pytest.mark.model


class Means(NamedTuple):
    """Whom a source means."""

    name: str
    by: str = "name"
    body: str | None = None
    type: str = "person"


def body(name: str, by: str = "name") -> Means:
    return Means(name, by, None, "body")


CASES: dict[str, tuple[str, dict[str, Means]]] = {
    "pronoun-he": (
        "<1:Chinedu Okafor> said {1:the well was dry}. <2:He> said {2:it had been so since May}.",
        {"a1": Means("Chinedu Okafor"), "a2": Means("Chinedu Okafor", "coreference")},
    ),
    "pronoun-she": (
        "<1:Lakshmi Varadan> told reporters {1:that the dam would hold}. {2:“We checked it,”} <2:she> said.",
        {"a1": Means("Lakshmi Varadan"), "a2": Means("Lakshmi Varadan", "coreference")},
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
    "apposition-behind-a-body": (
        "<1:A spokesman for the harbour fund, Tunde Bellow,> said {1:it was glad}. <2:The fund> said {2:controls were "
        "new}.",
        {"a1": Means("Tunde Bellow", "name", "harbour fund"), "a2": body("fund", "role")},
    ),
    "relative-clause": (
        "The plan was praised by Yevhen Tkachuk, <1:who> said {1:it was overdue}.",
        {"a1": Means("Yevhen Tkachuk", "coreference")},
    ),
    "relative-clause-between": (
        "<1:Fatoumata Keita, who runs the mill,> said {1:flour was short}.",
        {"a1": Means("Fatoumata Keita")},
    ),
    "spokesperson-named": (
        "<1:Skerry Lines spokeswoman Inês Duarte> said {1:ferries ran}. <2:Skerry Lines> said {2:it was sorry}.",
        {"a1": Means("Inês Duarte", "name", "Skerry Lines"), "a2": body("Skerry Lines")},
    ),
    "spokesperson-of-a-ministry": (
        "<1:Ministry of Interior spokesman Adel Mansouri> said {1:there would be an inquiry}.",
        {"a1": Means("Adel Mansouri", "name", "Ministry of Interior")},
    ),
    "spokesperson-unnamed": (
        "<1:A spokesman for the coastguard> said {1:all were safe}.",
        {"a1": Means("spokesman for the coastguard", "role", "coastguard", "unnamed")},
    ),
    "spokesperson-its": (
        "The Kestrel Bank closed two branches. <1:Its spokesman> said {1:no job was lost}.",
        {"a1": Means("Kestrel Bank's spokesman", "role", "Kestrel Bank", "unnamed")},
    ),
    "spokesperson-right-after-the-body": (
        "<1:The Kestrel Bank> denied {1:the report}. <2:A spokeswoman> said {2:no branch would close}.",
        {"a1": body("Kestrel Bank"), "a2": Means("spokeswoman", "role", "Kestrel Bank", "unnamed")},
    ),
    "spokesperson-of-the-party-in-short": (
        "The Orchard Reform Party (ORP) met. <1:Party spokesperson Anjali Deshmukh> said {1:it would stand}.",
        {"a1": Means("Anjali Deshmukh", "name", "Orchard Reform Party")},
    ),
    "organisation": (
        "<1:The Norwell Institute> said {1:the sea was warm}. <2:The institute> said {2:fish had left}.",
        {"a1": body("Norwell Institute"), "a2": body("Norwell Institute", "coreference")},
    ),
    "organisation-with-a-possessive": (
        "<1:The Seafarers' League> said {1:a strike was near}. <2:The league> said {2:talks had failed}.",
        {"a1": body("Seafarers' League"), "a2": body("Seafarers' League", "coreference")},
    ),
    "organisation-with-its-legal-form": (
        "<1:Varnholt Pumps AG> said {1:orders fell}. <2:Varnholt Pumps> said {2:no plant would close}.",
        {"a1": body("Varnholt Pumps"), "a2": body("Varnholt Pumps")},
    ),
    "organisation-that-opens-the-sentence": (
        "<1:Drivers' Union secretary Maureen Adeleye> said {1:talks had failed}. <2:The union> said {2:it would vote}.",
        {"a1": Means("Maureen Adeleye"), "a2": body("Drivers' Union", "coreference")},
    ),
    "organisation-in-the-plural": (
        "<1:Pennine Coaches> said {1:its door was open}. <2:Pennine> said {2:its offer was fair}.",
        {"a1": body("Pennine Coaches"), "a2": body("Pennine Coaches")},
    ),
    "organisation-by-its-last-word": (
        "<1:The Port Harlow Fund> said {1:controls were new}. <2:The Fund> said {2:it was glad}. <3:The fund> said "
        "{3:so}.",
        {"a1": body("Port Harlow Fund"), "a2": body("Port Harlow Fund"), "a3": body("Port Harlow Fund", "coreference")},
    ),
    "abbreviation-of-two-letters": (
        "<1:The Drivers' Union (DU)> said {1:a strike was near}. <2:The DU> said {2:it would vote}.",
        {"a1": body("Drivers' Union"), "a2": body("Drivers' Union")},
    ),
    "abbreviation-in-brackets": (
        "<1:The Regional Quake Centre (RQC)> said {1:it was shallow}. <2:The RQC> said {2:more would come}.",
        {"a1": body("Regional Quake Centre"), "a2": body("Regional Quake Centre")},
    ),
    "abbreviation-of-mixed-case": (
        "<1:The Bharat Jan Party (BJaP)> said {1:it would stand}. <2:BJaP> said {2:it would win}.",
        {"a1": body("Bharat Jan Party"), "a2": body("Bharat Jan Party")},
    ),
    "joint-speakers": (
        "<1:Governor Khaled Masarwa and Mayor Ines Duarte> said {1:schools would close}.",
        {"a1": Means("Khaled Masarwa and Ines Duarte")},
    ),
    "document": (
        "<1:A report by the Norwell Institute> said {1:the sea was warm}. <2:The report> said {2:fish had left}.",
        {
            "a1": Means("report by the Norwell Institute", "name", "Norwell Institute", "document"),
            "a2": Means("report by the Norwell Institute", "coreference", "Norwell Institute", "document"),
        },
    ),
    "statement": (
        "<1:A statement from Chen Yuhan> said {1:costs would fall}. <2:The statement> said {2:prices would not}.",
        {"a1": Means("Chen Yuhan", "coreference"), "a2": Means("Chen Yuhan", "coreference")},
    ),
    "note": (
        "<1:A note issued by the Norwell Institute> said {1:the sea was warm}.",
        {"a1": Means("note", "name", "Norwell Institute", "document")},
    ),
    "letter-seen-by-a-newspaper": (
        "The Norwell Institute met. <1:A letter seen by this newspaper> said {1:the sea was warm}.",
        {"a1": Means("letter", "role", type="document")},
    ),
    "handle-beside-the-name": (
        "<1:Ravi Kolar (@rk_sundar)> wrote {1:that prices were low}. <2:@rk_sundar> wrote {2:that they would rise}.",
        {"a1": Means("Ravi Kolar"), "a2": Means("Ravi Kolar")},
    ),
    "handle-that-spells-the-name": (
        "Wanjiru Otieno met teachers. <1:@HonWanjiruOtieno> wrote {1:that pay would rise}.",
        {"a1": Means("Wanjiru Otieno")},
    ),
    "unnamed-officials": (
        "<1:Officials> said {1:the road was shut}.",
        {"a1": Means("Officials", "role", type="unnamed")},
    ),
    "unnamed-person-familiar": (
        "<1:A person familiar with the matter> said {1:the board had met}. <2:The person> said {2:it was brief}.",
        {
            "a1": Means("person familiar with the matter", "role", type="unnamed"),
            "a2": Means("person familiar with the matter", "coreference", type="unnamed"),
        },
    ),
    "unnamed-one-of-several": (
        "<1:Two people familiar with the case> said {1:money was found}. <2:One of them> said {2:the rest was abroad}.",
        {
            "a1": Means("Two people familiar with the case", "role", type="unnamed"),
            "a2": Means("one of two people familiar with the case", "role", type="unnamed"),
        },
    ),
    "no-speaker-at-all": ("{1:The road is expected to open in May}.", {}),
    "quotation-that-goes-on": (
        "{1:“The dam will hold,”} <1:Lakshmi Varadan> said. {2:“We checked every gate.”}",
        {"a1": Means("Lakshmi Varadan"), "a2": Means("Lakshmi Varadan", "continuation")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_case(nlp, text: str, expected: dict[str, Means]) -> None:
    found = {k: Means(s.name, s.found_by, s.body, s.type) for k, s in speakers(nlp, text).items()}
    assert found == expected


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
