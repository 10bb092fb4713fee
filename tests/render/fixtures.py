"""A report built by hand: an invented story, with people, places and outlets that do not exist."""

from __future__ import annotations

from decimal import Decimal

from checker.records import (
    Article,
    Change,
    Evidence,
    Facts,
    Problem,
    Quantity,
    Report,
    Speaker,
    Verdict,
)
from tests.render.building import article, claim, find, group, place

RUIZ = Speaker("ruiz", "Ana Ruiz", "name", "person", None, ("Ana Ruiz", "Ruiz", "the fire chief"))
HOLM = Speaker("holm", "Boris Holm", "coreference", "person", "Orle Cement", ("Boris Holm", "Holm"))
COUNCIL = Speaker("council", "Orle town council", "role", "body")
DAHL = Speaker("dahl", "Mette Dahl", "name", "person")

GAZETTE = article(
    "Orle Gazette",
    """date 2026-05-02
The old rope bridge over the Tarn fell on Friday.

Fire chief Ana Ruiz said 12 people had died when the bridge fell on Friday evening.
"We will not close the plant," said Boris Holm, who speaks for Orle Cement.
The town council said the bridge was inspected in March.
Engineer Mette Dahl warned that the second bridge has the same cables.
""",
    "2026-05-02",
    "story/gazette.txt",
    byline="Iva Sand",
)

HERALD = article(
    "Tarn Herald",
    """date 2026-05-02
Twenty-one people died in the fall of the Orle bridge, fire chief Ana Ruiz told reporters on Saturday, and more are out.
Boris Holm of Orle Cement said: "We will close the plant."
According to the council, inspectors saw the bridge in March.
"Nobody told us about the cables," a resident said.
""",
    "2026-05-02",
    "story/herald.txt",
)

POST = article(
    "Valley Post",
    """date 2026-05-03
ORLE (Northwire) - Fire chief Ana Ruiz said 12 people had died.
"We will not close the plant," Holm told the Post.
The council said its inspectors had been on the bridge in March.
Ruiz said schools would stay shut until Wednesday.
""",
    "2026-05-03",
    "story/post.txt",
    agency="Northwire",
)

COURIER = article(
    "Morning Courier",
    """date 2026-05-03
ORLE (Northwire) - Fire chief Ana Ruiz said 12 people had died.
Ruiz said schools would stay shut until Wednesday.
A spokeswoman said the ferry would run all night.
""",
    "2026-05-03",
    "story/courier.txt",
    agency="Northwire",
)


def _figure(art: Article, words: str, number: int) -> Facts:
    return Facts(
        quantities=(
            Quantity(
                Decimal(number), Decimal(number), "", ("person",), False, find(art.text, words), ("die", "subject")
            ),
        )
    )


