"""The sections of a rule file and the models behind them: the one place that knows every stage's rules.

A stage owns the models of its rules; here they are only named, and imported when rules are first read, so that
``checker --help`` stays quick. Adding a section is one line of :data:`SECTIONS`.
"""

from __future__ import annotations

import importlib
import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter


@dataclass(frozen=True, slots=True)
class Section:
    """One top-level list of a rule file: its name, where its model lives, and what one of its rules is called."""

    name: str
    module: str
    model: str
    noun: str
    about: str


SECTIONS: dict[str, Section] = {
    s.name: s
    for s in (
        Section(
            "cues",
            "checker.attribution.rules",
            "CueRule",
            "cue rule",
            "Words that report what somebody said, thinks or wants.",
        ),
        Section(
            "aliases", "checker.speakers.rules", "Alias", "alias", "Names, offices and handles of one person or body."
        ),
        Section(
            "conflicts",
            "checker.verdicts.rules",
            "ConflictRule",
            "conflict rule",
            "When two contents contradict each other, and how much that matters.",
        ),
        Section(
            "origins",
            "checker.verdicts.origin_rules",
            "OriginRule",
            "origin rule",
            "Outlets and agencies that are one witness, however many print the words.",
        ),
        Section(
            "thresholds",
            "checker.alignment.rules",
            "Thresholds",
            "threshold rule",
            "How alike two claims must be to count as one statement.",
        ),
    )
}


@cache
def model_of(section: str) -> Any:
    """The rule type of *section*: a model, or a union of models told apart by ``kind``."""
    known = SECTIONS[section]
    return getattr(importlib.import_module(known.module), known.model)


@cache
def adapter(section: str) -> TypeAdapter[Any]:
    """The validator of one rule of *section*."""
    return TypeAdapter(model_of(section))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model that *annotation* allows, through Annotated, unions, lists and mappings' values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    origin = get_origin(annotation)
    arguments = get_args(annotation)
    if origin is Annotated:
        yield from models_in(arguments[0])
    elif origin in (Union, types.UnionType, tuple, list, frozenset, set, dict):
        for argument in arguments:
            if argument is not Ellipsis:
                yield from models_in(argument)


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys that a rule writer may use, in the order of the model."""
    return tuple(
        field.alias or name
        for name, field in model.model_fields.items()
        if not (isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("x-internal"))
    )


def field_type(model: type[BaseModel], key: str) -> Any:
    """The annotation of *key* in *model*, None where it has no such key."""
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return field.annotation if field.annotation is not None else get_type_hints(model).get(name)
    return None


def kinds_of(section: str) -> dict[str, type[BaseModel]]:
    """The kinds of a section's rules: by the value of ``kind`` where there is one, else only the section's model."""
    found: dict[str, type[BaseModel]] = {}
    for model in models_in(model_of(section)):
        field = model.model_fields.get("kind")
        tags = get_args(field.annotation) if field is not None else ()
        for tag in tags or (SECTIONS[section].noun,):
            found[str(tag)] = model
    return found


# keys that mean the same wherever they stand, and are not described by each model
_COMMON = {
    "kind": "What the rule is about; it decides which other keys there are.",
    "tests": "Examples that `checker rules test` tries out: what the rule finds, and what it leaves alone.",
    "text": "A sentence or two of your own.",
    "finds": "What must be found in the text, or 'nothing'.",
    "left": "One of the two texts.",
    "right": "The other one.",
    "verdict": "What the comparison of the two must end in.",
    "aligned": "Whether the two must count as one statement.",
    "one_origin": "Whether the two must count as one origin.",
    "left_published": "Day on which the first was published.",
    "right_published": "Day on which the second was published.",
    "left_speaker": "Who says the first.",
    "right_speaker": "Who says the second.",
    "left_outlet": "Who prints the first.",
    "right_outlet": "Who prints the second.",
    "meaning": "What the cue means for the content, beyond that somebody said it.",
    "share": "Share of the shorter article's own words that must stand in the other, 0 to 1.",
    "share_of_longer": "Share of the longer article's own words that must stand in the other, 0 to 1.",
}


def meaning_of(key: str, said: str | None) -> str:
    """The description of a key in words: what its model says, else what the key means everywhere."""
    return " ".join((said or _COMMON.get(key, "")).split())
