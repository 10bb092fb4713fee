"""The rulebook in force: what each stage gets, what is wrong, and a digest that names exactly these rules."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.records import Problem
from checker.rule import plain
from checker.rulebook.entry import Entry
from checker.rulebook.project import Project, builtin_folder, label_of_base, project_at, same
from checker.rulebook.registry import SECTIONS
from checker.rulebook.shipped import read

if TYPE_CHECKING:
    from checker.alignment.rules import Thresholds

# what tells people and tests about a rule but changes no report
_NOT_IN_FORCE = frozenset({"why", "tests", "origin"})


EVEN = 0.5
"""The chance from which a rule of conflict speaks that says nothing else."""


@dataclass(frozen=True)
class Rulebook:
    """All rules after layering.

    ``entries`` holds rules in force and rules switched off, in the order of layers, files and lines. ``problems`` is
    sorted by place. ``digest`` is the same wherever the files lie, and changes with every value that can change a
    report. ``model`` is the spaCy model that the project's configuration names, if it does. ``texts`` gives the text of
    each file, by its name in messages.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    model: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    def stricter(self, least: float) -> Rulebook:
        """The same rules, of which those of conflict that say nothing else speak from the chance *least* on, 0 to 1."""
        if least == EVEN:
            return self
        entries = tuple(
            replace(e, rule=replace(e.rule, least=least))  # type: ignore[call-arg]  # rules of conflict have it
            if e.section == "conflicts" and getattr(e.rule, "least", None) == EVEN
            else e
            for e in self.entries
        )
        return replace(self, entries=entries, digest=f"{self.digest} strictness {least:g}")

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors: with one of them, no run may end with exit code 0."""
        return tuple(p for p in self.problems if p.severity == "error")

    def rules(self, section: str) -> tuple[Any, ...]:
        """The rules of *section* that are in force."""
        return tuple(e.rule for e in self.entries if e.section == section and not e.disabled)

    def find(self, rule_id: str) -> Entry | None:
        """The rule called *rule_id*, in force or not."""
        return next((e for e in self.entries if e.rule.id == rule_id), None)

    @cached_property
    def cues(self) -> Any:
        """The cue rules, for attribution."""
        return self.rules("cues")

    @cached_property
    def aliases(self) -> Any:
        """The aliases, for speakers."""
        return self.rules("aliases")

    @cached_property
    def conflicts(self) -> Any:
        """The conflict rules, for verdicts."""
        return self.rules("conflicts")

    @cached_property
    def origins(self) -> Any:
        """The origin rules, for verdicts."""
        return self.rules("origins")

    @cached_property
    def thresholds(self) -> Thresholds:
        """The thresholds of alignment."""
        rules: tuple[Thresholds, ...] = self.rules("thresholds")
        return rules[0]


def load(paths: Sequence[Path] = (), project: Path | None = None, *, builtin: Path | None = None) -> Rulebook:
    """The rulebook of the built-in rules, the project's that *project* (a folder) belongs to, and *paths* on top.

    Without *project* no configuration is looked for. *builtin* replaces the shipped rules by those of another folder.
    Never raises for what the files hold, nor for files that are missing; see :attr:`Rulebook.problems`.
    """
    base = builtin or builtin_folder()
    settings = project_at(project) if project is not None else Project()
    shipped = read(base, label_of_base(base, settings, paths))
    if shipped is not None and all(same(p, base) for p in (*settings.rules, *paths)):
        entries, problems, texts = shipped.entries, settings.problems, shipped.texts
    else:
        from checker.rulebook.layers import build

        with _not_collecting():
            stack = build(paths, settings, base, shipped)
        entries, problems, texts = tuple(stack.entries.values()), tuple(stack.problems), stack.texts
    return Rulebook(entries, in_order(set(problems)), digest(entries), settings.model, texts)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Thousands of small values are made and none is garbage: looking for garbage takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def in_order(problems: set[Problem]) -> tuple[Problem, ...]:
    """*problems* by file, line, column and code."""
    return tuple(sorted(problems, key=lambda p: (p.path or "", p.line, p.column, p.code, p.message)))


def digest(entries: Sequence[Entry]) -> str:
    """Sixteen hexadecimal digits that name the rules in force: their values and order, not files or comments."""
    whole = hashlib.sha256()
    for section in SECTIONS:
        for entry in entries:
            if entry.section == section and not entry.disabled:
                rule = entry.rule
                values = {f.name: plain(getattr(rule, f.name)) for f in fields(rule) if f.name not in _NOT_IN_FORCE}
                whole.update(json.dumps([section, values], sort_keys=True, ensure_ascii=True).encode() + b"\n")
    return whole.hexdigest()[:16]
