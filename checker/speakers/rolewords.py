"""Words for offices brought to one form, and which plain words may stand for which. All folded to lower case."""

from __future__ import annotations

from checker.lexicon import values

ROLE_WORDS: dict[str, str] = values("roles", "is")
PHRASES: tuple[tuple[str, str], ...] = (
    ("chief minister", "chief-minister"),
    ("prime minister", "prime-minister"),
    ("vice president", "vice-president"),
    ("chief executive officer", "chief-executive"),
    ("chief financial officer", "finance-chief"),
    ("finance chief", "finance-chief"),
    ("finance director", "finance-chief"),
    ("chief operating officer", "chief-operating-officer"),
    ("director of public prosecutions", "director-of-public-prosecutions"),
    ("cabinet secretary", "cabinet-secretary"),
    ("chief executive", "chief-executive"),
    ("attorney general", "attorney-general"),
    ("press secretary", "press-secretary"),
    ("secretary of state", "secretary-of-state"),
    ("secretary general", "secretary-general"),
    ("district attorney", "district-attorney"),
    ("chief justice", "chief-justice"),
    ("chief of staff", "chief-of-staff"),
    ("majority leader", "majority-leader"),
    ("minority leader", "minority-leader"),
    ("first lady", "first-lady"),
    ("managing director", "managing-director"),
    ("chief of police", "police-chief"),
    ("police chief", "police-chief"),
    ("vice chairman", "vice-chair"),
    ("deputy prime minister", "deputy-prime-minister"),
    ("deputy chief minister", "deputy-chief-minister"),
    ("running mate", "running-mate"),
)
GENERIC: dict[str, frozenset[str]] = {
    # a plain word -> the offices it may stand for when the text takes it up again ("the lawmaker")
    "lawmaker": frozenset(
        {
            "representative",
            "senator",
            "mp",
            "mla",
            "assemblyman",
            "delegate",
            "lawmaker",
            "majority-leader",
            "minority-leader",
            "speaker",
        }
    ),
    "official": frozenset({"director", "secretary", "commissioner", "minister", "official", "undersecretary"}),
    "politician": frozenset({"representative", "senator", "mp", "minister", "mayor", "governor", "leader"}),
    "candidate": frozenset({"candidate", "nominee", "republican", "democrat"}),
    "leader": frozenset(
        {
            "leader",
            "president",
            "prime-minister",
            "chief-minister",
            "chair",
            "speaker",
            "majority-leader",
            "minority-leader",
        }
    ),
    "minister": frozenset({"minister", "prime-minister", "chief-minister", "cabinet-secretary"}),
    "lawyer": frozenset({"lawyer", "counsel", "solicitor", "district-attorney", "prosecutor"}),
    "officer": frozenset(
        {"officer", "constable", "detective", "inspector", "sergeant", "captain", "lieutenant", "sheriff"}
        | {"superintendent"}
    ),
    "representative": frozenset({"representative", "assemblyman"}),
    "general": frozenset({"general", "attorney-general"}),
    "professor": frozenset({"professor", "scholar", "doctor"}),
    "doctor": frozenset({"doctor", "physician", "surgeon"}),
    "president": frozenset({"president", "president-elect"}),
    "group": frozenset(
        {
            "organization",
            "organisation",
            "nonprofit",
            "association",
            "coalition",
            "committee",
            "alliance",
            "charity",
            "union",
            "movement",
            "foundation",
            "pac",
            "society",
            "league",
            "federation",
            "network",
        }
    ),
    "organization": frozenset({"group", "nonprofit", "association", "coalition", "alliance", "charity", "foundation"}),
    "organisation": frozenset({"group", "nonprofit", "association", "coalition", "alliance", "charity", "foundation"}),
    "company": frozenset(
        {
            "firm",
            "corporation",
            "maker",
            "manufacturer",
            "retailer",
            "airline",
            "operator",
            "bank",
            "utility",
            "carrier",
        }
    ),
    "firm": frozenset({"company", "corporation"}),
    "carrier": frozenset({"airline", "company"}),
    "airline": frozenset({"carrier"}),
    "union": frozenset(
        {"federation", "association", "league", "guild", "brotherhood", "society", "alliance", "congress"}
    ),
    "newspaper": frozenset({"paper", "magazine"}),
    "paper": frozenset({"newspaper"}),
}
