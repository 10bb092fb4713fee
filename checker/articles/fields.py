"""Small YAML mappings of article fields: front matter and ``articles.yaml``.

All values are read as text, so ``NO``, ``12:30`` and ``2023-03-25`` mean what they say. Aliases are refused (they can
explode), nesting and length are bounded, and every value keeps its line.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

import yaml

from checker.articles.draft import FIELDS, MAX_YAML, Said
from checker.records import Problem

HINTS = 20
"""Problems of a file that are told with what was perhaps meant; to look for it costs more than all else."""
_DEPTH = 20
_NOTHING = {"", "null", "~", "none"}
_SYNONYMS = {"date": "published", "byline": "author", "publisher": "outlet", "headline": "title", "link": "url"}

# a plain value: no list, mapping, anchor or block, which are YAML's alone to read
_LINE = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+((?![\[{&*|>!%@`-])[^\n]*?))?[ \t]*")
_FEW = 1 << 16  # characters

Mapping = tuple[tuple[str, Said], ...]


# libyaml where PyYAML has it: the pure parser needs half a minute for a hostile megabyte.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _checked(text: str) -> yaml.Node | None:
    """The node that *text* is, once its events show no alias and a bounded depth; all scalars are text."""
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise _refused("aliases (*name) are not allowed here", event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH:
                raise _refused("nested too deeply", event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    node: yaml.Node | None = yaml.compose(text, _LOADER)
    return node


def _refused(why: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=why, problem_mark=event.start_mark)  # type: ignore[arg-type]  # the C mark


@dataclass(frozen=True, slots=True)
class Read:
    """A mapping of fields, or of file names to fields, with the problems met on the way."""

    fields: Mapping = ()
    files: tuple[tuple[str, int, Mapping], ...] = ()
    problems: tuple[Problem, ...] = ()


def front_matter(text: str, path: str | None, first_line: int) -> Read:
    """The fields in *text*, a YAML mapping whose first line is line *first_line* of the file at *path*."""
    node, problems = _compose(text, path, first_line)
    if node is None:
        return Read(fields=_by_line(text, first_line) if problems else (), problems=problems)
    fields, more = _fields(node, path, first_line, "front matter", strict=False)
    return Read(fields=fields, problems=problems + more)


def _by_line(text: str, first_line: int) -> Mapping:
    """The fields of a block that is no YAML but has one ``name: value`` on each line ("title: Pier: shut again");
    nothing where a line is anything else, so that no field is taken out of its place."""
    found: dict[str, Said] = {}
    for number, line in enumerate(text.split("\n"), first_line):
        if not line.strip():
            continue
        field = _LINE.fullmatch(line) if len(text) <= _FEW else None
        if field is None:
            return ()
        name = field[1].lower()
        name = _SYNONYMS.get(name, name)
        if name in FIELDS and (field[2] or "").lower() not in _NOTHING:
            found[name] = Said(field[2].strip("'\""), "front matter", number)
    return tuple(found.items())


def sidecar(text: str, path: str) -> Read:
    """The fields per file name in *text*, the content of an ``articles.yaml``."""
    node, problems = _compose(text, path, 1)
    if node is None:
        return Read(problems=problems)
    files, found = [], list(problems)
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.MappingNode):
            found.append(_problem(path, line, key.start_mark.column + 1, "expected 'file name:' and its fields"))
            continue
        fields, more = _fields(value, path, 1, "articles.yaml", strict=True, hints=len(found) < HINTS)
        found += more
        files.append((key.value, line, fields))
    return Read(files=tuple(files), problems=tuple(found))


def _problem(path: str | None, line: int, column: int, message: str, hint: str = "") -> Problem:
    return Problem("W215", "warning", message, path, line, column, hint)


def _compose(text: str, path: str | None, first_line: int) -> tuple[yaml.MappingNode | None, tuple[Problem, ...]]:
    if len(text) > MAX_YAML:
        return None, (_problem(path, first_line, 1, "these fields are longer than 1 MB and were not read"),)
    try:
        node = _checked(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        return None, (
            _problem(
                path,
                line,
                column,
                f"these fields are not YAML: {error.problem or 'broken'}",
                "write one 'name: value' a line; put values with ':' or '#' in quotation marks",
            ),
        )
    except (yaml.YAMLError, RecursionError, ValueError):
        return None, (_problem(path, first_line, 1, "these fields are not YAML", "write one 'name: value' a line"),)
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return None, ()
    if not isinstance(node, yaml.MappingNode):
        return None, (_problem(path, first_line, 1, "expected fields, one 'name: value' a line"),)
    return node, ()


def _fields(
    node: yaml.MappingNode,
    path: str | None,
    first_line: int,
    where: str,
    *,
    strict: bool,
    hints: bool = True,
) -> tuple[Mapping, tuple[Problem, ...]]:
    """The known fields of *node*. Unknown names are a problem only where *strict*: front matter has many uses."""
    found: dict[str, Said] = {}
    problems: list[Problem] = []
    for key, value in node.value:
        line, column = key.start_mark.line + first_line, key.start_mark.column + 1
        name = key.value.strip().lower() if isinstance(key, yaml.ScalarNode) else ""
        name = _SYNONYMS.get(name, name)
        if name not in FIELDS:
            if strict:
                near = difflib.get_close_matches(name[:50], FIELDS, 1) if hints and len(problems) < HINTS else ()
                problems.append(
                    _problem(
                        path,
                        line,
                        column,
                        f"no field is called '{name[:50]}'",
                        f"did you mean '{near[0]}'?" if near else "known: " + ", ".join(FIELDS),
                    )
                )
        elif isinstance(value, yaml.ScalarNode):
            if value.value.strip().lower() not in _NOTHING:
                found[name] = Said(value.value, where, line)
        elif isinstance(value, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in value.value):
            found[name] = Said(", ".join(item.value for item in value.value), where, line)
        else:
            problems.append(_problem(path, line, column, f"'{name}' must be plain text"))
    return tuple(found.items()), tuple(problems)
