"""The sections of a rule file and the models behind them: the one place that knows every stage's rules.

A stage owns the models of its rules; here they are only named, and imported when rules are first read, so that
``checker --help`` stays quick. Adding a section is one line of :data:`SECTIONS`.
"""

from __future__ import annotations

import importlib
import types
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from checker.rule import Model

if TYPE_CHECKING:
    from pydantic import TypeAdapter


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
    from pydantic import Field, TypeAdapter

    known = model_of(section)
    by_kind = Field(discriminator="kind") if get_origin(known) is types.UnionType else None
    whole: Any = Annotated[known, by_kind]
    return TypeAdapter(whole)


def models_in(annotation: Any) -> Iterator[type[Model]]:
    """Every model that *annotation* allows, through Annotated, unions, lists and mappings' values."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
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


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a rule writer may use: how it is written, what may stand there, and what it means."""

    name: str
    annotation: Any
    description: str | None
    default: Any
    required: bool


_KEYS: dict[type[Model], dict[str, Key]] = {}


def keys(model: type[Model]) -> dict[str, Key]:
    """The keys that a rule writer may use, as written, in the order of the model."""
    if model in _KEYS:
        return _KEYS[model]
    types_ = get_type_hints(model, include_extras=True)
    found = _KEYS[model] = {}
    for f in fields(model):
        if "json_schema_extra" not in f.metadata:
            name = f.metadata.get("alias", f.name)
            required = f.default is MISSING
            found[name] = Key(name, types_[f.name], f.metadata.get("description"), f.default, required)
    return found


def models_below(annotation: Any) -> Iterator[type[Model]]:
    """Every model that *annotation* allows, and those inside their keys."""
    for model in models_in(annotation):
        yield model
        for key in keys(model).values():
            yield from models_below(key.annotation)


def field_type(model: type[Model], key: str) -> Any:
    """The annotation of *key* in *model*, None where it has no such key."""
    known = keys(model).get(key)
    return known.annotation if known else None


def kinds_of(section: str) -> dict[str, type[Model]]:
    """The kinds of a section's rules: by the value of ``kind`` where there is one, else only the section's model."""
    found: dict[str, type[Model]] = {}
    for model in models_in(model_of(section)):
        for tag in get_args(field_type(model, "kind")) or (SECTIONS[section].noun,):
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
