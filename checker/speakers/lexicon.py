"""Words that tell people, bodies, documents and unnamed sources apart: plain sets, all folded to lower case.

They are cues among others (capitalisation, grammar, repetition), never the only ground: a word that is missing here
costs a guess, not a name.
"""

from __future__ import annotations

from checker.lexicon import words

MALE_TITLES = words("persons", "male-title")
FEMALE_TITLES = words("persons", "female-title")
NOBLE = words("persons", "noble")
POLITE = words("persons", "polite")
HONORIFICS = MALE_TITLES | FEMALE_TITLES | words("persons", "honorific")
OFFICES = words("persons", "office") | HONORIFICS
SHORT_OFFICES = words("persons", "short-office")
OFFICES |= SHORT_OFFICES - {"dig", "he", "hh", "pc", "dc", "di"}  # these are words, too
BODY_ROLES = words("bodies", "role")
POSTNOMINALS = words("persons", "postnominal")
SPOKESPERSONS = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen spox".split())
SPOKES_PHRASES = ("press secretary", "communications director", "press officer", "director of communications")
PERSON_NOUNS = OFFICES | SPOKESPERSONS | words("persons", "person")
KIN = words("persons", "kin")
MALE_NOUNS = words("persons", "male")
FEMALE_NOUNS = words("persons", "female")
BODY_NOUNS = words("bodies", "body")
MANY_OF_A_KIND = words("bodies", "many")
NAMED_BY_KIND = words("bodies", "named-by-kind")
COMPANY_LAST = words("bodies", "company-ending")
BODY_LAST = BODY_NOUNS | COMPANY_LAST | words("bodies", "ending")
DOCUMENT_NOUNS = words("documents", "document")
UNNAMED_NOUNS = words("persons", "unnamed")
UTTERANCES = words("documents", "utterance")
MEDIA_WORDS = words("bodies", "media")
SURNAMES = words("persons", "surname")
PLACE_FIRST = words("geography", "beginning")
PLACE_LAST = words("geography", "ending")
BUILDINGS = words("geography", "building")
LEGAL_FORMS = words("bodies", "legal-form")
CALENDAR = frozenset(
    word for mark in ("weekday", "weekday-short", "month", "month-short") for word in words("calendar", mark)
)
"""Days and months: capitalised, and no names."""
PARTIES = words("persons", "party")
FORMER = words("grammar", "former")
PARTICLES = words("names", "particle")
SUFFIXES = frozenset("jr sr ii iii iv".split())
