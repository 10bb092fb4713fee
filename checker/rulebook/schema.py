"""JSON Schemas of the rule files, so that an editor completes keys and underlines mistakes while one types.

One schema for each section and one for files that mix sections. Each shipped file names its schema in its first line
(``# yaml-language-server: $schema=…``). A schema allows what the loader allows: where text is expected, an editor's
YAML reader may see a number, a date or a switch, and ``yes`` is a switch.
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from checker.rulebook.files import VERSION
from checker.rulebook.registry import SECTIONS, adapter, meaning_of, model_of, models_below

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# what marks a schema of text as narrower than any words at all
_NARROW = {"enum", "const", "pattern", "format"}


def schemas() -> dict[str, str]:
    """File name -> JSON text of every schema, in a fixed order."""
    parts = {name: _section(name) for name in SECTIONS}
    out = {f"{name}.schema.json": _file({name: part}) for name, part in parts.items()}
    out["rules.schema.json"] = _file(parts)
    return {name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n" for name, schema in sorted(out.items())}


def write(folder: Path) -> list[Path]:
    """Write every schema into *folder*, which is made where it is missing. Raises CheckerError (E501)."""
    from checker.output import write as write_file

    written = []
    for name, text in schemas().items():
        path = folder / name
        write_file(path, text)
        written.append(path)
    return written


def stale(folder: Path) -> list[str]:
    """Names of the schemas in *folder* that are missing or not what the code says."""
    out = []
    for name, text in schemas().items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            out.append(name)
    return out


def _file(sections: dict[str, tuple[Schema, Schema]]) -> Schema:
    properties: Schema = {
        "version": {"const": VERSION, "description": "Version of the format of this file."},
        "extends": {
            "description": "Folders of rules that this file builds on.",
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        },
    }
    definitions: Schema = {}
    for name, (items, inner) in sections.items():
        properties[name] = {"type": "array", "items": items, "description": SECTIONS[name].about}
        definitions |= inner
    return {
        "$schema": DIALECT,
        "title": "Rules of checker" + (f": {next(iter(sections))}" if len(sections) == 1 else ""),
        "type": "object",
        "required": ["version"],
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }


def _section(name: str) -> tuple[Schema, Schema]:
    """(schema of one item of the section's list, definitions it needs under names of its own)."""
    whole = adapter(name).json_schema(schema_generator=GenerateJsonSchema, ref_template=f"#/$defs/{name}.{{model}}")
    said = {m.__name__: inspect.cleandoc(m.__doc__ or "") for m in models_below(model_of(name))}
    inner: Schema = {f"{name}.{key}": _told(value, said) for key, value in whole.pop("$defs", {}).items()}
    whole = _told(whole, said)
    rules = [inner[m["$ref"].rpartition("/")[2]] for m in whole.get("oneOf", whole.get("anyOf", ())) if "$ref" in m]
    keys: Schema = {}
    for rule in rules or [whole]:
        for key, value in rule.get("properties", {}).items():
            if key not in {"id", "origin"}:
                keys.setdefault(key, []).append(value)
    changes = {key: _any(values) for key, values in keys.items()}
    ident = {"type": "string", "description": "The id of a rule of a lower layer."}
    forms = [
        whole,
        {
            "title": "change",
            "description": "Replaces single keys of a rule of a lower layer.",
            "type": "object",
            "required": ["id", "change"],
            "additionalProperties": False,
            "properties": {"id": ident, "change": {
                "type": "object", "minProperties": 1, "additionalProperties": False, "properties": _partial(changes)}},
        },
        {
            "title": "disable",
            "description": "Switches a rule of a lower layer off.",
            "type": "object",
            "required": ["id", "disable"],
            "additionalProperties": False,
            "properties": {"id": ident, "disable": {"type": "string", "minLength": 1, "description": "The reason."}},
        },
    ]  # fmt: skip
    return _loose({"anyOf": forms}), {key: _loose(value) for key, value in inner.items()}


def _told(schema: Schema, said: dict[str, str]) -> Schema:
    """*schema* of a model with what the model's docstring says."""
    words = said.get(schema.get("title", ""))
    return {"description": words, **schema} if words else schema


def _any(values: list[Schema]) -> Schema:
    distinct = [v for i, v in enumerate(values) if v not in values[:i]]
    return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}


def _partial(keys: Schema) -> Schema:
    """Keys of a change: a mapping inside may name only some of its entries, which are merged."""
    return {key: {**value, "required": []} if "required" in value else value for key, value in keys.items()}


def _described(key: str, schema: Any) -> Any:
    said = meaning_of(key, schema.get("description"))
    return {**schema, "description": said} if said else schema


def _loose(schema: Any) -> Any:
    """*schema* as an editor should apply it: without internal keys, and with the loader's tolerance for plain words."""
    if isinstance(schema, list):
        return [_loose(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    out: Schema = {}
    for key, value in schema.items():
        if key == "properties" and isinstance(value, dict):
            shown = {k: v for k, v in value.items() if not (isinstance(v, dict) and v.get("x-internal"))}
            out[key] = {k: _described(k, _loose(v)) for k, v in shown.items()}
        elif key in {"default", "enum", "const", "required", "examples", "discriminator"}:
            if key != "discriminator":
                out[key] = value
        else:
            out[key] = _loose(value)
    if out.get("type") == "string" and not _NARROW & out.keys():
        out["type"] = ["string", "number", "boolean"]
    if out.get("type") == "boolean":
        del out["type"]
        out["enum"] = [True, False, "yes", "no"]
    return out
