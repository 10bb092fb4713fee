"""Cue rules: which words report, what they take, what they mean. Written by people in ``rules/cues.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from checker.pattern import Pattern
from checker.rule import Check, Model, Rule, option

Meaning = Literal[
    "neutral", "denial", "admission", "promise", "accusation", "question", "demand", "hedge", "distancing", "praise"
]
Reports = Literal["speech", "attitude"]
Complement = Literal["quotation", "clause", "question", "infinitive", "gerund", "object", "small-clause", "preposition"]

CLAUSAL: tuple[Complement, ...] = ("quotation", "clause", "question")


def _one_or_many(value: object) -> object:
    """A single string is one entry, or several parted by commas."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",")) if "," in value else (value,)
    return value


Words = Annotated[tuple[str, ...], Check(_one_or_many, first=True)]
Complements = Annotated[tuple[Complement, ...], Check(_one_or_many, first=True)]


class Finds(Model):
    """What an example must yield; parts left out are not looked at. Punctuation at the ends does not count."""

    source: str | None = option(default=None, description="The words that name who speaks; '' for none.")
    cue: str | None = option(default=None, description="The reporting words.")
    content: str | None = option(default=None, description="What is reported; several pieces joined by ' … '.")


class CueTest(Model):
    """An example that stands inside the rule: a text, and what the rules engine must find in it."""

    text: str = option(min_length=1)
    finds: Finds | tuple[Finds, ...] | Literal["nothing"]
    todo: str = option(default="", description="Why the example does not pass yet; a todo that passes is an error.")


class CueRule(Rule):
    """Words that report what somebody said (or thinks, wants, does: ``reports: attitude``).

    Words are dictionary forms and match every form: ``say`` finds "said". ``phrases`` are several words ("make clear",
    "in the words of"); a phrase that begins with a verb takes that verb's complements. ``ignore`` are constructions in
    which the words report nothing ("that said", "needless to say"); ``*`` in them stands for up to three words and
    ``NAME`` for a name. ``pattern`` is a token pattern of spaCy's Matcher for what words cannot express.
    """

    verbs: Words = option(default=(), description="Verbs in their dictionary form.")
    nouns: Words = option(default=(), description="Nouns that take content: 'the claim that', 'his denial of'.")
    adjectives: Words = option(default=(), description="Adjectives that take content: 'certain that'.")
    phrases: Words = option(default=(), description="Several words in dictionary form: 'make clear'.")
    pattern: Pattern = option(default=(), description="A token pattern in the form of spaCy's Matcher.")
    takes: Complements = option(default=CLAUSAL, description="What may follow and be content.")
    prepositions: Words = option(
        default=(), description="Prepositions whose object is content: 'called for a ban' (takes: preposition)."
    )
    only: bool = option(default=False, description="With other complements the words are an act, no speech.")
    meaning: Meaning = "neutral"
    reports: Reports = option(default="speech", description="'speech' is a claim by default, 'attitude' on request.")
    ignore: Words = option(default=(), description="Constructions that report nothing: 'that said'.")
    tests: tuple[CueTest, ...] = ()

    def __post_init__(self) -> None:
        if not (self.verbs or self.nouns or self.adjectives or self.phrases or self.pattern or self.ignore):
            raise ValueError("a cue rule needs verbs, nouns, adjectives, phrases, a pattern or ignore")
        if self.prepositions and "preposition" not in self.takes:
            raise ValueError("prepositions need 'preposition' among takes")


Cues: TypeAlias = tuple[CueRule, ...]
