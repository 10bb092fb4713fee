"""Documentation from the code: every kind of rule with its keys, and every problem code.

Used by `checker rules explain` and by the reference at the end of docs/rules.md, which a test compares with this.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from checker.problems import CODES
from checker.rulebook.codes import EXPLANATIONS
from checker.rulebook.registry import SECTIONS, keys_of, kinds_of, meaning_of, models_in

_PLAIN = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "Decimal": "number",
    "bool": "yes or no",
    "date": "date",
    "NoneType": "nothing",
}


def topics() -> tuple[str, ...]:
    """Everything that :func:`explain` knows: codes, sections and kinds."""
    return tuple(sorted({*CODES, *SECTIONS, *(kind for s in SECTIONS for kind in _named_kinds(s))}))


def explain(topic: str) -> str | None:
    """What *topic* (a code, section or kind) means, as Markdown; None where it is unknown."""
    code = topic.upper()
    if code in CODES:
        return "\n".join(_code(code))
    if topic in SECTIONS:
        return "\n".join(_section(topic))
    for section in SECTIONS:
        if topic in _named_kinds(section):
            return "\n".join(_kind(section, topic, kinds_of(section)[topic]))
    return None


def reference() -> str:
    """The reference of all sections, kinds and rule codes, as Markdown."""
    parts = ["## Reference: sections and kinds", ""]
    for section in SECTIONS:
        parts += [*_section(section), ""]
    parts += ["## Reference: problem codes of rules", ""]
    for code in sorted(EXPLANATIONS):
        parts += [*_code(code), ""]
    return "\n".join(parts).rstrip() + "\n"


def _named_kinds(section: str) -> tuple[str, ...]:
    return tuple(kind for kind in kinds_of(section) if kind != SECTIONS[section].noun)


def _code(code: str) -> Iterator[str]:
    yield f"### {code}: {CODES[code]}"
    known = EXPLANATIONS.get(code)
    if known is None:
        return
    yield from ("", known.why, "", f"What to do: {known.mend}")
    if known.example:
        yield from ("", "```yaml" if ":" in known.example else "```", known.example, "```")


def _section(section: str) -> Iterator[str]:
    known = SECTIONS[section]
    yield from (f"### `{section}:`", "", known.about, "")
    for kind, model in kinds_of(section).items():
        if kind == known.noun:
            yield from _model(model)
        else:
            yield from _kind(section, kind, model)
        yield ""


def _kind(section: str, kind: str, model: type[BaseModel]) -> Iterator[str]:
    yield from (f"#### `kind: {kind}` (under `{section}:`)", "")
    yield from _model(model)


def _model(model: type[BaseModel], done: frozenset[type] = frozenset()) -> Iterator[str]:
    said = inspect.cleandoc(model.__doc__ or "")
    if said:
        yield from (said, "")
    yield from ("| Key | Value | Meaning |", "|---|---|---|")
    inner: list[type[BaseModel]] = []
    names = set(keys_of(model))
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in names:
            continue
        inner += [m for m in models_in(field.annotation) if m not in done and m not in inner]
        must = "" if not field.is_required() else "**required.** "
        meaning = meaning_of(key, field.description)
        yield f"| `{key}` | {_cell(_sort(field.annotation))} | {_cell(must + meaning + _default(field))} |"
    for nested in inner:
        yield from ("", f"Inside, {nested.__name__}:", "")
        yield from _model(nested, done | {model, *inner})


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _default(field: FieldInfo) -> str:
    value = field.default
    if field.is_required() or value is None or value in ((), "") or field.default_factory is not None:
        return ""
    return f" Default: {'yes' if value is True else 'no' if value is False else value}."


def _sort(annotation: Any) -> str:
    """The type of a value in a rule writer's words."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        words = _sort(arguments[0])
    elif origin is Literal:
        words = ", ".join(f"`{a}`" for a in arguments)
    elif origin in (Union, types.UnionType):
        words = " or ".join(dict.fromkeys(_sort(a) for a in arguments if a is not type(None)))
    elif origin in (tuple, list, frozenset, set):
        words = f"list of {_sort(arguments[0])}"
    elif origin is dict:
        words = f"keys with {_sort(arguments[1])}"
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        words = f"keys ({annotation.__name__})"
    else:
        words = _PLAIN.get(getattr(annotation, "__name__", ""), "value")
    return words