def story() -> Report:
    """Number conflict, wording conflict, corroborated, one agency's copy twice, unique claims; 4 outlets, 3 origins."""
    toll = [
        claim(
            GAZETTE,
            "Fire chief Ana Ruiz",
            "said",
            "12 people had died when the bridge fell on Friday evening",
            RUIZ,
            rule="said",
            found_by=("tagger", "rule"),
            confidence=0.97,
            facts=_figure(GAZETTE, "12", 12),
            scores=(("tagger", 0.95), ("rule", 0.5)),
        ),
        claim(
            HERALD,
            "fire chief Ana Ruiz",
            "told",
            "Twenty-one people died in the fall of the Orle bridge",
            RUIZ,
            rule="tell",
            found_by=("rule",),
            confidence=0.9,
            facts=_figure(HERALD, "Twenty-one", 21),
        ),
        claim(
            POST, "Fire chief Ana Ruiz", "said", "12 people had died", RUIZ, rule="said", facts=_figure(POST, "12", 12)
        ),
        claim(
            COURIER,
            "Fire chief Ana Ruiz",
            "said",
            "12 people had died",
            RUIZ,
            rule="said",
            facts=_figure(COURIER, "12", 12),
        ),
    ]
    arts = [GAZETTE, HERALD, POST, COURIER]
    figures = {GAZETTE.id: "12", HERALD.id: "Twenty-one", POST.id: "12", COURIER.id: "12"}
    values = {GAZETTE.id: "12", HERALD.id: "21", POST.id: "12", COURIER.id: "12"}
    toll_evidence = []
    for i, left in enumerate(toll):
        for j in range(i + 1, 4):
            right, here, far = toll[j], arts[i], arts[j]
            clash = values[here.id] != values[far.id]
            toll_evidence.append(
                Evidence(
                    "death-toll",
                    "number",
                    "conflicts" if clash else "agrees",
                    "error" if clash else "note",
                    place(here, left, figures[here.id], values[here.id]),
                    place(far, right, figures[far.id], values[far.id]),
                    f"Ana Ruiz says {values[here.id]}, Ana Ruiz says {values[far.id]}",
                    "rules/conflicts.yaml:5",
                )
            )
    plant = [
        claim(GAZETTE, "Boris Holm", "said", '"We will not close the plant,"', HOLM, "direct", rule="said"),
        claim(HERALD, "Boris Holm of Orle Cement", "said:", '"We will close the plant."', HOLM, "direct", rule="said"),
        claim(POST, "Holm", "told the Post", '"We will not close the plant,"', HOLM, "direct", rule="tell"),
    ]
    lost = (
        Change("equal", "We will", "We will"),
        Change("delete", "not", "", "material"),
        Change("equal", "close the plant", "close the plant"),
    )
    plant_evidence = [
        Evidence(
            "quote-wording",
            "wording",
            "conflicts",
            "error",
            place(GAZETTE, plant[0], '"We will not close the plant,"', "not"),
            place(HERALD, plant[1], '"We will close the plant."', "-"),
            "a negation is missing from one outlet's quotation",
            "rules/conflicts.yaml:21",
            lost,
        ),
        Evidence(
            "quote-wording",
            "wording",
            "conflicts",
            "error",
            place(POST, plant[2], '"We will not close the plant,"', "not"),
            place(HERALD, plant[1], '"We will close the plant."', "-"),
            "a negation is missing from one outlet's quotation",
            "rules/conflicts.yaml:21",
            lost,
        ),
    ]
    march = [
        claim(GAZETTE, "The town council", "said", "the bridge was inspected in March", COUNCIL),
        claim(HERALD, "the council", "According to", "inspectors saw the bridge in March", COUNCIL),
        claim(POST, "The council", "said", "its inspectors had been on the bridge in March", COUNCIL),
    ]
    march_evidence = [
        Evidence(
            "same-date",
            "date",
            "agrees",
            "note",
            place(a, x, "in March", "2026-03"),
            place(b, y, "in March", "2026-03"),
            "both say 2026-03",
            "rules/conflicts.yaml:40",
        )
        for (a, x), (b, y) in (((GAZETTE, march[0]), (HERALD, march[1])), ((GAZETTE, march[0]), (POST, march[2])))
    ]
    schools = [claim(a, "Ruiz", "said", "schools would stay shut until Wednesday", RUIZ) for a in (POST, COURIER)]
    alone = [
        claim(
            GAZETTE, "Engineer Mette Dahl", "warned", "the second bridge has the same cables", DAHL, stance="neutral"
        ),
        claim(HERALD, "a resident", "said", '"Nobody told us about the cables,"', None, "direct"),
        claim(COURIER, "A spokeswoman", "said", "the ferry would run all night", None),
    ]
    wire = (COURIER.id, POST.id)
    one = Verdict(
        "conflicting",
        group(*toll),
        tuple(toll_evidence),
        ((GAZETTE.id,), (HERALD.id,), wire),
        "one",
        ("Orle Gazette",),
        ("Valley Post and Morning Courier print one Northwire text.",),
    )
    two = Verdict("conflicting", group(*plant), tuple(plant_evidence), ((GAZETTE.id,), (HERALD.id,), (POST.id,)), "one")
    three = Verdict(
        "corroborated",
        group(*march),
        tuple(march_evidence),
        ((GAZETTE.id,), (HERALD.id,), (POST.id,)),
        "one",
        (),
        ("Reported by one side only: every outlet has it from the council.",),
    )
    four = Verdict("unique", group(*schools, score=100.0), (), (wire,), "one", (), ("Both print one Northwire text.",))
    rest = tuple(Verdict("unique", group(c), (), ((c.article,),), "one" if c.speaker else "unknown") for c in alone)
    claims = (*toll, *plant, *march, *schools, *alone)
    return Report(
        tuple(sorted(arts, key=lambda a: a.id)),
        tuple(sorted(claims, key=lambda c: c.id)),
        tuple(sorted((one, two, three, four, *rest), key=lambda v: v.group.id)),
        (
            Problem(
                "W311",
                "warning",
                "a quotation is never closed",
                "story/herald.txt",
                5,
                1,
                "it was ended at the paragraph",
            ),
        ),
        "3f9a1c0de2b4",
        "en_core_web_sm 3.8.0; engine hybrid",
        ((GAZETTE.id,), (HERALD.id,), wire),
        (("pairs", 12),),
    )
