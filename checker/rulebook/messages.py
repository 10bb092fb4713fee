"""What pydantic found wrong with a rule -> problems at the right line and column, in a rule writer's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from checker.problems import printable
from checker.records import Problem
from checker.rule import Model
from checker.rulebook.node import Node, short
from checker.rulebook.registry import SECTIONS, field_type, keys, kinds_of, models_in

if TYPE_CHECKING:
    from pydantic import ValidationError

Loc = Sequence[int | str]

_DATE = "a date such as 2024-05-31"
_EXPECTED = {
    "string": "text",
    "list": "a list",
    "tuple": "a list",
    "set": "a list",
    "frozen_set": "a list",
    "dict": "keys and values",
    "model": "keys and values",
    "model_attributes": "keys and values",
    "dataclass": "keys and values",
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "bool": "yes or no",
    "date": _DATE,
    "date_from_datetime": _DATE,
}
_SHAPES = {
    _DATE: "write year, month and day",
    "a list": "write [one, two] or a line with '- ' for each",
    "text": "write plain words, or put it in quotes",
    "keys and values": "write 'key: value' lines, indented",
    "a whole number": "write digits, such as 40",
    "a number": "write digits, such as 0.5",
    "yes or no": "write yes or no",
}
_ASIDE = {
    "less_than": "write a smaller one",
    "less_than_equal": "write a smaller one",
    "greater_than": "write a larger one",
    "greater_than_equal": "write a larger one",
}
_FITS = {
    "'id'": "use small letters, digits, '-' and '.'",
    "'OP'": "write '!', '?', '+', '*', '{2}' or '{1,3}', in quotes",
}
_NO_SUCH = {
    "REGEX": "regular expressions are not allowed; name the words with IN",
    "ENT_TYPE": "entities are not recognised here; use POS: PROPN",
}


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """The one of *known* that *word* most likely meant, if any is close (rapidfuzz ratio of 65 and more)."""
    choices = sorted(set(known))
    best = process.extractOne(word, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=65)
    return str(best[0]) if best else None


def meant(word: str, known: Iterable[str]) -> str:
    """A hint for an unknown *word*: "did you mean 'x'?", else what there is."""
    choices = tuple(known)
    guess = suggestion(word, choices)
    if guess:
        return f"did you mean '{guess}'?"
    return f"there are: {', '.join(choices)}" if choices else ""


def problems_of(error: ValidationError, node: Node, section: str, rule_type: Any) -> list[Problem]:
    """The problems of one rule, one for each thing to mend, with places from *node*."""
    found: dict[tuple[str, int, int], list[tuple[Loc, Problem]]] = {}
    for detail in error.errors(include_url=False, include_input=False):
        problem, depth = _problem(detail, node, section, rule_type)
        found.setdefault((problem.path or "", problem.line, problem.column), []).append((depth, problem))
    flat = [pair for pairs in found.values() for pair in pairs]
    # a union of forms fails once for each form: what is wrong inside the form that was meant says most
    kept = [(loc, p) for loc, p in flat if not (p.code == "R106" and any(_inside(other, loc) for other, _ in flat))]
    return _together(_one_each(kept), section)


def _together(problems: list[Problem], section: str) -> list[Problem]:
    """Missing keys of one mapping as one problem, less those that an unknown key was meant to be."""
    misspelt = {(p.path, p.hint.removeprefix("did you mean ").rstrip("?")) for p in problems if p.code == "R104"}
    missing: dict[tuple[str | None, int, int, str], list[str]] = {}
    for problem in problems:
        if problem.code == "R105":
            subject, _, key = problem.message.rpartition(" needs the key ")
            if (problem.path, key) not in misspelt:
                missing.setdefault((problem.path, problem.line, problem.column, subject), []).append(key)
    out = [p for p in problems if p.code != "R105"]
    for (path, line, column, subject), lacking in missing.items():
        many = "keys" if len(lacking) > 1 else "key"
        add = "add " + ", ".join(f"{k.strip(chr(39))}: …" for k in lacking)
        if lacking == ["'kind'"]:
            add = f"add kind: {', '.join(kinds_of(section))}"
        out.append(
            Problem("R105", "error", f"{subject} needs the {many} {', '.join(lacking)}", path, line, column, add)
        )
    return out


def _inside(loc: Loc, outer: Loc) -> bool:
    return len(loc) > len(outer) and tuple(loc[: len(outer)]) == tuple(outer)


def _one_each(found: list[tuple[Loc, Problem]]) -> list[Problem]:
    """One problem for each place and code; of several wrong values there, the one with a suggestion."""
    best: dict[tuple[str | None, int, int, str, str], Problem] = {}
    for _, problem in found:
        subject = problem.message if problem.code in {"R104", "R105"} else ""
        key = (problem.path, problem.line, problem.column, problem.code, subject)
        if key not in best or ("did you mean" in problem.hint and "did you mean" not in best[key].hint):
            best[key] = problem
    return list(best.values())


def _walk(node: Node, loc: Loc) -> tuple[Node, Node | None, list[int | str], list[int | str]]:
    """(value, its key, path walked, what is left of *loc*); names of union members in *loc* are passed over."""
    key: Node | None = None
    walked: list[int | str] = []
    left = list(loc)
    while left:
        part = left.pop(0)
        if isinstance(part, int) and part < len(node.items):
            node, key = node.items[part], None
        elif isinstance(part, str) and part in node.entries:
            key, node = node.entries[part]
        elif not left:
            return node, key, walked, [part]
        else:
            continue
        walked.append(part)
    return node, key, walked, []


def _models_at(rule_type: Any, top: Node, walked: Loc) -> list[type[Model]]:
    """The models that may describe the mapping at *walked*; a ``kind`` in the file narrows them down."""
    types, node = [rule_type], top
    for part in (*walked, None):
        models = [m for t in types for m in models_in(t)]
        kind = node.get("kind")
        if kind is not None and isinstance(kind.data, str):
            named = [m for m in models if repr(kind.data) in repr(field_type(m, "kind"))]
            models = named or models
        if part is None:
            return models
        if isinstance(part, int):
            types, node = models or types, node.items[part]
        else:
            types = [t for m in models if (t := field_type(m, part)) is not None]
            node = node.entries[part][1]
    return []


def _subject(section: str, top: Node, walked: Loc) -> str:
    """What the mapping at *walked* is called: "a 'number' rule", "an alias", "an example", "'finds'"."""
    named = [part for part in walked if isinstance(part, str)]
    if not named:
        kind = top.get("kind")
        if kind is not None and isinstance(kind.data, str):
            return f"a '{short(kind.data)}' rule"
        noun = SECTIONS[section].noun
        return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
    return {"tests": "an example", "pattern": "a token"}.get(named[-1], f"'{named[-1]}'")


def _problem(detail: Any, top: Node, section: str, rule_type: Any) -> tuple[Problem, Loc]:
    sort, context = str(detail["type"]), detail.get("ctx") or {}
    node, key, walked, left = _walk(top, detail["loc"])
    at = node
    if sort == "missing":
        first = next(iter(node.entries.values()), None)
        at = first[0] if first else node
        name = str(left[0]) if left else "?"
        message, hint, code = f"{_subject(section, top, walked)} needs the key '{name}'", f"add '{name}: …'", "R105"
    elif sort == "unexpected_keyword_argument":
        at = key or node
        name = str(walked[-1]) if walked else "?"
        known = [k for m in _models_at(rule_type, top, walked[:-1]) for k in keys(m)]
        unused = list(dict.fromkeys([*known, *(("change", "disable") if len(walked) == 1 else ())]))
        code, message = "R104", f"{_subject(section, top, walked[:-1])} has no key '{short(name)}'"
        hint = _NO_SUCH.get(name) or meant(name, unused)
    elif sort in {"union_tag_invalid", "union_tag_not_found"}:
        at, code, message, hint = _kind(node, section, _subject(section, top, walked))
    else:
        at = key if node.data is None and key is not None else node
        holder = next((str(part) for part in reversed(walked) if isinstance(part, str)), "")
        code, message, hint = _value(sort, context, detail, node, key, holder)
        if sort in {"tuple_type", "list_type"} and key is not None and isinstance(node.data, str):
            types = [field_type(m, holder) for m in _models_at(rule_type, top, walked[:-1])]
            if not any(True for t in types for _ in models_in(t)):  # a list of words, of which one is written
                hint = f"write [{short(node.data)}]"
    return Problem(code, "error", printable(message), at.path, at.line, at.column, printable(hint)), tuple(walked)


def _kind(node: Node, section: str, subject: str) -> tuple[Node, str, str, str]:
    """(place, code, message, hint) of a rule whose ``kind`` is missing, unknown or no word."""
    known = list(kinds_of(section))
    if "kind" not in node.entries:
        for name, (key, _) in node.entries.items():
            if name not in {"id", "change", "disable"} and (form := suggestion(name, ["change", "disable"])):
                return key, "R104", f"{subject} has no key '{short(name)}'", f"did you mean '{form}'?"
        first = next(iter(node.entries.values()), None)
        return first[0] if first else node, "R105", f"{subject} needs the key 'kind'", "add 'kind: …'"
    key, value = node.entries["kind"]
    if value.data is None:
        return key, "R106", "nothing stands after 'kind'", meant("", known)
    if not isinstance(value.data, str):
        return value, "R106", f"'kind' cannot be {value.what()}", meant("", known)
    return value, "R107", f"there is no kind {value.what()}", meant(value.data, known)


def _value(sort: str, context: Any, detail: Any, node: Node, key: Node | None, holder: str) -> tuple[str, str, str]:
    """(code, message, hint) of a value that does not fit."""
    name = f"'{short(str(key.data))}'" if key is not None else "this"
    stem = re.sub(r"(_type|_parsing(_size)?|_from_float|_inexact)+$", "", sort)
    choice = sort in {"literal_error", "enum"}
    code, hint = "R106", ""
    if node.data is None and (stem in _EXPECTED or choice):
        message = f"nothing stands after {name}"
        hint = f"expected {_EXPECTED.get(stem) or context.get('expected', 'a value')}"
    elif choice:
        allowed = [w.strip(" '") for w in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
        message = f"{name} cannot be {node.what()}" if key or not holder else f"'{holder}' cannot hold {node.what()}"
        hint = meant(node.data if isinstance(node.data, str) else "", allowed)
    elif stem in _EXPECTED:
        expected = _EXPECTED[stem]
        message = f"expected {expected}{f' for {name}' if key else ''}, found {node.what()}"
        hint = _SHAPES.get(expected, "")
    elif sort == "string_pattern_mismatch":
        message = f"{node.what()} cannot be an id" if name == "'id'" else f"{name} cannot be {node.what()}"
        hint = _FITS.get(name, f"it must fit {context.get('pattern')}")
    elif sort in {"string_too_short", "too_short"}:
        least = context.get("min_length", 1)
        message = f"{name} is empty" if least == 1 else f"{name} needs at least {least}"
        hint = "fill it in or take it out" if least == 1 else "add to it or take it out"
    elif sort in {"value_error", "assertion_error"}:
        error = context.get("error", detail["msg"])
        code = getattr(error, "code", code)
        message, _, hint = str(error).partition(" | ")
    elif sort in _ASIDE:
        text = str(detail["msg"])
        message, hint = f"{name} should be {text.removeprefix('Input should be ')}, found {node.what()}", _ASIDE[sort]
    else:
        text = str(detail["msg"])
        plain = text.removeprefix("Input should be ").removeprefix("Value should be ")
        message = f"{name} should be {plain}, found {node.what()}" if plain != text else f"{name}: {text}"
    return code, message, hint
