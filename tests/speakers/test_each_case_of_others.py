"""One article, a case an id: bodies and who speaks for them, joint speakers, documents, handles, unnamed sources, none.

Each case has a text in which sources and contents are marked, and who each source means: name, how it was found, and
for whom the speaker speaks, where somebody.
"""

from __future__ import annotations

import pytest

from tests.speakers.means import Means, body, found_in

pytestmark = pytest.mark.model


CASES: dict[str, tuple[str, dict[str, Means]]] = {
    "apposition-behind-a-body": (
        "<1:A spokesman for the harbour fund, Tunde Bellow,> said {1:it was glad}. <2:The fund> said {2:controls were "
        "new}.",
        {"a1": Means("Tunde Bellow", "name", "harbour fund"), "a2": body("fund", "role")},
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
    assert found_in(nlp, text) == expected
