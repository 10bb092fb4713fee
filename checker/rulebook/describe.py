"""Documentation from the code: every kind of rule with its keys, and every problem code.

Used by `checker rules explain` and by the reference at the end of docs/rules.md, which a test compares with this.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from checker.problems import CODES
from checker.rule import Model
from checker.rulebook.codes import EXPLANATIONS
from checker.rulebook.registry import SECTIONS, Key, keys, kinds_of, meaning_of, models_in

_MANY = 12  # words to choose from that are all named
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


def contents() -> str:
    """Everything that :func:`explain` knows, one a line, with what it is."""
    rows = [(section, known.about) for section, known in SECTIONS.items()]
    for section in SECTIONS:
        for kind in _named_kinds(section):
            rows.append((kind, inspect.cleandoc(kinds_of(section)[kind].__doc__ or "").split("\n")[0]))
    rows += sorted(CODES.items())
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {words}" for name, words in rows)


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
    done: set[type] = set()
    for kind, model in kinds_of(section).items():
        if kind == known.noun:
            yield from _model(model, done)
        else:
            yield from _kind(section, kind, model, done)
        yield ""


def _kind(section: str, kind: str, model: type[Model], done: set[type] | None = None) -> Iterator[str]:
    yield from (f"#### `kind: {kind}` (under `{section}:`)", "")
    yield from _model(model, set() if done is None else done)


def _model(model: type[Model], done: set[type]) -> Iterator[str]:
    """The keys of *model*, then those of the models inside it that are not *done* yet."""
    said = inspect.cleandoc(model.__doc__ or "")
    if said:
        yield from (said, "")
    yield from ("| Key | Value | Meaning |", "|---|---|---|")
    inner: dict[type[Model], None] = {}
    for key, known in keys(model).items():
        inner |= dict.fromkeys(models_in(known.annotation))
        told_apart = key == "kind" and get_origin(known.annotation) is Literal
        must = "**required.** " if known.required or told_apart else ""
        meaning = must + meaning_of(key, known.description) + ("" if told_apart else _default(known))
        yield f"| `{key}` | {_cell(_sort(known.annotation))} | {_cell(meaning)} |"
    for nested in inner:
        if nested not in done:
            done.add(nested)
            yield from ("", f"Inside, {nested.__name__}:", "")
            yield from _model(nested, done)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _default(key: Key) -> str:
    value = key.default
    if key.required or value is None or value in ((), ""):
        return ""
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return f" Default: {', '.join(map(str, value)) if isinstance(value, tuple) else value}."


def _sort(annotation: Any) -> str:
    """The type of a value in a rule writer's words."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        words = _sort(arguments[0])
    elif origin is Literal:
        shown = arguments if len(arguments) <= _MANY else arguments[: _MANY // 2]
        words = ", ".join(f"`{a}`" for a in shown) + (", …" if len(shown) < len(arguments) else "")
    elif origin in (Union, types.UnionType):
        words = " or ".join(dict.fromkeys(_sort(a) for a in arguments if a is not type(None)))
    elif origin in (tuple, list, frozenset, set):
        words = f"list of {_sort(arguments[0])}"
    elif origin is dict:
        words = f"keys with {_sort(arguments[1])}"
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        words = f"keys ({annotation.__name__})"
    else:
        words = _PLAIN.get(getattr(annotation, "__name__", ""), "value")
    return words
